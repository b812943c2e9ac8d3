import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import { filingRequest, type Problem } from '../../../modules/intake/contract.ts';
import { emptyForm, type FilingForm, limits } from './form.ts';
import { fieldOfProblem, toFiling } from './request.ts';
import { findIssues } from './validate.ts';

const today = plainDate('2026-11-22');
const actId = '0193518e-0000-7000-8000-000000000001';
const full: FilingForm = {
  ...emptyForm,
  title: '电饭煲漏电',
  text: '用了两天外壳带电。',
  demand: '退款299元',
  claim: '299.50',
  occurredOn: '2026-11-03',
  respondentName: '家家电器店',
  respondentAddress: '中山路12号',
  respondentCode: '9135 0100-m000100y43',
  region: '510502',
  name: '李桂英',
  phone: '138 0000 1234',
  address: '解放路8号',
};
const fields = (
  kind: 'complaint' | 'report' | 'both',
  form: FilingForm,
  step: 'what' | 'where' | 'contact' | 'check' = 'check',
) => findIssues(kind, form, step, today).map(({ field, fault }) => `${field} ${fault}`);

describe('what a complaint must say (令121 art 10)', () => {
  it('takes a full one', () => expect(fields('complaint', full)).toEqual([]));
  it('asks the same of a mixed letter, which is one too', () => {
    expect(fields('both', emptyForm)).toEqual(fields('complaint', emptyForm));
  });
  it.each([
    'title',
    'text',
    'demand',
    'respondentName',
    'respondentAddress',
    'region',
    'name',
    'phone',
    'address',
  ] as const)('asks for %s', (field) =>
    expect(fields('complaint', { ...full, [field]: '  ' })).toEqual([`${field} missing`]),
  );
  it('shows a step its own faults only', () => {
    expect(fields('complaint', emptyForm, 'contact')).toEqual(['name missing', 'phone missing', 'address missing']);
  });
});

describe('what a report must say', () => {
  it('asks whether to stay anonymous, and then for nothing about the person', () => {
    const report = { ...full, name: '', phone: '', address: '', demand: '', claim: '' };
    expect(fields('report', report)).toEqual(['identity missing']);
    expect(fields('report', { ...report, identity: 'anonymous' })).toEqual([]);
    expect(fields('report', { ...report, identity: 'named' })).toEqual(['name missing', 'phone missing']);
  });
  it('does not ask who it is about', () => {
    const nameless = { ...full, identity: 'anonymous', respondentName: '', respondentAddress: '' } as const;
    expect(fields('report', nameless)).toEqual([]);
  });
});

it.each([
  [{ title: '电' }, 'title too-short'],
  [{ text: '坏的' }, 'text too-short'],
  [{ text: '长'.repeat(limits.text + 1) }, 'text too-long'],
  [{ occurredOn: '2026-11-23' }, 'occurredOn in-future'],
  [{ occurredOn: '2026-02-30' }, 'occurredOn not-a-day'],
  [{ claim: '很多' }, 'claim not-money'],
  [{ claim: '-5' }, 'claim not-money'],
  [{ claim: '1.234' }, 'claim not-money'],
  [{ phone: '12315' }, 'phone not-a-phone'],
  [{ respondentCode: '不知道' }, 'respondentCode not-a-code'],
])('%j is refused: %s', (change, issue) => {
  expect(fields('complaint', { ...full, ...change })).toEqual([issue]);
});

describe('what is sent', () => {
  it('passes the contract whenever the form has no fault', () => {
    const longest: FilingForm = {
      ...full,
      text: '长'.repeat(limits.text),
      demand: '要'.repeat(limits.demand),
      title: '题'.repeat(limits.title),
      name: '名'.repeat(limits.name),
    };
    for (const form of [full, longest, { ...full, occurredOn: '', claim: '', respondentCode: '' }]) {
      expect(fields('complaint', form)).toEqual([]);
      for (const kind of ['complaint', 'both'] as const)
        expect(filingRequest.safeParse(toFiling(kind, form, actId, 'en')).error).toBeUndefined();
    }
  });

  it('carries fen, a tidy code, and the demand as a field of its own', () => {
    const filing = toFiling('complaint', full, actId, 'zh');
    expect(filing.claimFen).toBe(29_950);
    expect(filing.respondent.code).toBe('91350100M000100Y43');
    expect(filing.text).toBe('用了两天外壳带电。');
    expect(filing.demand).toBe('退款299元');
    expect(toFiling('report', full, actId, 'zh')).not.toHaveProperty('demand');
  });

  it('carries no word about an anonymous reporter, even when a name was typed before', () => {
    const filing = toFiling('report', { ...full, identity: 'anonymous' }, actId, 'zh');
    expect(filing.reporter).toBeNull();
    const sent = JSON.stringify(filing);
    for (const secret of [full.name, full.phone, full.address, full.demand]) expect(sent).not.toContain(secret);
  });

  it('drops what cannot be stored: NUL, halves of characters, line breaks in one line', () => {
    const filing = toFiling('report', { ...full, title: 'a\u0000b\n c', text: 'x\ud800y' }, actId, 'zh');
    expect(filing.title).toBe('ab c');
    expect(filing.text).toBe('x\ufffdy');
  });

  it('is the same for the same form, so that a retry is recognised', () => {
    expect(JSON.stringify(toFiling('report', full, actId, 'zh'))).toBe(
      JSON.stringify(toFiling('report', { ...full }, actId, 'zh')),
    );
  });
});

describe('a refusal of the server', () => {
  const problem = (code: string, params: Problem['params'] = {}): Problem => ({
    code,
    zh: '',
    en: '',
    remedy: { zh: '', en: '' },
    params,
    traceId: '',
  });
  it('leads to the field that it names', () => {
    expect(fieldOfProblem(problem('intake.filing.no-authority'))).toBe('region');
    expect(fieldOfProblem(problem('http.invalid', { issues: [{ path: 'reporter.phone' }] }))).toBe('phone');
  });
  it('leads nowhere when it names none', () => {
    expect(fieldOfProblem(problem('http.too-many'))).toBeUndefined();
    expect(fieldOfProblem(problem('http.invalid', { issues: [{ path: 'toString' }] }))).toBeUndefined();
  });
});
