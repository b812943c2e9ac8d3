import { describe, expect, test } from 'vitest';
import { obj } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { formsMadeBy } from '../forms/catalogue.ts';
import { testPeriodsOver } from './commission.ts';
import { filed, refused, type Step, staff, standing, story } from './testing/story.ts';

const commission = (more: JsonObject = {}, on = '2026-06-08'): Step => [
  on,
  staff.officer,
  'commission-test',
  {
    kind: 'testing',
    institute: '市产品质量检验所',
    subject: '抽取的电线三卷',
    commission: '江阳市监检委〔2026〕1号',
    until: '2026-06-19',
    notice: '江阳市监检期〔2026〕1号',
    ...more,
  },
];
const { notice: _, ...untold } = commission()[3] ?? {};
const result = (on: string, test = 't1'): Step => [
  on,
  staff.officer,
  'record-test-result',
  { test, report: '检2026-088', result: 'not-compliant', text: '导体电阻不符合标准。' },
];
const over = (on: string, by: Step[1] = staff.system): Step => [on, by, 'end-test-period', { test: 't1' }];
const matter = story([filed()]);
/** Goods seized on the first of June; a registration, which no test stops; pyramid selling, which none does either. */
const holding = standing(
  'investigating',
  {
    held: {
      m1: { kind: 'seize', clock: 'seize:m1' },
      m2: { kind: 'seize', clock: 'seize:m2' },
      m3: { kind: 'keep', clock: 'keep:m3' },
      m4: { kind: 'seize', clock: 'seize:m4', endedOn: '2026-06-02' },
    },
  },
  { 'seize:m1': 'case-seize', 'seize:m2': 'case-seize', 'keep:m3': 'case-register-keep', mlm: 'case-seize-mlm' },
);

