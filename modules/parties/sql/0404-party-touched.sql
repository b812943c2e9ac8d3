-- When a row was last written, so that each server brings the names that it holds in memory up to date by asking for what
-- changed. No fact of the registry: undoing an import does not put it back.
alter table party add column touched_at timestamptz not null default now();
create index party_touched on party (touched_at);
