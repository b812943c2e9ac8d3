-- A question for figures under a name: of one person, of an office, or of one role in it. Holds the question, never a number.
create table pivot_view (
  home_region char(6)     not null,
  id          uuid        not null,
  owner       uuid        not null,
  authority   text        not null,
  -- 'me', 'office' (all of the authority) or 'area' (also those below it).
  shared      text        not null check (shared in ('me', 'office', 'area')),
  -- Only those who hold this role; null: whatever the role.
  role        text,
  name        text        not null,
  query       jsonb       not null,
  -- The last day on which it stands; null: until it is deleted.
  until_day   date,
  changed_at  timestamptz not null,
  -- A deleted view stays without name and question, so that a link to it can say what became of it.
  deleted_at  timestamptz,
  primary key (home_region, id)
);
comment on table pivot_view is 'A named question for figures; home_region = that of the office in which it was saved. Whoever opens it sees the numbers of their own area.';
create index pivot_view_office on pivot_view (authority text_pattern_ops);
select dist.shard('pivot_view', 'home_region', 'act');
grant select, insert, update, delete on pivot_view to qingyuan_app;

-- Read up and down the tree, like a bulletin: by whoever stands in the saving office, above it or below it; whose views a
-- person works with is the application's business. Written from within the scope alone.
alter table pivot_view enable row level security;
alter table pivot_view force row level security;
create policy known on pivot_view for select using (
  authority like any (app_scope())
  or (shared = 'area' and exists (select from unnest(app_scope()) pattern
    where rtrim(pattern, '%') like regexp_replace(left(authority, 6), '(00)+$', '') || '%'))
);
create policy own on pivot_view for insert with check (authority like any (app_scope()));
create policy changed on pivot_view for update using (authority like any (app_scope()));
create policy removed on pivot_view for delete using (authority like any (app_scope()));
