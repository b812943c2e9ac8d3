import { str } from '../../../../kernel/read-json.ts';
import {
  fact,
  field,
  formTemplate,
  labelled,
  letter,
  pairs,
  paragraph,
  paragraphs,
  record,
  signatures,
  type Writing,
} from '../framework.ts';
import { COPIES_SERVED, contactLine, officerSignatures, officersLine } from '../parts.ts';
import { caseNumber, causeOf, lastAct, partyOf, texts, whole } from '../text-of.ts';
import type { FormInput, FormTemplate } from '../types.ts';
import { BLANK, cite, clause, dayZh, or, sentence } from '../words.ts';
import {
  caseFacts,
  citationsOf,
  names,
  penaltiesLine,
  penaltiesOf,
  penaltyItems,
  penaltyText,
  saying,
  within,
  you,
} from './common.ts';
import { defenceOf, evidenceText } from './course.ts';

const own = (key: string, zh: string, en: string) => field(key, zh, en, ({ act }) => str(whole(act), key), 20_000);

function rightsOf(input: FormInput): string {
  const writing = { party: partyOf(input) };
  const hearing = input.act.body.hearing === true;
  const days = within(input, 'case-notice-reply');
  const bases = hearing
    ? cite('penalty.art44', 'penalty.art45', 'penalty.art63', 'penalty.art64')
    : cite('penalty.art44', 'penalty.art45');
  const rights = hearing ? '有权进行陈述、申辩，并有权要求听证' : '有权进行陈述、申辩';
  const how = hearing ? '提出陈述、申辩意见，或者提出听证要求' : '提出陈述、申辩意见';
  return (
    `依据${bases}的规定，${you(writing)}${rights}。请自收到本告知书之日起${days}内，以书面或者口头方式向本机关${how}；逾期未提出的，视为放弃上述权利。` +
    '本机关不会因陈述、申辩而给予更重的处罚。'
  );
}

const advanceNotice: FormTemplate = formTemplate({
  no: 37,
  fields: [
    own('facts', '违法事实', 'facts'),
    field('evidence', '证据', 'evidence', evidenceText, 20_000),
    own('reasons', '理由', 'reasons'),
    field('rights', '权利告知', 'rights', rightsOf, 2_000),
    field('contact', '联系方式', 'contact', () => '', 200),
  ],
  facts: (writing) => caseFacts(writing),
  says: {
    facts: ({ text }) => saying(text('facts')),
    reasons: ({ text }) => saying(text('reasons')),
    basis: ({ input }) => penaltiesOf(input).map((each) => str(each, 'citation').trim()),
    penalty: ({ input }) => penaltiesOf(input).map(penaltyText),
    rights: ({ input, text }) => {
      const hearing = input.act.body.hearing === true ? ['听证'] : [];
      return saying(text('rights'), '陈述', '申辩', within(input, 'case-notice-reply'), ...hearing);
    },
  },
  build: (writing) => {
    const { input, text } = writing;
    const penalties = penaltiesOf(input);
    const contact = text('contact');
    return letter(writing, {
      to: writing.party.name,
      blocks: [
        paragraph(
          `本机关立案调查的${you(writing)}涉嫌${or(causeOf(input))}一案（案号：${or(caseNumber(input))}），已经调查终结。依据${cite('penalty.art44')}的规定，现将拟作出行政处罚的内容及事实、理由、依据告知如下：`,
        ),
        { kind: 'heading', text: '一、违法事实和证据' },
        ...paragraphs(text('facts')),
        paragraph('认定上述事实的主要证据：'),
        ...paragraphs(text('evidence')),
        { kind: 'heading', text: '二、处罚的理由和依据' },
        ...paragraphs(text('reasons')),
        paragraph(`处罚依据：${citationsOf(penalties)}。`),
        { kind: 'heading', text: '三、拟作出的行政处罚' },
        ...penaltyItems(penalties),
        { kind: 'heading', text: `四、${you(writing)}享有的权利` },
        ...paragraphs(text('rights')),
        paragraph(`${contactLine(writing)}${contact === '' ? '' : `　联系方式：${contact}`}`),
      ],
      signatures: signatures(['当事人（签名或者盖章）：', '收到日期：']),
      remarks: [COPIES_SERVED],
    });
  },
});

