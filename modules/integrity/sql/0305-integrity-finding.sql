-- What the nightly checkers find in cases. Derived: every row can be found again, and goes by itself when its cause is
-- gone. Nothing personal stands in it.
create table integrity_finding (
  home_region   char(6)     not null,
  check_id      text        not null,
  -- The matter (or the series of numbers) and which of its things.
  subject       text        not null,
  found_on      date        not null,
  matter_id     uuid,
  severity      smallint    not null check (severity between 1 and 3),
  home_code     text        not null,
  handling_code text        not null,
  sensitivity   smallint    not null,
  procedure     text        not null default '',
  number        text        not null default '',
  cause         text        not null default '',
  detail        jsonb       not null,
  seen_at       timestamptz not null,
  gone_on       date,
  primary key (home_region, check_id, subject, found_on)
);
comment on table integrity_finding is 'severity 1 urgent, 2 serious, 3 minor. gone_on = the day on which a run no longer found it; found again later it is a new row.';
create index integrity_finding_open on integrity_finding (severity, found_on, check_id, subject) where gone_on is null;
create index integrity_finding_matter on integrity_finding (home_region, matter_id) where gone_on is null;

-- One run of a region on a day: the night's work is done once, whoever begins it.
create table integrity_run (
  home_region char(6)     not null,
  day         date        not null,
  started_at  timestamptz not null,
  finished_at timestamptz,
  cases       integer     not null default 0,
  findings    integer     not null default 0,
  primary key (home_region, day)
);
comment on table integrity_run is 'A run begun and never finished is taken over after half an hour.';

select dist.shard('integrity_finding', 'home_region', 'act');
select dist.shard('integrity_run', 'home_region', 'act');
grant select, insert, update, delete on integrity_finding, integrity_run to qingyuan_app;

alter table integrity_finding enable row level security;
alter table integrity_finding force row level security;
-- As the matter itself.
create policy visible on integrity_finding for select using (
  (handling_code like any (app_scope()) or home_code like any (app_scope())) and sensitivity <= app_clearance()
);
create policy checked on integrity_finding using (app_is_system()) with check (app_is_system());

alter table integrity_run enable row level security;
alter table integrity_run force row level security;
create policy visible on integrity_run for select using (home_region::text like any (app_scope()));
create policy checked on integrity_run using (app_is_system()) with check (app_is_system());
