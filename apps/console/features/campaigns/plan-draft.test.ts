import { expect, test } from 'vitest';
import { campaign } from '../../../../modules/campaigns/model/campaign.ts';
import type { MeasureChoice } from '../../../../modules/campaigns/model/measures.ts';
import { amendBody, emptyPlan, type PlanDraft, planBody } from './plan-draft.ts';

const text = { zh: '件', en: 'cases' };
const choice = (id: string, money: boolean): MeasureChoice => ({
  ...{ id, money, title: text, unit: text, definition: text },
  digest: (money ? 'b' : 'a').repeat(64),
});
const choices = new Map([
  ['case.filed', choice('case.filed', false)],
  ['case.fined', choice('case.fined', true)],
]);
const draft: PlanDraft = {
  ...emptyPlan('510500'),
  ...{ code: ' spring-2026 ', title: '春雷行动', document: '1号', issuer: '某局', orderedOn: '2026-01-05' },
  ...{ from: '2026-02-01', to: '2026-06-30', measures: ['case.filed', 'case.fined'] },
  targets: [
    { key: 't0', measure: 'case.fined', authority: '510502', value: '1200.50' },
    { key: 't1', measure: 'case.filed', authority: '', value: '' },
  ],
};

test('a plan is a body of the act: digests of today, money in fen, empty rows left out', () => {
  const body = planBody(draft, choices);
  expect(campaign.verbs.plan?.body.safeParse(body).success).toBe(true);
  expect(body).toMatchObject({
    code: 'spring-2026',
    measures: [{ id: 'case.filed', definition: 'a'.repeat(64) }, { definition: 'b'.repeat(64) }],
    targets: [{ measure: 'case.fined', authority: '510502', value: 120_050 }],
  });
  expect(body).not.toHaveProperty('parent');
  expect(body).not.toHaveProperty('baseline');
});

test('an amendment says only what changed, and keeps the definition that was fixed', () => {
  const fixed = new Map([['case.filed', 'c'.repeat(64)]]);
  const before = { ...draft, measures: ['case.filed'], targets: [] };
  expect(amendBody({ ...before, reason: '无' }, before, choices, fixed)).toEqual({ reason: '无' });
  const wider = amendBody(
    { ...before, measures: ['case.filed', 'case.fined'], reason: '增加' },
    before,
    choices,
    fixed,
  );
  expect(Object.keys(wider).sort()).toEqual(['measures', 'reason']);
  expect(wider.measures).toEqual([
    { id: 'case.filed', definition: 'c'.repeat(64) },
    { id: 'case.fined', definition: 'b'.repeat(64) },
  ]);
  expect(campaign.verbs.amend?.body.safeParse(wider).success).toBe(true);
});
