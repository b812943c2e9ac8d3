import { describe, expect, test } from 'vitest';
import { stories } from '../testing/later-stories.ts';
import { inputOf } from '../testing/performed.ts';
import { type Answer, findingsIn, missingIn, openFindings, textsOf, writtenFact } from './findings.ts';
import { templateOn } from './templates.ts';
import type { FormInput, FormTemplate, TrackedFact } from './types.ts';

function decision(texts: Readonly<Record<string, string>> = {}): { input: FormInput; template: FormTemplate } {
  const [no, tell] = stories['45'] ?? [0, () => ({ matter: {} as never, acts: [] })];
  const input = inputOf(no, tell(), texts);
  const template = templateOn(45, input.act.on);
  if (template === undefined) throw new Error('no template');
  return { input, template };
}

const label = { zh: '罚款', en: 'fine' };
const fine: TrackedFact = { key: 'fine', label, kind: 'money', value: 10_000_000 };

test('facts are written as documents write them', () => {
  const of = (kind: TrackedFact['kind'], value: string | number): string => writtenFact({ kind, value });
  expect([of('money', 10_000_000), of('day', '2026-07-09'), of('number', '罚〔2026〕1号')]).toEqual([
    '100,000元',
    '2026年7月9日',
    '罚〔2026〕1号',
  ]);
});

describe('findings', () => {
  test('stand at their place of their text, with what the record says', () => {
    const text = '依法决定罚款90000元。';
    const [finding, ...others] = findingsIn({ reasons: text, course: '依法决定罚款100000元。' }, [fine]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      field: 'reasons',
      said: '90000元',
      facts: [{ key: 'fine', written: '100,000元' }],
    });
    expect(text.slice(finding?.start, finding?.end)).toBe('90000元');
  });

  test('put right by what is offered, they are gone', () => {
    const text = '依法决定罚款90000元。';
    const [finding] = findingsIn({ reasons: text }, [fine]);
    const right = `${text.slice(0, finding?.start)}${finding?.facts[0]?.written}${text.slice(finding?.end)}`;
    expect(findingsIn({ reasons: right }, [fine])).toEqual([]);
  });

  test('an answer holds for the same words, place and facts, and only with a reason', () => {
    const findings = findingsIn({ reasons: '依法决定罚款90000元。' }, [fine]);
    const answer: Answer = { field: 'reasons', said: '90000元', facts: ['fine'], reason: '引用当事人的陈述。' };
    expect(openFindings(findings, [answer])).toEqual([]);
    const others: readonly Partial<Answer>[] = [
      { reason: '  ' },
      { field: 'course' },
      { said: '80000元' },
      { facts: ['gains'] },
    ];
    for (const other of others) expect(openFindings(findings, [{ ...answer, ...other }])).toEqual(findings);
  });
});

test('the law misses what the officer took out, and nothing else', () => {
  const whole = decision();
  expect(missingIn(whole.template, whole.input)).toEqual([]);
  const { input, template } = decision({ remedies: '' });
  expect(missingIn(template, input).map(({ code }) => code)).toEqual(['remedies']);
  expect(textsOf(template, input).remedies).toBe('');
  expect(textsOf(template, input).facts).not.toBe('');
});
