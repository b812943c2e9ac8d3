-- Which matter is meant by a member of an incident. Acts and facts of an incident name members by `ref`, which tells nothing of
-- the matter; here both are known, so that each reader is shown those that they may see and no other.
create table incident_member (
  home_region   char(6) not null,
  incident_id   uuid    not null,
  ref           text    not null check (ref ~ '^[0-9a-f]{32}$'),
  matter_region char(6) not null,
  matter_id     uuid    not null,
  primary key (home_region, incident_id, ref)
);
comment on table incident_member is 'The matters behind the members of incidents. Whether one is a member now is said by the acts.';
create index incident_member_of_matter on incident_member (matter_id);
select dist.shard('incident_member', 'home_region', 'act');
grant select, insert on incident_member to qingyuan_app;

alter table incident_member enable row level security;
alter table incident_member force row level security;
-- Names matters that who sees the incident may not see.
create policy background on incident_member using (app_is_system());
