-- Models that read clues, trained by an authority from its officers' verdicts. Nothing of a text stands here: weights of
-- hashed characters, counts and scores.
create table clue_model (
  home_region    char(6)     not null,
  -- `510500.3`: the third of that authority. The model that ships with the product is in no row.
  version        text        not null,
  kind           text        not null check (kind = 'clues'),
  authority      text        not null,
  -- What served there when it was trained.
  parent         text        not null,
  -- Verdicts recorded up to then were trained with; later ones correct it.
  cut_at         timestamptz not null,
  verdicts       integer     not null check (verdicts >= 0),
  verdict_digest bytea       not null check (length(verdict_digest) = 32),
  options        jsonb       not null,
  scores         jsonb       not null,
  packed         bytea       not null,
  digest         bytea       not null check (length(digest) = 32),
  trained_at     timestamptz not null,
  trained_by     uuid        not null,
  primary key (home_region, version)
);
comment on table clue_model is 'Trained models with data cut and scores; never changed. verdict_digest = SHA-256 of the act ids of the verdicts, in order.';

-- Which model serves from when. Bringing an earlier one back is a new row.
create table clue_model_service (
  home_region char(6)     not null,
  id          uuid        not null,
  kind        text        not null check (kind = 'clues'),
  authority   text        not null,
  -- A version of the authority, or `above`: its own is withdrawn, and the nearest one above serves.
  version     text        not null,
  -- What served before: that it is still so is asked when the row is written.
  before      text        not null,
  rolled_back boolean     not null,
  figures     jsonb       not null,
  reason      text        not null check (reason <> ''),
  at          timestamptz not null,
  by          uuid        not null,
  primary key (home_region, id)
);
comment on table clue_model_service is 'Promotions and roll-backs: who, when, why, by which figures. The latest row of an authority serves.';
create index clue_model_service_latest on clue_model_service (kind, authority, at desc, id desc);

-- Matters by whose verdicts models are compared; none of them is ever trained with.
create table clue_frozen_set (
  home_region char(6)     not null,
  authority   text        not null,
  kind        text        not null check (kind = 'clues'),
  name        text        not null,
  matters     jsonb       not null,
  digest      bytea       not null check (length(digest) = 32),
  made_at     timestamptz not null,
  primary key (home_region, authority, kind)
);
comment on table clue_frozen_set is 'matters = [[home_region, id], …]; digest = SHA-256 of that list as JSON.';

select dist.shard('clue_model', 'home_region', 'act');
select dist.shard('clue_model_service', 'home_region', 'act');
select dist.shard('clue_frozen_set', 'home_region', 'act');
grant select, insert on clue_model, clue_model_service, clue_frozen_set to qingyuan_app;

do $$
declare t text;
begin
  foreach t in array array['clue_model', 'clue_model_service', 'clue_frozen_set'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own on %I using (authority like any (app_scope()) or app_is_system())', t);
  end loop;
end $$;

-- Verdicts of officers, the newest first: of the whole province, and of a city with what lies in it.
create index act_verdict on act (recorded_at desc, act_id desc) where verb in ('screen', 'correct');
create index act_verdict_city on act ((left(authority, 4)), recorded_at desc, act_id desc) where verb in ('screen', 'correct');
