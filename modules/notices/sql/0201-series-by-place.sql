-- Also the counters are seen only from where they are counted: by their authority, those above it, and its stations,
-- which count on in its name.
drop policy counted on notice_series;
create policy counted on notice_series using (
  authority like any (app_scope())
  or exists (select from unnest(app_scope()) pattern where rtrim(pattern, '%') like authority || '%')
);
