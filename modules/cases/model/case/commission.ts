import { z } from 'zod';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { entriesOf, listOf, nextId, putEntry } from '../../../../platform/procedure/entries.ts';
import type {
  Change,
  ClockEffect,
  Condition,
  FitCondition,
  Matter,
  Verb,
} from '../../../../platform/procedure/types.ts';
import { type PauseKind, pauseNames } from '../../../../rules/index.ts';
import { TESTING_PAUSES } from '../../../../rules/pauses.ts';
import { day, line, numbered, prose } from '../schema.ts';
import { beginPause, endPause, isPausedBy, pausable } from './clocks.ts';
import { fits, heldNow, listIn, names } from './conditions.ts';
import { by, byHandlers } from './people.ts';
import { OPEN, WORKING } from './states.ts';

/** What was begun comes to its end in any state: goods may be held long after the decision. */
const FROM = [...WORKING, 'suspended'];

export const testKinds = Object.fromEntries(
  TESTING_PAUSES.map((kind) => [kind, pauseNames[kind]]),
) as unknown as Readonly<Record<PauseKind, { readonly zh: string; readonly en: string }>>;

export const testResults = {
  compliant: { zh: '合格、相符', en: 'compliant' },
  'not-compliant': { zh: '不合格、不符', en: 'not compliant' },
  inconclusive: { zh: '不能得出结论', en: 'inconclusive' },
} as const;

const testOf = (matter: Matter, body: JsonObject): JsonObject => obj(obj(matter.facts, 'tests'), str(body, 'test'));

/** A test of the kinds whose result this verb tells. */
const known = (verb: string, kinds: readonly string[], ...states: readonly string[]): readonly FitCondition[] => [
  names(
    verb,
    'test',
    'tests',
    '没有这项检测、鉴定，或者当前不能这样处理。',
    'No such test, or not in this state.',
    ...states,
  ),
  fits(
    `case.${verb}.kind`,
    '该项不属于此类委托：检测、检验、检疫、鉴定与权利人辨认、鉴别分别记录。',
    'Not of this kind: tests and identification by the rights holder are recorded apart.',
    (body, matter) => kinds.includes(str(testOf(matter, body), 'kind')),
  ),
];

const fixed = (verb: string): FitCondition =>
  fits(
    `case.${verb}.until`,
    '期间应当明确，且不能早于办理当天。',
    'The period is fixed, and does not end before this act.',
    (body, _matter, today) => str(body, 'until') >= today,
  );

/** Two periods under one document could not be told apart: when the first ends, or when somebody asks what was told. */
const unused = (verb: string, key: string): FitCondition =>
  fits(
    `case.${verb}.document-once`,
    '该文书已用于另一项扣除的期间。',
    'That document already stands for another period.',
    (body, matter) => {
      const document = str(body, key);
      const told = entriesOf(matter, 'tests').some(([, entry]) => str(entry, 'document') === document);
      return document === '' || !(told || isPausedBy(matter, document));
    },
  );

/**
 * Clocks that the time of a test is left out of: the time to decide, and the measures that hold what is tested; where
 * none is named, every measure whose rule knows such a pause (强制法 art 25).
 */
function clocksFor(matter: Matter, kind: string, measures: readonly string[]): readonly string[] {
  const owner = new Map(entriesOf(matter, 'held').map(([id, entry]) => [str(entry, 'clock') || id, id]));
  return pausable(matter, kind).filter((clock) => {
    const measure = owner.get(clock);
    return measure === undefined || measures.length === 0 || measures.includes(measure);
  });
}

const begun = (matter: Matter, id: string, entry: JsonObject, document: string): Change => ({
  facts: putEntry(matter, 'tests', id, { ...entry, document, state: 'told' }),
  clocks: beginPause(
    matter,
    str(entry, 'kind'),
    document,
    clocksFor(matter, str(entry, 'kind'), listOf(entry.measures)),
  ),
});

