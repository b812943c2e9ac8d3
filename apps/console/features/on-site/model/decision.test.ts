import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../../kernel/plain-date.ts';
import { summaryCase } from '../../../../../modules/cases/model/summary-case.ts';
import { textOf } from '../../../../../modules/notices/model/document.ts';
import { type DecisionForm, decisionBody, gapsOf, isBeyond, limitOf, newDecision, refusalOfBody } from './decision.ts';
import { paperOf } from './paper.ts';
import { unsigned } from './signed.ts';

const on = plainDate('2026-06-10');
const where = { on, region: '980102' };
const officers = [
  { person: '0190a000-0000-7000-8000-000000000001', licence: '云岚演示-00001' },
  { person: '0190a000-0000-7000-8000-000000000002', licence: '云岚演示-00002' },
];
const form: DecisionForm = {
  ...newDecision('0190a000-0000-7000-8000-00000000000a', officers[1]?.person),
  ...{ cause: '未按规定明码标价', domain: 'price', citation: '《价格法》第四十二条', name: '某便利店' },
  ...{ place: '城西路8号', facts: '三种商品没有标价。', certain: true, told: true, defence: 'none', fine: '300' },
  ...{ signed: { ...unsigned(1), how: 'paper', name: '李某' }, number: '听泉市监当罚〔2026〕8号' },
};
const verb = summaryCase.verbs['decide-on-spot'];

describe('a decision on a phone', () => {
  test('is a body that the procedure takes', () => {
    const body = decisionBody(form, officers, on);
    expect(verb?.body.safeParse(body).error?.issues ?? []).toEqual([]);
    expect(refusalOfBody(body, on)).toBeNull();
    for (const step of ['what', 'who', 'facts', 'penalty', 'sign'] as const)
      expect(gapsOf(form, step, where)).toEqual([]);
  });

  test('of a person has the name in the erasable part only', () => {
    const body = decisionBody({ ...form, kind: 'person', name: '王五', code: '', fine: '50' }, officers, on);
    expect(verb?.body.safeParse(body).success).toBe(true);
    expect(body.party).toEqual({ kind: 'person' });
    expect(body.person).toEqual({ name: '王五' });
  });

  test('beyond the limit of the rule of the day is no decision on the spot, one fen or a thousand yuan', () => {
    fc.assert(
      fc.property(fc.constantFrom('person', 'organisation'), fc.integer({ min: 1, max: 1_000_000 }), (kind, fen) => {
        const { most } = limitOf(kind, on, where.region);
        const typed = { ...form, kind, fine: (fen / 100).toFixed(2) };
        expect(isBeyond(typed, on, where.region)).toBe(fen > most);
        expect(gapsOf(typed, 'penalty', where).includes('beyond')).toBe(fen > most);
      }),
    );
    expect([limitOf('person', on, where.region).most, limitOf('organisation', on, where.region).most]).toEqual([
      20_000, 300_000,
    ]);
  });

  test('tells what is missing on each page', () => {
    const blank = newDecision('x');
    expect(gapsOf(blank, 'what', where)).toEqual(['cause', 'citation', 'domain']);
    expect(gapsOf({ ...blank, code: '1234' }, 'who', where)).toEqual(['name', 'code', 'place']);
    expect(gapsOf(blank, 'facts', where)).toEqual(['facts', 'certain', 'told', 'defence']);
    expect(gapsOf({ ...form, defence: 'made' }, 'facts', where)).toEqual(['defence']);
    expect(gapsOf(blank, 'penalty', where)).toEqual(['penalty']);
    expect(gapsOf({ ...form, fine: '-5' }, 'penalty', where)).toEqual(['amount']);
    expect(gapsOf({ ...form, partner: '' }, 'penalty', where)).toEqual(['partner']);
    expect(gapsOf({ ...form, collected: true }, 'penalty', where)).toEqual(['collect', 'receipt']);
    expect(gapsOf({ ...form, fine: '100', collected: true, receipt: 'S1' }, 'penalty', where)).toEqual([]);
    expect(gapsOf(blank, 'sign', where)).toEqual(['signature']);
  });

  test('is the paper of form 44, with number, party, amount and both officers', () => {
    const body = decisionBody(form, officers, on);
    const at = '2026-06-10T02:00:00.000Z';
    const people = officers.map(({ person, licence }, index) => ({
      id: person,
      name: ['张三', '李四'][index] ?? '',
      licence,
    }));
    const authorities = [{ code: '980102', zh: '听泉区市场监督管理局', en: 'Tingquan' }];
    const facts = { actId: form.actId, authority: '980102', officer: officers[0]?.person ?? '', body, at };
    const paper = paperOf(facts, { people, authorities });
    const words = paper === undefined ? '' : [paper.issuer, paper.title, paper.number, textOf(paper)].join('\n');
    for (const word of [
      '当场行政处罚决定书',
      form.number,
      '某便利店',
      '叁佰元',
      '张三',
      '李四',
      '云岚演示-00002',
      '听泉区',
    ]) {
      expect(words).toContain(word);
    }
    expect(words).not.toContain('未记载');
  });
});
