import { obj, str } from '../../../../kernel/read-json.ts';
import { disposalReasons, disposalWays } from '../../../cases/model/case/goods.ts';
import {
  centred,
  fact,
  field,
  formTemplate,
  letter,
  pairs,
  paragraph,
  paragraphs,
  record,
  sheet,
  signatures,
  strip,
} from '../framework.ts';
import {
  caseFacts,
  caseLine,
  copies,
  goodsLine,
  goodsOf,
  goodsTable,
  officerSignatures,
  officersLine,
  receiptOf,
  signedZh,
} from '../parts.ts';
import { caseNumber, causeOf, day, documentNumber, list, whole } from '../text-of.ts';
import { BLANK, cite, clause, dayZh, labelZh, momentZh, or } from '../words.ts';
import { custodyZh, decisionNamed, imposing, kindZh, partyOfMeasure, sealsZh } from './measure.ts';

/** Form 24 场所/设施/财物清单: annex of the decision or of the notice, in two copies (强制法 art 24). */
export const goodsList = formTemplate({
  no: 24,
  fields: [field('remark', '备注', 'remark', () => '', 1_000)],
  facts: (writing) => [
    ...caseFacts(writing).filter((one) => one?.key !== 'document-number'),
    fact('annexed-to', '所附文书文号', 'number of the document', 'number', documentNumber(writing.input.act)),
  ],
  build: (writing) => {
    const { input, act, party, officers } = writing;
    return sheet(writing, {
      blocks: [
        pairs([
          ['当事人', party.name, '案号', caseNumber(input)],
          ['所附文书', or(documentNumber(input.act)), '措施种类', kindZh(input)],
          ['时间', momentZh(str(act, 'at')), '地点', str(act, 'place')],
          ['保管方式', custodyZh(act), '封条编号', sealsZh(act) || '无'],
        ]),
        goodsTable(goodsOf(writing)),
        paragraph(`备注：${writing.text('remark').trim() || '无'}`),
        paragraph('上列场所、设施、财物的名称、规格、数量、状况，经当事人（见证人）与执法人员当场清点核对无误。'),
        signatures([['当事人（签名或者盖章）：', receiptOf(act)]], ['见证人：', '日期：'], officerSignatures(officers)),
      ],
      remarks: [copies('一份交当事人', '一份归档')],
    });
  },
});

/** Form 25 封条. The numbers of all strips that the act put on stand below; each strip is printed from the same sheet. */
export const sealStrip = formTemplate({
  no: 25,
  facts: ({ input, act }) => [
    fact('sealed-on', '加封日期', 'day', 'day', input.act.on),
    ...list(act, 'seals').map((seal, index) =>
      fact(`seal-${index + 1}`, '封条编号', 'number of the strip', 'number', str(seal, 'no')),
    ),
  ],
  fields: [],
  build: (writing) => {
    const { act } = writing;
    const seals = list(act, 'seals');
    return strip(writing, {
      blocks: [
        centred(
          `编号：${or(seals.map((seal) => str(seal, 'no')).join('、'))}　　加封位置：${or(seals.map((seal) => str(seal, 'where')).join('、'))}`,
        ),
        centred('任何单位和个人不得擅自启封、损毁。'),
      ],
    });
  },
});

