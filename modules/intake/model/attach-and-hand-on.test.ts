import { expect, test } from 'vitest';
import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import type { ActingAs, Matter, Procedure } from '../../../platform/procedure/types.ts';
import { intakeProcedures } from './procedures.ts';
import { examples } from './testing/examples.ts';
import { blank } from './testing/journey.ts';

const ME = '00000000-0000-7000-8000-00000000000a' as PersonId;
const ELSE = '00000000-0000-7000-8000-00000000000b' as PersonId;
const TODAY = plainDate('2026-07-06');

const matterOf = (procedure: Procedure, state: string, assignee: PersonId | null): Matter => ({
  ...blank(procedure),
  state,
  version: 3,
  handlingCode: '510502' as AuthorityCode,
  assignee,
});
const as = (role: string, onBehalfOf: PersonId | null = null): ActingAs => ({
  personId: ME,
  authority: '510502' as AuthorityCode,
  roles: [role],
  onBehalfOf,
});
const openStates = (procedure: Procedure): string[] =>
  Object.entries(procedure.states).flatMap(([id, { final }]) => (final === true ? [] : [id]));

test.each(intakeProcedures.map((procedure) => [procedure.id, procedure] as const))(
  '%s: every open state takes a file, and nothing that somebody works on is stuck with them',
  (_, procedure) => {
    const open = openStates(procedure);
    expect([...(procedure.verbs.attach?.from ?? [])].sort()).toEqual([...open].sort());
    // A received matter has no officer yet.
    expect([...(procedure.verbs['assign-officer']?.from ?? []), 'received'].sort()).toEqual([...open].sort());
  },
);

test.each(intakeProcedures.map((procedure) => [procedure.id, procedure] as const))(
  '%s: an officer hands on only their own, a deputy that of whom they stand in for, a head anything',
  (id, procedure) => {
    const ask = (who: ActingAs, assignee: PersonId | null): string | null =>
      refusalOf(procedure, matterOf(procedure, 'assigned', assignee), who, 'assign-officer', TODAY)?.rule ?? null;
    expect(ask(as('officer'), ME)).toBeNull();
    expect(ask(as('officer'), ELSE)).toBe(`${id}.assign-officer.own`);
    expect(ask(as('officer'), null)).toBe(`${id}.assign-officer.own`);
    expect(ask(as('officer', ELSE), ELSE)).toBeNull();
    expect(ask(as('head'), ELSE)).toBeNull();
    expect(ask(as('intake'), ELSE)).toBeNull();
  },
);

test('the name of a file is personal and its hash is not; files are counted', () => {
  for (const procedure of intakeProcedures) {
    const attach = procedure.verbs.attach;
    const body = examples[procedure.id]?.attach ?? {};
    expect(attach?.body.safeParse(body).success).toBe(true);
    expect(attach?.body.safeParse({ ...body, sha256: 'x' }).success).toBe(false);
    expect(attach?.personal).toEqual(['name']);
    const act = { seq: 4, verb: 'attach', actor: ME, authority: '510502', eventAt: '', on: TODAY, body, personal: {} };
    const fold = attach?.fold as NonNullable<typeof attach>['fold'];
    const matter = { ...matterOf(procedure, 'assigned', null), facts: { files: 2 } };
    expect(fold(matter, { ...act, authority: act.authority as AuthorityCode })).toEqual({ facts: { files: 3 } });
  }
});
