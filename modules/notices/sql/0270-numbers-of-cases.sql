-- Acts on cases take their numbers from the same register: some take two, each into a field of its own.
alter table notice_number add column field text not null default 'number';
alter table notice_number drop constraint notice_number_home_region_act_id_key,
  add constraint notice_number_of_act unique (home_region, act_id, field);
-- Whatever words an authority chooses for its forms, no number is written twice.
create unique index notice_number_written on notice_number (home_region, written) where written <> '';
