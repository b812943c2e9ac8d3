-- Acts are the record; matter, matter_cell are folds over them, kept in the same transaction.

create table act (
  home_region  char(6)      not null,
  matter_id    uuid         not null,
  seq          integer      not null check (seq > 0),
  act_id       uuid         not null,
  procedure    text         not null,
  verb         text         not null,
  actor        uuid         not null,
  on_behalf_of uuid,
  authority    text         not null,
  event_at     timestamptz  not null,
  recorded_at  timestamptz  not null,
  basis        text[]       not null,
  body         jsonb        not null,
  commitment   bytea,
  prev_hash    bytea        not null check (length(prev_hash) = 32),
  hash         bytea        not null check (length(hash) = 32),
  batch_id     uuid,
  trace_id     text,
  primary key (home_region, matter_id, seq),
  unique (home_region, act_id)
);
comment on table act is 'What was done, by whom, on what basis. Append-only by grant; a correction is a new act.';
create index act_batch on act (home_region, batch_id) where batch_id is not null;
create index act_recorded on act using brin (recorded_at) with (pages_per_range = 32);

create table act_private (
  home_region char(6) not null,
  matter_id   uuid    not null,
  seq         integer not null,
  salt        bytea   not null check (length(salt) = 32),
  payload     jsonb   not null,
  sealed      bytea,
  primary key (home_region, matter_id, seq)
);
comment on table act_private is 'Personal payload of an act, outside its hash (the act holds a salted commitment), so that it can be erased and the proof still stands. sealed = identity under its own key.';

create table matter (
  home_region   char(6)  not null,
  id            uuid     not null,
  procedure     text     not null,
  version       integer  not null,
  state         text     not null,
  home_code     text     not null,
  handling_code text     not null,
  assignee      uuid,
  sensitivity   smallint not null,
  title         text     not null,
  channel       text     not null,
  domain        text     not null,
  opened_on     date     not null,
  closed_on     date,
  due_on        date,
  head_hash     bytea    not null,
  snapshot      jsonb    not null,
  primary key (home_region, id)
);
comment on table matter is 'The fold of a matter''s acts, in the same transaction as the act; rebuildable.';
create index matter_queue on matter (home_region, due_on, id) where closed_on is null;
create index matter_recent on matter (home_region, opened_on desc, id);
create index matter_assignee on matter (home_region, assignee) where closed_on is null and assignee is not null;
create index matter_handling on matter (handling_code text_pattern_ops) where closed_on is null;

create table matter_cell (
  home_region char(6) not null,
  matter_id   uuid    not null,
  measure     text    not null,
  day         date    not null,
  authority   text    not null,
  channel     text    not null,
  domain      text    not null,
  n           integer not null,
  amount      bigint  not null,
  primary key (home_region, matter_id, measure, day, authority)
);
comment on table matter_cell is 'Where each matter is counted: a figure is the sum over these rows, and drills to them. A place that counts no more stays as zero.';
create index matter_cell_drill on matter_cell (measure, authority text_pattern_ops, day) where n <> 0;

create table stat_delta (
  home_region char(6)  not null,
  cause       uuid     not null,
  ord         smallint not null,
  measure     text     not null,
  authority   text     not null,
  channel     text     not null,
  domain      text     not null,
  day         date     not null,
  n           integer  not null,
  amount      bigint   not null,
  primary key (home_region, cause, ord)
);
comment on table stat_delta is 'Changes of counts not yet applied; cause = the act or the recomputation that made them.';

create table stat (
  home_region char(6) not null,
  measure     text    not null,
  authority   text    not null,
  channel     text    not null,
  domain      text    not null,
  day         date    not null,
  n           bigint  not null,
  amount      bigint  not null,
  primary key (home_region, measure, authority, channel, domain, day)
) with (fillfactor = 70);

create table outbox (
  home_region  char(6)     not null,
  act_id       uuid        not null,
  topic        text        not null,
  payload      jsonb       not null,
  available_at timestamptz not null,
  attempts     smallint    not null default 0,
  primary key (home_region, act_id, topic)
);
comment on table outbox is 'What must follow from an act, at least once: sealing into the tree, notices.';
create index outbox_due on outbox (topic, available_at) where topic <> 'seal';

create table tree_leaf (
  home_region char(6) not null,
  leaf_index  bigint  not null,
  matter_id   uuid    not null,
  seq         integer not null,
  hash        bytea   not null check (length(hash) = 32),
  primary key (home_region, leaf_index),
  unique (home_region, matter_id, seq)
);

