-- A letter that is two, or not ours, or perhaps the same as another: three more kinds of proposal.
alter table proposal drop constraint proposal_kind_check;
alter table proposal add constraint proposal_kind_check
  check (kind in ('route', 'domain', 'urgency', 'sign', 'mixed', 'not-ours', 'same'));

-- What matters can be found to be the same by. Written by the worker that proposes, so that filing pays nothing for it.
create table likeness (
  home_region char(6) not null,
  kind        text    not null check (kind in ('source', 'respondent', 'file')),
  digest      bytea   not null check (length(digest) = 32),
  matter_id   uuid    not null,
  opened_on   date    not null,
  primary key (home_region, kind, digest, matter_id)
);
comment on table likeness is 'SHA-256 of what makes matters alike: number in another system, code of the operator, content of a file.';
create index likeness_of_matter on likeness (home_region, matter_id);
select dist.shard('likeness', 'home_region', 'act');
grant select, insert, delete on likeness to qingyuan_app;

alter table likeness enable row level security;
alter table likeness force row level security;
-- Tells of matters that a person may not see: only background work reads it.
create policy background on likeness using (app_is_system());
