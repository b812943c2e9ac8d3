import { uuidv7 } from '../../../../../kernel/id.ts';
import { legalDay } from '../../../../../kernel/plain-date.ts';
import type { JsonObject, Text } from '../../../../../kernel/text.ts';
import { penaltyCase } from '../../../../../modules/cases/model/case/case.ts';
import { bodyRefusalOf } from '../../../../../platform/procedure/permit.ts';
import type { ShortCase } from '../model/shelf.ts';
import { type Signed, signatureOf, unsigned } from '../model/signed.ts';

export interface Answered {
  /** Only to tell one from another on the screen. */
  readonly key: string;
  readonly question: string;
  readonly answer: string;
}

/** An inquiry record as it is being written, kept on the device at each stroke. */
export interface InquiryForm {
  readonly actId: string;
  readonly step: number;
  /** Instants; '' while it has not begun, or not ended. */
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly nth: number;
  readonly name: string;
  readonly idNo: string;
  readonly phone: string;
  readonly address: string;
  readonly capacity: string;
  readonly partner: string;
  readonly licenceShown: boolean;
  readonly rightsTold: boolean;
  readonly rightsAnswer: string;
  readonly answers: readonly Answered[];
  readonly readBack: 'read-by-person' | 'read-aloud';
  /** One for each page that was read back. */
  readonly pages: readonly Signed[];
  /** What the pages were made of when they were signed: a record that changed is signed anew. */
  readonly signedText: string;
}

/** Two witnesses see the refusal of a page. */
export const WITNESSES = 2;

export const answered = (question: string, answer = ''): Answered => ({ key: uuidv7(), question, answer });

/** The questions with which every inquiry begins: who one is, that licences were shown, rights, recusal (处罚法 art 43, 55). */
export const openingQuestions = (cause: string): readonly string[] => [
  '我们是市场监督管理部门的执法人员，已向你出示执法证件，请你确认。你是否看清？',
  `现依法就${cause || '有关情况'}向你询问，你应当如实回答并协助调查，不得拒绝或者阻挠；你依法享有陈述、申辩的权利。你是否听清？`,
  '你认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避。你是否申请执法人员回避？',
  '请说明你的姓名、身份证件号码、工作单位、职务和联系方式。',
  '请说明你与当事人的关系，以及你所负责的工作。',
];

/** What is asked again and again afterwards. */
export const usualQuestions = (cause: string): readonly string[] => [
  `请你说明${cause || '本案'}的具体经过。`,
  '上述情况从什么时候开始，到什么时候结束？',
  '涉及的商品或者服务的数量、价格、销售金额是多少？',
  '你能否提供进货票据、销售记录等材料？',
  '对上述情况，你还有什么需要补充或者说明的？',
];

export const usualAnswers: readonly string[] = [
  '看清了。',
  '听清了。',
  '不申请回避。',
  '是的。',
  '没有。',
  '没有补充。',
];

/** Which of the opening questions asks for recusal: its answer is the answer to the rights that were told. */
const RECUSAL = 2;

export const newInquiry = (of: Pick<ShortCase, 'cause'>, partner: string): InquiryForm => ({
  ...{ actId: uuidv7(), step: 0, from: '', to: '', place: '', nth: 1, name: '', idNo: '', phone: '', address: '' },
  ...{ capacity: '', partner, licenceShown: false, rightsTold: false, rightsAnswer: '', readBack: 'read-by-person' },
  ...{ answers: openingQuestions(of.cause).map((question) => answered(question)), pages: [], signedText: '' },
});

/** The answer to the rights: as typed, else what was answered to the question of recusal. */
export const rightsAnswerOf = (form: InquiryForm): string =>
  form.rightsAnswer.trim() || (form.answers[RECUSAL]?.answer.trim() ?? '');

/** Characters that one page of the record holds, in large type on the screen and close to one sheet of paper. */
const PAGE = 420;

