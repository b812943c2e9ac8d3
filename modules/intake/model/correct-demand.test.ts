import { expect, test } from 'vitest';
import { intakeProcedures } from './procedures.ts';
import { act, staff, walk } from './testing/journey.ts';

const { countyIntake } = staff;

test.each(intakeProcedures.map((procedure) => [procedure.id, procedure] as const))(
  '%s: the demand is put right, apart from the facts and without touching them (令121 art 10)',
  (_, procedure) => {
    const received = walk(procedure, [countyIntake, 'receive', '2026-07-06']);
    const body = { reason: '投诉人来电说明', demand: '退还五十元。' };
    const corrected = act(procedure, received, countyIntake, 'correct', '2026-07-07', body);
    expect(corrected.facts).toEqual({ ...received.facts, demand: '退还五十元。' });
    const other = act(procedure, corrected, countyIntake, 'correct', '2026-07-08', {
      reason: '误写',
      title: '停车纠纷',
    });
    expect([other.title, other.facts.demand]).toEqual(['停车纠纷', '退还五十元。']);
  },
);

test.each(intakeProcedures.map((procedure) => [procedure.id, procedure] as const))(
  '%s: what is written as a demand is personal, and erased with the rest',
  (_, { verbs }) => {
    expect(verbs.correct?.personal).toContain('demand');
    expect(verbs.correct?.body.safeParse({ reason: '误写', demand: '' }).success).toBe(false);
  },
);
