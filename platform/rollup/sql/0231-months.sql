-- Sums over whole months, of all channels and domains together and of each alone: a board over years reads some
-- thousand rows, and days only in the months that its limits cut. Moved by the same statement as stat.
create table stat_month (
  home_region char(6) not null,
  measure     text    not null,
  authority   text    not null,
  dim         text    not null check (dim in ('all', 'channel', 'domain')),
  key         text    not null,
  month       date    not null,
  n           bigint  not null,
  amount      bigint  not null,
  primary key (home_region, measure, authority, dim, key, month)
) with (fillfactor = 70);
comment on table stat_month is 'stat summed by month; month = its first day, key = the channel or domain, empty for dim all.';
select dist.shard('stat_month', 'home_region', 'act');
grant select, insert, update, delete on stat_month to qingyuan_app;

alter table stat_month enable row level security;
alter table stat_month force row level security;
create policy counted on stat_month using (authority like any (app_scope()));

create index stat_month_by_authority on stat_month (dim, measure, authority text_pattern_ops);
create index stat_by_day on stat (measure, day, authority text_pattern_ops);

select set_config('app.scope', '%', true), set_config('app.clearance', '99', true);
insert into stat_month (home_region, measure, authority, dim, key, month, n, amount)
select s.home_region, s.measure, s.authority, d.dim, d.key, make_date(extract(year from s.day)::int, extract(month from s.day)::int, 1),
  sum(s.n), sum(s.amount)
from stat s, lateral (values ('all', ''), ('channel', s.channel), ('domain', s.domain)) d(dim, key)
group by 1, 2, 3, 4, 5, 6;
