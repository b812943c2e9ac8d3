import type { AuthorityCode, PersonId } from '../../../../kernel/id.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { ActingAs, Procedure } from '../../../../platform/procedure/types.ts';
import { blank, go, Refused, type Step } from '../../../intake/model/testing/journey.ts';

export const personOf = (n: number): PersonId => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId;
const actor = (n: number, authority: string, ...roles: readonly string[]): ActingAs => ({
  personId: personOf(n),
  authority: authority as AuthorityCode,
  roles,
  onBehalfOf: null,
});

/** The province sends; a city and a county are visited; a colleague of the sender is of no team. */
export const players = {
  lead: actor(1, '510000', 'supervisor'),
  member: actor(2, '510000', 'officer'),
  orderer: actor(3, '510000', 'campaign-office'),
  colleague: actor(4, '510000', 'supervisor', 'head'),
  visited: actor(11, '510500', 'officer', 'head'),
  county: actor(12, '510502', 'officer', 'head'),
} as const;

export const TEAM = { name: '第一组', leader: personOf(1), members: [personOf(2)] };

export const QUESTIONS = [
  { id: 'q1', kind: 'yes-no', text: '是否建立线索台账？', required: true },
  { id: 'q2', kind: 'number', text: '本月受理线索多少件？', unit: '件', required: true },
  { id: 'q3', kind: 'choice', text: '台账由谁保管？', choices: ['专人', '轮流', '无人'] },
  { id: 'q4', kind: 'text', text: '主要困难' },
  { id: 'q5', kind: 'photo', text: '台账照片', photo: true },
];

export const CHECKLIST = { version: 1, title: '线索清零督导清单', questions: QUESTIONS };

export const CITY_PLACE = { kind: 'authority', authority: '510500', name: '某市市场监督管理局' };
export const MARKET = { kind: 'market', authority: '510502', name: '城南农贸市场', address: '城南路1号' };

export const FOUND: JsonObject = {
  ...{ title: '线索台账缺失', domain: 'drug', severity: 'ordinary', text: '二季度线索没有登记。', on: '2026-06-10' },
  subject: { kind: 'authority', authority: '510500' },
};

/** The rule that refuses the last of the steps; '' where all are done. */
export function refusalOfLast(procedure: Procedure, steps: readonly Step[]): string {
  const opening = blank(procedure, steps[0]?.[0].authority ?? '510000');
  const before = go(procedure, opening, ...steps.slice(0, -1));
  try {
    go(procedure, before, ...steps.slice(-1));
    return '';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}
