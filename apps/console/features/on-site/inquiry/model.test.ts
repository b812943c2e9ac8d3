import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { penaltyCase } from '../../../../../modules/cases/model/case/case.ts';
import { missingOf } from '../model/signed.ts';
import {
  answered,
  type InquiryForm,
  inquiryBody,
  inquiryGaps,
  moved,
  newInquiry,
  pagesOf,
  rightsAnswerOf,
  withPages,
} from './model.ts';

const officers = [
  { person: '0190a000-0000-7000-8000-000000000001', licence: 'A' },
  { person: '0190a000-0000-7000-8000-000000000002', licence: 'B' },
];
const [me, partner] = officers.map(({ person }) => person);
const begun = newInquiry({ cause: '价格欺诈' }, partner ?? '');
const form: InquiryForm = {
  ...begun,
  ...{ from: '2026-06-10T02:00:00.000Z', to: '2026-06-10T02:20:00.000Z', place: '城西路8号', name: '李某' },
  ...{ licenceShown: true, rightsTold: true },
  answers: begun.answers.map((each, index) => ({ ...each, answer: index === 2 ? '不申请回避。' : '是的。' })),
};

describe('an inquiry record on a phone', () => {
  test('begins with who one is, the licences, the rights and recusal', () => {
    expect(begun.answers.map(({ question }) => question).join('')).toMatch(
      /执法证件.*陈述、申辩.*申请执法人员回避.*姓名/,
    );
    expect(inquiryGaps(begun, 'who')).toEqual(['name', 'place', 'shown', 'told']);
    expect(inquiryGaps(begun, 'ask')).toEqual(['unanswered', 'rights']);
    expect(inquiryGaps(form, 'ask')).toEqual([]);
    expect(rightsAnswerOf(form)).toBe('不申请回避。');
  });

  test('is a body that the procedure takes, each page confirmed or refused before two', () => {
    const read = withPages(form);
    const pages = read.pages.map((page, index) =>
      index === 0
        ? { ...page, how: 'refused' as const, reason: '有异议', witnesses: ['甲', '乙'] }
        : { ...page, how: 'paper' as const },
    );
    const body = inquiryBody({ ...read, pages }, officers, me ?? '');
    expect(penaltyCase.verbs['record-inquiry']?.body.safeParse(body).error?.issues ?? []).toEqual([]);
    expect(body).toMatchObject({ pages: pages.length, rightsAnswer: '不申请回避。' });
  });

  test('that changes after it was signed is signed anew', () => {
    const read = withPages(form);
    const signed = { ...read, pages: read.pages.map((page) => ({ ...page, how: 'paper' as const })) };
    expect(withPages(signed).pages.every((page) => missingOf(page) === null)).toBe(true);
    const changed = withPages({ ...signed, answers: [...signed.answers, answered('还有吗？', '没有。')] });
    expect(changed.pages.every((page) => missingOf(page) === 'picture')).toBe(true);
  });

  test('keeps every question with its answer, in order, on some page', () => {
    const text = fc.string({ maxLength: 600 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 30 }), (list) => {
        const answers = list.map(([question, answer]) => answered(question, answer));
        expect(pagesOf(answers).flat()).toEqual(answers);
        expect(pagesOf(answers).every((page) => page.length > 0)).toBe(true);
      }),
    );
  });

  test('moves a question up and down, and nothing over the edge', () => {
    const keys = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key);
    const { answers } = form;
    expect(keys(moved(moved(answers, 1, -1), 0, 1))).toEqual(keys(answers));
    expect(moved(answers, 0, -1)).toBe(answers);
  });
});
