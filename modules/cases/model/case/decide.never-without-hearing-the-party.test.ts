import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Procedure, Verb } from '../../../../platform/procedure/types.ts';
import { type Done, decidingProcedure, walk, wrongs } from './testing/random-decisions.ts';

const numbers = fc.array(fc.integer({ min: 0, max: 0x3fffffff }), { minLength: 40, maxLength: 70, size: 'max' });
const RUNS = 2_000;

/** The same property on any procedure: the true one keeps it, each broken one must not. */
const lawful = (procedure: Procedure, seen: (trace: readonly Done[]) => void = () => undefined) =>
  fc.property(numbers, (chosen) => {
    const trace = walk(chosen, procedure);
    seen(trace);
    expect(wrongs(trace)).toEqual([]);
  });

test('no sequence of permitted acts ends in a penalty that was not told, heard, reviewed as it must be', () => {
  const reached = { penalties: 0, hearings: 0, defences: 0, waivers: 0, renotified: 0, discussed: 0 };
  fc.assert(
    lawful(decidingProcedure, (trace) => {
      if (trace.at(-1)?.verb !== 'decide') return;
      const has = (verb: string): boolean => trace.some((done) => done.verb === verb);
      reached.penalties += 1;
      if (has('hearing-report')) reached.hearings += 1;
      if (has('defend')) reached.defences += 1;
      if (has('waive-defence')) reached.waivers += 1;
      if (has('discuss')) reached.discussed += 1;
      if (trace.filter(({ verb }) => verb === 'notify').length > 1) reached.renotified += 1;
    }),
    { numRuns: RUNS, seed: 45 },
  );
  // A property that nothing reaches proves nothing.
  expect(reached.penalties).toBeGreaterThan(RUNS / 10);
  for (const count of Object.values(reached)) expect(count).toBeGreaterThan(20);
});

const changed = (ids: readonly string[], change: (verb: Verb) => Verb): Procedure => ({
  ...decidingProcedure,
  verbs: Object.fromEntries(
    Object.entries(decidingProcedure.verbs).map(([id, verb]) => [id, ids.includes(id) ? change(verb) : verb]),
  ),
});

/** The procedure without these conditions, in some verbs or in all. */
function without(rules: readonly string[], only?: readonly string[]): Procedure {
  const kept = ({ rule }: { readonly rule: string }): boolean => !rules.includes(rule);
  return changed(only ?? Object.keys(decidingProcedure.verbs), (verb) => ({
    ...verb,
    conditions: (verb.conditions ?? []).filter(kept),
    says: (verb.says ?? []).filter(kept),
    fits: (verb.fits ?? []).filter(kept),
  }));
}

/** The procedure in which a verb forgets to write some of its facts. */
const forgetting = (id: string, key: string): Procedure =>
  changed([id], (verb) => ({
    ...verb,
    fold: (matter, act) => {
      const change = verb.fold(matter, act);
      const { [key]: _, ...facts } = change.facts ?? {};
      return { ...change, facts };
    },
  }));

const whileHearing = (procedure: Procedure): Procedure => ({
  ...procedure,
  verbs: Object.fromEntries(
    Object.entries(procedure.verbs).map(([id, verb]) => [
      id,
      id === 'decide' || id === 'discuss' ? { ...verb, from: [...verb.from, 'hearing'] } : verb,
    ]),
  ),
});

describe('a procedure that forgets one of them is found out', () => {
  test.each([
    // Where two conditions guard the same thing, both are taken away.
    ['notice served', without(['case.decide.notice-served', 'case.decide.reply-over'])],
    ['five working days', without(['case.decide.reply-over'])],
    ['defence answered', without(['case.decide.defence-answered'])],
    ['hearing finished', whileHearing(without(['case.decide.hearing-finished', 'case.discuss.hearing-finished']))],
    [
      'seven days before the hearing',
      without(['case.hold-hearing.notice-days', 'case.record-hearing-notice.days-left']),
    ],
    [
      'chair not of the team',
      without(
        ['case.appoint-chair.not-of-the-team', 'case.not-handlers'],
        ['appoint-chair', 'hold-hearing', 'record-absence'],
      ),
    ],
    ['legal review', without(['case.decide.legal-review'])],
    ['any review', without(['case.decide.reviewed'])],
    ['legal review after the hearing', forgetting('hold-hearing', 'review')],
    ['review of what was revised', forgetting('revise-proposal', 'review')],
    ['decided by another than reviewed', without(['case.decide.other-person'])],
    ['decided by none of the team', without(['case.not-handlers'], ['decide'])],
    ['reviewed by none of the team', without(['case.not-handlers', 'case.case-review.other-person'], ['case-review'])],
    ['no heavier than told', without(['case.decide.not-heavier-than-told', 'case.decide.as-reviewed'])],
    ['no heavier than reviewed', without(['case.decide.as-reviewed'])],
    [
      'no heavier because of the defence',
      without(['case.report.heavier-needs-new-facts', 'case.notify.heavier-needs-new-facts']),
    ],
    ['discussed', without(['case.decide.discussed'])],
    ['discussion falls with a defence', forgetting('defend', 'discussion')],
  ] as readonly (readonly [string, Procedure])[])('%s', (_, broken) => {
    const found = fc.check(lawful(broken), { numRuns: 4 * RUNS, seed: 45, endOnFailure: true });
    expect(found.failed).toBe(true);
  });
});
