-- One table of sums for all questions: by days and months; of all, by channel, by domain, by both; of one authority's own
-- matters (level 0) and of whole areas (1 province, 2 city, 3 county). A province's board reads one area, not a thousand
-- offices. Campaigns stand beside: '' = whatever the campaign, '*' = in any, else one campaign's own figures.
alter table matter_cell add column campaign text not null default '';
alter table matter_cell drop constraint matter_cell_pkey;
alter table matter_cell add primary key (home_region, matter_id, measure, day, authority, campaign);
drop index matter_cell_drill;
create index matter_cell_drill on matter_cell (measure, authority text_pattern_ops, day) where n <> 0 and campaign = '';
create index matter_cell_campaign on matter_cell (campaign, measure, authority text_pattern_ops, day) where n <> 0 and campaign <> '';
alter table stat_delta add column campaign text not null default '';

drop table stat_sum;
drop table stat;
create table stat (
  home_region char(6)  not null,
  authority   text     not null,
  level       smallint not null check (level between 0 and 3),
  measure     text     not null,
  dim         text     not null check (dim in ('all', 'channel', 'domain', 'both')),
  span        text     not null check (span in ('day', 'month')),
  campaign    text     not null,
  channel     text     not null,
  domain      text     not null,
  day         date     not null,
  n           bigint   not null,
  amount      bigint   not null,
  primary key (home_region, authority, level, measure, dim, span, campaign, channel, domain, day)
) with (fillfactor = 70);
comment on table stat is 'Sums of counted places. Level 0 stands under the region of the matters, areas under their own; day = the first of the span; channel and domain are empty where dim does not name them.';
select dist.shard('stat', 'home_region', 'act');
grant select, insert, update, delete on stat to qingyuan_app;

alter table stat enable row level security;
alter table stat force row level security;
create policy counted on stat using (authority like any (app_scope()));

create index stat_read on stat (level, dim, span, measure, authority text_pattern_ops, campaign, channel, domain, day);

select set_config('app.scope', '%', true), set_config('app.clearance', '99', true);
-- Places are written with the acts, so they hold what was pending too.
delete from stat_delta;
insert into stat (home_region, authority, level, measure, dim, span, campaign, channel, domain, day, n, amount)
select home_region, authority, 0, measure, 'both', 'day', campaign, channel, domain, day, sum(n), sum(amount)
from matter_cell group by home_region, authority, measure, campaign, channel, domain, day having sum(n) <> 0 or sum(amount) <> 0;
-- As in spreads.ts at the time of this migration.
insert into stat (home_region, authority, level, measure, dim, span, campaign, channel, domain, day, n, amount)
select case t.level when 0 then c.home_region else t.top end, t.top, t.level, c.measure, k.dim, k.span, c.campaign,
  d.channel, d.domain, d.day, sum(c.n), sum(c.amount)
from stat c,
  lateral (values (0, c.authority), (1, left(c.authority, 2) || '0000'), (2, left(c.authority, 4) || '00'), (3, left(c.authority, 6))) t(level, top)
  join (values (0, 'all', 'month'), (3, 'all', 'day'), (3, 'all', 'month'), (3, 'channel', 'month'), (3, 'domain', 'month'),
    (2, 'all', 'day'), (2, 'all', 'month'), (2, 'channel', 'day'), (2, 'channel', 'month'), (2, 'domain', 'day'), (2, 'domain', 'month'),
    (1, 'all', 'day'), (1, 'all', 'month'), (1, 'channel', 'day'), (1, 'channel', 'month'), (1, 'domain', 'day'), (1, 'domain', 'month'),
    (1, 'both', 'day'), (1, 'both', 'month')) k(level, dim, span)
    on k.level = t.level and (t.level < 2 or substr(t.top, t.level * 2 - 1, 2) <> '00'),
  lateral (values (case when k.dim in ('channel', 'both') then c.channel else '' end,
    case when k.dim in ('domain', 'both') then c.domain else '' end,
    case k.span when 'month' then month_of(c.day) else c.day end)) d(channel, domain, day)
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
