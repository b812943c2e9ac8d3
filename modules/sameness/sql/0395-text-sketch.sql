-- By what like texts are found: 128 bins of 16 bits a matter (platform/text/minhash.ts), written by the worker that proposes.
-- The bands follow from the bins, and every worker files them in memory: in an index of the database 42 keys a matter cost
-- 2.2 KB and 1.6 ms of writing each (modules/sameness/README.md).
create table text_sketch (
  home_region char(6) not null,
  matter_id   uuid    not null,
  signature   bytea   not null check (length(signature) = 256),
  -- The transaction that wrote it, as the node knew it where it was asked for: what was written since is read by it.
  written     xid8    not null,
  primary key (home_region, matter_id)
);
-- Random bits: trying to make them shorter costs and gains nothing.
alter table text_sketch alter column signature set storage plain;
comment on table text_sketch is 'Signatures by which matters with like texts are found; made from the text, cannot be read back, rebuildable.';
create index text_sketch_written on text_sketch (written);
select dist.shard('text_sketch', 'home_region', 'act');
grant select, insert, update, delete on text_sketch to qingyuan_app;

alter table text_sketch enable row level security;
alter table text_sketch force row level security;
-- Tells of matters that a person may not see: only background work reads it.
create policy background on text_sketch using (app_is_system());
