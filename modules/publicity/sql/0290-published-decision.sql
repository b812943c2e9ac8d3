-- Published penalty decisions. What is shown stands apart from the fact that something was: after a withdrawal or the last
-- day the content is out of the public's reach, and its address still says what became of it.

create table publication (
  home_region char(6)  not null,
  -- Id of the act that published.
  id          uuid     not null,
  matter_id   uuid     not null,
  authority   text     not null,
  on_day      date     not null,
  until_day   date     not null,
  -- Withdrawn, or stopped early; null while it runs to its last day.
  ended       text     check (ended in ('withdrawn', 'stopped')),
  ended_on    date,
  primary key (home_region, id),
  check ((ended is null) = (ended_on is null))
);
comment on table publication is 'That something was published, until when, and how it ended: nothing of what it said.';
create index publication_matter on publication (home_region, matter_id);

create table published_decision (
  home_region char(6) not null,
  id          uuid    not null,
  matter_id   uuid    not null,
  authority   text    not null,
  number      text    not null,
  -- As the public reads it.
  party       text    not null,
  party_code  text    not null,
  -- What the search compares: number, party, code, kind of violation; half width, lower case, without spaces.
  words       text    not null,
  decided_on  date    not null,
  on_day      date    not null,
  until_day   date    not null,
  ended_on    date,
  sha256      bytea   not null check (length(sha256) = 32),
  size        bigint  not null check (size > 0),
  -- The signed note: all that the page says, and the digest of the file.
  note        text    not null,
  primary key (home_region, id)
);
comment on table published_decision is 'What the public reads of a decision, redacted and proven. Its bytes lie in the file store under their SHA-256.';
create index published_decision_recent on published_decision (on_day desc, home_region, id) where ended_on is null;
create index published_decision_party on published_decision (party_code) where ended_on is null and party_code <> '';

select dist.shard('publication', 'home_region', 'act');
select dist.shard('published_decision', 'home_region', 'act');
grant select, insert, update on publication, published_decision to qingyuan_app;

-- The public sees what is shown today, whatever its scope; the authority that published, and those above it, see all.
alter table publication enable row level security;
alter table publication force row level security;
create policy told on publication for select using (current_setting('app.scope', true) <> '');
create policy published on publication for insert with check (authority like any (app_scope()) or app_is_system());
create policy ended on publication for update using (authority like any (app_scope()) or app_is_system());

alter table published_decision enable row level security;
alter table published_decision force row level security;
create policy shown on published_decision for select using (
  (current_setting('app.scope', true) <> '' and ended_on is null
    and until_day >= (now() at time zone 'Asia/Shanghai')::date)
  or authority like any (app_scope()) or app_is_system()
);
create policy published on published_decision for insert with check (authority like any (app_scope()) or app_is_system());
create policy ended on published_decision for update using (authority like any (app_scope()) or app_is_system());