/** Form 26 委托保管书: to the keeper. */
export const custodyEntrusted = formTemplate({
  no: 26,
  fields: [field('duties', '保管要求', 'duties', ({ act }) => str(whole(act), 'duties'), 2_000)],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('keeper', '受委托人', 'keeper', 'name', str(obj(writing.act, 'keeper'), 'name')),
    fact('entrusted-on', '委托日期', 'day', 'day', day(writing.act, 'on')),
    fact('basis', '依据', 'basis', 'article', cite('coercion.art26')),
  ],
  build: (writing) => {
    const { input, act } = writing;
    const keeper = obj(act, 'keeper');
    return letter(writing, {
      to: str(keeper, 'name'),
      blocks: [
        paragraph(
          `本机关在办理${caseLine(writing)}中，依据${decisionNamed(input)}，对${partyOfMeasure(writing) || BLANK}的有关场所、设施、财物实施${kindZh(input)}。依据${cite('coercion.art26')}的规定，现委托你（单位）自${dayZh(day(act, 'on'))}起保管下列财物，保管地点：${or(str(act, 'place'))}。`,
        ),
        goodsTable(goodsOf(writing)),
        paragraph(`保管要求：${clause(writing.text('duties') || BLANK)}。`),
        paragraph(
          '未经本机关书面同意，不得使用、损毁、转移或者擅自处置上述财物；因保管不善造成损失的，依法承担赔偿责任。',
        ),
      ],
      signatures: signatures([['受委托人（签名或者盖章）：', signedZh(obj(act, 'signature'))]]),
      remarks: [copies('一份交受委托人', '一份交当事人', '一份归档')],
    });
  },
});

/** Form 27 先行处置物品确认书: what the party agrees to, in its own name. */
export const disposalConfirmed = formTemplate({
  no: 27,
  fields: [],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('agreed-on', '同意日期', 'day', 'day', day(writing.act, 'on')),
    fact('imposed-number', '强制措施文号', 'number of the measure', 'number', measureNumber(writing.input)),
  ],
  build: (writing) => {
    const { input, act, party } = writing;
    return record(writing, {
      blocks: [
        pairs([
          ['当事人', party.name, '案号', caseNumber(input)],
          ['案由', causeOf(input), '联系电话', party.phone],
          ['住所（住址）', party.address],
        ]),
        paragraph(
          `${or(input.issuer.name.zh)}依据${decisionNamed(input)}，对本人（单位）的有关财物实施${kindZh(input)}。其中下列物品${labelZh(disposalReasons, str(act, 'reason'))}：`,
        ),
        goodsTable(goodsOf(writing)),
        paragraph(
          `本人（单位）已知悉上述情况，同意在案件处理决定作出前，由该机关依法对上述物品以${labelZh(disposalWays, str(act, 'way'))}的方式先行处置，所得价款由该机关暂予保存，待案件处理决定作出后依法处理。`,
        ),
        paragraph(`确认日期：${dayZh(day(act, 'on'))}`),
        signatures([['当事人（签名或者盖章）：', signedZh(obj(act, 'signature'))]]),
      ],
      remarks: [copies('一份交当事人', '一份归档')],
    });
  },
});

/** Form 28 先行处置物品公告. */
export const disposalAnnounced = formTemplate({
  no: 28,
  fields: [field('why', '公告原因', 'why', ({ act }) => str(whole(act), 'why'), 2_000)],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('announced-on', '公告日期', 'day', 'day', day(writing.act, 'on')),
    fact('until', '公告届满日期', 'until', 'day', day(writing.act, 'until')),
  ],
  build: (writing) => {
    const { input, act } = writing;
    return letter(writing, {
      blocks: [
        paragraph(
          `本机关在办理${caseLine(writing)}中，依据${decisionNamed(input)}，对下列物品实施${kindZh(input)}。因${labelZh(disposalReasons, str(act, 'reason'))}，拟在案件处理决定作出前以${labelZh(disposalWays, str(act, 'way'))}的方式先行处置：`,
        ),
        goodsTable(goodsOf(writing)),
        paragraph(`公告原因：${clause(writing.text('why') || BLANK)}。`),
        paragraph(
          `请当事人或者其他权利人于${dayZh(day(act, 'until'))}前，持有效身份证明和权利证明到本机关提出意见。逾期无人提出意见的，本机关将依法对${goodsLine(goodsOf(writing))}先行处置，所得价款依法处理。`,
        ),
        ...paragraphs(`公告地点：${or(str(act, 'where'))}`),
        paragraph(`执法人员：${officersLine(writing.officers)}`),
        paragraph('特此公告。'),
      ],
      remarks: [copies('一份公告', '一份归档')],
    });
  },
});

const measureNumber = (input: Parameters<typeof imposing>[0]): string => {
  const act = imposing(input);
  return act === undefined ? '' : documentNumber(act);
};
