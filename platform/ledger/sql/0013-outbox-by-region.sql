-- Whatever follows from acts is taken region by region: a row that is locked must be named with its region.
drop index outbox_due;
create index outbox_due on outbox (topic, home_region, available_at) where topic <> 'seal';