const defenceRecord: FormTemplate = formTemplate({
  no: 38,
  fields: [
    own('content', '陈述、申辩内容', 'what was said'),
    field('place', '地点', 'place', () => '', 300),
    field('agent', '委托代理人', 'agent', () => '', 200),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input, act, party, officers } = writing;
    const notice = lastAct(input, 'notify');
    const proofs = texts(act, 'evidence');
    return record(writing, {
      blocks: [
        pairs([
          ['案号', caseNumber(input), '案由', causeOf(input)],
          ['陈述申辩人', party.name, '法定代表人（负责人）', party.kind === 'person' ? '不适用' : party.representative],
          ['委托代理人', writing.text('agent').trim() || '无', '联系电话', party.phone],
          ['日期', dayZh(input.act.on), '地点', writing.text('place')],
          ['方式', str(act, 'way') === 'oral' ? '口头' : '书面'],
          ['办案人员', officersLine(officers)],
        ]),
        paragraph(
          `执法人员：本机关于${dayZh(lastAct(input, 'record-notice-delivery')?.on)}向${you(writing)}送达行政处罚告知书（${or(str(notice?.body ?? {}, 'number'))}）。依据${cite('penalty.art45')}的规定，${you(writing)}有权陈述、申辩；本机关不会因陈述、申辩而给予更重的处罚。`,
        ),
        paragraph('陈述、申辩内容：'),
        ...paragraphs(writing.text('content')),
        labelled('提交的证据材料', proofs.length === 0 ? '无' : proofs.map(clause).join('；')),
        paragraph('以上笔录已经本人核对，与所述一致。'),
        signatures(['陈述申辩人（签名或者盖章）：', '日期：'], officerSignatures(officers)),
      ],
    });
  },
});

const CLOSED: Readonly<Record<string, string>> = {
  'state-secret': '国家秘密',
  'trade-secret': '商业秘密',
  privacy: '个人隐私',
};

const clock = (time: string): string => {
  const [hour = '', minute = ''] = time.split(':');
  return time === '' ? BLANK : `${Number(hour)}时${minute}分`;
};

/** Who sits: as appointed last. */
function bench(input: FormInput): { chair: string; recorder: string; members: string } {
  const act = lastAct(input, 'appoint-chair');
  const body = act?.body ?? {};
  const members = texts(body, 'members');
  const one = (key: string): string => (str(body, key) === '' ? BLANK : or(input.person(str(body, key)).name));
  return {
    chair: one('chair'),
    recorder: one('recorder'),
    members: members.length === 0 ? '无' : names(input, members),
  };
}

const hearingNotice: FormTemplate = formTemplate({
  no: 39,
  fields: [
    field(
      'notes',
      '注意事项',
      'what to note',
      () =>
        '1. 请持本通知书和身份证明准时参加；可以委托一至二人代理，并提交授权委托书。\n' +
        '2. 认为听证主持人、听证员、记录员应当回避的，可以申请回避并说明理由。\n' +
        '3. 无正当理由拒不出席听证或者未经许可中途退出听证的，视为放弃听证权利，听证终止。\n' +
        '4. 请事先准备证据、通知证人；不承担组织听证的费用。',
      3_000,
    ),
  ],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('hearing-day', '听证日期', 'day of the hearing', 'day', str(writing.act, 'day')),
  ],
  build: (writing) => {
    const { input, act } = writing;
    const asked = lastAct(input, 'ask-hearing');
    const sits = bench(input);
    return letter(writing, {
      to: writing.party.name,
      blocks: [
        paragraph(
          `${you(writing)}于${dayZh(asked?.on)}就${or(causeOf(input))}一案（案号：${or(caseNumber(input))}）提出听证要求。依据${cite('penalty.art63', 'penalty.art64')}的规定，本机关决定举行听证，现将有关事项通知如下：`,
        ),
        labelled('听证时间', `${dayZh(str(act, 'day'))}${clock(str(act, 'time'))}`),
        labelled(
          '听证地点',
          `${or(str(act, 'place'))}（${act.public === true ? '公开举行' : `不公开举行，涉及${CLOSED[str(act, 'closed')] ?? BLANK}`}）`,
        ),
        labelled('听证主持人', `${sits.chair}　听证员：${sits.members}　记录员：${sits.recorder}`),
        paragraph('注意事项：'),
        ...paragraphs(writing.text('notes')),
        paragraph(contactLine(writing)),
      ],
      signatures: signatures(['当事人（签名或者盖章）：', '收到日期：']),
      remarks: [COPIES_SERVED],
    });
  },
});

