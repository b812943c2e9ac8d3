import { obj, str } from '../../../../kernel/read-json.ts';
import { testKinds, testResults } from '../../../cases/model/case/commission.ts';
import {
  fact,
  field,
  formTemplate,
  labelled,
  letter,
  pairs,
  paragraph,
  paragraphs,
  sheet,
  signatures,
  type Writing,
} from '../framework.ts';
import {
  COPIES_SERVED,
  contactLine,
  copies,
  officerSignatures,
  officersLine,
  partyRows,
  signedZh,
  someoneLine,
} from '../parts.ts';
import { list, makerOf, whole } from '../text-of.ts';
import type { FormInput, FormTemplate } from '../types.ts';
import { cite, clause, dayZh, figure, labelZh, or, sentence, spanZh } from '../words.ts';
import { caseFacts, caseLine, you } from './common.ts';

/** The commission that the act is about: itself, or the one that it names. */
const commissionOf = (input: FormInput) => {
  const act = input.act.verb === 'commission-test' ? input.act : makerOf(input, str(input.act.body, 'test'));
  return act === undefined ? {} : whole(act);
};
const kindOf = (input: FormInput): string => labelZh(testKinds, str(commissionOf(input), 'kind'));
const until = ({ act }: Writing): string => str(act, 'until');

const samplingRecord: FormTemplate = formTemplate({
  no: 29,
  fields: [
    field('method', '抽样方法', 'method', ({ act }) => str(whole(act), 'method')),
    field('remark', '备注', 'remark', () => '无', 500),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { act, party, officers } = writing;
    const product = obj(act, 'product');
    const witness = obj(act, 'witness');
    const [quantity, unit] = [product.quantity, str(product, 'unit')];
    return sheet(writing, {
      blocks: [
        pairs([
          ['抽样时间', spanZh(str(act, 'from'), str(act, 'to'))],
          ['抽样地点', str(act, 'place')],
          ...partyRows(party),
          ['产品名称', str(product, 'name'), '商标', str(product, 'brand')],
          ['规格型号', str(product, 'spec'), '批号', str(product, 'batch')],
          ['生产单位', str(product, 'maker'), '执行标准', str(act, 'standard')],
          ['抽样数量', typeof quantity === 'number' ? `${quantity}${unit}` : '', '抽样基数', str(act, 'base')],
          [
            '货值（元）',
            typeof product.valueFen === 'number' ? figure(product.valueFen) : '',
            '备份样品',
            str(act, 'spare'),
          ],
          ['抽样方法', writing.text('method')],
          [
            '封样情况',
            list(act, 'seals')
              .map((seal) => `封条${or(str(seal, 'no'))}，封于${or(str(seal, 'where'))}`)
              .join('；'),
          ],
          ['封样人员', str(act, 'sealedBy')],
          ['保存条件', str(act, 'storage')],
          ['备注', writing.text('remark')],
        ]),
        paragraph(
          `执法人员已出示执法证件：${officersLine(officers)}。依据${cite('penalty.art56')}的规定抽样取证；当事人对上述抽样过程和样品封存情况的意见，以签名为准。`,
        ),
        signatures(
          [['当事人或者其在场人员：', signedZh(obj(act, 'signature'))]],
          [['见证人：', str(witness, 'name') === '' ? '' : someoneLine(witness)]],
          officerSignatures(officers),
        ),
      ],
      remarks: ['本记录一式二份：一份交当事人，一份存卷。样品另送检验时随附复制件。'],
    });
  },
});

