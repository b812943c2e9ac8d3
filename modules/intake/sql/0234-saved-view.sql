-- A list under a name: of one person, or of an office whose officers all see it. Holds a filter, never a matter.
create table saved_view (
  home_region char(6)     not null,
  id          uuid        not null,
  owner       uuid        not null,
  authority   text        not null,
  shared      boolean     not null,
  name        text        not null check (name <> ''),
  filter      jsonb       not null,
  position    integer     not null,
  changed_at  timestamptz not null,
  primary key (home_region, id)
);
comment on table saved_view is 'A named filter of the list of matters; home_region = that of the office in which it was saved.';
create index saved_view_office on saved_view (home_region, authority);
select dist.shard('saved_view', 'home_region', 'act');
grant select, insert, update, delete on saved_view to qingyuan_app;

-- Which office's views a person works with is the application's business; outside the scope there are none at all.
alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy own on saved_view using (authority like any (app_scope()));
