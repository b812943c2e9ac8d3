-- Dossiers 卷宗 as they were built: one row for each time, the file outside the database under its SHA-256.
create table dossier (
  home_region char(6)     not null,
  id          uuid        not null,
  matter_id   uuid        not null,
  -- Number of acts that it was built of.
  version     integer     not null check (version > 0),
  state       text        not null check (state in ('waiting', 'building', 'ready', 'failed', 'disposed')),
  asked_by    uuid        not null,
  asked_at    timestamptz not null,
  retention   text        not null,
  -- Why papers that the order wants are not there, by the key of the paper.
  accounts    jsonb       not null,
  done        integer     not null default 0,
  total       integer     not null default 0,
  sha256      bytea       check (length(sha256) = 32),
  size        bigint,
  pages       integer,
  main_sha256 bytea       check (length(main_sha256) = 32),
  main_size   bigint,
  main_pages  integer,
  contents    jsonb,
  missing     jsonb,
  failure     text,
  built_at    timestamptz,
  primary key (home_region, id),
  check (state <> 'ready' or (sha256 is not null and main_sha256 is not null and contents is not null))
);
comment on table dossier is 'sha256 = both volumes in one file; main_sha256 = the main volume alone, which is the same file where there is no secondary one. id is also the id of the job.';
create index dossier_of_matter on dossier (home_region, matter_id, asked_at desc, id desc);

select dist.shard('dossier', 'home_region', 'act');
grant select, insert, update on dossier to qingyuan_app;

alter table dossier enable row level security;
alter table dossier force row level security;
create policy opened on dossier for select using (app_opened(matter_id) or app_is_system());
create policy asked on dossier for insert with check (app_opened(matter_id));
create policy built on dossier for update using (app_is_system());

-- Files whose time is over, found without reading every case.
create index matter_kept_until on matter (home_region, (snapshot -> 'facts' -> 'closing' ->> 'keepUntil'))
  where state = 'archived' and procedure = 'case';
