-- Groups of matters that tell of one event, as the machine proposes them. Kept here so that several servers share them; made
-- from texts, cannot be read back, rebuildable. A group lives in the region of its first matter; members stand in their own.
create table event_group (
  home_region   char(6)     not null,
  id            uuid        not null,
  size          integer     not null,
  version       integer     not null,
  first_at      timestamptz not null,
  last_at       timestamptz not null,
  vectors       bytea       not null,
  -- The group that this one is part of now.
  merged_region char(6),
  merged_id     uuid,
  primary key (home_region, id)
);
comment on table event_group is 'Proposed groups of matters about one event: sums of weighed cells. A proposal, never a fact.';
comment on column event_group.version is 'One more with each matter that joins and each group that becomes part of it.';
create index event_group_ended on event_group (last_at);
-- Bits of sums: trying to make them shorter gains little and costs each writing.
alter table event_group alter column vectors set storage external;

-- By what a group is found: hashed pairs of characters that are rare, and threes within names.
create table event_key (
  home_region char(6)     not null,
  key         integer     not null,
  group_id    uuid        not null,
  filed_at    timestamptz not null,
  primary key (home_region, group_id, key)
);
comment on table event_key is 'Rare cells by which a group is found; the newest groups of a cell are compared.';
create index event_key_found on event_key (key, filed_at desc) include (home_region, group_id);

create table event_member (
  home_region  char(6)     not null,
  matter_id    uuid        not null,
  group_region char(6)     not null,
  group_id     uuid        not null,
  at           timestamptz not null,
  -- Digest of the text: copies of one text are one teller.
  teller       bytea       not null check (length(teller) = 8),
  -- Likeness by which it joined; null for the first one.
  likeness     real,
  primary key (home_region, matter_id)
);
comment on table event_member is 'Which proposed group a matter is in, in the region of the matter.';
create index event_member_of_group on event_member (group_id, at);
create index event_member_recent on event_member (at);

-- How common each cell is in what has come in, over all regions: in portions that workers add to.
create table event_background (
  home_region char(6)     not null,
  part        smallint    not null,
  counts      bytea       not null,
  texts       integer     not null,
  made_at     timestamptz not null,
  primary key (home_region, part)
);
comment on table event_background is 'In how many texts each cell stood: what is rare says more. One row, under the nation''s code.';

select dist.shard('event_group', 'home_region', 'act');
select dist.shard('event_key', 'home_region', 'act');
select dist.shard('event_member', 'home_region', 'act');
select dist.shard('event_background', 'home_region', 'act');
grant select, insert, update, delete on event_group, event_key, event_member, event_background to qingyuan_app;

alter table event_group enable row level security;
alter table event_group force row level security;
alter table event_key enable row level security;
alter table event_key force row level security;
alter table event_member enable row level security;
alter table event_member force row level security;
alter table event_background enable row level security;
alter table event_background force row level security;
-- They tell of matters that a person may not see: only background work reads them.
create policy background on event_group using (app_is_system());
create policy background on event_key using (app_is_system());
create policy background on event_member using (app_is_system());
create policy background on event_background using (app_is_system());