const fixedOf = (input: FormInput) => lastAct(input, 'fix-hearing')?.body ?? {};

const hearingHead = (writing: Writing): string[][] => {
  const { input } = writing;
  const sits = bench(input);
  const fixed = fixedOf(input);
  const on = lastAct(input, 'hold-hearing')?.on;
  return [
    ['案号', caseNumber(input), '案由', causeOf(input)],
    [
      '当事人',
      writing.party.name,
      '法定代表人（负责人）',
      writing.party.kind === 'person' ? '不适用' : writing.party.representative,
    ],
    ['听证时间', `${dayZh(on)}${clock(str(fixed, 'time'))}`],
    ['听证地点', str(fixed, 'place'), '听证方式', fixed.public === true ? '公开' : '不公开'],
    ['听证主持人', sits.chair, '听证员', sits.members],
    ['记录员', sits.recorder],
    ['办案人员', officersLine(writing.officers)],
  ];
};

const hearingRecord: FormTemplate = formTemplate({
  no: 40,
  fields: [own('record', '听证记录', 'the record'), field('agent', '委托代理人', 'agent', () => '', 200)],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { act } = writing;
    const there = texts(act, 'attendants');
    return record(writing, {
      blocks: [
        pairs([
          ...hearingHead(writing),
          ['委托代理人', writing.text('agent').trim() || '无'],
          ['其他参加人', there.length === 0 ? '无' : there.join('、')],
        ]),
        paragraph('听证记录：'),
        ...paragraphs(writing.text('record')),
        paragraph(
          act.signed === true
            ? '以上笔录交当事人或者代理人核对，确认无误。'
            : '当事人或者代理人拒绝签名或者盖章，由听证主持人在笔录中注明。',
        ),
        signatures(
          ['当事人或者代理人：', '日期：'],
          ['其他参加人：', '日期：'],
          ['听证主持人：', '听证员：'],
          ['记录员：', '日期：'],
        ),
      ],
      remarks: [`听证笔录由当事人或者代理人核对无误后签名或者盖章（${cite('penalty.art64')}）。`],
    });
  },
});

const hearingReport: FormTemplate = formTemplate({
  no: 41,
  fields: [
    field('course', '听证情况', 'course of the hearing', hearingCourse, 20_000),
    own('opinion', '听证主持人意见', 'opinion of the chair'),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input } = writing;
    return record(writing, {
      blocks: [
        pairs(hearingHead(writing)),
        { kind: 'heading', text: '一、拟作出的行政处罚' },
        paragraph(`${penaltiesLine(penaltiesOf(input)) || BLANK}。依据：${citationsOf(penaltiesOf(input))}。`),
        { kind: 'heading', text: '二、听证情况' },
        ...paragraphs(writing.text('course')),
        { kind: 'heading', text: '三、听证主持人意见' },
        ...paragraphs(writing.text('opinion')),
        paragraph('附：听证笔录。'),
        signatures([
          ['听证主持人：', ''],
          ['日期：', dayZh(input.act.on)],
        ]),
      ],
    });
  },
});

function hearingCourse(input: FormInput): string {
  const held = lastAct(input, 'hold-hearing');
  return held === undefined
    ? ''
    : `${defenceOf({ ...input, acts: input.acts.filter(({ verb }) => verb !== 'hearing-report') })}${sentence(str(whole(held), 'record'))}`;
}

export const hearingTemplates: readonly FormTemplate[] = [
  advanceNotice,
  defenceRecord,
  hearingNotice,
  hearingRecord,
  hearingReport,
];
