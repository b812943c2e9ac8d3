import { num, obj, str } from '../../../../kernel/read-json.ts';
import { disposalWays } from '../../../cases/model/case/goods.ts';
import { publicGrounds } from '../../../cases/model/case/service.ts';
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
} from '../framework.ts';
import { goodsOf, goodsTable, officerSignatures, officersLine, partyRows, signedZh, someoneLine } from '../parts.ts';
import { caseNumber, causeOf, lastAct, texts, whole } from '../text-of.ts';
import type { FormInput, FormTemplate } from '../types.ts';
import { cite, clause, dayZh, groundZh, labelZh, moneyZh, or, sentence } from '../words.ts';
import { caseFacts, caseLine, names, within, you } from './common.ts';

/** The decision that is served: title of its form and its number. */
const served = (input: FormInput): { readonly title: string; readonly number: string } => {
  const act = lastAct(input, 'decide', 'dismiss');
  return {
    title: act?.verb === 'dismiss' ? '不予行政处罚决定书' : '行政处罚决定书',
    number: str(act?.body ?? {}, 'number'),
  };
};

const TOLD: Readonly<Record<string, string>> = {
  remedies: '申请行政复议、提起行政诉讼的途径和期限',
  surcharge: '逾期不缴纳罚款加处罚款的标准',
  publication: '行政处罚信息将依法公示',
};

function proofOf(input: FormInput): string {
  const says = whole(input.act);
  const lines = [
    ['委托、转交单位', 'through'],
    ['录音录像', 'recording'],
    ['邮件单号', 'tracking'],
    ['回执、到达记录', 'evidence'],
    ['送达地址确认书', 'confirmation'],
  ] as const;
  return lines.flatMap(([label, key]) => (str(says, key) === '' ? [] : [`${label}：${str(says, key)}`])).join('；');
}

const proof: FormTemplate = formTemplate({
  no: 50,
  fields: [
    field('place', '送达地点', 'place', ({ act }) => str(obj(whole(act), 'recipient'), 'address'), 300),
    field('remark', '备注', 'remark', proofOf, 1_000),
  ],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('served-on', '送达日期', 'served on', 'day', str(writing.act, 'on')),
  ],
  build: (writing) => {
    const { input, act, party } = writing;
    const { title, number } = served(input);
    const receipt = obj(act, 'receipt');
    const told = texts(act, 'told').map((code) => TOLD[code] ?? code);
    const refused = str(receipt, 'how') === 'refused';
    return sheet(writing, {
      blocks: [
        pairs([
          ['案由', causeOf(input), '案号', caseNumber(input)],
          ['文书名称', title],
          ['文书文号', number],
          ['受送达人', party.name],
          ['收件人', someoneLine(obj(act, 'recipient'))],
          ['送达方式', groundZh('service', str(act, 'method'))],
          ['送达日期', dayZh(str(act, 'on')), '送达地点', writing.text('place')],
          ['送达人', names(input, texts(act, 'servers'))],
          ['一并告知', told.join('；') || '无'],
          ['收件人签名或者盖章', refused ? '拒绝签收' : signedZh(receipt) || '见备注'],
          ...(refused ? [['拒收事由和见证', signedZh(receipt)]] : []),
          ['备注', writing.text('remark').trim() || '无'],
        ]),
        signatures(['送达人：', '送达人：'], ['受送达人或者代收人：', '日期：'], ['见证人：', '日期：']),
      ],
      remarks: ['代收的，由代收人在收件人栏内签名或者盖章，并注明与受送达人的关系。'],
    });
  },
});

const publicNotice: FormTemplate = formTemplate({
  no: 51,
  fields: [
    field('reason', '公告送达的原因', 'why by public notice', ({ act }) => str(whole(act), 'reason')),
    field('where', '领取地点', 'where the paper is fetched', ({ issuer }) => issuer.name.zh, 300),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input, act, party } = writing;
    const { title, number } = served(input);
    const term = within(input, 'case-serve-public');
    return letter(writing, {
      to: party.name,
      blocks: [
        paragraph(
          `本机关办理的${caseLine(writing)}，已依法作出${title}（${or(number)}）。因${labelZh(publicGrounds, str(act, 'ground'))}（${or(clause(writing.text('reason')))}），无法以其他方式送达，依据${cite('civil-procedure.art95')}等规定，现向${you(writing)}公告送达。`,
        ),
        paragraph(
          `请自本公告发布之日起${term}内，到${or(writing.text('where'))}领取${title}；逾期不领取的，自本公告发布之日起满${term}，即视为送达。`,
        ),
        labelled('公告方式和载体', str(act, 'where')),
      ],
    });
  },
});

const goods: FormTemplate = formTemplate({
  no: 52,
  fields: [field('course', '处理情况', 'what was done', courseOf)],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('proceeds', '处理所得价款', 'proceeds', 'money', num(writing.act, 'proceedsFen') || undefined),
  ],
  build: (writing) => {
    const { input, act, officers } = writing;
    const proceeds = num(act, 'proceedsFen');
    return sheet(writing, {
      blocks: [
        pairs([
          ['案号', caseNumber(input), '案由', causeOf(input)],
          ...partyRows(writing.party),
          [
            '物品来源',
            act.of === 'confiscated' ? '没收的物品' : '先行处置的查封、扣押物品',
            '批准文书',
            str(act, 'approval'),
          ],
          ['处理日期', dayZh(str(act, 'on')), '处理地点', str(act, 'place')],
          ['处理方式', labelZh(disposalWays, str(act, 'how'))],
          ['执法人员', officersLine(officers)],
          ...(proceeds > 0 ? [['所得价款', moneyZh(proceeds), '入账账户', str(act, 'account')]] : []),
          ['见证人', someoneLine(obj(act, 'witness'))],
        ]),
        paragraph('处理物品清单：'),
        goodsTable(goodsOf(writing)),
        paragraph('处理情况：'),
        ...paragraphs(writing.text('course')),
        signatures(officerSignatures(officers), ['见证人：', '日期：']),
      ],
      remarks: ['附：照片或者录像、拍卖变卖凭证、入账凭证等。', `罚没财物的处理依据${cite('penalty.art74')}。`],
    });
  },
});

function courseOf(input: FormInput): string {
  const act = whole(input.act);
  const way = labelZh(disposalWays, str(act, 'how'));
  const money = num(act, 'proceedsFen') > 0 ? `，所得价款${moneyZh(num(act, 'proceedsFen'))}` : '';
  return sentence(`经批准（${or(str(act, 'approval'))}），在见证人在场的情况下，对清单所列物品予以${way}${money}`);
}

export const serviceTemplates: readonly FormTemplate[] = [proof, publicNotice, goods];
