-- A list is walked in its own order and stops when the page is full; what row security and filters ask stands in the
-- index itself, so that counting up to a bound reads no matter. Conditions of a person are tried before those of row
-- security only where their operators are leakproof: equality and order of text, date and uuid are, LIKE is not.
drop index matter_queue;
create index matter_by_due on matter ((coalesce(due_on, date '9999-12-31')), id)
  include (due_on, home_region, home_code, handling_code, sensitivity, procedure, state, channel, domain, assignee)
  where closed_on is null;
drop index matter_recent;
create index matter_by_opening on matter (opened_on desc, id)
  include (closed_on, home_region, home_code, handling_code, sensitivity, procedure, state, channel, domain, assignee);
drop index matter_handling;
create index matter_by_handling on matter (handling_code text_pattern_ops, closed_on);
drop index matter_assignee;
create index matter_by_assignee on matter (assignee) where closed_on is null and assignee is not null;

-- What can be found in a matter, as numbers of its pairs of characters: a text holds a word only if it holds the word's
-- pairs. Beside the matter, because every act writes a matter's row anew and hardly any changes its words.
create table matter_text (
  home_region   char(6)  not null,
  matter_id     uuid     not null,
  home_code     text     not null,
  handling_code text     not null,
  sensitivity   smallint not null,
  grams         int[]    not null,
  primary key (home_region, matter_id)
) with (fillfactor = 95);
comment on table matter_text is 'Pairs of characters of a matter''s words, and its authorities, as numbers; written with the act, rebuildable. Finds candidates only: the words themselves are compared in matter.';
select dist.shard('matter_text', 'home_region', 'act');
grant select, insert, update on matter_text to qingyuan_app;
create index matter_text_grams on matter_text using gin (grams) with (fastupdate = on, gin_pending_list_limit = 2048);

-- The numbers that this transaction looks for; unset, nothing is found; empty, everything (the ledger writes so).
create or replace function app_search() returns int[] language sql stable as $$
  select nullif(current_setting('app.search', true), '')::int[]
$$;
grant execute on function app_search() to qingyuan_app;

-- The search is part of the policy, and not a condition of the query: containment of arrays is not leakproof, so that a
-- query's own condition could use the index only after row security had looked at every row.
alter table matter_text enable row level security;
alter table matter_text force row level security;
create policy found on matter_text using (
  grams @> app_search()
  and (((handling_code like any (app_scope()) or home_code like any (app_scope())) and sensitivity <= app_clearance())
    or matter_id = any (app_moving()))
);

-- The same numbers as platform/ledger/grams.ts gives, for matters that are there already and for checks.
create or replace function text_grams(words text) returns int[] language sql immutable parallel safe as $$
  with folded as (
    select translate(words, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') as w
  )
  select coalesce(array_agg(distinct
    ((((ascii(substr(w, i, 1))::bigint * 65599 + ascii(substr(w, i + 1, 1))) + 2147483648) & 4294967295) - 2147483648)::int
  ), '{}') from folded, generate_series(1, length(w) - 1) i
$$;
create or replace function code_grams(code text) returns int[] language sql immutable parallel safe as $$
  select coalesce(array_agg(
    ((((1114112 + n)::bigint * 65599 + left(code, n)::bigint + 2147483648) & 4294967295) - 2147483648)::int
  ), '{}') from unnest(array[4, 6, 9]) n where length(code) >= n
$$;
create or replace function id_grams(id uuid) returns int[] language sql immutable parallel safe as $$
  select array[(((1179648::bigint * 65599 + ('x' || left(id::text, 8))::bit(32)::bigint + 2147483648) & 4294967295) - 2147483648)::int]
$$;
-- An owner that is no superuser is bound by row security like everybody else.
select set_config('app.scope', '%', true), set_config('app.clearance', '99', true), set_config('app.search', '{}', true);
insert into matter_text (home_region, matter_id, home_code, handling_code, sensitivity, grams)
select home_region, id, home_code, handling_code, sensitivity,
  text_grams(title) || text_grams(coalesce(snapshot #>> '{facts,text}', ''))
    || text_grams(coalesce(snapshot #>> '{facts,respondent,name}', '')) || code_grams(home_code) || code_grams(handling_code) || id_grams(id)
from matter where procedure in ('clue', 'report', 'complaint');
