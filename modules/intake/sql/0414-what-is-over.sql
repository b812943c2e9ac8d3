-- What is over and still kept whole, by the day of its end: those whose time of keeping may have passed stand first.
create index matter_kept on matter (closed_on, id)
  where procedure in ('clue', 'report', 'complaint') and closed_on is not null and not (snapshot -> 'facts' ? 'erasedOn');
-- Proposals to erase that wait for a head.
create index matter_erasure on matter (closed_on, id) where snapshot -> 'facts' ? 'erasure';