describe('days of a test do not count (程序规定 art 64, 强制法 art 25)', () => {
  test('from the day the period was told to the result, both inside', () => {
    const paused = story([commission()], matter);
    expect(paused.clocks.decide?.paused).toBe(true);
    const done = story([result('2026-06-17')], paused);
    expect(done.clocks.decide?.pauses).toEqual([
      { kind: 'testing', from: '2026-06-08', to: '2026-06-17', document: '江阳市监检期〔2026〕1号' },
    ]);
    // Ninety days from 1 June end on 30 August, a Sunday; ten more on 9 September.
    expect(done.clocks.decide?.due).toBe('2026-09-09');
    expect(obj(obj(done.facts, 'tests'), 't1')).toMatchObject({ from: '2026-06-08', to: '2026-06-17', state: 'done' });
  });

  test('not before it was told in writing', () => {
    const asked = story([['2026-06-08', staff.officer, 'commission-test', untold]], matter);
    expect(asked.clocks).toEqual(matter.clocks);
    const tell: Step = [
      '2026-06-10',
      staff.officer,
      'tell-test-period',
      { test: 't1', notice: '江阳市监检期〔2026〕1号', until: '2026-06-19' },
    ];
    const told = story([tell], asked);
    expect(told.clocks.decide?.pauses[0]?.from).toBe('2026-06-10');
    expect(refused(told, tell)).toBe('case.tell-test-period.test');
    const another = story([['2026-06-11', staff.officer, 'commission-test', untold]], told);
    expect(refused(another, ['2026-06-12', staff.officer, 'tell-test-period', { ...tell[3], test: 't2' }])).toBe(
      'case.tell-test-period.document-once',
    );
    expect(refused(asked, ['2026-06-20', staff.officer, 'tell-test-period', tell[3] ?? {}])).toBe(
      'case.tell-test-period.until',
    );
    // A result before anything was told: nothing to leave out.
    expect(story([result('2026-06-12')], asked).clocks).toEqual(matter.clocks);
  });

  test('and not after the last day that was told', () => {
    const paused = story([commission()], matter);
    expect(testPeriodsOver(paused, '2026-06-18' as typeof paused.openedOn)).toEqual([]);
    expect(testPeriodsOver(paused, '2026-06-19' as typeof paused.openedOn)).toEqual([
      { test: 't1', until: '2026-06-19' },
    ]);
    expect(refused(paused, over('2026-06-18'))).toBe('case.end-test-period.too-early');
    expect(refused(paused, over('2026-06-19', staff.stranger))).toBe('case.handlers');
    const ended = story([over('2026-06-19'), result('2026-07-01')], paused);
    expect(ended.clocks.decide?.pauses[0]?.to).toBe('2026-06-19');
    expect(obj(obj(ended.facts, 'tests'), 't1')).toMatchObject({ to: '2026-06-19', state: 'done' });
    expect(refused(ended, over('2026-07-01'))).toBe('case.end-test-period.test');
  });

  test('prolonged in writing while it runs', () => {
    const paused = story([commission()], matter);
    const prolong = (on: string, until: string): Step => [
      on,
      staff.officer,
      'prolong-test',
      { test: 't1', notice: '江阳市监检期〔2026〕2号', until, reason: '样品复检' },
    ];
    expect(refused(paused, prolong('2026-06-19', '2026-06-19'))).toBe('case.prolong-test.in-time');
    expect(refused(paused, prolong('2026-06-20', '2026-06-30'))).toBe('case.prolong-test.in-time');
    const longer = story([prolong('2026-06-19', '2026-06-30')], paused);
    expect(refused(longer, over('2026-06-29'))).toBe('case.end-test-period.too-early');
    expect(story([result('2026-06-30')], longer).clocks.decide?.pauses[0]?.to).toBe('2026-06-30');
    expect(refused(matter, prolong('2026-06-19', '2026-06-30'))).toBe('case.prolong-test.test');
  });

  test('a running measure stands still where its rule knows testing, and only then', () => {
    const paused = story([commission()], holding);
    const standing = Object.entries(paused.clocks).flatMap(([id, clock]) => (clock.paused ? [id] : []));
    expect(standing.sort()).toEqual(['decide', 'seize:m1', 'seize:m2']);
    const named = story([commission({ measures: ['m2'] })], holding);
    expect(named.clocks['seize:m1']?.paused).toBe(false);
    expect(named.clocks['seize:m2']?.paused).toBe(true);
    const done = story([result('2026-06-17')], named);
    // Thirty days from 1 June, ten left out.
    expect([done.clocks['seize:m1']?.due, done.clocks['seize:m2']?.due]).toEqual(['2026-07-01', '2026-07-13']);
    expect(done.clocks['seize:m2']?.unrolled).toBe('2026-07-11');
    expect(refused(holding, commission({ measures: ['m4'] }))).toBe('case.commission-test.measures');
    expect(refused(holding, commission({ measures: ['m9'] }))).toBe('case.commission-test.measures');
  });

  test('two tests at once: one ends, the other goes on, no day counts twice', () => {
    const both = story(
      [
        commission(),
        commission({ kind: 'identification', notice: '江阳市监检期〔2026〕2号', until: '2026-06-30' }, '2026-06-12'),
      ],
      matter,
    );
    const one = story([result('2026-06-17')], both);
    expect(one.clocks.decide?.paused).toBe(true);
    const none = story([result('2026-06-22', 't2')], one);
    expect(none.clocks.decide?.paused).toBe(false);
    // 8 to 22 June: fifteen days.
    expect(none.clocks.decide?.unrolled).toBe('2026-09-14');
    expect(refused(both, commission({}, '2026-06-12'))).toBe('case.commission-test.document-once');
  });

  test('a test that outlives the decision still comes to its end, and the measure runs on', () => {
    const decided = { ...story([commission()], holding), state: 'decided' };
    expect(decided.clocks['seize:m1']?.paused).toBe(true);
    expect(story([result('2026-06-17')], decided).clocks['seize:m1']?.paused).toBe(false);
    expect(story([over('2026-06-19')], decided).clocks['seize:m1']?.paused).toBe(false);
    expect(refused(decided, commission({ notice: '检期9' }))).toBe('procedure.state');
  });

  test('one document stands for one period, also when that is over', () => {
    const done = story([commission(), result('2026-06-17')], matter);
    expect(refused(done, commission({}, '2026-06-18'))).toBe('case.commission-test.document-once');
    expect(
      refused(done, commission({ notice: '江阳市监检期〔2026〕2号', until: '2026-06-30' }, '2026-06-18')),
    ).toBeNull();
  });

  test('who may, and what has to be said', () => {
    expect(refused(matter, ['2026-06-08', staff.stranger, 'commission-test', untold])).toBe('case.handlers');
    expect(refused(matter, commission({ until: '2026-06-07' }))).toBe('case.commission-test.until');
    expect(refused(matter, result('2026-06-17'))).toBe('case.record-test-result.test');
    for (const [no, verb] of [
      [30, 'commission-test'],
      [31, 'tell-test-period'],
      [32, 'record-test-result'],
      [16, 'ask-identification'],
    ] as const)
      expect(formsMadeBy(verb).map((form) => form.no)).toContain(no);
  });
});

describe('identification by the rights holder', () => {
  const ask: Step = [
    '2026-06-08',
    staff.officer,
    'ask-identification',
    { holder: '某酒业公司', subject: '白酒十二瓶', notice: '江阳市监辨〔2026〕1号', until: '2026-06-19' },
  ];
  const answer = (verb: string): Step => [
    '2026-06-15',
    staff.officer,
    verb,
    { test: 't1', report: '鉴别证明01', result: 'not-compliant', text: '非本公司产品。' },
  ];

  test('is left out of the time to decide, not of a seizure', () => {
    const asked = story([ask], holding);
    expect(Object.entries(asked.clocks).flatMap(([id, clock]) => (clock.paused ? [id] : []))).toEqual(['decide']);
    const done = story([answer('record-identification')], asked);
    expect(done.clocks.decide?.unrolled).toBe('2026-09-07');
    expect(JSON.stringify(done.facts)).not.toContain('某酒业公司');
  });

  test('is no test, and a test is no identification', () => {
    const asked = story([ask], matter);
    expect(refused(asked, answer('record-test-result'))).toBe('case.record-test-result.kind');
    expect(refused(story([commission()], matter), answer('record-identification'))).toBe(
      'case.record-identification.kind',
    );
    expect(refused(asked, ask)).toBe('case.ask-identification.document-once');
    expect(refused(matter, [...ask.slice(0, 3), { ...ask[3], until: '2026-06-07' }] as unknown as Step)).toBe(
      'case.ask-identification.until',
    );
    expect(refused(matter, answer('record-identification'))).toBe('case.record-identification.test');
  });
});
