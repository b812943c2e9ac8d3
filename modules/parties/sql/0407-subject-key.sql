-- By what matters about one operator are found when their papers write it differently: hashes of code, site, brand and area,
-- sound and area … (modules/parties/resolution). Written by the worker that proposes; filing pays nothing for it.
create table subject_key (
  home_region char(6) not null,
  matter_id   uuid    not null,
  key         integer not null,
  primary key (home_region, matter_id, key)
);
comment on table subject_key is 'Hashes of what a matter says of its respondent, a few a matter; rebuilt from the matters by a sweep.';
create index subject_by_key on subject_key (key, home_region, matter_id);
select dist.shard('subject_key', 'home_region', 'act');
grant select, insert, delete on subject_key to qingyuan_app;

alter table subject_key enable row level security;
alter table subject_key force row level security;
-- Tells of matters that a person may not see: only background work reads it, and what it finds is read again as the person.
create policy background on subject_key using (app_is_system());
