-- Numbers of written notices. A number is taken in the transaction of the act that carries it, by moving `last` on by
-- exactly one: what is refused or killed takes none, so the numbers of a series never have a gap, at no instant.
create table notice_series (
  home_region char(6)  not null,
  authority   text     not null,
  form        text     not null,
  year        smallint not null check (year between 2000 and 9999),
  last        integer  not null check (last >= 0),
  primary key (home_region, authority, form, year)
);
comment on table notice_series is 'The last number that an authority gave to a form in a year; home_region is that of the authority.';

-- The register of documents sent out 发文登记簿.
create table notice_number (
  home_region   char(6)  not null,
  authority     text     not null,
  form          text     not null,
  year          smallint not null,
  number        integer  not null check (number > 0),
  -- Who issued: the bureau, or a station in its name.
  office        text     not null,
  matter_region char(6)  not null,
  matter_id     uuid     not null,
  act_id        uuid     not null,
  issued_on     date     not null,
  primary key (home_region, authority, form, year, number),
  unique (home_region, act_id)
);
comment on table notice_number is 'Which act carries which number; append-only.';

select dist.shard('notice_series', 'home_region', 'act');
select dist.shard('notice_number', 'home_region', 'act');
grant select, insert, update on notice_series to qingyuan_app;
grant select, insert on notice_number to qingyuan_app;

alter table notice_series enable row level security;
alter table notice_series force row level security;
-- Counters only. A station counts on in the series of its bureau, which it does not see otherwise.
create policy counted on notice_series using (current_setting('app.scope', true) <> '');

alter table notice_number enable row level security;
alter table notice_number force row level security;
create policy own on notice_number for select using (office like any (app_scope()) or app_is_system());
create policy appended on notice_number for insert with check (office like any (app_scope()) or app_is_system());
