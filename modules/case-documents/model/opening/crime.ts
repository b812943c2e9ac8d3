import { num, str } from '../../../../kernel/read-json.ts';
import { transferPapers } from '../../../cases/model/case/transfer.ts';
import { fact, field, formTemplate, letter, paragraph, paragraphs } from '../framework.ts';
import { COPIES_SERVED, caseFacts, caseLine, copies, officersLine, partyLines } from '../parts.ts';
import { actBefore, actsOf, list, said, texts, whole } from '../text-of.ts';
import type { FormInput } from '../types.ts';
import { BLANK, cite, dayZh, labelZh, numberZh, or } from '../words.ts';

const transferBasis = (): string => cite('transfer310.art3', 'transfer310.art5', 'penalty.art27');
const offenceOf = (input: FormInput): string => str(said(input, 'report-crime'), 'offence');

/** Form 5 涉嫌犯罪案件移送书: to the police, copied to the procuratorate. */
export const crimeTransfer = formTemplate({
  no: 5,
  fields: [field('facts', '涉嫌犯罪的事实', 'facts', (input) => str(said(input, 'report-crime'), 'report'), 20_000)],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('police', '接收机关', 'receiving organ', 'name', str(writing.act, 'to')),
    fact('basis', '依据', 'basis', 'article', transferBasis()),
  ],
  build: (writing) => {
    const { input, act, party } = writing;
    const approved = actBefore(input, 'approve-crime-transfer');
    const offence = offenceOf(input);
    return letter(writing, {
      to: or(str(act, 'to')),
      blocks: [
        paragraph(
          `本机关在依法查处${caseLine(writing)}过程中，发现当事人的行为涉嫌构成犯罪${offence === '' ? '' : `（${offence}）`}。`,
        ),
        partyLines(party),
        paragraph('经调查，有关事实如下：'),
        ...paragraphs(writing.text('facts')),
        paragraph(
          `依据${transferBasis()}的规定，经本机关${approved === undefined ? '负责人' : `${str(approved.body, 'capacity') === 'principal' ? '正职负责人' : '主持工作的负责人'}于${dayZh(approved.on)}`}批准，现将该案移送你单位。请依法审查，并将是否立案的决定书面通知本机关。`,
        ),
        paragraph('移送材料：'),
        {
          kind: 'table',
          head: ['序号', '材料种类', '材料名称', '份数'],
          align: ['center', 'left', 'left', 'right'],
          rows: list(act, 'papers').map((paper, index) => [
            String(index + 1),
            labelZh(transferPapers, str(paper, 'kind')),
            or(str(paper, 'name')),
            String(num(paper, 'copies')),
          ]),
        },
        paragraph(`承办人：${officersLine(writing.officers)}`),
        paragraph(`抄送：${or(str(act, 'copiedTo'))}`),
      ],
      remarks: [copies('一份送交公安机关', '一份抄送人民检察院', '一份归档')],
    });
  },
});

/** Form 6 查封/扣押物品移送告知书: the party is told that its goods went to the police. */
export const goodsHandedOver = formTemplate({
  no: 6,
  fields: [],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('police', '接收机关', 'receiving organ', 'name', policeOf(writing.input)),
    fact('basis', '依据', 'basis', 'article', cite('transfer310.art12')),
  ],
  build: (writing) => {
    const { input, act, party } = writing;
    const measures = texts(act, 'measures');
    const decisions = actsOf(input, 'impose-measure', 'register-keep')
      .filter((_, index) => measures.includes(`m${index + 1}`))
      .map((one) => ({ number: str(one.body, 'documentNo'), on: one.on }));
    const goods = texts(act, 'list');
    const filed = actBefore(input, 'police-filed');
    const sealed = decisions.map(({ number, on }) => `${dayZh(on)}作出的${or(number)}`).join('、');
    return letter(writing, {
      to: party.name,
      blocks: [
        paragraph(
          `本机关办理的${caseLine(writing)}，因涉嫌犯罪，已于${dayZh(actBefore(input, 'send-to-police')?.on)}移送${policeOf(input) || BLANK}${filed === undefined ? '' : `，该机关已立案（${or(str(filed.body, 'number'))}）`}。`,
        ),
        paragraph(
          `依据${cite('transfer310.art12')}的规定，本机关已将${sealed === '' ? '涉案物品' : `依据${sealed}查封、扣押的物品`}共${numberZh(goods.length)}项移交该机关，此后由该机关依法处理。移交物品如下：`,
        ),
        { kind: 'table', head: ['序号', '物品'], align: ['center', 'left'], rows: goodsRows(goods) },
        paragraph(`交接凭证：${or(str(act, 'receipt'))}；接收人：${or(str(whole(input.act), 'receiver'))}。`),
        paragraph('特此告知。'),
      ],
      remarks: [COPIES_SERVED],
    });
  },
});

const policeOf = (input: FormInput): string => str(said(input, 'send-to-police'), 'to');
const goodsRows = (goods: readonly string[]): string[][] =>
  goods.length === 0 ? [['—', BLANK]] : goods.map((one, index) => [String(index + 1), one]);
