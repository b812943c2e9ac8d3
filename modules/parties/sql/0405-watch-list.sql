-- Lists that operators and persons are screened against: each with its source, its basis and its purpose, and a last day.
create table watch_list (
  home_region char(6)     not null,
  id          uuid        not null,
  authority   text        not null,
  name        text        not null check (name <> ''),
  source      text        not null check (source <> ''),
  -- What allows the list to be kept, and what it may be used for: a list without either is refused.
  basis       text        not null check (basis <> ''),
  purpose     text        not null check (purpose <> ''),
  -- The last day on which it may be used; nothing is screened against it afterwards.
  until_day   date        not null,
  changed_at  timestamptz not null default now(),
  primary key (home_region, id)
);
comment on table watch_list is 'A list that operators are screened against; home_region = that of the authority that keeps it. A hit is a hint, never a finding.';

create table watch_entry (
  home_region    char(6)     not null,
  list_id        uuid        not null,
  -- Follows from all that the row says: the same row again is the same entry.
  id             uuid        not null,
  authority      text        not null,
  -- Who it is about, however often it is listed: verdicts stand by it. SHA-256.
  subject        bytea       not null check (length(subject) = 32),
  kind           text        not null check (kind in ('organisation', 'person')),
  name           text        not null,
  aliases        text[]      not null default '{}',
  code           text,
  region         text,
  representative text,
  birth_year     smallint    check (birth_year between 1900 and 2100),
  since_day      date,
  until_day      date,
  batch_id       uuid        not null,
  primary key (home_region, list_id, id)
);
comment on table watch_entry is 'One entry of a list. No number of a person, no address, no telephone; representative and year of birth tell namesakes apart and are shown to few.';
create index watch_entry_of_batch on watch_entry (home_region, batch_id);

create table watch_hit (
  home_region char(6)     not null,
  -- The matter whose operator is perhaps listed.
  matter_id   uuid        not null,
  id          uuid        not null,
  list_region char(6)     not null,
  list_id     uuid        not null,
  entry_id    uuid        not null,
  subject     bytea       not null check (length(subject) = 32),
  party       bytea       not null check (length(party) = 32),
  score       real        not null check (score between 0 and 1),
  parts       jsonb       not null,
  made_at     timestamptz not null,
  primary key (home_region, matter_id, id)
);
comment on table watch_hit is 'Perhaps listed: for an officer to decide. Rebuilt when a matter is read anew; punishes nobody.';

create table watch_verdict (
  home_region char(6)     not null,
  id          uuid        not null,
  authority   text        not null,
  subject     bytea       not null check (length(subject) = 32),
  party       bytea       not null check (length(party) = 32),
  verdict     text        not null check (verdict in ('is', 'is-not')),
  reason      text        not null check (reason <> ''),
  said_by     uuid        not null,
  said_at     timestamptz not null,
  primary key (home_region, id)
);
comment on table watch_verdict is 'What officers said of hits: the operator is, or is not, the one listed. The last word counts; none is taken away.';
create index watch_verdict_on on watch_verdict (home_region, subject, party);

select dist.shard('watch_list', 'home_region', 'act');
select dist.shard('watch_entry', 'home_region', 'act');
select dist.shard('watch_hit', 'home_region', 'act');
select dist.shard('watch_verdict', 'home_region', 'act');
grant select, insert, update, delete on watch_list to qingyuan_app;
grant select, insert, delete on watch_entry to qingyuan_app;
grant select, insert, delete on watch_hit to qingyuan_app;
grant select, insert on watch_verdict to qingyuan_app;

-- Lists are read by whoever stands in the keeping authority, above it or below it: a province's list is for its counties.
-- Kept from within the scope alone.
create function app_sees_list(authority text) returns boolean language sql stable as $$
  select authority like any (app_scope()) or app_is_system()
    or exists (select from unnest(app_scope()) pattern
      where rtrim(pattern, '%') like regexp_replace(left(authority, 6), '(00)+$', '') || '%')
$$;
grant execute on function app_sees_list(text) to qingyuan_app;

alter table watch_list enable row level security;
alter table watch_list force row level security;
create policy known on watch_list for select using (app_sees_list(authority));
create policy own on watch_list for insert with check (authority like any (app_scope()));
create policy changed on watch_list for update using (authority like any (app_scope()));
create policy removed on watch_list for delete using (authority like any (app_scope()));
alter table watch_entry enable row level security;
alter table watch_entry force row level security;
create policy known on watch_entry for select using (app_sees_list(authority));
create policy own on watch_entry for insert with check (authority like any (app_scope()));
create policy removed on watch_entry for delete using (authority like any (app_scope()));
-- Tells of matters: background work alone reads it; what a person sees of it goes by the matters that the person sees.
alter table watch_hit enable row level security;
alter table watch_hit force row level security;
create policy background on watch_hit using (app_is_system());
-- Verdicts hold from the authority that spoke downwards and for who stands above it.
alter table watch_verdict enable row level security;
alter table watch_verdict force row level security;
create policy known on watch_verdict for select using (app_sees_list(authority));
create policy own on watch_verdict for insert with check (authority like any (app_scope()));
