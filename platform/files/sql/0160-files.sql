-- What was handed in as a file. Bytes lie outside the database under their SHA-256.

create table file (
  home_region char(6)     not null,
  id          uuid        not null,
  matter_id   uuid,
  act_id      uuid,
  sha256      bytea       not null check (length(sha256) = 32),
  size        bigint      not null check (size >= 0),
  type        text        not null,
  name        text,
  copy_sha256 bytea       check (length(copy_sha256) = 32),
  copy_size   bigint,
  state       text        not null check (state in ('clean', 'stripped', 'kept', 'unreadable')),
  scan        text        not null check (scan in ('not-scanned', 'passed', 'infected', 'failed')),
  received_by uuid,
  received_at timestamptz not null,
  primary key (home_region, id)
);
comment on table file is 'sha256 = the original as received. state: clean = nothing hidden in it; stripped = the working copy lacks the metadata, the original is sealed; kept = metadata may be inside, no copy is made of this type; unreadable = no copy could be made, the original is sealed.';
comment on column file.name is 'The name that the sender gave: personal, erasable.';
create index file_matter on file (home_region, matter_id) where matter_id is not null;
create index file_waiting on file (received_at) where matter_id is null;
create index file_content on file (sha256);

select dist.shard('file', 'home_region', 'act');

grant select, insert, update, delete on file to qingyuan_app;

-- Open like the acts of its matter; a file that no act holds yet is seen by the system alone.
alter table file enable row level security;
alter table file force row level security;
create policy opened on file for select using (app_opened(matter_id) or app_is_system());
create policy received on file for insert with check (matter_id is null or app_opened(matter_id) or app_is_system());
create policy attached on file for update using (app_is_system());
create policy removed on file for delete using (app_is_system());
