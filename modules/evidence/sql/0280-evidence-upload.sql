-- Which case an uploaded file was handed in for, and what was received: an act may name it from then on.
create table evidence_upload (
  home_region char(6)     not null,
  file_id     uuid        not null,
  matter_id   uuid        not null,
  sha256      bytea       not null check (length(sha256) = 32),
  size        bigint      not null check (size > 0),
  received_by uuid        not null,
  received_at timestamptz not null,
  -- When an act of the case had named it; null while none has.
  named_at    timestamptz,
  primary key (home_region, file_id)
);
comment on table evidence_upload is 'Hash at receipt of evidence files, before an act names them; a row whose file no act named is forgotten with the file.';
create index evidence_upload_matter on evidence_upload (home_region, matter_id);
create index evidence_upload_waiting on evidence_upload (received_at) where named_at is null;

select dist.shard('evidence_upload', 'home_region', 'act');
grant select, insert, update, delete on evidence_upload to qingyuan_app;

alter table evidence_upload enable row level security;
alter table evidence_upload force row level security;
create policy opened on evidence_upload for select using (app_opened(matter_id) or app_is_system());
create policy received on evidence_upload for insert with check (app_opened(matter_id));
create policy named on evidence_upload for update using (app_is_system());
create policy forgotten on evidence_upload for delete using (app_is_system());
