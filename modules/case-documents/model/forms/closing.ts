import { obj, str } from '../../../../kernel/read-json.ts';
import { owedOn, paymentsOf } from '../../../cases/model/case/settlement.ts';
import { field, formTemplate, opinion, pairs, sheet, signFoot } from '../framework.ts';
import { officersLine, partyRows } from '../parts.ts';
import { caseNumber, causeOf, documentNumber, lastAct, list, whole } from '../text-of.ts';
import type { FormInput, FormTemplate } from '../types.ts';
import { cite, dayZh, groundZh, moneyZh, or } from '../words.ts';
import { caseFacts, names, officerIds, penaltiesLine } from './common.ts';

/** What was decided: the penalties, else the outcome, else that nothing was. */
export function resultOf(input: FormInput): string {
  const act = lastAct(input, 'decide', 'dismiss', 'decide-on-spot');
  if (act === undefined) return '未作出处罚决定';
  const penalties = list(whole(act), 'penalties');
  return penalties.length > 0 ? penaltiesLine(penalties) : groundZh('decision-outcome', str(act.body, 'outcome'));
}

/** How it was performed, told from what was booked. */
function performedOf(input: FormInput): string {
  const told: string[] = [];
  const served = str(obj(input.matter.facts, 'service'), 'on');
  if (served !== '') told.push(`决定书于${dayZh(served)}送达。`);
  for (const { on, receipt, parts } of paymentsOf(input.matter)) {
    const sum = parts.reduce((total, part) => total + part.fen, 0);
    told.push(`${dayZh(on)}缴款${moneyZh(sum)}（票据号${receipt}）。`);
  }
  if (lastAct(input, 'decide') !== undefined) {
    const left = owedOn(input.matter, input.act.on).total;
    told.push(left === 0 ? '应缴款项已全部缴清。' : `尚有${moneyZh(left)}未缴纳。`);
  }
  const published = lastAct(input, 'publish');
  if (published !== undefined) told.push(`处罚信息于${dayZh(published.on)}公示。`);
  return told.join('');
}

const summaryOf = (input: FormInput): string => str(whole(lastAct(input, 'request-closing') ?? input.act), 'summary');

const closing: FormTemplate = formTemplate({
  no: 53,
  fields: [
    field('summary', '结案理由', 'why it is closed', summaryOf, 10_000),
    field('performed', '执行情况', 'how it was performed', performedOf, 10_000),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input, act, party } = writing;
    const decided = lastAct(input, 'decide', 'dismiss');
    const approved = input.act.verb === 'close';
    const note = str(act, 'note');
    return sheet(writing, {
      blocks: [
        pairs(
          [
            ['案号', caseNumber(input), '案由', causeOf(input)],
            ...partyRows(party),
            ['办案人员', officersLine(writing.officers)],
            ['决定书文号', decided === undefined ? '无' : documentNumber(decided)],
            [
              '立案日期',
              dayZh(lastAct(input, 'file')?.on),
              '决定日期',
              decided === undefined ? '无' : dayZh(decided.on),
            ],
            ['处理结果', resultOf(input)],
            ['执行情况', writing.text('performed')],
            ['结案情形', groundZh('closing', str(act, 'ground'))],
            ['结案理由', writing.text('summary')],
          ],
          [
            opinion(
              '承办人意见',
              '建议结案。',
              signFoot(names(input, officerIds(input)), dayZh(lastAct(input, 'request-closing')?.on)),
              20,
            ),
            opinion('办案机构\n负责人意见', '', signFoot(), 20),
            approved
              ? opinion(
                  '机关负责人意见',
                  `同意结案。${note}`,
                  signFoot(or(input.person(input.act.actor).name), dayZh(input.act.on)),
                  20,
                )
              : opinion('机关负责人意见', '', signFoot(), 20),
          ],
        ),
      ],
      remarks: [`结案审批依据${cite('procedure.art76')}。`],
    });
  },
});

export const closingTemplates: readonly FormTemplate[] = [closing];
