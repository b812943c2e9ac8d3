import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import { decidedOn15th } from '../../cases/model/case/testing/finishing.ts';
import { stories } from '../testing/later-stories.ts';
import { tell } from '../testing/performed.ts';
import { issuesOf, papersOf } from './papers.ts';
import type { CaseAct } from './types.ts';

const told = tell(decidedOn15th());
const formsOf = (acts: readonly CaseAct[], procedure = 'case'): readonly number[] =>
  papersOf(procedure, acts).map(({ form }) => form.no);

/** One act more, with what it says. */
const then = (acts: readonly CaseAct[], verb: string, body: JsonObject = {}, personal: JsonObject = {}): CaseAct[] => {
  const last = acts.at(-1);
  if (last === undefined) throw new Error('a story');
  const seq = last.seq + 1;
  return [...acts, { ...last, seq, actId: `act-${seq}`, verb, body, personal }];
};

describe('the papers of a case', () => {
  test('are made by its acts, in their order, with the number that the act took', () => {
    expect(formsOf(told.acts)).toEqual([1, 7, 35, 36, 37, 43, 45]);
    const decision = papersOf('case', told.acts).at(-1);
    expect([decision?.act.verb, decision?.number]).toEqual(['decide', '江阳市监处罚〔2026〕12号']);
  });

  test('a paper whose number is optional is there only with it', () => {
    const without = then(told.acts, 'record-test-result', { test: 't1' });
    const with32 = then(told.acts, 'record-test-result', { test: 't1', notice: '江阳市监检果〔2026〕1号' });
    expect([formsOf(without).includes(32), formsOf(with32).includes(32)]).toEqual([false, true]);
  });

  test('a strip is there only where something was sealed', () => {
    const body: JsonObject = { documentNo: '强制〔2026〕1号' };
    const sealed = then(told.acts, 'impose-measure', { ...body, seals: [{ no: '1', where: '仓库门' }] });
    expect(formsOf(then(told.acts, 'impose-measure', { ...body, seals: [] }))).not.toContain(25);
    expect(formsOf(sealed)).toContain(25);
  });

  test('asked for and approved on one sheet is one paper', () => {
    const asked = then(told.acts, 'request-closing', { ground: 'K1' });
    const closed = then(asked, 'close', { ground: 'K1' });
    expect([formsOf(asked), formsOf(closed)].map((all) => all.filter((no) => no === 53))).toEqual([[53], [53]]);
    expect(papersOf('case', closed).find(({ form }) => form.no === 53)?.act.verb).toBe('close');
  });

  test('of the summary procedure is its decision alone', () => {
    const spot = stories['44']?.[1]();
    expect(formsOf(spot?.acts ?? [], 'summary-case')).toEqual([44]);
  });
});

test('what was issued stands until an act withdraws that very issue', () => {
  const issued = then(told.acts, 'issue-document', { about: 9, form: 45 });
  const seq = issued.at(-1)?.seq ?? 0;
  const withdrawn = then(issued, 'withdraw-document', { about: 9, form: 45, issued: seq }, { reason: '账户有误。' });
  const again = then(withdrawn, 'issue-document', { about: 9, form: 45, corrects: seq });
  expect(issuesOf(issued)).toMatchObject([{ seq, about: 9, form: 45, withdrawn: null }]);
  expect(issuesOf(again).map((each) => [each.seq, each.withdrawn?.seq ?? null])).toEqual([
    [seq, seq + 1],
    [seq + 2, null],
  ]);
});
