-- Sums that pivots ask for: cities by channel and domain together, counties by days of a channel or a domain. Without them a
-- question about broken months, or with two filters, reads every single place of the area.
select set_config('app.scope', '%', true), set_config('app.clearance', '99', true);
insert into stat (home_region, authority, level, measure, dim, span, campaign, channel, domain, day, n, amount)
select t.top, t.top, t.level, c.measure, k.dim, k.span, c.campaign, d.channel, d.domain, d.day, sum(c.n), sum(c.amount)
from stat c,
  lateral (values (2, left(c.authority, 4) || '00'), (3, left(c.authority, 6))) t(level, top)
  join (values (2, 'both', 'day'), (2, 'both', 'month'), (3, 'channel', 'day'), (3, 'domain', 'day'), (3, 'both', 'month')) k(level, dim, span)
    on k.level = t.level and substr(t.top, t.level * 2 - 1, 2) <> '00',
  lateral (values (case when k.dim in ('channel', 'both') then c.channel else '' end,
    case when k.dim in ('domain', 'both') then c.domain else '' end,
    case k.span when 'month' then month_of(c.day) else c.day end)) d(channel, domain, day)
where c.level = 0 and c.dim = 'both' and c.span = 'day'
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
on conflict do nothing;
