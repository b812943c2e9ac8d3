import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAppError } from '../../../kernel/error.ts';
import { addDays, NEVER, type PlainDate } from '../../../kernel/plain-date.ts';
import { cellsOf, nextDue, runningDue } from '../../../platform/procedure/fold.ts';
import { permittedVerbs } from '../../../platform/procedure/permit.ts';
import type { ActingAs, Matter, Procedure } from '../../../platform/procedure/types.ts';
import { clue } from './clue.ts';
import { complaint } from './complaint.ts';
import { intakeProcedures } from './procedures.ts';
import { report } from './report.ts';
import { examples } from './testing/examples.ts';
import { act, blank, go, Refused, refused, staff, walk } from './testing/journey.ts';

const { cityIntake, countyIntake, officer, countyHead } = staff;

/** Where the matter is counted whatever its campaign. */
const counted = (procedure: Procedure, matter: Matter) =>
  [...cellsOf(procedure, matter).values()].filter(({ campaign }) => campaign === '');

/** `measure day authority`, sorted: where the matter is counted. */
const cells = (procedure: Procedure, matter: Matter): readonly string[] =>
  counted(procedure, matter)
    .map(({ measure, day, authority }) => `${measure} ${day} ${authority}`)
    .sort();

describe('clue figures', () => {
  const received = walk(clue, [cityIntake, 'receive', '2026-07-06']);

  test('received and open on its due day, by who handles it', () => {
    expect(cells(clue, received)).toEqual(['clue.open 2026-07-27 510500', 'clue.received 2026-07-06 510500']);
    const assigned = act(clue, received, cityIntake, 'assign', '2026-07-07', { to: '510502' });
    expect(cells(clue, assigned)).toEqual(['clue.open 2026-07-27 510502', 'clue.received 2026-07-06 510502']);
  });

  test('cleared on the due day is on time, a day later is late', () => {
    const concluded = go(clue, received, [cityIntake, 'answer', '2026-07-10']);
    const head = staff.cityHead;
    expect(cells(clue, act(clue, concluded, head, 'clear', '2026-07-27'))).toEqual([
      'clue.answered 2026-07-27 510500',
      'clue.cleared-on-time 2026-07-27 510500',
      'clue.received 2026-07-06 510500',
    ]);
    expect(cells(clue, act(clue, concluded, head, 'clear', '2026-07-28'))).toContain(
      'clue.cleared-late 2026-07-28 510500',
    );
  });

  test('a conclusion counts only once it is confirmed', () => {
    const concluded = go(clue, received, [cityIntake, 'answer', '2026-07-10']);
    expect(cells(clue, concluded)).toEqual(cells(clue, received));
  });

  test('a paused one is not open, so it never shows as overdue', () => {
    const paused = go(
      clue,
      received,
      [cityIntake, 'assign', '2026-07-06'],
      [officer, 'accept', '2026-07-06'],
      [officer, 'pause', '2026-07-08'],
    );
    expect(cells(clue, paused)).toEqual(['clue.paused 2026-07-06 510502', 'clue.received 2026-07-06 510502']);
  });

  test('a voided one counts nowhere', () => {
    expect(cells(clue, act(clue, received, cityIntake, 'void', '2026-07-07'))).toEqual([]);
  });
});

describe('complaint figures', () => {
  const accepted = walk(complaint, [countyIntake, 'receive', '2026-05-06'], [officer, 'accept', '2026-05-08']);

  test('accepted, agreed, and the money recovered', () => {
    const agreed = act(complaint, accepted, officer, 'agree', '2026-06-01');
    expect(cells(complaint, agreed)).toEqual([
      'complaint.accepted 2026-05-08 510502',
      'complaint.agreed 2026-06-01 510502',
      'complaint.open 9999-12-31 510502',
      'complaint.received 2026-05-06 510502',
      'complaint.recovered 2026-06-01 510502',
    ]);
    const recovered = counted(complaint, agreed).find(({ measure }) => measure === 'complaint.recovered');
    expect(recovered).toMatchObject({ n: 1, amount: 3500 });
  });

  test('late acceptance makes it late, although mediation was quick', () => {
    const late = walk(
      complaint,
      [countyIntake, 'receive', '2026-05-06'],
      [officer, 'accept', '2026-05-18'],
      [officer, 'agree', '2026-05-19'],
      [officer, 'clear', '2026-05-19'],
    );
    expect(late.clocks.accept?.due).toBe('2026-05-14');
    expect(cells(complaint, late)).toContain('complaint.cleared-late 2026-05-19 510502');
  });

  test.each(['2026-05-08', '2026-06-30'])(
    'told on %s that it lies outside (art 44): cleared without a clock',
    (day) => {
      const told = walk(
        complaint,
        [countyIntake, 'receive', '2026-05-06'],
        [officer, 'out-of-scope', day],
        [officer, 'clear', day],
      );
      expect(cells(complaint, told)).toEqual([
        `complaint.cleared-without-clock ${day} 510502`,
        `complaint.out-of-scope ${day} 510502`,
        'complaint.received 2026-05-06 510502',
      ]);
    },
  );

  test('a complaint that is told so, and not yet cleared, presses on nobody', () => {
    const told = walk(complaint, [countyIntake, 'receive', '2026-05-06'], [officer, 'out-of-scope', '2026-06-30']);
    expect([nextDue(told), runningDue(told)]).toEqual([null, NEVER]);
    expect(cells(complaint, told)).toContain(`complaint.open ${NEVER} 510502`);
  });

  test.each([
    ['clue', clue],
    ['report', report],
  ] as const)(
    'a %s outside the procedure keeps its clock until that is confirmed, then it never had one',
    (id, procedure) => {
      const proposed = walk(
        procedure,
        [countyIntake, 'receive', '2026-05-06'],
        [countyIntake, 'out-of-scope', '2026-05-07'],
      );
      expect(proposed.clocks.verify).toMatchObject({ endedOn: null, due: '2026-05-26' });
      const cleared = act(procedure, proposed, countyHead, 'clear', '2026-07-01');
      expect(cleared.clocks.verify).toMatchObject({
        endedOn: '2026-07-01',
        dropped: { on: '2026-07-01', basis: 'samr121.art44' },
      });
      expect(cells(procedure, cleared)).toEqual([
        `${id}.cleared-without-clock 2026-07-01 510502`,
        `${id}.out-of-scope 2026-07-01 510502`,
        `${id}.received 2026-05-06 510502`,
      ]);
    },
  );

  test('the definitions of both sides of the rate say that it is in neither', () => {
    for (const id of ['complaint.cleared-on-time', 'complaint.cleared-late']) {
      const definition = complaint.measures.find((measure) => measure.id === id)?.definition;
      expect(definition?.zh).toContain('第四十四条');
      expect(definition?.en).toContain('art 44');
    }
  });
});

