import { obj, str } from '../../../../kernel/read-json.ts';
import { filingConditions } from '../../../../rules/index.ts';
import { fact, field, formTemplate, opinion, pairs, sheet, signFoot, type Writing } from '../framework.ts';
import { caseFacts, officersLine, partyRows } from '../parts.ts';
import { caseNumber, causeOf, whole } from '../text-of.ts';
import type { FormInput } from '../types.ts';
import { BLANK, cite, dayZh, groundZh, or, sentence } from '../words.ts';
import { conductZh, sourcesZh } from './register.ts';

const isFiled = ({ act }: Pick<FormInput, 'act'>): boolean => act.verb !== 'not-file';

/** The four conditions, each with the reason that was given for it. */
function groundsZh({ act }: FormInput): string {
  const said = whole(act);
  if (act.verb === 'not-file') return `${groundZh('not-filed', str(said, 'ground'))}。${sentence(str(said, 'text'))}`;
  const reasons = obj(said, 'conditions');
  return filingConditions
    .map(({ code, label }, index) => `${index + 1}. ${label.zh}：${sentence(or(str(reasons, code)))}`)
    .join('\n');
}

const basisOf = (input: FormInput): string =>
  isFiled(input) ? cite('penalty.art54', 'procedure.art19') : cite('procedure.art20');

const approval = (input: FormInput): string => {
  const officers = isFiled(input) ? `由上列人员承办，` : '';
  return isFiled(input) ? `同意立案，${officers}依法调查处理。` : '同意不予立案。';
};

const approver = ({ input }: Writing): readonly string[] =>
  signFoot(or(input.person(input.act.actor).name), dayZh(input.act.on));

/** Form 7 立案/不予立案审批表: one form, whose title says which it is. */
export const filingApproval = formTemplate({
  no: 7,
  fields: [
    field('facts', '案情简介', 'facts', (input) => (isFiled(input) ? conductZh(input) : str(whole(input.act), 'text'))),
    field('grounds', '立案（不予立案）理由', 'grounds', groundsZh),
    field('approval', '机关负责人意见', 'approval', approval, 1_000),
  ],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('occurred-on', '违法行为发生日期', 'day of the act', 'day', str(writing.act, 'occurredOn')),
    fact('discovered-on', '发现日期', 'day of discovery', 'day', str(writing.act, 'discoveredOn')),
    fact('basis', '依据', 'basis', 'article', basisOf(writing.input)),
  ],
  build: (writing) => {
    const { input, party, officers } = writing;
    const filed = isFiled(input);
    const proposer = input.person(str(writing.act, 'requestedBy')).name;
    return sheet(writing, {
      title: filed ? '立案审批表' : '不予立案审批表',
      blocks: [
        pairs(
          [
            ['案由', filed ? causeOf(input) : causeOf(input) || input.matter.title],
            ['案件来源', sourcesZh(writing), '案号', filed ? caseNumber(input) : '—'],
            ...partyRows(party),
          ],
          [
            opinion('案情简介', writing.text('facts') || BLANK, [], 24),
            opinion(
              filed ? '立案理由\n和依据' : '不予立案\n理由和依据',
              `${writing.text('grounds') || BLANK}\n依据：${basisOf(input)}。`,
              [],
              30,
            ),
            opinion(
              '承办人意见',
              filed ? `建议立案。拟指派承办人：${officersLine(officers)}` : '建议不予立案。',
              [`承办人：${or(proposer)}　　`, '　　年　　月　　日'],
              24,
            ),
            opinion('办案机构\n负责人意见', '', signFoot(), 22),
            opinion('机关负责人\n意见', writing.text('approval') || BLANK, approver(writing), 24),
            opinion('备注', '', [], 8),
          ],
        ),
      ],
    });
  },
});
