-- By what complaints of one complainant are found to be so, without saying who it is: keyed digests, kept for a while.
create table reporter_mark (
  home_region char(6) not null,
  matter_id   uuid    not null,
  kind        text    not null check (kind in ('phone', 'id', 'name')),
  -- HMAC-SHA-256 under a key of its own, which is not in the database.
  mark        bytea   not null check (length(mark) = 32),
  opened_on   date    not null,
  primary key (home_region, matter_id, kind)
);
comment on table reporter_mark is 'Keyed digests of a complainant''s telephone, identity number and name, for counting under 令121 art 17. Of complaints only; removed after a while, after erasure and where an officer said that they are of another person.';
create index reporter_mark_by on reporter_mark (kind, mark);
create index reporter_mark_old on reporter_mark (opened_on);
select dist.shard('reporter_mark', 'home_region', 'act');
grant select, insert, delete on reporter_mark to qingyuan_app;
alter table reporter_mark enable row level security;
alter table reporter_mark force row level security;
-- Tells of matters that a person may not see: only background work reads it.
create policy background on reporter_mark using (app_is_system());

-- Where the complainant of a matter is another person than the marks say. Append-only by grant.
create table habit_correction (
  home_region char(6)     not null,
  matter_id   uuid        not null,
  reason      text        not null check (reason <> ''),
  by          uuid        not null,
  authority   text        not null,
  at          timestamptz not null,
  primary key (home_region, matter_id)
);
comment on table habit_correction is 'Complaints that are counted with no others, because somebody said that the same marks are of another person.';
select dist.shard('habit_correction', 'home_region', 'act');
grant select, insert on habit_correction to qingyuan_app;
alter table habit_correction enable row level security;
alter table habit_correction force row level security;
create policy opened on habit_correction using (app_opened(matter_id) or app_is_system());

alter table access_log drop constraint access_log_kind_check;
alter table access_log add constraint access_log_kind_check
  check (kind in ('identity', 'export', 'file', 'file-original', 'audit', 'habits'));
