-- A role held at an authority from a day to a day, both included. Rows are ended, never deleted:
-- "who held it on that day" stays answerable.
create table role_assignment (
  id uuid primary key,
  person uuid not null references person (id),
  authority_code text not null references authority (code),
  role text not null check (role in ('intake', 'officer', 'legal-reviewer', 'head', 'campaign-office',
                                     'supervisor', 'custodian', 'administrator', 'auditor')),
  valid_from date not null,
  valid_to date,
  -- Withdrawn before it ever held.
  void boolean not null default false,
  granted_by uuid not null references person (id),
  granted_at timestamptz not null,
  ended_by uuid references person (id),
  ended_at timestamptz,
  check (void or valid_to >= valid_from)
);
create index role_assignment_person on role_assignment (person);
create index role_assignment_holders on role_assignment (authority_code, role);

-- 委托代行: roles of an absent person, used by another in that person's stead. Not handed on further.
create table delegation (
  id uuid primary key,
  from_person uuid not null references person (id),
  to_person uuid not null references person (id),
  authority_code text not null references authority (code),
  roles text[] not null check (cardinality(roles) > 0),
  valid_from date not null,
  valid_to date not null,
  void boolean not null default false,
  reason text not null check (reason <> ''),
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  ended_by uuid references person (id),
  ended_at timestamptz,
  check (from_person <> to_person),
  check (void or valid_to >= valid_from)
);
create index delegation_to on delegation (to_person);
create index delegation_from on delegation (from_person);

grant select, insert, update on role_assignment, delegation to qingyuan_app;

-- Every role a person may use, own or delegated, with the days on which all of it holds at once:
-- the assignment, the delegation, the authority. Ask it with the day.
create view held_role as
select r.person, r.authority_code, r.role, null::uuid as on_behalf_of,
       greatest(r.valid_from, a.valid_from) as valid_from, least(r.valid_to, a.valid_to) as valid_to
  from role_assignment r
  join authority a on a.code = r.authority_code
 where not r.void
union all
select d.to_person, d.authority_code, r.role, d.from_person,
       greatest(r.valid_from, d.valid_from, a.valid_from), least(r.valid_to, d.valid_to, a.valid_to)
  from delegation d
  join role_assignment r on r.person = d.from_person and r.authority_code = d.authority_code and r.role = any (d.roles)
  join authority a on a.code = d.authority_code
  join person f on f.id = d.from_person and f.active
 where not d.void and not r.void;

grant select on held_role to qingyuan_app;
