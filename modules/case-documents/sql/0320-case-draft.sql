-- Texts of a document before it is issued. Each saving is a row of its own: who wrote over whom is never a question, and
-- of two who save at once one is told. No part of the ledger; gone once the document is issued, for then the act has them.
create table case_draft (
  home_region char(6)     not null,
  matter_id   uuid        not null,
  -- The act that the document is the paper of, and the form.
  seq         integer     not null check (seq > 0),
  form        smallint    not null check (form between 1 and 56),
  version     integer     not null check (version > 0),
  texts       jsonb       not null,
  answers     jsonb       not null,
  saved_by    uuid        not null,
  saved_at    timestamptz not null,
  primary key (home_region, matter_id, seq, form, version)
);
comment on table case_draft is 'What was written into a document that is not issued yet, one row for each saving. Personal.';

select dist.shard('case_draft', 'home_region', 'act');
grant select, insert, delete on case_draft to qingyuan_app;

alter table case_draft enable row level security;
alter table case_draft force row level security;
create policy opened on case_draft for select using (app_opened(matter_id) or app_is_system());
create policy saved on case_draft for insert with check (app_opened(matter_id));
create policy settled on case_draft for delete using (app_opened(matter_id) or app_is_system());
