-- A local table: whoever takes a job holds it by a short lease and writes under its fence.
create table job (
  id          uuid        primary key,
  kind        text        not null,
  payload     jsonb       not null,
  run_at      timestamptz not null,
  attempts    smallint    not null default 0,
  max_attempts smallint   not null,
  fence       integer     not null default 0,
  owner       text,
  lease_until timestamptz,
  progress    jsonb,
  last_error  text,
  state       text        not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  created_at  timestamptz not null,
  finished_at timestamptz
);
create index job_due on job (run_at) where state in ('waiting', 'running');
grant select, insert, update, delete on job to qingyuan_app;
