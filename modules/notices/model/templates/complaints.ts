import type { BasisId } from '../../../../rules/index.ts';
import type { NoticeFacts } from '../facts.ts';
import type { NoticeField, NoticeTemplate, Writing } from '../template.ts';
import { cite, dayIn, groundIn, sentence } from '../words.ts';
import { always, FIRST, flush, named, optional, paragraph, received, remark, stated } from './parts.ts';

const reason: NoticeField = {
  key: 'reason',
  label: { zh: '具体理由', en: 'Reasons' },
  max: 3000,
  required: always,
  initial: ({ reason: said }) => said ?? '',
};

/** What the notices of a complaint share; most go to the complainant, and to nobody else. */
const complaint = {
  version: FIRST,
  procedures: ['complaint'],
  recipients: { complaint: ['complainant'] },
  remedies: null,
} as const;

/** What the notices of an outcome share: told when it is decided, and still once the complaint is cleared. */
const decided = <Outcome extends string>(outcome: Outcome) => ({ ...complaint, states: [outcome, 'cleared'], outcome });

/** 投诉受理决定书 (令121 art 15). Names no number of days: the edition of the limit is that of the acceptance day. */
export const complaintAccepted: NoticeTemplate = {
  ...complaint,
  id: 'complaint-accepted',
  title: { zh: '投诉受理决定书', en: 'Decision to Accept a Complaint' },
  form: '投受',
  states: ['accepted', 'suspended'],
  outcome: null,
  basis: () => ['samr121.art15', 'samr121.art23'],
  fields: [remark],
  contains: [named('samr121.art15')],
  write: (writing) => {
    const { facts, texts, language, pick } = writing;
    const on = dayIn(language, facts.acceptedOn);
    const due = dayIn(language, facts.mediateDue);
    const article = cite(language, ['samr121.art15']);
    return [
      paragraph(
        received(writing, '投诉', 'complaint') +
          pick(
            `经审查，符合受理条件。依据${article}的规定，本机关决定自${on}起予以受理。`,
            ` It meets the conditions for acceptance. Under ${article}, this authority accepts it as from ${on}.`,
          ),
      ),
      paragraph(
        pick(
          `本机关将依法组织双方当事人调解。调解期限至${due}届满，依法中止以及检测、鉴定等不计入期限的时间除外；期限届满未达成调解协议的，依法终止调解。请您保持联系方式畅通，按时参加调解。`,
          `This authority will mediate between the parties. The limit for mediation ends on ${due}, not counting suspension, testing or identification as the law provides; without an agreement by then, mediation is terminated. Please stay reachable and take part when invited.`,
        ),
      ),
      ...optional(texts.remark),
    ];
  },
};

const routes = {
  zh: [
    '与经营者协商和解；',
    '请求消费者协会或者依法成立的其他调解组织调解；',
    '向有关行政部门投诉；',
    '根据与经营者达成的仲裁协议提请仲裁机构仲裁；',
    '向人民法院提起诉讼。',
  ],
  en: [
    'settle with the operator;',
    'ask a consumer association or another lawful mediation body to mediate;',
    'complain to the administrative department concerned;',
    'apply for arbitration under an arbitration agreement with the operator;',
    "bring a suit in a people's court.",
  ],
} as const;

/** Only R3, not for daily consumption, is weighed by the factors of art 17. */
const rejectedUnder = ({ ground }: NoticeFacts): readonly BasisId[] =>
  ground === 'R3' ? ['samr121.art15', 'samr121.art16', 'samr121.art17'] : ['samr121.art15', 'samr121.art16'];

