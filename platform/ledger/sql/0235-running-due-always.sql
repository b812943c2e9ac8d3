-- Where nothing presses stands the last of days, as in the counted places: a plain column, because row security lets a
-- query's condition use an index only where it is leakproof, and coalesce is not.
select set_config('app.scope', '%', true), set_config('app.clearance', '99', true);
update matter set running_due = date '9999-12-31' where running_due is null;
alter table matter alter column running_due set default date '9999-12-31', alter column running_due set not null;
drop index matter_by_due;
create index matter_by_due on matter (running_due, id)
  include (home_region, home_code, handling_code, sensitivity, procedure, state, channel, domain, assignee)
  where closed_on is null;