/** The time is over, at the latest on the last day that was told: what is longer was not told to the party. */
function ended(matter: Matter, id: string, on: PlainDate, more: JsonObject): Change {
  const entry = obj(obj(matter.facts, 'tests'), id);
  const until = str(entry, 'until');
  const running = str(entry, 'state') === 'told';
  const clocks: readonly ClockEffect[] = running ? endPause(matter, str(entry, 'kind'), str(entry, 'document')) : [];
  return {
    facts: putEntry(matter, 'tests', id, { ...(running ? { to: on < until ? on : until } : {}), ...more }),
    clocks,
  };
}

/** Tests whose told period is over while their pause still runs: the beat ends them, dated on their last day. */
export const testPeriodsOver = (matter: Matter, today: PlainDate): readonly { test: string; until: PlainDate }[] =>
  entriesOf(matter, 'tests').flatMap(([test, entry]) =>
    str(entry, 'state') === 'told' && str(entry, 'until') <= today
      ? [{ test, until: str(entry, 'until') as PlainDate }]
      : [],
  );

const handlersOrSystem: Condition = {
  ...byHandlers,
  holds: (matter, actor, today) => actor.roles.includes('system') || byHandlers.holds(matter, actor, today),
};

/**
 * Tests 检测、检验、检疫、鉴定 and identification by the rights holder 辨认、鉴别. Time is left out from the day on which
 * its period, fixed in writing, was told to the party (form 31), to its end or the result, whichever is first.
 */
