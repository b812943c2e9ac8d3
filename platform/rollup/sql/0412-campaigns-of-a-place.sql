-- A place is kept once, with the campaigns in which it counts, and so is a change of it: a filing that fits three
-- campaigns wrote five places and five changes for each figure. Sums keep a row for each campaign, as before.
select set_config('app.scope', '%', true), set_config('app.clearance', '99', true);

-- What is pending goes into the sums first: as changes it could not be told as one with its campaigns.
-- As in spreads.ts at the time of this migration.
insert into stat as s (home_region, authority, level, measure, dim, span, campaign, channel, domain, day, n, amount)
select home_region, authority, 0, measure, 'both', 'day', campaign, channel, domain, day, sum(n), sum(amount)
from stat_delta group by home_region, authority, measure, campaign, channel, domain, day having sum(n) <> 0 or sum(amount) <> 0
on conflict (home_region, authority, level, measure, dim, span, campaign, channel, domain, day)
  do update set n = s.n + excluded.n, amount = s.amount + excluded.amount;
insert into stat as s (home_region, authority, level, measure, dim, span, campaign, channel, domain, day, n, amount)
select case t.level when 0 then c.home_region else t.top end, t.top, t.level, c.measure, k.dim, k.span, c.campaign,
  d.channel, d.domain, d.day, sum(c.n), sum(c.amount)
from stat_delta c,
  lateral (values (0, c.authority), (1, left(c.authority, 2) || '0000'), (2, left(c.authority, 4) || '00'), (3, left(c.authority, 6))) t(level, top)
  join (values (0, 'all', 'month'), (3, 'all', 'day'), (3, 'all', 'month'), (3, 'channel', 'month'), (3, 'domain', 'month'),
    (2, 'all', 'day'), (2, 'all', 'month'), (2, 'channel', 'day'), (2, 'channel', 'month'), (2, 'domain', 'day'), (2, 'domain', 'month'),
    (1, 'all', 'day'), (1, 'all', 'month'), (1, 'channel', 'day'), (1, 'channel', 'month'), (1, 'domain', 'day'), (1, 'domain', 'month'),
    (1, 'both', 'day'), (1, 'both', 'month')) k(level, dim, span)
    on k.level = t.level and (t.level < 2 or substr(t.top, t.level * 2 - 1, 2) <> '00'),
  lateral (values (case when k.dim in ('channel', 'both') then c.channel else '' end,
    case when k.dim in ('domain', 'both') then c.domain else '' end,
    case k.span when 'month' then month_of(c.day) else c.day end)) d(channel, domain, day)
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(c.n) <> 0 or sum(c.amount) <> 0
on conflict (home_region, authority, level, measure, dim, span, campaign, channel, domain, day)
  do update set n = s.n + excluded.n, amount = s.amount + excluded.amount;
delete from stat_delta;
alter table stat_delta drop column campaign;
alter table stat_delta add column campaigns text[];

drop index matter_cell_drill;
drop index matter_cell_campaign;
alter table matter_cell drop constraint matter_cell_pkey;
alter table matter_cell add column campaigns text[];
update matter_cell c set campaigns = each.codes
from (
  select home_region, matter_id, measure, day, authority, array_agg(campaign order by campaign) as codes
  from matter_cell where campaign not in ('', '*') and (n <> 0 or amount <> 0) group by 1, 2, 3, 4, 5) each
where c.campaign = '' and c.home_region = each.home_region and c.matter_id = each.matter_id and c.measure = each.measure
  and c.day = each.day and c.authority = each.authority;
delete from matter_cell where campaign <> '';
alter table matter_cell drop column campaign;
alter table matter_cell add primary key (home_region, matter_id, measure, day, authority);
create index matter_cell_drill on matter_cell (measure, authority text_pattern_ops, day) where n <> 0;
create index matter_cell_campaign on matter_cell (measure, authority text_pattern_ops, day) where n <> 0 and campaigns is not null;
comment on column matter_cell.campaigns is 'Codes of the campaigns in which it counts, sorted; null = in none.';
comment on column stat_delta.campaigns is 'As of the place that changed: the change counts in each, in any, and whatever the campaign.';
