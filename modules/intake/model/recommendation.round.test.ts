import { describe, expect, test } from 'vitest';
import type { Matter } from '../../../platform/procedure/types.ts';
import { recommendation } from './recommendation.ts';
import { recommendationMeasures } from './recommendation-measures.ts';
import { examples } from './testing/examples.ts';
import { go, refused, type Step, staff, walk } from './testing/journey.ts';

const { countyIntake, officer, countyHead } = staff;
const opening = examples.recommendation?.receive ?? {};
const { replyBy: _, ...unstated } = opening;
const received = (body = unstated, on = '2026-03-31'): readonly Step[] => [[countyIntake, 'receive', on, body]];
const mending: readonly Step[] = [...received(), [officer, 'accept', '2026-04-01']];
const measured: readonly Step[] = [
  ...mending,
  [officer, 'set-measure', '2026-04-02', { title: '开展专项检查', due: '2026-05-20' }],
];
const replied: readonly Step[] = [...measured, [countyHead, 'reply', '2026-05-20']];

const count = (matter: Matter, id: string): number =>
  (recommendationMeasures.find((each) => each.id === `recommendation.${id}`)?.cells(matter) ?? []).length;
const refusal = (steps: readonly Step[]): string => {
  try {
    walk(recommendation, ...steps);
    return '';
  } catch (error) {
    return String((error as Error).message);
  }
};

describe('the day of the answer', () => {
  test.each([
    ['procuratorate', '2026-05-31'],
    ['court', '2026-05-31'],
    ['police', '2026-04-30'],
  ])('%s, without a day in the letter: %s', (letterKind, due) => {
    const body = { ...unstated, letterKind };
    expect(walk(recommendation, ...received(body)).clocks.reply?.due).toBe(due);
  });

  test('a day that the letter states goes first, whoever wrote', () => {
    for (const letterKind of ['court', 'procuratorate', 'supervision', 'police']) {
      const { clocks } = walk(recommendation, ...received({ ...opening, letterKind, replyBy: '2026-04-10' }));
      expect(clocks.reply?.due).toBe('2026-04-10');
    }
  });

  test('a supervisory recommendation without its day is not registered', () => {
    expect(refusal(received({ ...unstated, letterKind: 'supervision' }))).toBe('recommendation.receive.stated-day');
  });

  test('the sender may agree to a later day, never after it has passed', () => {
    const later: Step = [
      officer,
      'later-day',
      '2026-05-20',
      { document: '函1', replyBy: '2026-06-30', reason: '抽检未出' },
    ];
    expect(walk(recommendation, ...mending, later).clocks.reply?.due).toBe('2026-06-30');
    const earlier: Step = [
      officer,
      'later-day',
      '2026-05-20',
      { document: '函1', replyBy: '2026-05-25', reason: '某' },
    ];
    expect(refusal([...mending, earlier])).toBe('recommendation.later-day.later');
    const standing = walk(recommendation, ...mending);
    expect(refused(recommendation, standing, officer, 'later-day', '2026-05-31')).toBeNull();
    expect(refused(recommendation, standing, officer, 'later-day', '2026-06-01')).toBe(
      'recommendation.later-day.in-time',
    );
  });
});