export const commissionVerbs: Readonly<Record<string, Verb>> = {
  'commission-test': {
    title: { zh: '委托检测、检验、检疫、鉴定', en: 'Commission a test' },
    from: FROM,
    by: by('officer'),
    basis: ['procedure.art64', 'coercion.art25'],
    body: z.strictObject({
      kind: z.enum(TESTING_PAUSES as [PauseKind, ...PauseKind[]]),
      institute: line(),
      subject: prose(2000),
      /** Form 30 委托书. */
      commission: line(120),
      until: day(),
      /** Form 31 期间告知书, where it was given at once; else `tell-test-period`. */
      notice: line(120).exactOptional(),
      /** Measures that hold what is tested: `m1`; all of them where this is left out. */
      measures: z.array(numbered('m')).max(100).exactOptional(),
    }),
    conditions: [byHandlers],
    fits: [
      fixed('commission-test'),
      unused('commission-test', 'notice'),
      fits(
        'case.commission-test.measures',
        '所选强制措施不存在或者已经解除。',
        'A measure that is named is not there, or has ended.',
        (body, matter) => listIn(body, 'measures').every((id) => heldNow(matter).includes(id)),
      ),
    ],
    fold: (matter, act) => {
      const id = nextId(matter, 'tests', 't');
      const entry = { ...pick(act.body, 'kind', 'commission', 'until', 'measures'), askedOn: act.on };
      const notice = str(act.body, 'notice');
      if (notice !== '') return begun(matter, id, { ...entry, from: act.on }, notice);
      return { facts: putEntry(matter, 'tests', id, { ...entry, state: 'commissioned' }) };
    },
  },
  'tell-test-period': {
    title: { zh: '告知检测、检验、检疫、鉴定期间', en: 'Tell the party the period of a test' },
    from: FROM,
    by: by('officer'),
    basis: ['coercion.art25'],
    body: z.strictObject({ test: numbered('t'), notice: line(120), until: day() }),
    conditions: [byHandlers],
    fits: [
      names(
        'tell-test-period',
        'test',
        'tests',
        '没有这项尚未告知期间的委托。',
        'No such test waits for it.',
        'commissioned',
      ),
      fixed('tell-test-period'),
      unused('tell-test-period', 'notice'),
    ],
    fold: (matter, act) => {
      const entry = { ...testOf(matter, act.body), ...pick(act.body, 'until'), from: act.on };
      return begun(matter, str(act.body, 'test'), entry, str(act.body, 'notice'));
    },
  },
  'prolong-test': {
    title: { zh: '延长检测、鉴定期间', en: 'Prolong the period of a test' },
    from: OPEN,
    by: by('officer'),
    basis: ['coercion.art25'],
    body: z.strictObject({ test: numbered('t'), notice: line(120), until: day(), reason: line(500) }),
    conditions: [byHandlers],
    fits: [
      names('prolong-test', 'test', 'tests', '该项没有正在计算的期间。', 'No period of it runs.', 'told'),
      fits(
        'case.prolong-test.in-time',
        '原定期间已经届满，不能再延长；新的期间应当晚于原定期间。',
        'The period is over and cannot be prolonged; the new one must be later.',
        (body, matter, today) => {
          const until = str(testOf(matter, body), 'until');
          return today <= until && str(body, 'until') > until;
        },
      ),
    ],
    // The pause keeps the document that began it; the new one stands in the act.
    fold: (matter, act) => ({ facts: putEntry(matter, 'tests', str(act.body, 'test'), pick(act.body, 'until')) }),
  },
  'end-test-period': {
    title: { zh: '检测、鉴定期间届满', en: 'The period of a test is over' },
    from: OPEN,
    by: by('officer', 'system'),
    basis: ['coercion.art25'],
    body: z.strictObject({ test: numbered('t') }),
    conditions: [handlersOrSystem],
    fits: [
      names('end-test-period', 'test', 'tests', '该项没有正在计算的期间。', 'No period of it runs.', 'told'),
      fits(
        'case.end-test-period.too-early',
        '期间尚未届满；结果已出的，请直接记录结果。',
        'The period is not over; where the result is there, record it.',
        (body, matter, today) => today >= str(testOf(matter, body), 'until'),
      ),
    ],
    fold: (matter, act) => ended(matter, str(act.body, 'test'), act.on, { state: 'over' }),
  },
  'record-test-result': {
    title: { zh: '记录检测、鉴定结果', en: 'Record the result of a test' },
    from: OPEN,
    by: by('officer'),
    basis: ['procedure.art64', 'coercion.art25'],
    body: z.strictObject({
      test: numbered('t'),
      report: line(120),
      result: z.enum(Object.keys(testResults) as [keyof typeof testResults, ...(keyof typeof testResults)[]]),
      text: prose(5000),
      /** Form 32 结果告知书, where it was given at once. */
      notice: line(120).exactOptional(),
    }),
    personal: ['text'],
    conditions: [byHandlers],
    fits: known('record-test-result', TESTING_PAUSES, 'commissioned', 'told', 'over'),
    fold: (matter, act) =>
      ended(matter, str(act.body, 'test'), act.on, { ...pick(act.body, 'result', 'report'), state: 'done' }),
  },
  'ask-identification': {
    title: { zh: '委托权利人辨认、鉴别', en: 'Ask the rights holder to identify' },
    from: FROM,
    by: by('officer'),
    basis: ['procedure.art64'],
    body: z.strictObject({ holder: line(), subject: prose(2000), notice: line(120), until: day() }),
    personal: ['holder'],
    conditions: [byHandlers],
    fits: [fixed('ask-identification'), unused('ask-identification', 'notice')],
    fold: (matter, act) => {
      const entry = { kind: 'rights-holder', from: act.on, askedOn: act.on, ...pick(act.body, 'until') };
      return begun(matter, nextId(matter, 'tests', 't'), entry, str(act.body, 'notice'));
    },
  },
  'record-identification': {
    title: { zh: '记录权利人辨认、鉴别意见', en: "Record the rights holder's answer" },
    from: OPEN,
    by: by('officer'),
    basis: ['procedure.art64'],
    body: z.strictObject({
      test: numbered('t'),
      report: line(120),
      result: z.enum(Object.keys(testResults) as [keyof typeof testResults, ...(keyof typeof testResults)[]]),
      text: prose(5000),
    }),
    personal: ['text'],
    conditions: [byHandlers],
    fits: known('record-identification', ['rights-holder'], 'told', 'over'),
    fold: (matter, act) =>
      ended(matter, str(act.body, 'test'), act.on, { ...pick(act.body, 'result', 'report'), state: 'done' }),
  },
};
