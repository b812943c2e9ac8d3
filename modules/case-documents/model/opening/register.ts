import { obj, str } from '../../../../kernel/read-json.ts';
import { sourceKinds } from '../../../cases/model/case/filing.ts';
import { channels, domains } from '../../../intake/model/labels.ts';
import { fact, field, formTemplate, opinion, pairs, sheet, signFoot, type Writing } from '../framework.ts';
import { caseFacts, officersLine, partyRows } from '../parts.ts';
import { caseNumber, list, whole } from '../text-of.ts';
import type { FormInput } from '../types.ts';
import { BLANK, clause, dayZh, labelZh, moneyZh, or, sentence } from '../words.ts';

/** What the sources of the case are, each with its number where it has one. */
export function sourcesZh({ act }: Pick<Writing, 'act'>): string {
  const sources = list(act, 'sources').map((source) => {
    const number = str(source, 'number');
    return `${labelZh(sourceKinds, str(source, 'kind'))}${number === '' ? '' : `（${number}）`}`;
  });
  return or(sources.join('、'));
}

/** When it was done and found out, and what the first evidence shows. */
export function conductZh({ act }: FormInput): string {
  const said = whole(act);
  const [from, to, found] = [str(said, 'occurredOn'), str(said, 'endedOn'), str(said, 'discoveredOn')];
  const when = to === '' || to === from ? dayZh(from) : `${dayZh(from)}至${dayZh(to)}`;
  const lines = [
    `涉嫌违法行为：${or(str(said, 'cause'))}。`,
    `行为发生时间：${when}；发现时间：${dayZh(found)}。`,
    sentence(str(obj(said, 'conditions'), 'C1')),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/**
 * Form 1 案件来源登记表. Who gave the clue is not in the case: the identity of a reporter stays sealed with the clue, so the
 * form names the clue by its number only.
 */
export const sourceRegister = formTemplate({
  no: 1,
  fields: [
    field('summary', '案源内容', 'what the source says', conductZh),
    field('proposal', '处理意见', 'what is proposed', () => '建议核查后依法立案。', 1_000),
  ],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('occurred-on', '违法行为发生日期', 'day of the act', 'day', str(writing.act, 'occurredOn')),
    fact('discovered-on', '发现日期', 'day of discovery', 'day', str(writing.act, 'discoveredOn')),
  ],
  build: (writing) => {
    const { input, act, party } = writing;
    const amount = act.amountFen;
    return sheet(writing, {
      blocks: [
        pairs(
          [
            ['案件来源', sourcesZh(writing), '来源渠道', labelZh(channels, str(act, 'channel'))],
            ['案号', caseNumber(input), '登记时间', dayZh(input.act.on)],
            [
              '业务领域',
              labelZh(domains, str(act, 'domain')),
              '涉案金额',
              typeof amount === 'number' ? moneyZh(amount) : '尚未查明',
            ],
            ['线索提供人', '投诉举报人、线索提供人的身份信息依法保密，随原线索另行保管，本表不作记载。'],
            ...partyRows(party),
          ],
          [
            opinion(
              '案源内容',
              writing.text('summary'),
              [`登记人：${or(input.person(str(act, 'requestedBy')).name)}`, dayZh(input.act.on)],
              48,
            ),
            opinion(
              '处理意见',
              `${clause(writing.text('proposal') || BLANK)}。\n承办人：${officersLine(writing.officers)}`,
              signFoot(),
              34,
            ),
            opinion('办案机构\n负责人意见', '', signFoot(), 34),
            opinion('备注', '', [], 14),
          ],
        ),
      ],
    });
  },
});
