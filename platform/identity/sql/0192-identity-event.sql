-- What happened with people's access: sign-ins, refusals, roles, delegations, resets. Append-only by grant. No names, no
-- network addresses, no login as it was typed; a refused sign-in with an unknown login has no person.
create table identity_event (
  id     uuid        primary key,
  at     timestamptz not null,
  what   text        not null check (what <> ''),
  person uuid,
  by     uuid
);
comment on table identity_event is 'Audit trail of access: what, about whom, by whom, when.';
create index identity_event_time on identity_event (at desc, id desc);
create index identity_event_person on identity_event (person, at desc);
grant select, insert on identity_event to qingyuan_app;
