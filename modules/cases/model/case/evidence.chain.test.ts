import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { FoldedAct, Matter, Procedure } from '../../../../platform/procedure/types.ts';
import { penaltyCase } from './case.ts';
import { evidenceOf, evidenceVerbs, keeperKey, keeperOf } from './evidence.ts';
import { type EvidenceProblem, evidenceRegister } from './evidence-register.ts';
import { shared, told } from './testing/gathering.ts';
import { refused, type Step, staff, standing, story } from './testing/story.ts';

const on = '2026-06-10';
const { officer, partner, reviewer, stranger } = staff;
const officerHas = { kind: 'officer', person: officer.personId };
const partnerHas = { kind: 'officer', person: partner.personId };
const store = { kind: 'store', code: '证据室A-3' };
const lab = { kind: 'outside', organ: '某检验院' };

const one = story([[on, officer, 'add-evidence', told('add-evidence', on)]], standing('investigating'));

/** The acts as the ledger gives them back: personal parts apart. */
function acts(...steps: readonly (readonly [verb: string, on: string, body: JsonObject])[]): readonly FoldedAct[] {
  return steps.map(([verb, day, body], index) => {
    const personal = penaltyCase.verbs[verb]?.personal ?? [];
    const part = (inside: boolean) =>
      Object.fromEntries(Object.entries(body).filter(([key]) => personal.includes(key) === inside));
    return {
      seq: index + 2,
      verb,
      actor: officer.personId,
      authority: officer.authority,
      eventAt: `${day}T02:00:00Z`,
      on: plainDate(day),
      body: part(false),
      personal: part(true),
    };
  });
}

const give = (from: JsonObject, to: JsonObject, hour: string, more: JsonObject = {}) =>
  ['custody', on, told('custody', on, { from, to, at: `${on}T${hour}:00:00Z`, ...more })] as const;
const add = ['add-evidence', on, told('add-evidence', on)] as const;

test('facts keep how many, of which kinds, and who has them', () => {
  const matter = story(
    [
      [on, officer, 'extract-data', told('extract-data', on)],
      [on, partner, 'extract-evidence', told('extract-evidence', on, { keeper: store })],
      [on, partner, 'exclude-evidence', told('exclude-evidence', on)],
    ],
    one,
  );
  expect(evidenceOf(matter)).toEqual({
    count: 3,
    kinds: { documentary: 2, electronic: 1 },
    keepers: { [keeperKey(officerHas)]: [1, 2], [keeperKey(store)]: [3] },
    excluded: ['e1'],
  });
  expect(JSON.stringify(matter.facts.evidence)).not.toContain('收费票据');
});

test('an item goes from hand to hand and back', () => {
  const matter = story(
    [
      [on, officer, 'custody', told('custody', on)],
      [on, partner, 'custody', told('custody', on, { from: store, to: lab })],
    ],
    one,
  );
  expect(keeperOf(matter, 'e1')).toBe(keeperKey(lab));
  const back = story([[on, officer, 'return-evidence', told('return-evidence', on, { from: lab })]], matter);
  expect(keeperOf(back, 'e1')).toBeUndefined();
  expect(refused(back, [on, officer, 'custody', told('custody', on, { from: lab, to: store })])).toBe(
    'case.custody.evidence',
  );
});

const refusals: readonly (readonly [rule: string, verb: string, change: Readonly<Record<string, unknown>>])[] = [
  ...(['add-evidence', 'extract-evidence', 'extract-data'] as const).flatMap((verb) => [
    [`case.${verb}.two-officers`, verb, { officers: [shared.officers[0], shared.officers[0]] }] as const,
    [`case.${verb}.on-not-later`, verb, { on: '2026-06-11' }] as const,
    [`case.${verb}.original`, verb, { original: undefined }] as const,
    [`case.${verb}.amount`, verb, { pages: undefined }] as const,
  ]),
  ['case.add-evidence.hash', 'add-evidence', { kind: 'electronic' }],
  ['case.extract-evidence.hash', 'extract-evidence', { kind: 'audio-visual' }],
  ['case.extract-data.order', 'extract-data', { from: `${on}T02:00:00Z` }],
  ['case.extract-data.to-not-later', 'extract-data', { to: '2026-06-11T00:00:00+08:00' }],
  ['case.custody.at-not-later', 'custody', { at: '2026-06-10T16:00:00Z' }],
  ['case.custody.other-keeper', 'custody', { to: officerHas }],
  ['case.custody.evidence', 'custody', { evidence: 'e2' }],
  ['case.custody.keeper', 'custody', { from: partnerHas }],
  ['case.exclude-evidence.evidence', 'exclude-evidence', { evidence: 'e2' }],
  ['case.note-evidence.on-not-later', 'note-evidence', { on: '2026-06-11' }],
  ['case.note-evidence.signed', 'note-evidence', { signature: undefined }],
  ['case.note-evidence.evidence', 'note-evidence', { evidence: 'e9' }],
  ['case.return-evidence.on-not-later', 'return-evidence', { on: '2026-06-11' }],
  ['case.return-evidence.evidence', 'return-evidence', { evidence: 'e2' }],
  ['case.return-evidence.keeper', 'return-evidence', { from: store }],
];

