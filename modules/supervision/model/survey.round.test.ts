import { expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import { type Step, walk } from '../../intake/model/testing/journey.ts';
import { checklistAt, survey } from './survey.ts';
import { CITY_PLACE, MARKET, players, QUESTIONS, refusalOfLast, TEAM } from './testing/players.ts';

const { orderer } = players;
const ordered: readonly Step[] = [
  [
    ...([orderer, 'order', '2026-06-01'] as const),
    {
      title: '线索清零百日攻坚督导',
      order: { document: '云市监督〔2026〕3号', issuer: '云岚省市场监督管理局', on: '2026-05-28' },
      period: { from: '2026-06-01', to: '2026-06-30' },
      campaign: 'clearing-2026',
    },
  ],
];
const list: JsonObject = { title: '清单', questions: QUESTIONS };
const ready: readonly Step[] = [
  ...ordered,
  [orderer, 'set-team', '2026-06-01', TEAM],
  [orderer, 'set-checklist', '2026-06-01', list],
];
const stop = (more: JsonObject = {}): Step => [
  ...([orderer, 'add-stop', '2026-06-02'] as const),
  { team: 't1', place: CITY_PLACE, day: '2026-06-10', ...more },
];

test('a round needs its teams and its checklist before it starts; a stop lies within its period and at no firm', () => {
  expect(refusalOfLast(survey, [...ordered, [orderer, 'start', '2026-06-01', {}]])).toBe('survey.start.teams');
  expect(refusalOfLast(survey, [...ordered, [orderer, 'set-team', '2026-06-01', TEAM], stop()])).toBe(
    'survey.add-stop.checklist',
  );
  expect(refusalOfLast(survey, [...ready, stop({ team: 't2' })])).toBe('survey.add-stop.team');
  expect(refusalOfLast(survey, [...ready, stop({ day: '2026-07-01' })])).toBe('survey.add-stop.period');
  expect(refusalOfLast(survey, [...ready, stop({ place: { ...MARKET, kind: 'operator' } })])).toBe(
    'survey.add-stop.operator',
  );
  expect(walk(survey, ...ready, stop()).facts.stops).toMatchObject({ s1: { team: 't1', checklist: 1 } });
});

test('a changed checklist is a new version; stops keep the one that stood', () => {
  const other = { title: '清单（修订）', questions: QUESTIONS.slice(0, 2) };
  const matter = walk(survey, ...ready, stop(), [orderer, 'set-checklist', '2026-06-03', other], stop());
  expect(matter.facts.stops).toMatchObject({ s1: { checklist: 1 }, s2: { checklist: 2 } });
  expect([1, 2].map((version) => checklistAt(matter, version).questions.length)).toEqual([5, 2]);
});

test('a checklist names each question once, with choices where one is to be chosen', () => {
  const [first, second, third] = QUESTIONS;
  for (const questions of [
    [first, first],
    [{ ...third, choices: undefined }],
    [{ ...second, choices: ['1', '2'] }],
    [],
  ]) {
    expect(() =>
      walk(survey, ...ordered, [orderer, 'set-checklist', '2026-06-01', { title: '清单', questions } as never]),
    ).toThrow();
  }
});

test('teams count once the round has begun, each by its own day', () => {
  const teams = survey.measures[0];
  expect(teams?.cells(walk(survey, ...ready))).toEqual([]);
  const running = walk(
    survey,
    ...ready,
    [orderer, 'start', '2026-06-03', {}],
    [orderer, 'set-team', '2026-06-05', { ...TEAM, name: '第二组' }],
    [orderer, 'set-team', '2026-06-06', { ...TEAM, name: '第一组（调整）', team: 't1' }],
  );
  expect(teams?.cells(running).map(({ day }) => day)).toEqual(['2026-06-03', '2026-06-05']);
});
