-- A board asks by measure and subtree of authorities; the primary key starts with the region.
create index stat_by_authority on stat (measure, authority text_pattern_ops, day);
-- Pending differences are few: they are read whole.
