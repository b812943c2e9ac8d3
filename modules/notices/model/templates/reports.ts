import { outOfScopeKinds } from '../../../../rules/index.ts';
import type { NoticeField, NoticeTemplate, Writing } from '../template.ts';
import { cite, dayIn, groundIn, sentence } from '../words.ts';
import { always, FIRST, named, never, optional, orderingLaw, paragraph, received, remark, stated } from './parts.ts';

/** 令121 art 37, towards the reporter. */
const kept = ({ language, pick }: Writing) =>
  paragraph(
    pick(
      `依据${cite(language, ['samr121.art37'])}的规定，本机关对举报人的身份等信息予以保密。`,
      `This authority keeps the identity of the reporter secret (${cite(language, ['samr121.art37'])}).`,
    ),
  );

/** `依据…第三十六条和食品安全法第…条的规定，现予告知。` */
function told({ facts, texts, language, pick }: Writing): string {
  const law = (texts.law ?? '').trim();
  if (facts.procedure !== 'report')
    return law === ''
      ? pick('现予告知。', 'You are hereby told.')
      : pick(`依据${law}的规定，现予告知。`, `You are hereby told under ${law}.`);
  const article = cite(language, ['samr121.art36']);
  return pick(`依据${article}和${law}的规定，现予告知。`, `You are hereby told under ${article} and ${law}.`);
}

const basis36 = ['samr121.art36', 'samr121.art37'] as const;
const lawNamed = stated(
  'law',
  'samr121.art36',
  '写明应当告知的法律、法规、规章',
  'names the law that requires telling',
);

const report = {
  version: FIRST,
  procedures: ['report'],
  // What an officer concluded is a proposal until it is confirmed: nobody is told before.
  states: ['cleared'],
  recipients: { report: ['reporter'] },
  remedies: null,
} as const;

/** 举报立案告知书 (令121 art 36). */
export const reportFiled: NoticeTemplate = {
  ...report,
  id: 'report-filed',
  title: { zh: '举报立案告知书', en: 'Notice that a Case Was Filed' },
  form: '举立',
  outcome: 'filed',
  basis: () => basis36,
  fields: [orderingLaw, remark],
  contains: [named('samr121.art36'), lawNamed],
  write: (writing) => [
    paragraph(
      received(writing, '举报', 'report') +
        writing.pick(
          `经核查，本机关已于${dayIn('zh', writing.facts.decidedOn)}决定立案。`,
          ` Having verified it, this authority decided on ${dayIn('en', writing.facts.decidedOn)} to file a case.`,
        ) +
        writing.pick('', ' ') +
        told(writing),
    ),
    ...optional(writing.texts.remark),
    kept(writing),
  ],
};

/** 举报不予立案告知书 (令121 art 36; the ground by 程序规定 art 19, 20). */
export const reportNotFiled: NoticeTemplate = {
  ...report,
  id: 'report-not-filed',
  title: { zh: '举报不予立案告知书', en: 'Notice that No Case Was Filed' },
  form: '举不立',
  outcome: 'not-filed',
  basis: ({ ground }) => [...basis36, ground?.startsWith('C') === true ? 'procedure.art19' : 'procedure.art20'],
  fields: [
    orderingLaw,
    {
      key: 'reason',
      label: { zh: '具体说明', en: 'Explanation' },
      hint: {
        zh: '不得写入被举报人的商业秘密、个人隐私，也不得写入其他举报人的信息。',
        en: 'No trade secrets or privacy of the reported party, nothing about other reporters.',
      },
      max: 2000,
      required: never,
      initial: () => '',
    },
    remark,
  ],
  contains: [named('samr121.art36'), lawNamed],
  write: (writing) => {
    const { facts, texts, language, pick } = writing;
    const unmet = facts.ground?.startsWith('C') === true;
    const ground = groundIn(language, ['not-filed', 'filing-condition'], facts.ground);
    const article = cite(language, [unmet ? 'procedure.art19' : 'procedure.art20']);
    return [
      paragraph(
        received(writing, '举报', 'report') +
          pick(
            `经核查，${unmet ? '不符合下列立案条件' : '有下列情形'}：${ground}。依据${article}的规定，本机关已于${dayIn('zh', facts.decidedOn)}决定不予立案。`,
            ` Verification found ${unmet ? 'that this condition for filing is not met' : 'the following'}: ${ground}. Under ${article}, this authority decided on ${dayIn('en', facts.decidedOn)} not to file a case. `,
          ) +
          told(writing),
      ),
      ...optional(texts.reason),
      ...optional(texts.remark),
      kept(writing),
    ];
  },
};

/** What tells a reporter and whoever gave a clue alike. */
const reportOrClue = {
  ...report,
  procedures: ['report', 'clue'],
  recipients: { report: ['reporter'], clue: ['informant'] },
} as const;

const channelField: NoticeField = {
  key: 'channel',
  label: { zh: '办理途径', en: 'Where to turn' },
  max: 300,
  required: always,
  initial: ({ channel, kind }) => channel ?? outOfScopeKinds.find(({ code }) => code === kind)?.channel.zh ?? '',
};

