-- Notices that were withdrawn. The number stays in the register of documents sent out: void where nobody had been given
-- the paper, else withdrawn, and a correcting notice follows.
create table notice_withdrawal (
  home_region  char(6)  not null,
  authority    text     not null,
  form         text     not null,
  year         smallint not null,
  number       integer  not null,
  -- Who issued it, so that whoever sees the number sees this too.
  office       text     not null,
  act_id       uuid     not null,
  void         boolean  not null,
  withdrawn_on date     not null,
  primary key (home_region, authority, form, year, number)
);
comment on table notice_withdrawal is 'Which numbers no longer stand, since when, by which act; append-only.';
select dist.shard('notice_withdrawal', 'home_region', 'act');
grant select, insert on notice_withdrawal to qingyuan_app;

alter table notice_withdrawal enable row level security;
alter table notice_withdrawal force row level security;
create policy own on notice_withdrawal for select using (office like any (app_scope()) or app_is_system());
create policy appended on notice_withdrawal for insert with check (office like any (app_scope()) or app_is_system());

-- The number as it was written, for an authority may be renamed; empty for those of before.
alter table notice_number add column written text not null default '';