/** 投诉不予受理决定书 (令121 art 15–17): with the reason and the routes of 消保法 art 39. */
export const complaintRejected: NoticeTemplate = {
  ...decided('rejected'),
  id: 'complaint-rejected',
  title: { zh: '投诉不予受理决定书', en: 'Decision Not to Accept a Complaint' },
  form: '投不受',
  basis: rejectedUnder,
  fields: [reason, remark],
  contains: [
    named('samr121.art16'),
    stated('reason', 'samr121.art15', '说明不予受理的理由', 'gives the reason'),
    {
      text: { zh: '告知消费者权益保护法第三十九条的途径', en: 'tells the routes of art 39 of the consumer law' },
      basis: 'samr121.art15',
      holds: ({ language }, whole) => routes[language].every((route) => whole.includes(route)),
    },
  ],
  remedies: {
    basis: 'consumer.art39',
    // That the routes must be told was read in 令121; their wording in the consumer law was not seen.
    confidence: 'M',
    write: ({ language, pick }) => [
      paragraph(
        pick(
          `您可以依据${cite(language, ['consumer.art39'])}的规定，通过下列途径解决消费者权益争议：`,
          `You may settle the dispute in one of these ways (${cite(language, ['consumer.art39'])}):`,
        ),
      ),
      { kind: 'list', items: routes[language] },
    ],
  },
  write: (writing) => {
    const { facts, texts, language, pick } = writing;
    const ground = groundIn(language, ['rejection'], facts.ground);
    const factors = (facts.factors ?? []).map((code) => groundIn(language, ['consumption-factor'], code));
    const article = cite(language, rejectedUnder(facts));
    return [
      paragraph(
        received(writing, '投诉', 'complaint') +
          pick(`经审查，该投诉有下列情形：${ground}。`, ` On examination: ${ground}.`),
      ),
      ...(factors.length === 0
        ? []
        : [
            paragraph(
              pick(
                `认定时考虑了以下因素：${factors.join('；')}。`,
                `The following was taken into account: ${factors.join('; ')}.`,
              ),
            ),
          ]),
      paragraph(pick('具体理由如下：', 'Reasons:')),
      ...optional(texts.reason),
      paragraph(
        pick(
          `依据${article}的规定，本机关决定对该投诉不予受理。`,
          `Under ${article}, this authority decides not to accept the complaint.`,
        ),
      ),
      ...optional(texts.remark),
    ];
  },
};

function disputeOf({ facts, recipient, pick }: Writing): string {
  if (recipient === 'respondent') return pick('投诉人与您（单位）', 'between the complainant and you');
  const name = facts.respondent;
  return name === undefined
    ? pick('您与被投诉人', 'between you and the respondent')
    : pick(`您与“${name}”`, `between you and "${name}"`);
}

/** 投诉终止调解决定书: both parties are told, with the routes of art 25 (令121 art 23, 25). */
export const mediationTerminated: NoticeTemplate = {
  ...decided('terminated'),
  id: 'mediation-terminated',
  title: { zh: '投诉终止调解决定书', en: 'Decision to Terminate Mediation' },
  form: '投终',
  recipients: { complaint: ['complainant', 'respondent'] },
  basis: () => ['samr121.art23', 'samr121.art25'],
  // What the officer wrote may name either party: it goes to both only when somebody has looked at it.
  fields: [
    { ...reason, label: { zh: '具体情况', en: 'Circumstances' }, required: () => false, initial: () => '' },
    remark,
  ],
  contains: [
    named('samr121.art23'),
    {
      text: { zh: '写明终止调解的情形', en: 'gives the ground for ending' },
      basis: 'samr121.art23',
      holds: (writing, whole) => whole.includes(groundOfEnd(writing)),
    },
  ],
  remedies: {
    basis: 'samr121.art25',
    confidence: 'V',
    write: ({ language, pick }) => [
      paragraph(
        pick(
          `终止调解后，当事人可以依据${cite(language, ['samr121.art25'])}的规定，通过仲裁、诉讼等途径解决争议。`,
          `After mediation has ended, the parties may go to arbitration or to court (${cite(language, ['samr121.art25'])}).`,
        ),
      ),
    ],
  },
  write: (writing) => {
    const { facts, texts, language, pick } = writing;
    const on = dayIn(language, facts.acceptedOn);
    const article = cite(language, ['samr121.art23']);
    return [
      paragraph(
        pick(
          `关于${disputeOf(writing)}之间的消费者权益争议（登记编号：${facts.receipt}），本机关于${on}受理并组织调解。因${groundOfEnd(writing)}，依据${article}的规定，本机关决定终止调解。`,
          `On ${on} this authority accepted the dispute ${disputeOf(writing)} (registration no. ${facts.receipt}) for mediation. Because ${groundOfEnd(writing)}, mediation is terminated under ${article}.`,
        ),
      ),
      ...optional(texts.reason),
      ...optional(texts.remark),
    ];
  },
};

