-- Words on pairs of matters: who is the other of a pair, and what either side says. Written in the transaction of the act.
-- Acts name a pair by an id that tells neither matter to whoever does not know both; here both are known.
create table same_edge (
  home_region  char(6) not null,
  matter_id    uuid    not null,
  pair         uuid    not null,
  other_region char(6) not null,
  other_id     uuid    not null,
  own          text    check (own in ('same', 'different')),
  told         text    check (told in ('same', 'different')),
  -- Number of the act of the other matter that was told last: an earlier one that comes late changes nothing.
  told_at      integer not null default 0,
  primary key (home_region, matter_id, pair),
  check (matter_id <> other_id)
);
comment on table same_edge is 'What is said of pairs of matters, one row on either side; rebuilt from acts that share a pair.';
select dist.shard('same_edge', 'home_region', 'act');
grant select, insert, update on same_edge to qingyuan_app;

alter table same_edge enable row level security;
alter table same_edge force row level security;
-- Names another matter: read by background work; written by whoever has opened the matter that is spoken on.
create policy opened on same_edge using (app_opened(matter_id) or app_is_system());

-- Matters of which somebody says that they are the same as another: few among very many, as those that are unread (0245).
create index matter_same on matter (running_due, id)
  include (opened_on, closed_on, home_region, home_code, handling_code, sensitivity, procedure, state, channel, domain, assignee)
  where (snapshot -> 'facts' -> 'same') is not null;
create statistics matter_same_share on (snapshot -> 'facts' -> 'same') from matter;
