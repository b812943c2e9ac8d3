-- What rules and lexicons propose for a matter, apart from its facts: a person decides, by an act.
create table proposal (
  home_region char(6)     not null,
  matter_id   uuid        not null,
  ord         smallint    not null,
  kind        text        not null check (kind in ('route', 'domain', 'urgency', 'sign')),
  value       text        not null,
  score       real        not null check (score between 0 and 1),
  rule        text        not null,
  reason      jsonb       not null,
  evidence    jsonb       not null,
  made_at     timestamptz not null,
  primary key (home_region, matter_id, ord)
);
comment on table proposal is 'Proposals of the machine with rule, score and evidence; never a fact, never folded.';
select dist.shard('proposal', 'home_region', 'act');
grant select, insert, delete on proposal to qingyuan_app;

alter table proposal enable row level security;
alter table proposal force row level security;
-- Quotes the text of the matter, so it opens with the matter's acts.
create policy opened on proposal using (app_opened(matter_id) or app_is_system());
