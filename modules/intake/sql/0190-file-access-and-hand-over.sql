-- Looks at files are noted like looks at identities.
alter table access_log drop constraint access_log_kind_check;
alter table access_log add constraint access_log_kind_check check (kind in ('identity', 'export', 'file', 'file-original'));
alter table access_log add column file_id uuid;

-- All open matters of one person given to another in one go; the document is the receipt, byte for byte as its digest says.
create table hand_over (
  home_region char(6)     not null,
  id          uuid        not null,
  authority   text        not null,
  from_person uuid        not null,
  to_person   uuid        not null,
  reason      text        not null check (reason <> ''),
  asked_by    uuid        not null,
  asked_at    timestamptz not null,
  document    text,
  digest      bytea       check (length(digest) = 32),
  primary key (home_region, id),
  check ((document is null) = (digest is null))
);
comment on table hand_over is 'A hand-over of all open matters of a person. Its acts carry its id as batch_id; document is null until all were tried.';
select dist.shard('hand_over', 'home_region', 'act');
grant select, insert, update on hand_over to qingyuan_app;

alter table hand_over enable row level security;
alter table hand_over force row level security;
create policy own on hand_over using (authority like any (app_scope()));
