-- Composed bulletins: the draft that is being written, the frozen editions byte for byte, and the sets behind their cells.

-- Whoever stands in this very authority: a draft goes neither up nor down the tree before it is frozen.
create function app_stands_in(authority text) returns boolean language sql stable as $$
  select regexp_replace(authority, '(00)+$', '') || '%' = any (app_scope())
$$;
grant execute on function app_stands_in(text) to qingyuan_app;

create table briefing_draft (
  home_region char(6)     not null,
  -- Id of the matter.
  id          uuid        not null,
  authority   text        not null,
  version     int         not null check (version > 0),
  -- Canonical JSON; acts name it by its digest.
  content     text        not null,
  digest      bytea       not null check (length(digest) = 32),
  -- Whoever saved any version of it: the one who approves is none of them.
  authors     uuid[]      not null,
  saved_at    timestamptz not null,
  saved_by    uuid        not null,
  primary key (home_region, id)
);
comment on table briefing_draft is 'The latest draft of a bulletin. Many savings are one row; what is submitted, approved and frozen is named in acts.';
select dist.shard('briefing_draft', 'home_region', 'act');
grant select, insert, update on briefing_draft to qingyuan_app;
alter table briefing_draft enable row level security;
alter table briefing_draft force row level security;
create policy own on briefing_draft using (app_stands_in(authority) or app_is_system());

create table briefing_edition (
  home_region     char(6)     not null,
  id              uuid        not null,
  edition         int         not null check (edition > 0),
  authority       text        not null,
  year            int         not null,
  number          int         not null check (number > 0),
  title           text        not null,
  document        text        not null,
  digest          bytea       not null check (length(digest) = 32),
  signatures      text        not null,
  frozen_at       timestamptz not null,
  frozen_by       uuid        not null,
  -- To whom it went; null while it went to nobody.
  published_at    timestamptz,
  to_area         boolean     not null default false,
  to_authorities  text[]      not null default '{}',
  to_public       boolean     not null default false,
  primary key (home_region, id, edition),
  unique (home_region, authority, year, number, edition)
);
comment on table briefing_edition is 'The canonical text of a frozen edition, byte for byte as signed; its digest is an act in the ledger.';
select dist.shard('briefing_edition', 'home_region', 'act');
create index briefing_edition_recent on briefing_edition (frozen_at desc);
grant select, insert on briefing_edition to qingyuan_app;
grant update (published_at, to_area, to_authorities, to_public) on briefing_edition to qingyuan_app;
alter table briefing_edition enable row level security;
alter table briefing_edition force row level security;
create policy seen on briefing_edition for select using (
  authority like any (app_scope())
  or app_is_system()
  or (published_at is not null and (
    -- The public says that it is the public, by the scope in which no authority lies.
    (to_public and current_setting('app.scope', true) = '00%')
    or exists (select from unnest(to_authorities) named where named like any (app_scope()))
    or (to_area and exists (select from unnest(app_scope()) pattern
      where rtrim(pattern, '%') like regexp_replace(authority, '(00)+$', '') || '%'))
  ))
);
create policy frozen on briefing_edition for insert with check (app_stands_in(authority) or app_is_system());
create policy published on briefing_edition for update using (app_stands_in(authority) or app_is_system());

create table briefing_set (
  home_region char(6) not null,
  id          uuid    not null,
  edition     int     not null,
  cell        text    not null,
  authority   text    not null,
  -- Lines `region/matter/version/adds`, sorted; their SHA-256 is in the signed text.
  lines       text    not null,
  primary key (home_region, id, edition, cell)
);
comment on table briefing_set is 'The matters behind each cell of a frozen edition. They are the neighbours'' too: readers get those that they may see.';
select dist.shard('briefing_set', 'home_region', 'act');
grant select, insert on briefing_set to qingyuan_app;
alter table briefing_set enable row level security;
alter table briefing_set force row level security;
create policy issued on briefing_set using (authority like any (app_scope()) or app_is_system())
  with check (app_stands_in(authority) or app_is_system());
