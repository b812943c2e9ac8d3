import { str } from '../../../../kernel/read-json.ts';
import type { Block, OfficialDocument } from '../../../../platform/documents/types.ts';
import {
  field,
  formTemplate,
  labelled,
  letter,
  opinion,
  pairs,
  paragraph,
  paragraphs,
  record,
  sheet,
  signatures,
  signFoot,
  type Writing,
} from '../framework.ts';
import { COPIES_SERVED, officersLine, partyLines, partyRows } from '../parts.ts';
import { caseNumber, causeOf, lastAct, texts, whole } from '../text-of.ts';
import type { FormInput, FormTemplate } from '../types.ts';
import { BLANK, cite, dayZh, groundZh, or } from '../words.ts';
import {
  caseFacts,
  citationsOf,
  names,
  penaltiesLine,
  penaltiesOf,
  penaltyItems,
  penaltyText,
  reported,
  saying,
  within,
} from './common.ts';
import { courseOf, defenceOf, discretionOf, evidenceText, reviewText } from './course.ts';
import { owesMoney, performanceOf, publicationOf, remediesOf } from './remedies.ts';

const own = (key: string, zh: string, en: string) => field(key, zh, en, ({ act }) => str(whole(act), key), 20_000);

/** What was resolved or decided, with its basis; for tables. */
function resultLine(input: FormInput): string {
  const penalties = penaltiesOf(input);
  const outcome = str(whole(input.act), 'outcome');
  return penalties.length === 0
    ? groundZh('decision-outcome', outcome)
    : `依据${citationsOf(penalties)}的规定：${penaltiesLine(penalties)}。`;
}

const discussion: FormTemplate = formTemplate({
  no: 42,
  fields: [
    field('place', '讨论地点', 'place', () => '', 300),
    field('host', '主持人', 'who presides', () => '', 100),
    field('observers', '列席人员', 'who sits in', () => '', 500),
    own('record', '讨论记录', 'the record'),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input, act, party } = writing;
    const recorder = str(act, 'recorder');
    const there = texts(act, 'attendants');
    return record(writing, {
      blocks: [
        pairs([
          ['案号', caseNumber(input), '案由', causeOf(input)],
          ['当事人', party.name],
          ['讨论日期', dayZh(input.act.on), '讨论地点', writing.text('place')],
          ['主持人', writing.text('host'), '记录人', recorder === '' ? '' : input.person(recorder).name],
          ['出席负责人', names(input, there)],
          ['列席人员', writing.text('observers').trim() || '无'],
          ['案情汇报人', officersLine(writing.officers)],
        ]),
        { kind: 'heading', text: '一、案件事实' },
        ...paragraphs(str(act, 'facts')),
        { kind: 'heading', text: '二、理由' },
        ...paragraphs(str(act, 'reasons')),
        { kind: 'heading', text: '三、陈述申辩、听证和审核情况' },
        ...paragraphs(`${defenceOf(input)}${reviewText(input)}`),
        { kind: 'heading', text: '四、讨论记录' },
        ...paragraphs(writing.text('record')),
        { kind: 'heading', text: '五、讨论决定' },
        paragraph(resultLine(input)),
        signatures(...there.map((id): readonly [string] => [`出席负责人（${or(input.person(id).name)}）：`]), [
          `记录人（${recorder === '' ? BLANK : or(input.person(recorder).name)}）：`,
        ]),
      ],
      remarks: [`依据${cite('penalty.art57')}，情节复杂或者重大违法行为给予行政处罚，由负责人集体讨论决定。`],
    });
  },
});

const approval: FormTemplate = formTemplate({
  no: 43,
  fields: [own('facts', '主要事实', 'facts'), own('reasons', '处理理由', 'reasons')],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input, party } = writing;
    const heads = lastAct(input, 'discuss');
    const head = or(input.person(input.act.actor).name);
    const proposal = reported(input);
    const penalties = penaltiesOf({ ...input, act: lastAct(input, 'revise-proposal', 'report') ?? input.act });
    return sheet(writing, {
      blocks: [
        pairs(
          [
            ['案号', caseNumber(input), '案由', causeOf(input)],
            ...partyRows(party),
            ['办案人员', officersLine(writing.officers)],
            ['主要事实', writing.text('facts')],
            ['处理理由', writing.text('reasons')],
            [
              '处理建议',
              penalties.length === 0
                ? groundZh('decision-outcome', str(proposal, 'outcome'))
                : `依据${citationsOf(penalties)}：${penaltiesLine(penalties)}。`,
            ],
            ['告知和听证', defenceOf(input) || '未进行告知'],
            ['审核情况', reviewText(input)],
            ['集体讨论', heads === undefined ? '未列入集体讨论' : `${dayZh(heads.on)}集体讨论，决定与讨论结论一致。`],
          ],
          [
            opinion('办案机构\n负责人意见', '', signFoot(), 20),
            opinion('机关负责人意见', resultLine(input), signFoot(head, dayZh(input.act.on)), 22),
          ],
        ),
      ],
    });
  },
});

/** The document bears authority, day and room for the seal. */
const signedAndSealed = (_writing: Writing, { signature }: OfficialDocument): readonly string[] =>
  signature?.seal === true ? [signature.authority] : [];

