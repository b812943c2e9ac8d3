-- The public says that it is the public, by the scope in which no authority lies; any other scope, right or wrong, opens
-- what the authorities in it published and nothing else.
alter policy told on publication using (
  current_setting('app.scope', true) = '00%' or authority like any (app_scope()) or app_is_system()
);
alter policy shown on published_decision using (
  (current_setting('app.scope', true) = '00%' and ended_on is null
    and until_day >= (now() at time zone 'Asia/Shanghai')::date)
  or authority like any (app_scope()) or app_is_system()
);