/** The record as pages to be read back: no question is parted from its answer. */
export function pagesOf(answers: readonly Answered[]): readonly (readonly Answered[])[] {
  const pages: Answered[][] = [];
  let room = 0;
  for (const each of answers) {
    const length = each.question.length + each.answer.length;
    const page = pages.at(-1);
    if (page === undefined || length > room) {
      pages.push([each]);
      room = PAGE - length;
    } else {
      page.push(each);
      room -= length;
    }
  }
  return pages;
}

export const textOf = (form: InquiryForm): string =>
  JSON.stringify([form.name, form.place, ...form.answers.map(({ question, answer }) => [question, answer])]);

/** The record with its pages as they are to be signed: signatures under words that changed since are gone. */
export function withPages(form: InquiryForm): InquiryForm {
  const signedText = textOf(form);
  if (signedText === form.signedText) return form;
  const pages = pagesOf(form.answers).map(() => ({ ...unsigned(WITNESSES), name: form.name }));
  return { ...form, pages, signedText };
}

/** Moves a question up or down, or takes it out, or puts one in. */
export const moved = (answers: readonly Answered[], at: number, by: -1 | 1): readonly Answered[] => {
  const to = at + by;
  const [one, other] = [answers[at], answers[to]];
  if (one === undefined || other === undefined) return answers;
  return answers.map((each, index) => (index === at ? other : index === to ? one : each));
};

const given = (entries: Readonly<Record<string, string>>): JsonObject =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])),
  );

export type Officers = readonly { readonly person: string; readonly licence: string }[];

/** The body of `record-inquiry`. */
export function inquiryBody(form: InquiryForm, officers: Officers, recorder: string): JsonObject {
  const on = legalDay(new Date(form.to || Date.now()));
  const { name, idNo, phone, address, capacity } = form;
  return {
    from: form.from,
    to: form.to,
    officers: officers.map((each) => ({ ...each })),
    licenceShown: true,
    place: form.place.trim(),
    recorder,
    nth: form.nth,
    inquired: given({ name, idNo, phone, address, capacity }),
    rightsTold: true,
    rightsAnswer: rightsAnswerOf(form),
    answers: form.answers
      .filter(({ question, answer }) => question.trim() !== '' && answer.trim() !== '')
      .map(({ question, answer }) => ({ question: question.trim(), answer: answer.trim() })),
    pages: form.pages.length,
    confirmations: form.pages.map((signed, index) => ({ page: index + 1, confirmed: signatureOf(signed, on) })),
    readBack: form.readBack,
  };
}

/** What the procedure has against the record, in its own words; null when it may stand so. */
export function refusalOfInquiry(body: JsonObject): Text | null {
  const verb = penaltyCase.verbs['record-inquiry'];
  return verb === undefined ? null : (bodyRefusalOf(verb, body, legalDay(new Date()))?.text ?? null);
}

export type InquiryGap =
  | 'name'
  | 'place'
  | 'partner'
  | 'shown'
  | 'told'
  | 'rights'
  | 'begin'
  | 'answers'
  | 'unanswered';

/** What is missing on a page of the inquiry. */
export function inquiryGaps(form: InquiryForm, step: 'who' | 'ask'): readonly InquiryGap[] {
  if (step === 'who') {
    return [
      ...(form.name.trim() === '' ? (['name'] as const) : []),
      ...(form.place.trim() === '' ? (['place'] as const) : []),
      ...(form.partner === '' ? (['partner'] as const) : []),
      ...(form.licenceShown ? [] : (['shown'] as const)),
      ...(form.rightsTold ? [] : (['told'] as const)),
    ];
  }
  const asked = form.answers.filter(({ question }) => question.trim() !== '');
  return [
    ...(asked.length === 0 ? (['answers'] as const) : []),
    ...(asked.some(({ answer }) => answer.trim() === '') ? (['unanswered'] as const) : []),
    ...(rightsAnswerOf(form) === '' ? (['rights'] as const) : []),
  ];
}