const penalty: FormTemplate = formTemplate({
  no: 45,
  fields: [
    field('course', '案件来源及调查经过', 'source and course', courseOf, 20_000),
    own('facts', '违法事实', 'facts'),
    field('evidence', '证据', 'evidence', evidenceText, 20_000),
    field(
      'defence',
      '告知、陈述申辩、听证及其处理',
      'notice, defence, hearing and how they were dealt with',
      defenceOf,
      20_000,
    ),
    own('reasons', '案件性质和裁量理由', 'qualification and reasons of discretion'),
    field('performance', '履行方式和期限', 'how and by when to perform', performanceOf),
    field('account', '收款银行、账户或者缴款码', 'bank, account or payment code', () => '', 500),
    field('remedies', '救济途径和期限', 'remedies', remediesOf, 2_000),
  ],
  facts: (writing) => caseFacts(writing),
  says: {
    party: ({ party }) => [party.name, party.address],
    facts: ({ text }) => {
      const [facts, evidence] = [saying(text('facts')), saying(text('evidence'))];
      return facts.length === 0 || evidence.length === 0 ? [] : [...facts, ...evidence];
    },
    penalty: ({ input }) => penaltiesOf(input).flatMap((each) => [penaltyText(each), str(each, 'citation').trim()]),
    performance: ({ input, text }) =>
      saying(text('performance'), ...(owesMoney(input) ? ['缴', within(input, 'fine-pay')] : [])),
    remedies: ({ input, text }) =>
      saying(
        text('remedies'),
        ...['行政复议', within(input, 'reconsider-apply'), '行政诉讼', within(input, 'litigate-apply')],
      ),
    authority: signedAndSealed,
  },
  build: (writing) => {
    const { input, act, party, text } = writing;
    const penalties = penaltiesOf(input);
    const discretion = discretionOf(act);
    const publication = publicationOf(input);
    const heads = lastAct(input, 'discuss');
    return letter(writing, {
      blocks: [
        ...partyLines(party),
        labelled('案由', causeOf(input)),
        labelled('案号', caseNumber(input)),
        { kind: 'heading', text: '一、案件来源及调查经过' },
        ...paragraphs(text('course')),
        { kind: 'heading', text: '二、违法事实' },
        paragraph('经查明：'),
        ...paragraphs(text('facts')),
        { kind: 'heading', text: '三、证据' },
        paragraph('上述事实，主要有以下证据证明：'),
        ...paragraphs(text('evidence')),
        { kind: 'heading', text: '四、告知、陈述申辩和听证' },
        ...paragraphs(text('defence')),
        { kind: 'heading', text: '五、案件性质和裁量理由' },
        ...paragraphs(text('reasons')),
        ...(discretion === '' ? [] : [paragraph(discretion)]),
        ...(heads === undefined ? [] : [paragraph(`本案经本机关负责人于${dayZh(heads.on)}集体讨论决定。`)]),
        { kind: 'heading', text: '六、处罚依据和决定' },
        paragraph(
          `依据${citationsOf(penalties)}的规定，并依照${cite('penalty.art57')}的规定，本机关决定对当事人作出以下行政处罚：`,
        ),
        ...penaltyItems(penalties),
        { kind: 'heading', text: '七、履行方式和期限' },
        ...paragraphs(text('performance')),
        ...(owesMoney(input) ? [labelled('收款银行、账户或者缴款码', text('account'))] : []),
        { kind: 'heading', text: '八、救济途径和期限' },
        ...paragraphs(text('remedies')),
        ...(publication === '' ? [] : [paragraph(publication)]),
      ],
      remarks: [COPIES_SERVED],
    });
  },
});

/** What the law says of each way not to punish. */
function dismissBasis(outcome: string): string {
  return outcome === 'not-established'
    ? `违法事实不能成立。依据${cite('penalty.art57')}的规定，`
    : `依据${cite('penalty.art33', 'penalty.art57')}的规定，`;
}

const noPenalty: FormTemplate = formTemplate({
  no: 46,
  fields: [
    field('course', '案件来源及调查经过', 'source and course', courseOf, 20_000),
    own('facts', '查明的事实', 'facts'),
    field('evidence', '证据', 'evidence', evidenceText, 20_000),
    field('defence', '告知和陈述申辩', 'notice and defence', defenceOf, 20_000),
    own('reasons', '不予处罚的理由', 'reasons'),
    field('education', '教育和要求', 'what the party is urged to', education, 2_000),
    field('remedies', '救济途径和期限', 'remedies', remediesOf, 2_000),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input, act, party, text } = writing;
    const outcome = str(act, 'outcome');
    const section = (title: string, key: string): readonly Block[] =>
      text(key).trim() === '' ? [] : [{ kind: 'heading', text: title }, ...paragraphs(text(key))];
    const sections: readonly (readonly [string, string])[] = [
      ['案件来源及调查经过', 'course'],
      ['查明的事实', 'facts'],
      ['证据', 'evidence'],
      ['告知和陈述申辩', 'defence'],
      ['不予处罚的理由', 'reasons'],
    ];
    const told = sections.filter(([, key]) => text(key).trim() !== '');
    const ordinals = '一二三四五六七八';
    return letter(writing, {
      blocks: [
        ...partyLines(party),
        labelled('案由', causeOf(input)),
        labelled('案号', caseNumber(input)),
        ...told.flatMap(([title, key], index) => section(`${ordinals[index] ?? ''}、${title}`, key)),
        { kind: 'heading', text: `${ordinals[told.length] ?? ''}、决定` },
        paragraph(`${dismissBasis(outcome)}本机关决定对当事人不予行政处罚。`),
        ...(text('education').trim() === '' ? [] : paragraphs(text('education'))),
        ...paragraphs(text('remedies')),
      ],
      remarks: [COPIES_SERVED],
    });
  },
});

function education({ act }: FormInput): string {
  return str(act.body, 'outcome') === 'not-punished-minor'
    ? `依据${cite('penalty.art33')}的规定，本机关对当事人进行教育：当事人应当遵守有关法律、法规、规章，不再发生同类违法行为。`
    : '';
}

export const decisionTemplates: readonly FormTemplate[] = [discussion, approval, penalty, noPenalty];
