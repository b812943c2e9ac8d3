-- What was imported, by whom, from which file, and how far; and which column was taken for which field.

create table import_batch (
  home_region  char(6)     not null,
  id           uuid        not null,
  authority    text        not null,
  kind         text        not null,
  file_name    text        not null,
  file_sha256  bytea       not null check (length(file_sha256) = 32),
  mapping      jsonb       not null,
  regions      text[]      not null default '{}',
  total        integer     not null,
  valid        integer     not null,
  invalid      integer     not null,
  duplicate    integer     not null,
  imported     integer     not null default 0,
  unchanged    integer     not null default 0,
  changed      integer     not null default 0,
  refused      integer     not null default 0,
  undone       integer     not null default 0,
  state        text        not null check (state in ('committing', 'committed', 'undoing', 'undone')),
  started_by   uuid        not null,
  started_at   timestamptz not null,
  committed_at timestamptz,
  undone_at    timestamptz,
  primary key (home_region, id)
);
comment on table import_batch is 'One import. regions = home regions its matters went to; counts are of rows.';
create index import_batch_recent on import_batch (home_region, authority, started_at desc);

create table import_mapping (
  home_region char(6)     not null,
  authority   text        not null,
  kind        text        not null,
  headers     text        not null,
  mapping     jsonb       not null,
  saved_by    uuid        not null,
  saved_at    timestamptz not null,
  primary key (home_region, authority, kind, headers)
);
comment on table import_mapping is 'Which column was taken for which field, by the signature of a file''s headers.';

create table import_undone (
  home_region char(6)     not null,
  act_id      uuid        not null,
  batch_id    uuid        not null,
  undone_at   timestamptz not null,
  primary key (home_region, act_id)
);
comment on table import_undone is 'Opening acts whose import was undone: the same row imported again opens a new matter.';

select dist.shard('import_batch', 'home_region', 'act');
select dist.shard('import_mapping', 'home_region', 'act');
select dist.shard('import_undone', 'home_region', 'act');

grant select, insert, update on import_batch, import_mapping to qingyuan_app;
grant select, insert on import_undone to qingyuan_app;

do $$
declare t text;
begin
  foreach t in array array['import_batch', 'import_mapping'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own on %I using (authority like any (app_scope()))', t);
  end loop;
end $$;

alter table import_undone enable row level security;
alter table import_undone force row level security;
create policy worked on import_undone using (app_is_system());
