-- What each field weighs when two papers may mean one operator: learned from the matters without labels, corrected by what
-- officers said. One row a version, never changed; the latest serves.
create table subject_weights (
  home_region char(6)     not null check (home_region = '000000'),
  version     integer     not null check (version > 0),
  learned_at  timestamptz not null,
  subjects    integer     not null,
  verdicts    integer     not null,
  weights     jsonb       not null,
  primary key (home_region, version)
);
comment on table subject_weights is 'Fellegi-Sunter weights by field and level, and how common the commonest values are. 000000 = the whole system.';
select dist.shard('subject_weights', 'home_region', 'act');
grant select, insert on subject_weights to qingyuan_app;
alter table subject_weights enable row level security;
alter table subject_weights force row level security;
create policy background on subject_weights using (app_is_system());