/** 无处理权限告知书: told, not forwarded (令121 art 34). */
export const noPower: NoticeTemplate = {
  ...reportOrClue,
  id: 'no-power',
  title: { zh: '无处理权限告知书', en: 'Notice of Lack of Power' },
  form: '无权告',
  outcome: 'no-power',
  basis: ({ procedure }) => (procedure === 'report' ? ['samr121.art34'] : []),
  fields: [channelField, remark],
  contains: [
    stated('channel', 'samr121.art34', '告知向有处理权限的机关提出', 'tells where to turn'),
    {
      text: { zh: '写明所依据的条文', en: 'names the article it rests on' },
      basis: 'samr121.art34',
      // A clue is not a report: 令121 does not speak of it, so its notice names no article.
      holds: ({ facts, language }, whole) =>
        facts.procedure !== 'report' || whole.includes(cite(language, ['samr121.art34'])),
    },
  ],
  write: (writing) => {
    const { facts, texts, language, pick } = writing;
    const isReport = facts.procedure === 'report';
    const article = cite(language, ['samr121.art34']);
    return [
      paragraph(
        received(writing, isReport ? '举报' : '线索', isReport ? 'report' : 'clue') +
          pick(
            `经审查，本机关对该${isReport ? '举报' : '线索'}没有处理权限。${isReport ? `依据${article}的规定，现予告知。` : '现予告知。'}`,
            ` This authority has no power to handle it.${isReport ? ` You are told so under ${article}.` : ' You are hereby told so.'}`,
          ),
      ),
      paragraph(
        pick(
          `办理途径：${sentence('zh', texts.channel ?? '')}`,
          `Where to turn: ${sentence('en', texts.channel ?? '')}`,
        ),
      ),
      ...(isReport
        ? [
            paragraph(
              pick(
                '本机关不代为转送举报材料，请您直接提出。',
                'This authority does not forward the report; please turn there directly.',
              ),
            ),
          ]
        : []),
      ...optional(texts.remark),
    ];
  },
};

/** 移送告知书: a result like others, told where a law requires it (令121 art 36). */
export const transferred: NoticeTemplate = {
  ...reportOrClue,
  id: 'transferred',
  title: { zh: '移送告知书', en: 'Notice of Transfer' },
  form: '移告',
  outcome: 'transferred',
  basis: ({ procedure }) => (procedure === 'report' ? basis36 : []),
  fields: [
    orderingLaw,
    {
      key: 'to',
      label: { zh: '受移送机关', en: 'Organ it went to' },
      hint: {
        zh: '告知可能妨碍侦查、调查的，不应签发本告知书。',
        en: 'Do not issue this notice where telling may hinder an investigation.',
      },
      max: 200,
      required: always,
      initial: ({ to }) => to ?? '',
    },
    remark,
  ],
  contains: [
    stated('to', 'samr121.art36', '告知受移送机关', 'names the organ it went to'),
    { ...lawNamed, holds: (writing, whole) => writing.facts.procedure !== 'report' || lawNamed.holds(writing, whole) },
  ],
  write: (writing) => {
    const { facts, texts, pick } = writing;
    const isReport = facts.procedure === 'report';
    return [
      paragraph(
        received(writing, isReport ? '举报' : '线索', isReport ? 'report' : 'clue') +
          pick(
            `经核查，已依法移送${texts.to ?? ''}处理。`,
            ` Having verified it, this authority has transferred it to ${texts.to ?? ''}. `,
          ) +
          told(writing),
      ),
      ...optional(texts.remark),
      ...(isReport ? [kept(writing)] : []),
    ];
  },
};

/** 非投诉举报事项告知书 (令121 art 44): no clock, the right channel. */
export const outOfScope: NoticeTemplate = {
  id: 'out-of-scope',
  version: FIRST,
  title: { zh: '非投诉举报事项告知书', en: 'Notice that a Matter Is Outside Complaints and Reports' },
  form: '告',
  procedures: ['complaint', 'report', 'clue'],
  // A complaint is told at once; of a clue or a report the conclusion is confirmed first.
  states: ['out-of-scope', 'cleared'],
  outcome: 'out-of-scope',
  recipients: { complaint: ['complainant'], report: ['reporter'], clue: ['informant'] },
  basis: () => ['samr121.art44'],
  fields: [channelField, remark],
  contains: [named('samr121.art44'), stated('channel', 'samr121.art44', '告知相应途径', 'tells the right channel')],
  remedies: null,
  write: (writing) => {
    const { facts, texts, language, pick } = writing;
    const kind = groundIn(language, ['out-of-scope'], facts.kind);
    const article = cite(language, ['samr121.art44']);
    return [
      paragraph(
        received(writing, '材料', 'submission') +
          pick(
            `经审查，您提出的事项属于${kind}，依据${article}的规定，不适用投诉举报处理程序。`,
            ` What you ask is a ${kind}; under ${article} it is outside the procedure for complaints and reports.`,
          ),
      ),
      paragraph(
        pick(
          `请您通过下列途径办理：${sentence('zh', texts.channel ?? '')}`,
          `Please turn here: ${sentence('en', texts.channel ?? '')}`,
        ),
      ),
      ...optional(texts.remark),
    ];
  },
};