describe('a mixed letter (令121 art 9)', () => {
  const letter = { ...examples.complaint?.receive };
  const first = walk(complaint, [countyIntake, 'receive', '2026-07-06']);
  const origin = { procedure: 'complaint', matter: first.id };
  const second = walk(report, [countyIntake, 'receive', '2026-07-06', { ...letter, origin }]);
  const halves = [
    [complaint, act(complaint, first, countyIntake, 'split', '2026-07-06')],
    [report, second],
  ] as const;

  test('is two records that name each other, each on its own clock, each counted once', () => {
    const [[, one], [, two]] = halves;
    expect([one.facts.split, two.facts.origin]).toEqual([
      { procedure: 'report', matter: examples.complaint?.split?.matter },
      origin,
    ]);
    expect([one.clocks.accept?.due, two.clocks.verify?.due]).toEqual(['2026-07-15', '2026-07-27']);
    expect(halves.flatMap(([procedure, matter]) => cells(procedure, matter))).toEqual([
      'complaint.open 2026-07-15 510502',
      'complaint.received 2026-07-06 510502',
      'report.open 2026-07-27 510502',
      'report.received 2026-07-06 510502',
    ]);
  });

  test('neither half is split again', () => {
    const [[, one], [, two]] = halves;
    expect(refused(complaint, one, countyIntake, 'split', '2026-07-06')).toBe('complaint.split.once');
    expect(refused(report, two, countyIntake, 'split', '2026-07-06')).toBe('report.split.half');
  });
});

/** Does up to `choices.length` permitted verbs, chosen by number, two days apart. */
function wander(procedure: Procedure, choices: readonly number[]): Matter {
  const everyone: readonly ActingAs[] = [
    cityIntake,
    staff.cityHead,
    countyIntake,
    officer,
    countyHead,
    staff.otherHead,
  ];
  let matter = act(procedure, blank(procedure), cityIntake, 'receive', '2026-05-06');
  let today = '2026-05-06' as PlainDate;
  for (const choice of choices) {
    today = addDays(today, 2);
    const now = today;
    const doable = everyone.flatMap((by) =>
      permittedVerbs(procedure, matter, by, now)
        .filter((verb) => (verb !== 'entrust' && verb !== 'dispute-jurisdiction') || by.authority === '510502')
        .map((verb) => ({ by, verb })),
    );
    const next = doable[choice % doable.length];
    if (next === undefined) return matter;
    const to = next.by.authority === '510500' ? '510502' : next.by.authority;
    const body = next.verb === 'assign' || next.verb === 'reassign' ? { to } : undefined;
    try {
      matter = act(procedure, matter, next.by, next.verb, today, body);
    } catch (error) {
      // Refused for what it says, as a notice that was withdrawn already: nothing happened.
      if (!isAppError(error) && !(error instanceof Refused)) throw error;
    }
  }
  return matter;
}

const STANDING = ['open', 'paused', 'cleared-on-time', 'cleared-late', 'cleared-without-clock'];

/** Problems of a matter's standing: it must be counted as received, and in exactly one standing, unless it is voided. */
function standing(procedure: Procedure, matter: Matter): string | null {
  const measures = counted(procedure, matter).map(({ measure }) => measure);
  const held = STANDING.filter((name) => measures.includes(`${procedure.id}.${name}`));
  const received = measures.includes(`${procedure.id}.received`);
  if (matter.state === 'voided') return measures.length === 0 ? null : `voided but counted: ${measures.join()}`;
  return received && held.length === 1 ? null : `received ${received}, standing ${held.join()}`;
}

describe('received = open + paused + cleared on time, late or without a clock, on any permitted path', () => {
  const paths = fc.array(fc.nat(), { maxLength: 14 });
  test.each(intakeProcedures.map((procedure) => [procedure.id, procedure] as const))('%s', (_, procedure) => {
    fc.assert(
      fc.property(paths, (choices) => standing(procedure, wander(procedure, choices)) === null),
      { numRuns: 300 },
    );
  });

  test('the property finds a measure that forgets the paused', () => {
    const broken: Procedure = { ...clue, measures: clue.measures.filter(({ id }) => id !== 'clue.paused') };
    const outcome = fc.check(
      fc.property(paths, (choices) => standing(broken, wander(broken, choices)) === null),
      { numRuns: 2000 },
    );
    expect(outcome.failed).toBe(true);
  });
});
