import { describe, expect, it } from 'vitest';
import type { AuthorityCode, PersonId } from '../../../../kernel/id.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { intakeProcedures } from '../../../../modules/intake/model/procedures.ts';
import { examples } from '../../../../modules/intake/model/testing/examples.ts';
import { act, go, refused, staff, walk } from '../../../../modules/intake/model/testing/journey.ts';
import type { ActingAs, Matter, Procedure } from '../../../../platform/procedure/types.ts';
import { type Before, inverseOf, REVERSIBLE, type Undoable, undoRequests } from './undo.ts';

const { cityIntake, cityHead, officer } = staff;
const DAY = '2026-07-06';

const beforeOf = (matter: Matter, me = ''): Before => ({
  me,
  row: {
    homeRegion: matter.homeRegion,
    id: matter.id,
    domain: matter.domain,
    handlingCode: matter.handlingCode,
    assignee: matter.assignee === null ? null : { id: matter.assignee, name: '' },
  },
  facts: matter.facts,
});

/** What a batch can change and must come back: everything but the trace that it happened. */
const standing = ({ state, handlingCode, assignee, domain, facts }: Matter): unknown => {
  const { route: _, ...rest } = facts;
  return { state, handlingCode, assignee, domain, facts: rest };
};

// What is never screened has nothing of that kind to take back.
const screened = intakeProcedures.filter(({ verbs }) => 'screen' in verbs);
describe.each(screened.map((procedure) => [procedure.id, procedure] as const))('%s', (_, procedure) => {
  const received = walk(procedure, [cityIntake, 'receive', DAY]);
  const assigned = act(procedure, received, cityIntake, 'assign', DAY, { to: '510502' });
  const claimed = act(procedure, assigned, officer, 'claim', DAY);
  const second = { ...officer, personId: '00000000-0000-7000-8000-000000000099' as PersonId };

  const done: readonly (readonly [string, Matter, ActingAs, JsonObject | undefined])[] = [
    ['assign', received, cityIntake, { to: '510503' }],
    ['reassign', assigned, cityHead, { to: '510503' }],
    ['claim', assigned, officer, {}],
    ['release', claimed, officer, {}],
    ['release', claimed, staff.countyHead, {}],
    ['assign-officer', claimed, staff.countyHead, { officer: second.personId }],
    ['assign-officer', assigned, staff.countyHead, { officer: second.personId }],
    ['screen', received, cityIntake, undefined],
    ['screen', { ...received, domain: '' }, cityIntake, { domain: 'drug', urgency: 'critical', signs: ['disorder'] }],
    ['screen', act(procedure, received, cityIntake, 'screen', DAY), cityIntake, { urgency: 'critical' }],
  ];
  it.each(done)(
    '%s is taken back by an act that the predicate allows, and all stands as before',
    (verb, matter, by, given) => {
      const body = given ?? examples[procedure.id]?.[verb] ?? {};
      const inverse = inverseOf(verb, body, beforeOf(matter, by.personId));
      if (inverse === null) throw new Error('not reversible');
      expect(REVERSIBLE.has(verb)).toBe(true);
      const changed = act(procedure, matter, by, verb, DAY, body);
      expect(standing(changed)).not.toEqual(standing(matter));
      const back = act(procedure, changed, by, inverse.verb, DAY, inverse.body);
      expect(standing(back)).toEqual(standing(matter));
      expect(back.version).toBe(matter.version + 2);
    },
  );

  it('where work went on, it is not taken back', () => {
    const taken = go(procedure, received, [cityIntake, 'assign', DAY, { to: '510502' }], [officer, 'accept', DAY]);
    expect(refused(procedure, taken, cityIntake, 'recall', DAY)).toBe('procedure.state');
  });

  it('what ends or decides is never reversible', () => {
    for (const verb of Object.keys(procedure.verbs))
      if (!REVERSIBLE.has(verb)) expect(inverseOf(verb, {}, beforeOf(received))).toBeNull();
  });
});

describe('an undo', () => {
  const { facts: _, ...unread } = beforeOf(walkOne());
  it('is not offered for facts that nobody has read', () => {
    expect(inverseOf('screen', { urgency: 'urgent' }, { ...unread, facts: undefined })).toBeNull();
    expect(inverseOf('screen', { domain: 'food' }, { ...unread, facts: undefined })).not.toBeNull();
  });

  it('is asked once for each different inverse, with the versions that the batch left', () => {
    const item = (matterId: string, officerId: string): Undoable => ({
      ...{ homeRegion: '510500', matterId, version: 3 },
      inverse: { verb: 'assign-officer', body: { officer: officerId } },
    });
    const requests = undoRequests([item('a', 'x'), item('b', 'y'), item('c', 'x')]);
    expect(requests.map(({ verb, items }) => [verb, items.map(({ matterId }) => matterId)])).toEqual([
      ['assign-officer', ['a', 'c']],
      ['assign-officer', ['b']],
    ]);
  });
});

function walkOne(): Matter {
  const [procedure] = intakeProcedures as readonly Procedure[];
  if (procedure === undefined) throw new Error('no procedure');
  return { ...walk(procedure, [cityIntake, 'receive', DAY]), handlingCode: '510502' as AuthorityCode };
}
