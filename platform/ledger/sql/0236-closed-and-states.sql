-- Closed matters in the order in which they were closed, and matters by state: walking past all that is still open, or
-- through everything for a state that hardly any matter is in, would read the whole ledger.
create index matter_by_closing on matter (closed_on desc, id)
  include (home_region, home_code, handling_code, sensitivity, procedure, state, channel, domain)
  where closed_on is not null;
create index matter_by_state on matter (state, opened_on desc, id);