describe('from letter to mended', () => {
  test('no answer without a measure; no closing with an open one or without a verdict', () => {
    expect(refused(recommendation, walk(recommendation, ...mending), countyHead, 'reply', '2026-05-20')).toBe(
      'recommendation.reply.measures',
    );
    const answered = walk(recommendation, ...replied);
    expect(answered.clocks.reply?.endedOn).toBe('2026-05-20');
    expect(refused(recommendation, answered, countyHead, 'close', '2026-05-21')).toBe('recommendation.close.measures');
    const done = go(recommendation, answered, [officer, 'measure-done', '2026-05-21']);
    expect(refused(recommendation, done, countyHead, 'close', '2026-05-22')).toBe('recommendation.close.verdict');
    const closed = go(
      recommendation,
      done,
      [officer, 'sender-verdict', '2026-05-25'],
      [countyHead, 'close', '2026-05-26'],
    );
    expect([closed.state, closed.closedOn]).toEqual(['closed', '2026-05-26']);
    expect(count(closed, 'cleared-on-time')).toBe(1);
  });

  test('asked for more, the next answer has a clock of its own: in time, it does not hide that the first was late', () => {
    const late: readonly Step[] = [...measured, [countyHead, 'reply', '2026-06-02']];
    const more: Step = [officer, 'sender-verdict', '2026-06-10', { result: 'more', replyBy: '2026-07-10' }];
    const end: readonly Step[] = [
      [countyHead, 'reply', '2026-07-01'],
      [officer, 'measure-done', '2026-07-01'],
      [officer, 'recheck', '2026-07-06'],
      [countyHead, 'close', '2026-07-07'],
    ];
    const closed = walk(recommendation, ...late, more, ...end);
    expect(closed.clocks['reply-2']).toMatchObject({ due: '2026-07-10', endedOn: '2026-07-01' });
    expect([count(closed, 'cleared-on-time'), count(closed, 'cleared-late')]).toEqual([0, 1]);
  });

  test('what comes back is mended again: the measures named are open once more', () => {
    const done = walk(recommendation, ...replied, [officer, 'measure-done', '2026-05-21']);
    const text = '抽查两座加油站，问题反弹。';
    const relapsed = (measures: readonly string[]): Step =>
      [
        ...[officer, 'recheck', '2026-08-01'],
        { result: 'relapsed', on: '2026-08-01', text, measures },
      ] as unknown as Step;
    expect(() => go(recommendation, done, relapsed([]))).toThrow('recommendation.recheck.measures');
    expect(() => go(recommendation, done, relapsed(['m2']))).toThrow('recommendation.recheck.measures');
    const again = go(recommendation, done, relapsed(['m1']));
    expect(again.state).toBe('mending');
    expect(again.facts.measures).toMatchObject({ m1: { state: 'open' } });
  });

  test('an objection that the sender accepts ends the matter: neither on time nor late', () => {
    const objected: readonly Step[] = [...mending, [countyHead, 'object', '2026-04-10']];
    const withdrawn = walk(recommendation, ...objected, [
      ...([officer, 'answer-objection', '2026-04-20'] as const),
      { result: 'withdrawn', document: '某检函〔2026〕9号' },
    ]);
    expect([withdrawn.state, withdrawn.clocks.reply?.dropped?.basis]).toEqual(['closed', 'procuratorial.art23']);
    expect(['cleared-on-time', 'cleared-late', 'cleared-without-clock'].map((id) => count(withdrawn, id))).toEqual([
      0, 0, 1,
    ]);
    const kept = walk(recommendation, ...objected, [officer, 'answer-objection', '2026-04-20']);
    expect([kept.state, kept.clocks.reply?.due]).toEqual(['mending', '2026-05-31']);
    expect(refused(recommendation, walk(recommendation, ...mending), countyHead, 'object', '2026-06-01')).toBe(
      'recommendation.object.in-time',
    );
  });
});

test('letters, measures and operations are counted each on its day', () => {
  const matter = walk(
    recommendation,
    ...measured,
    [officer, 'set-measure', '2026-04-03', { title: '公布举报电话', due: '2026-04-20' }],
    [officer, 'record-operation', '2026-04-15', { title: '联合检查', on: '2026-04-14', result: '检查三十六座。' }],
  );
  expect(['received', 'measures', 'operations'].map((id) => count(matter, id))).toEqual([1, 2, 1]);
  const operations = recommendationMeasures.find(({ id }) => id === 'recommendation.operations');
  expect(operations?.cells(matter)).toEqual([{ day: '2026-04-14', authority: '510502' }]);
  const voided = go(recommendation, matter);
  expect(count({ ...voided, state: 'voided' }, 'measures')).toBe(0);
});

describe('answers', () => {
  test('are on time or late by the day of each, and each counts once', () => {
    const more = { result: 'more', text: '仍需整改', replyBy: '2026-06-10' };
    const again = walk(
      recommendation,
      ...replied,
      [officer, 'sender-verdict', '2026-05-25', more],
      [...([countyHead, 'reply', '2026-06-11'] as const)],
    );
    expect([count(again, 'answered-on-time'), count(again, 'answered-late')]).toEqual([1, 1]);
    const measured = (on: string) =>
      walk(
        recommendation,
        ...received(),
        [officer, 'accept', '2026-04-01'],
        [...([officer, 'set-measure', '2026-04-02', { title: '检查', due: '2026-05-20' }] as const)],
        [countyHead, 'reply', on],
      );
    const due = measured('2026-04-03').clocks.reply?.due ?? '';
    expect(count(measured(due), 'answered-on-time')).toBe(1);
    expect(count(measured('2026-08-01'), 'answered-late')).toBe(1);
  });
});
