-- A connection that says nothing about itself hands nothing in either.
alter policy received on file with check (
  (matter_id is null and current_setting('app.scope', true) <> '') or app_opened(matter_id) or app_is_system()
);
