-- Matters on which whoever filed has written and nobody has answered, and matters in dispute over power: few among
-- very many, so that a list of them would walk past all the others. Small indexes of their own hold just these. A
-- partial index is used although its condition is not leakproof: the condition chooses the index, it is not asked of
-- rows that row security hides.
create index matter_unread on matter (running_due, id)
  include (opened_on, closed_on, home_region, home_code, handling_code, sensitivity, procedure, state, channel, domain, assignee)
  where (snapshot -> 'facts' ->> 'unreadFromReporter') is not null;
-- Else the planner takes it that nearly every matter is unread, and reads them all.
create statistics matter_unread_share on (snapshot -> 'facts' ->> 'unreadFromReporter') from matter;
create index matter_disputed on matter (running_due, id)
  include (home_region, home_code, handling_code, sensitivity, procedure)
  where closed_on is null and state = 'disputed';
