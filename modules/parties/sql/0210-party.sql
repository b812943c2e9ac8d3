-- The registry of market entities 经营主体: public facts, for looking up while somebody types.

-- What a row is found by: pairs of characters of its names, groups of four of its code (#), its province, city and
-- county (@). The application makes the same from what was typed; names come without marks and spaces, joined by |.
create function party_grams(names text, code text, region text) returns text[]
language sql immutable parallel safe strict cost 1000 as $$
  select array(
    select distinct substr(n, i, 2) from unnest(string_to_array(names, '|')) n, generate_series(1, length(n) - 1) i
    union all
    select distinct '#' || substr(code, i, 4) from generate_series(1, length(code) - 3) i
    union all
    select '@' || left(region, l) from unnest(array[2, 4, 6]) l)
$$;
grant execute on function party_grams(text, text, text) to qingyuan_app;

create table party (
  home_region   char(6)  not null,
  code          text     not null check (length(code) = 18 and substr(code, 3, 6) = home_region),
  name          text     not null,
  name_key      text     not null,
  former_names  text[]   not null default '{}',
  former_keys   text     not null default '',
  kind          text     not null check (kind in ('enterprise', 'individual', 'cooperative', 'other')),
  region        char(6)  not null,
  address       text     not null default '',
  status        text     not null
                check (status in ('active', 'dormant', 'revoked', 'deregistered', 'annulled', 'moved-out', 'unknown')),
  status_on     date,
  registered_on date,
  source        text     not null,
  as_of         date     not null,
  digest        text     not null,
  batch_id      uuid,
  primary key (home_region, code)
);
comment on table party is 'A market entity as its registry tells. home_region = the division inside the code, which never changes; region = where it is now. No person, no telephone.';
comment on column party.name_key is 'The name as it is compared: half width, lower case, without spaces and marks.';
comment on column party.status_on is 'Since when the status holds, if the registry says so.';
comment on column party.digest is 'Of the row that was imported last; the same row again changes nothing.';
create index party_code on party (code text_pattern_ops);
create index party_name on party (name_key text_pattern_ops);
-- A short waiting list: each search reads it from end to end.
create index party_found on party using gin (party_grams(name_key || '|' || former_keys, code, region::text))
  with (gin_pending_list_limit = 512);

create table party_change (
  home_region char(6) not null,
  batch_id    uuid    not null,
  code        text    not null,
  before      jsonb,
  primary key (home_region, batch_id, code)
);
comment on table party_change is 'What an import changed: the row as it was before, null when there was none. Undoing a batch reads it.';

select dist.shard('party', 'home_region', 'act');
select dist.shard('party_change', 'home_region', 'act');

-- Public facts about businesses: no row security. Who may import is the command's business.
grant select, insert, update, delete on party to qingyuan_app;
grant select, insert on party_change to qingyuan_app;
