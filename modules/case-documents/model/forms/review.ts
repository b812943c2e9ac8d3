import { str } from '../../../../kernel/read-json.ts';
import type { Block } from '../../../../platform/documents/types.ts';
import {
  field,
  formTemplate,
  labelled,
  opinion,
  pairs,
  paragraph,
  paragraphs,
  sheet,
  signatures,
  signFoot,
  type Writing,
} from '../framework.ts';
import { officerSignatures, officersLine, partyLines, partyRows } from '../parts.ts';
import { caseNumber, causeOf, lastAct, texts, whole } from '../text-of.ts';
import type { FormTemplate } from '../types.ts';
import { BLANK, cite, dayZh, groundZh, or } from '../words.ts';
import { caseFacts, citationsOf, penaltiesLine, penaltiesOf, penaltyItems, reported } from './common.ts';
import { courseOf, discretionOf, evidenceText, reviewResults } from './course.ts';

const own = (key: string, zh: string, en: string) => field(key, zh, en, ({ act }) => str(whole(act), key), 20_000);

/** What is proposed: the penalties, or why none. */
function proposed(writing: Writing): readonly Block[] {
  const { input, act } = writing;
  const penalties = penaltiesOf(input);
  const outcome = groundZh('decision-outcome', str(act, 'outcome'));
  if (penalties.length === 0) return [paragraph(`依据${cite('penalty.art57')}的规定，建议：${outcome}。`)];
  return [paragraph(`依据${citationsOf(penalties)}的规定，建议对当事人作出以下行政处罚：`), ...penaltyItems(penalties)];
}

const report: FormTemplate = formTemplate({
  no: 35,
  fields: [
    field('course', '案件来源及调查经过', 'source and course', courseOf, 20_000),
    own('facts', '查明的事实', 'facts as found'),
    field('evidence', '证据', 'evidence', evidenceText, 20_000),
    own('reasons', '案件性质、裁量理由', 'qualification and reasons of discretion'),
    field('others', '需要说明的其他事项', 'what else is to be said', () => '无'),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input, officers } = writing;
    const discretion = discretionOf(writing.act);
    return sheet(writing, {
      blocks: [
        labelled('案号', caseNumber(input)),
        labelled('案由', causeOf(input)),
        labelled('办案人员', officersLine(officers)),
        { kind: 'heading', text: '一、当事人基本情况' },
        ...partyLines(writing.party),
        { kind: 'heading', text: '二、案件来源及调查经过' },
        ...paragraphs(writing.text('course')),
        { kind: 'heading', text: '三、查明的事实' },
        ...paragraphs(writing.text('facts')),
        { kind: 'heading', text: '四、证据' },
        ...paragraphs(writing.text('evidence')),
        { kind: 'heading', text: '五、案件性质和裁量理由' },
        ...paragraphs(writing.text('reasons')),
        ...(discretion === '' ? [] : [paragraph(discretion)]),
        { kind: 'heading', text: '六、处理依据和建议' },
        ...proposed(writing),
        { kind: 'heading', text: '七、需要说明的其他事项' },
        ...paragraphs(writing.text('others')),
        signatures(officerSignatures(officers), [['报告日期：', dayZh(input.act.on)]]),
        pairs([], [opinion('办案机构\n负责人意见', '', signFoot(), 20)]),
      ],
    });
  },
});

const review: FormTemplate = formTemplate({
  no: 36,
  fields: [own('opinion', '审核意见', 'opinion')],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input, act, party } = writing;
    const legal = input.act.verb === 'legal-review';
    const proposal = reported(input);
    const grounds = input.acts
      .filter(({ verb }) => verb === 'submit-review' || verb === 'require-legal-review')
      .flatMap(({ body }) => texts(body, 'grounds'));
    const heard = input.acts.some(({ verb }) => verb === 'hold-hearing');
    const why = [...new Set([...grounds, ...(heard ? ['L2'] : [])])].map((code) => groundZh('legal-review', code));
    const reviewer = input.person(input.act.actor).name;
    const sent = lastAct(input, 'submit-review');
    const penalties = penaltiesOf(input);
    const qualified = str(act, 'qualification');
    return sheet(writing, {
      title: legal ? '法制审核表' : '案件审核表',
      blocks: [
        pairs(
          [
            ['案号', caseNumber(input), '案由', causeOf(input)],
            ...partyRows(party),
            ['办案人员', officersLine(writing.officers)],
            ['送审日期', dayZh(sent?.on), '审核机构', legal ? '法制机构' : '案件审核机构'],
            ...(legal ? [['审核情形', why.join('；')]] : []),
            ['主要事实', str(proposal, 'facts')],
            ['理由', str(proposal, 'reasons')],
            [
              '处理建议',
              penalties.length === 0
                ? groundZh('decision-outcome', str(proposal, 'outcome'))
                : `依据${citationsOf(penalties)}：${penaltiesLine(penalties)}。`,
            ],
            [
              '审核事项',
              '是否具有管辖权；当事人的基本情况是否清楚；案件事实是否清楚、证据是否充分；定性是否准确；适用依据是否正确；程序是否合法；处理是否适当。',
            ],
            ['审核结论', reviewResults[str(act, 'result')] ?? BLANK],
            ...(qualified === '' ? [] : [['法律职业资格证书编号', qualified]]),
          ],
          [opinion('审核意见', writing.text('opinion'), signFoot(or(reviewer), dayZh(input.act.on)))],
        ),
      ],
      remarks: [
        legal
          ? `依据${cite('penalty.art58')}，应当进行法制审核的案件，未经审核或者审核未通过的，不得作出决定。`
          : '审核人员不得是本案的办案人员。',
      ],
    });
  },
});

export const reviewTemplates: readonly FormTemplate[] = [report, review];