/** T5 without its number of days, which was another one before 令121. */
function groundOfEnd({ facts, language, pick }: Writing): string {
  if (facts.ground === 'T5')
    return pick('调解期限届满未达成调解协议', 'the limit for mediation passed without agreement');
  const ground = groundIn(language, ['termination'], facts.ground);
  if (facts.because === undefined || facts.because === 'art42') return ground;
  return `${ground}${pick('：', ': ')}${groundIn(language, ['rejection'], facts.because)}`;
}

const party = (key: string, zh: string, en: string, initial: NoticeField['initial']): NoticeField => ({
  key,
  label: { zh, en },
  max: 200,
  required: always,
  initial,
});

/** 投诉调解书: signed by both, sealed, three copies (令121 art 24); only where one was made. */
export const mediationAgreement: NoticeTemplate = {
  ...decided('agreed'),
  id: 'mediation-agreement',
  title: { zh: '投诉调解书', en: 'Mediation Agreement' },
  form: '投调',
  when: ({ form }) => form === 'agreement',
  recipients: { complaint: ['parties'] },
  basis: () => ['samr121.art24'],
  fields: [
    party('complainant', '投诉人', 'Complainant', () => ''),
    party('respondent', '被投诉人', 'Respondent', ({ respondent }) => respondent ?? ''),
    { ...reason, key: 'dispute', label: { zh: '争议事项', en: 'The dispute' }, initial: () => '' },
    { ...reason, key: 'agreement', label: { zh: '协议内容', en: 'What was agreed' } },
  ],
  contains: [
    named('samr121.art24'),
    stated('agreement', 'samr121.art24', '载明协议内容', 'holds what was agreed'),
    {
      text: { zh: '留有双方签名处，一式三份', en: 'has places for both signatures and says three copies' },
      basis: 'samr121.art24',
      holds: ({ pick }, whole) =>
        whole.includes(pick('投诉人（签名', 'Complainant (signature')) &&
        whole.includes(pick('被投诉人（签名', 'Respondent (signature')) &&
        whole.includes(pick('一式三份', 'three copies')),
    },
  ],
  write: ({ facts, texts, language, pick }) => [
    flush(pick(`投诉人：${texts.complainant ?? ''}`, `Complainant: ${texts.complainant ?? ''}`)),
    flush(pick(`被投诉人：${texts.respondent ?? ''}`, `Respondent: ${texts.respondent ?? ''}`)),
    flush(pick(`登记编号：${facts.receipt}`, `Registration no.: ${facts.receipt}`)),
    { kind: 'heading', text: pick('一、争议事项', '1. The dispute') },
    ...optional(texts.dispute),
    { kind: 'heading', text: pick('二、协议内容', '2. What was agreed') },
    paragraph(
      pick(
        `经本机关主持调解，双方当事人于${dayIn(language, facts.decidedOn)}自愿达成如下协议：`,
        `Mediated by this authority, the parties agreed of their own will on ${dayIn(language, facts.decidedOn)}:`,
      ),
    ),
    ...optional(texts.agreement === undefined ? undefined : sentence(language, texts.agreement)),
    paragraph(
      pick(
        `本调解书依据${cite(language, ['samr121.art24'])}的规定制作，由双方当事人签名或者盖章，并加盖本机关印章。本调解书一式三份，双方当事人各执一份，本机关存档一份。`,
        `Made under ${cite(language, ['samr121.art24'])}, signed by both parties and sealed by this authority, in three copies: one for each party, one for the file.`,
      ),
    ),
    {
      kind: 'table',
      head: [
        pick('投诉人（签名或者盖章）', 'Complainant (signature or seal)'),
        pick('被投诉人（签名或者盖章）', 'Respondent (signature or seal)'),
      ],
      rows: [[pick('　　　　年　　月　　日', 'Date:'), pick('　　　　年　　月　　日', 'Date:')]],
      align: ['center', 'center'],
    },
  ],
};