const testCommission: FormTemplate = formTemplate({
  no: 30,
  fields: [
    field('subject', '委托事项和要求', 'what is to be tested', ({ act }) => str(whole(act), 'subject')),
    field('samples', '送检物品及其状态', 'what is sent and its condition', () => ''),
    field('contact', '联系方式', 'contact', () => '', 200),
  ],
  facts: (writing) => [...caseFacts(writing), fact('until', '委托期限', 'period', 'day', until(writing))],
  build: (writing) => {
    const { act } = writing;
    const contact = writing.text('contact');
    return letter(writing, {
      to: str(act, 'institute'),
      blocks: [
        paragraph(
          `本机关办理${caseLine(writing)}，因案件调查需要，依据${cite('procedure.art64')}等规定，委托你单位对下列物品进行${kindOf(writing.input)}。`,
        ),
        labelled('委托事项和要求', writing.text('subject')),
        labelled('送检物品及其状态', writing.text('samples')),
        labelled('完成期限', dayZh(until(writing))),
        paragraph(
          '请依照有关技术规范进行，出具加盖单位印章并由相关人员签名的书面报告，写明依据、使用的技术手段和结论，并附机构和人员的资格证明。不能在上述期限内完成的，请在期限届满前书面告知本机关。',
        ),
        paragraph(`${contactLine(writing)}${contact === '' ? '' : `　联系方式：${contact}`}`),
      ],
      signatures: signatures(['收件单位及收件人：', '收件日期：']),
      remarks: [copies('一份交受委托单位', '一份归档')],
    });
  },
});

const testPeriodNotice: FormTemplate = formTemplate({
  no: 31,
  fields: [field('reason', '情况说明', 'what it is about', ({ act }) => str(whole(act), 'reason'))],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('until', '期间届满日期', 'last day of the period', 'day', until(writing)),
  ],
  build: (writing) => {
    const { input, party } = writing;
    const commission = commissionOf(input);
    const [from, reason] = [dayZh(input.act.on), writing.text('reason').trim()];
    const longer = input.act.verb === 'prolong-test';
    return letter(writing, {
      to: party.name,
      blocks: [
        paragraph(
          `本机关办理${caseLine(writing)}，已委托${or(str(commission, 'institute'))}进行${kindOf(input)}。委托事项：${sentence(or(str(commission, 'subject')))}`,
        ),
        paragraph(
          longer
            ? `因${or(clause(reason))}，${kindOf(input)}期间延长至${dayZh(until(writing))}。`
            : `${kindOf(input)}期间自${from}起至${dayZh(until(writing))}止。${sentence(reason)}`,
        ),
        paragraph(
          `依据${cite('coercion.art25')}、${cite('procedure.art64')}的规定，上述期间不计入查封、扣押的期间和案件的办理期限。结果作出后，本机关将书面告知${you(writing)}。`,
        ),
        paragraph(contactLine(writing)),
      ],
      signatures: signatures(['当事人（签名或者盖章）：', '收到日期：']),
      remarks: [COPIES_SERVED],
    });
  },
});

const testResultNotice: FormTemplate = formTemplate({
  no: 32,
  fields: [
    field('text', '结果', 'the result', ({ act }) => str(whole(act), 'text')),
    field(
      'objection',
      '异议途径',
      'how to object',
      () =>
        '如对上述结果有异议，请以书面方式向本机关提出，并说明理由；法律、法规、规章对申请复检、重新鉴定的条件和期限另有规定的，依照其规定办理。',
      1_000,
    ),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input, act, party } = writing;
    const commission = commissionOf(input);
    return letter(writing, {
      to: party.name,
      blocks: [
        paragraph(
          `本机关办理${caseLine(writing)}，委托${or(str(commission, 'institute'))}进行${kindOf(input)}，委托事项：${clause(or(str(commission, 'subject')))}。现将结果告知如下：`,
        ),
        labelled('报告', str(act, 'report')),
        labelled('结论', labelZh(testResults, str(act, 'result'))),
        ...paragraphs(writing.text('text')),
        ...paragraphs(writing.text('objection')),
        paragraph(contactLine(writing)),
      ],
      signatures: signatures(['当事人（签名或者盖章）：', '收到日期：']),
      remarks: ['附：报告复制件。', COPIES_SERVED],
    });
  },
});

export const testingTemplates: readonly FormTemplate[] = [
  samplingRecord,
  testCommission,
  testPeriodNotice,
  testResultNotice,
];