describe('refused', () => {
  test.each(refusals)('%s', (rule, verb, change) => {
    expect(refused(one, [on, officer, verb, told(verb, on)])).toBeNull();
    expect(refused(one, [on, officer, verb, told(verb, on, change)])).toBe(rule);
  });

  test('twice excluded, by a stranger, or by whoever has nothing to do with the case', () => {
    const excluded = story([[on, reviewer, 'exclude-evidence', told('exclude-evidence', on)]], one);
    expect(refused(excluded, [on, officer, 'exclude-evidence', told('exclude-evidence', on)])).toBe(
      'case.exclude-evidence.once',
    );
    for (const [verb, rule] of [
      ['exclude-evidence', 'case.exclude-evidence.who'],
      ['note-evidence', 'case.note-evidence.who'],
      ['add-evidence', 'case.handlers'],
    ] as const) {
      expect(refused(one, [on, stranger, verb, told(verb, on)])).toBe(rule);
    }
  });

  test('every condition has a case that fails it', () => {
    const failed = new Set([...refusals.map(([rule]) => rule), 'case.exclude-evidence.once']);
    const declared = Object.values(evidenceVerbs).flatMap(({ says = [], fits = [] }) => [...says, ...fits]);
    expect(declared.map(({ rule }) => rule).filter((rule) => !failed.has(rule))).toEqual([]);
  });
});

describe('the register', () => {
  test('tells chain, notes and exclusion, and nothing is wrong', () => {
    const { items, problems } = evidenceRegister(
      acts(
        add,
        give(officerHas, store, '05', { sha256: 'b'.repeat(64) }),
        ['note-evidence', on, told('note-evidence', on)],
        ['exclude-evidence', on, told('exclude-evidence', on)],
        ['record-scene', on, told('record-scene', on)],
      ),
    );
    expect(problems).toEqual([]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: 'e1',
      title: '收费票据',
      keeper: keeperKey(store),
      sha256: null,
      notes: [{ seq: 4, on, result: 'confirmed' }],
      excluded: { seq: 5, reason: '未出示执法证件即取得。' },
      problems: [],
    });
    expect(items[0]?.chain.map(({ from, to, gave, took }) => [from, to, gave, took])).toEqual([
      [null, keeperKey(officerHas), '李某', ''],
      [keeperKey(officerHas), keeperKey(store), '张某', '刘某'],
    ]);
  });

  test('still tells the chain when the personal part was erased', () => {
    const erased = acts(add, give(officerHas, store, '05')).map((act) => ({ ...act, personal: {} }));
    expect(evidenceRegister(erased).items[0]).toMatchObject({ title: '', keeper: keeperKey(store), problems: [] });
  });

  const file = ['add-evidence', on, told('add-evidence', on, { kind: 'electronic', file: shared.file })] as const;
  const broken: readonly (readonly [EvidenceProblem, readonly FoldedAct[]])[] = [
    ['gap', acts(add, give(store, lab, '05'))],
    ['two-keepers', acts(add, give(officerHas, store, '05'), give(officerHas, lab, '06'))],
    ['out-of-order', acts(add, give(officerHas, store, '06'), give(store, lab, '05'))],
    ['hash-changed', acts(file, give(officerHas, store, '05', { sha256: 'b'.repeat(64) }))],
    ['after-return', acts(add, ['return-evidence', on, told('return-evidence', on)], give(officerHas, store, '05'))],
  ];
  test.each(broken)('finds %s', (kind, given) => {
    expect(evidenceRegister(given).items[0]?.problems.map((problem) => problem.kind)).toEqual([kind]);
  });

  test('finds an act that names nothing', () => {
    expect(evidenceRegister(acts(give(officerHas, store, '05'))).problems).toEqual([{ kind: 'unknown', seq: 2 }]);
  });
});

const hands = [officerHas, partnerHas, store, lab];
const move = fc.record({
  what: fc.constantFrom('custody', 'return-evidence', 'add-evidence', 'exclude-evidence'),
  evidence: fc.constantFrom('e1', 'e2', 'e3'),
  from: fc.constantFrom(...hands),
  to: fc.constantFrom(...hands),
});

interface MoveOf {
  readonly what: string;
  readonly evidence: string;
  readonly from: JsonObject;
  readonly to: JsonObject;
}

/** Does what is permitted of the drawn moves, and gives the acts that came about. */
function played(moves: readonly MoveOf[], procedure: Procedure) {
  let matter: Matter = one;
  const done: (readonly [string, string, JsonObject])[] = [add];
  for (const { what, evidence, from, to } of moves) {
    const change =
      what === 'add-evidence' ? { keeper: to } : what === 'custody' ? { evidence, from, to } : { evidence, from };
    const { from: _, ...bare } = told(what, on, change);
    const body = what === 'custody' || what === 'return-evidence' ? told(what, on, change) : bare;
    const step: Step = [on, officer, what, body];
    if (refused(matter, step, procedure) !== null) continue;
    matter = story([step], matter, procedure);
    done.push([what, on, body]);
  }
  return { matter, acts: acts(...done) };
}

const gapFree = (procedure: Procedure) =>
  fc.property(fc.array(move, { maxLength: 25 }), (moves) => {
    const { matter, acts: done } = played(moves, procedure);
    const { items, problems } = evidenceRegister(done);
    expect(problems).toEqual([]);
    for (const item of items) {
      expect(item.problems).toEqual([]);
      // Link by link: each hand is given by who took it before; the facts agree with the acts.
      item.chain.slice(1).forEach((hand, index) => {
        expect(hand.from).toBe(item.chain[index]?.to);
      });
      expect(keeperOf(matter, item.id) ?? null).toBe(item.keeper);
    }
  });

test('no sequence of permitted acts leaves a gap in a chain of custody', () => {
  fc.assert(gapFree(penaltyCase), { numRuns: 150 });
});

test('a variant that asks nobody who has it is caught', () => {
  const custody = penaltyCase.verbs.custody;
  if (custody === undefined) throw new Error('custody');
  const broken = { ...penaltyCase, verbs: { ...penaltyCase.verbs, custody: { ...custody, fits: [] } } };
  expect(fc.check(gapFree(broken), { numRuns: 300 }).failed).toBe(true);
});
