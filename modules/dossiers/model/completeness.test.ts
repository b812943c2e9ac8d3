import { describe, expect, test } from 'vitest';
import { closed } from '../../cases/model/case/testing/finishing.ts';
import { gathering, shared, told } from '../../cases/model/case/testing/gathering.ts';
import { type Step, staff, toldActs } from '../../cases/model/case/testing/story.ts';
import { documentsOf } from '../testing.ts';
import { missingPapers } from './completeness.ts';

const on = '2026-06-02';
const step = (verb: string, change: Readonly<Record<string, unknown>> = {}): Step => [
  on,
  staff.officer,
  verb,
  told(verb, on, change),
];
const keys = (steps: readonly Step[], files: readonly string[] = []): string[] => {
  const record = { acts: toldActs(steps) };
  const there = files.map((id) => ({ id, name: id, actId: null }));
  return missingPapers(record, documentsOf(record), there).map(({ key }) => key);
};

describe('a whole case', () => {
  test('with every document lacks nothing', () => expect(keys(closed)).toEqual([]));

  test.each(documentsOf({ acts: toldActs(closed) }).map((each) => [`${each.no} ${each.title}`, each] as const))(
    'lacks %s when it is taken out, and says which act makes it',
    (_, { no, seq }) => {
      const record = { acts: toldActs(closed) };
      const rest = documentsOf(record).filter((each) => each.no !== no);
      const missing = missingPapers(record, rest, []);
      expect(missing.map(({ key }) => key)).toContain(
        `form:${seq}:${no}`.replace(
          /^form:\d+:53$/,
          `form:${record.acts.find(({ verb }) => verb === 'request-closing')?.seq}:53`,
        ),
      );
      for (const { reason } of missing) expect(reason.zh).toMatch(/第\d+项/);
    },
  );

  test.each([
    ['serve', 'decide', 45],
    ['record-notice-delivery', 'notify', 37],
  ])('without %s lacks the proof of service', (proof, verb, no) => {
    const steps = closed.filter(([, , each]) => each !== proof);
    const seq = steps.findIndex(([, , each]) => each === verb) + 1;
    expect(keys(steps)).toEqual([`proof:${seq}:${no}`]);
  });
});

describe('papers that are served', () => {
  test('are proven by the signature or delivery in the act itself', () => {
    expect(keys([step('register-keep'), step('impose-measure'), step('entrust-custody')])).toEqual([]);
    expect(keys([step('demand-materials')])).toEqual(['proof:1:15']);
    expect(keys([step('order-correction')])).toEqual(['proof:1:33']);
    const delivery = { on, way: 'direct', signature: shared.signed(on) };
    expect(keys([step('order-correction', { delivery })])).toEqual([]);
  });

  test('are proven by a later act about the same thing, and by none about another', () => {
    const delivered = (measure: string, what: string): Step => step('deliver-measure', { measure, what });
    expect(keys([step('extend-measure')])).toEqual(['proof:1:22']);
    expect(keys([step('extend-measure'), delivered('m1', 'extended')])).toEqual([]);
    expect(keys([step('extend-measure'), delivered('m2', 'extended')])).toEqual(['proof:1:22']);
    expect(keys([step('extend-measure'), delivered('m1', 'lifted')])).toEqual(['proof:1:22']);
    expect(keys([delivered('m1', 'extended'), step('extend-measure')])).toEqual(['proof:2:22']);
  });
});

describe('evidence', () => {
  const id = String(shared.file.id);
  test('wants the file that the register names, or a scan of a paper; a thing stays a thing', () => {
    expect(keys([step('extract-data')])).toEqual(['evidence:e1:file']);
    expect(keys([step('extract-data')], [id])).toEqual([]);
    expect(keys([step('add-evidence')])).toEqual(['evidence:e1:scan']);
    expect(keys([step('add-evidence', { kind: 'physical' })])).toEqual([]);
  });

  test('with a broken chain of custody is told', () => {
    const lab = { kind: 'outside', organ: '某检验院' };
    const broken = keys([
      step('add-evidence', { kind: 'physical' }),
      step('custody', { from: { kind: 'store', code: '他处' }, to: lab }),
    ]);
    expect(broken).toEqual(['evidence:e1:gap:2']);
  });

  test('recordings that a record names must be there', () => {
    expect(keys([step('record-scene')])).toEqual([`recording:1:${id}`]);
    expect(keys([step('record-scene')], [id])).toEqual([]);
    expect(gathering['record-scene']?.(on).recordings).toEqual([id]);
  });
});
