-- Also sums of single days: in the months that a board's limits cut, days by channel and domain would be as many as the
-- matters themselves.
drop table stat_month;
create table stat_sum (
  home_region char(6) not null,
  measure     text    not null,
  authority   text    not null,
  dim         text    not null check (dim in ('all', 'channel', 'domain')),
  key         text    not null,
  span        text    not null check (span in ('day', 'month')),
  day         date    not null,
  n           bigint  not null,
  amount      bigint  not null,
  primary key (home_region, measure, authority, dim, key, span, day)
) with (fillfactor = 70);
comment on table stat_sum is 'stat summed over channels and domains by day and by month: day = the first of the span, key = the channel or domain, empty for dim all.';
select dist.shard('stat_sum', 'home_region', 'act');
grant select, insert, update, delete on stat_sum to qingyuan_app;

alter table stat_sum enable row level security;
alter table stat_sum force row level security;
create policy counted on stat_sum using (authority like any (app_scope()));

create index stat_sum_by_day on stat_sum (dim, span, measure, day, authority text_pattern_ops);

create or replace function month_of(day date) returns date language sql immutable parallel safe as $$
  select make_date(extract(year from day)::int, extract(month from day)::int, 1)
$$;
grant execute on function month_of(date) to qingyuan_app;

select set_config('app.scope', '%', true), set_config('app.clearance', '99', true);
insert into stat_sum (home_region, measure, authority, dim, key, span, day, n, amount)
select s.home_region, s.measure, s.authority, d.dim, d.key, p.span, p.day, sum(s.n), sum(s.amount)
from stat s, lateral (values ('all', ''), ('channel', s.channel), ('domain', s.domain)) d(dim, key),
  lateral (values ('day', s.day), ('month', month_of(s.day))) p(span, day)
group by 1, 2, 3, 4, 5, 6, 7;
