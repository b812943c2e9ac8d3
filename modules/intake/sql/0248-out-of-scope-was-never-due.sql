-- What lies outside the procedure (令121 art 44) has no limit: its clock was never due, and it is cleared neither on time
-- nor late. Matters that were told so before are brought to what their acts fold to now; their acts stay untouched.
select set_config('app.scope', '%', true), set_config('app.clearance', '99', true);

with outside as (
  select m.home_region, m.id, case m.procedure when 'complaint' then 'accept' else 'verify' end as clock
  from matter m
  where m.procedure in ('clue', 'report', 'complaint') and m.snapshot -> 'facts' ->> 'outcome' = 'out-of-scope'
)
update matter m
set snapshot = jsonb_set(m.snapshot, array['clocks', o.clock, 'dropped'],
  jsonb_build_object('on', m.snapshot -> 'clocks' -> o.clock ->> 'endedOn', 'basis', 'samr121.art44'))
from outside o
where m.home_region = o.home_region and m.id = o.id and m.snapshot -> 'clocks' -> o.clock ->> 'endedOn' is not null;

-- Their counted places: the new one beside the old one, the counts by differences, then the old one emptied.
insert into matter_cell (home_region, matter_id, measure, day, authority, channel, domain, n, amount)
select c.home_region, c.matter_id, m.procedure || '.cleared-without-clock', c.day, c.authority, c.channel, c.domain, c.n, c.amount
from matter_cell c join matter m on m.home_region = c.home_region and m.id = c.matter_id
where c.measure = m.procedure || '.cleared-on-time' and m.snapshot -> 'facts' ->> 'outcome' = 'out-of-scope'
  and m.procedure in ('clue', 'report', 'complaint') and c.n <> 0;

insert into stat_delta (home_region, cause, ord, measure, authority, channel, domain, day, n, amount)
select c.home_region, gen_random_uuid(), 0, side.measure, c.authority, c.channel, c.domain, c.day, side.sign * c.n, side.sign * c.amount
from matter_cell c join matter m on m.home_region = c.home_region and m.id = c.matter_id,
  lateral (values (m.procedure || '.cleared-on-time', -1), (m.procedure || '.cleared-without-clock', 1)) side (measure, sign)
where c.measure = m.procedure || '.cleared-on-time' and m.snapshot -> 'facts' ->> 'outcome' = 'out-of-scope'
  and m.procedure in ('clue', 'report', 'complaint') and c.n <> 0;

update matter_cell c set n = 0, amount = 0
from matter m
where m.home_region = c.home_region and m.id = c.matter_id
  and c.measure = m.procedure || '.cleared-on-time' and m.snapshot -> 'facts' ->> 'outcome' = 'out-of-scope'
  and m.procedure in ('clue', 'report', 'complaint') and c.n <> 0;
