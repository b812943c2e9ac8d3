-- Why a role was given or ended and an account closed. Null for what was done before reasons were asked for, and for the
-- command line, whose operator may leave it out.
alter table role_assignment
  add column reason text check (reason <> ''),
  add column end_reason text check (end_reason <> '');
alter table delegation add column end_reason text check (end_reason <> '');
alter table person add column closed_reason text check (closed_reason <> '');

-- What an event was about: the role and where, and the reason given. Free text of an administrator, never a login or address.
alter table identity_event
  add column authority_code text,
  add column roles text[],
  add column reason text check (reason <> '');
create index identity_event_by on identity_event (by, at desc) where by is not null;
