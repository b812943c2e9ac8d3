-- What officers said of a matter and an operator: the same, another one, or the word taken back. Append-only by grant; of the
-- words on one pair the last one stands, so that taking back restores what was before, and all of it can be read later.
create table subject_word (
  home_region char(6)     not null,
  matter_id   uuid        not null,
  id          uuid        not null,
  -- `code:` and the code of the registry, or `matter:` with region and id where the operator has none.
  subject     text        not null check (subject ~ '^(code:[0-9A-Z]{18}|matter:[0-9]{6}/[0-9a-f-]{36})$'),
  said        text        not null check (said in ('same', 'other', 'none')),
  reason      text        not null check (reason <> ''),
  -- What stood before the officer: version of the weights, and the score.
  weights     integer,
  score       real,
  by          uuid        not null,
  authority   text        not null,
  at          timestamptz not null,
  primary key (home_region, matter_id, id)
);
comment on table subject_word is 'Words on who a matter is about, beside the matter and never in it: nothing of the matter changes.';
create index subject_word_by_subject on subject_word (subject);
select dist.shard('subject_word', 'home_region', 'act');
grant select, insert on subject_word to qingyuan_app;
alter table subject_word enable row level security;
alter table subject_word force row level security;
create policy opened on subject_word using (app_opened(matter_id) or app_is_system());