create table tree_head (
  home_region char(6)     not null primary key,
  size        bigint      not null,
  frontier    jsonb       not null,
  updated_at  timestamptz not null
);

create table tree_checkpoint (
  home_region char(6)     not null,
  size        bigint      not null,
  root        bytea       not null,
  note        text        not null,
  signed_at   timestamptz not null,
  primary key (home_region, size)
);

select dist.shard('act', 'home_region');
select dist.shard('act_private', 'home_region', 'act');
select dist.shard('matter', 'home_region', 'act');
select dist.shard('matter_cell', 'home_region', 'act');
select dist.shard('stat_delta', 'home_region', 'act');
select dist.shard('stat', 'home_region', 'act');
select dist.shard('outbox', 'home_region', 'act');
select dist.shard('tree_leaf', 'home_region', 'act');
select dist.shard('tree_head', 'home_region', 'act');
select dist.shard('tree_checkpoint', 'home_region', 'act');

-- Append-only by grant, not by trigger: update and truncate answer "permission denied".
grant select, insert on act, tree_leaf, tree_checkpoint to qingyuan_app;
grant select, insert, update, delete on act_private to qingyuan_app;
grant select, insert, update on matter, matter_cell, tree_head to qingyuan_app;
grant select, insert, update, delete on stat_delta, stat, outbox to qingyuan_app;

-- One predicate for list, detail, search, history, export and count. Unset settings show nothing.
create or replace function app_scope() returns text[] language sql stable as $$
  select string_to_array(nullif(current_setting('app.scope', true), ''), ',')
$$;
-- A matter that this transaction has read. The list is searched as text: ids have a fixed length, and turning a long
-- list into an array for each row would cost more than the row.
create or replace function app_opened(matter uuid) returns boolean language sql stable as $$
  select coalesce(position(matter::text in current_setting('app.matters', true)) > 0, false)
$$;
create or replace function app_moving() returns uuid[] language sql stable as $$
  select string_to_array(nullif(current_setting('app.moving', true), ''), ',')::uuid[]
$$;
create or replace function app_clearance() returns integer language sql stable as $$
  select coalesce(nullif(current_setting('app.clearance', true), '')::integer, -1)
$$;
-- Background work (sealing, counting, checking) is not a person: it sees all and signs as the system.
create or replace function app_is_system() returns boolean language sql stable as $$
  select coalesce(nullif(current_setting('app.clearance', true), '')::integer, -1) >= 99
$$;
grant execute on function app_scope(), app_opened(uuid), app_moving(), app_clearance(), app_is_system() to qingyuan_app;

alter table matter enable row level security;
alter table matter force row level security;
-- app.moving: matters already read here whose act hands them to somebody else; without it the new row would have to
-- be visible to the one who gives it away.
create policy matter_visible on matter using (
  ((handling_code like any (app_scope()) or home_code like any (app_scope())) and sensitivity <= app_clearance())
  or id = any (app_moving())
);

-- Child rows are read only by whoever has read the matter through its own policy in this transaction (app.matters), so a
-- sealed matter's history cannot be read around it. Who may append is the ledger's business.
do $$
declare t text;
begin
  foreach t in array array['act', 'act_private', 'tree_leaf'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy opened on %I for select
      using (app_opened(matter_id) or app_is_system())$p$, t);
    execute format($p$create policy appended on %I for insert with check (current_setting('app.scope', true) <> '')$p$, t);
  end loop;
end $$;
create policy erased on act_private for update using (app_is_system());
create policy removed on act_private for delete using (app_is_system());

alter table matter_cell enable row level security;
alter table matter_cell force row level security;
create policy counted on matter_cell for select
  using (authority like any (app_scope()) or app_opened(matter_id));
create policy put on matter_cell for insert with check (current_setting('app.scope', true) <> '');
create policy moved on matter_cell for update
  using (app_opened(matter_id) or app_is_system());

alter table stat enable row level security;
alter table stat force row level security;
create policy counted on stat using (authority like any (app_scope()));

alter table stat_delta enable row level security;
alter table stat_delta force row level security;
create policy counted on stat_delta for select using (authority like any (app_scope()));
create policy appended on stat_delta for insert with check (current_setting('app.scope', true) <> '');
-- For all commands: taking rows with skip locked asks for the right to update them.
create policy applied on stat_delta using (app_is_system());

alter table outbox enable row level security;
alter table outbox force row level security;
create policy appended on outbox for insert with check (current_setting('app.scope', true) <> '');
create policy worked on outbox using (app_is_system());

-- Tree heads and checkpoints are public facts about a region's ledger: no row security.
