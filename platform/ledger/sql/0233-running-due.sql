-- The earliest date of a clock that runs and is not paused: what presses. Near and overdue are ranges of it, so that a
-- count reads no snapshot.
alter table matter add column running_due date;
select set_config('app.scope', '%', true), set_config('app.clearance', '99', true);
update matter m set running_due = c.due from (
  select home_region, id, min((clock ->> 'due')::date) as due
  from matter, jsonb_each(snapshot -> 'clocks') as each_clock(name, clock)
  where closed_on is null and clock ->> 'endedOn' is null and clock ->> 'paused' = 'false' group by 1, 2) c
where m.home_region = c.home_region and m.id = c.id;
drop index matter_by_due;
create index matter_by_due on matter ((coalesce(running_due, date '9999-12-31')), id)
  include (running_due, home_region, home_code, handling_code, sensitivity, procedure, state, channel, domain, assignee)
  where closed_on is null;
