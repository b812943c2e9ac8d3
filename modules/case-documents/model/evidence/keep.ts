import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { keptWays } from '../../../cases/model/case/keep.ts';
import { fact, field, formTemplate, letter, paragraph, signatures, type Writing } from '../framework.ts';
import {
  COPIES_SERVED,
  caseFacts,
  caseLine,
  goodsOf,
  goodsTable,
  officerSignatures,
  officersLine,
  partyLines,
  receiptOf,
} from '../parts.ts';
import { documentNumber, list, makerOf, whole } from '../text-of.ts';
import { BLANK, cite, clause, dayZh, labelZh, limitZh, momentZh, or } from '../words.ts';

const custodyZh = (custody: string): string =>
  ({ party: '由你（单位）就地保存', authority: '由本机关保管', third: '委托第三人保管' })[custody] ?? BLANK;

const reason = field('reason', '理由', 'reason', ({ act }) => str(whole(act), 'reason'), 5_000);

/** As the act cites it, and where it cites nothing, the article that the law gives for it. */
const basisOf = (act: JsonObject): string => str(act, 'citation') || cite('penalty.art56');

/** Form 19 先行登记保存证据通知书. */
export const keepNotice = formTemplate({
  no: 19,
  fields: [reason],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('kept-on', '登记保存日期', 'day', 'day', writing.input.act.on),
    fact('basis', '依据', 'basis', 'article', basisOf(writing.act)),
  ],
  build: (writing) => {
    const { input, act, party, officers } = writing;
    const urgent = str(obj(act, 'urgent'), 'reason');
    const limit = limitZh('case-register-keep', input.act.on, input.matter.homeRegion);
    return letter(writing, {
      blocks: [
        partyLines(party),
        paragraph(
          `因${caseLine(writing)}，${clause(writing.text('reason') || BLANK)}。依据${basisOf(act)}的规定，本机关于${momentZh(str(act, 'at'))}起对下列证据先行登记保存：`,
        ),
        goodsTable(goodsOf(writing)),
        paragraph(`保存地点：${or(str(act, 'place'))}。保存方式：${custodyZh(str(act, 'custody'))}。${sealsZh(act)}`),
        paragraph(
          `本机关将自登记保存之日起${limit}内对上述证据作出处理决定；逾期未作出处理决定的，先行登记保存自动解除。在此期间，你（单位）和有关人员不得销毁、转移、隐匿、使用上述证据。`,
        ),
        ...(urgent === '' ? [] : [paragraph(`情况紧急，当场实施：${clause(urgent)}。本机关将依法及时补办批准手续。`)]),
        paragraph(`执法人员：${officersLine(officers)}`),
      ],
      signatures: signatures([['当事人（签名或者盖章）：', receiptOf(act)]], officerSignatures(officers)),
      remarks: [COPIES_SERVED, '附件：《场所/设施/财物清单》。'],
    });
  },
});

const sealsZh = (act: JsonObject): string => {
  const seals = list(act, 'seals');
  return seals.length === 0
    ? ''
    : `已加贴封条：${seals.map((seal) => `${str(seal, 'no')}（${str(seal, 'where')}）`).join('、')}。`;
};

/** What is done about the goods, with the paper that says so. */
function wayZh({ input, act }: Writing): string {
  const way = labelZh(keptWays, str(act, 'way'));
  const by = makerOf(input, str(act, 'by'));
  const paper = [
    by === undefined ? '' : documentNumber(by),
    str(act, 'document'),
    str(act, 'to') === '' ? '' : `接收机关：${str(act, 'to')}`,
  ].filter((one) => one !== '');
  return `${way}${paper.length === 0 ? '' : `（${paper.join('；')}）`}`;
}

/** Form 20 解除先行登记保存证据通知书. */
export const keepLifted = formTemplate({
  no: 20,
  fields: [reason],
  facts: (writing) => {
    const kept = makerOf(writing.input, str(writing.act, 'measure'));
    return [
      ...caseFacts(writing),
      fact('kept-on', '登记保存日期', 'day of the registration', 'day', kept?.on),
      fact('kept-number', '登记保存文号', 'its number', 'number', kept === undefined ? '' : documentNumber(kept)),
    ];
  },
  build: (writing) => {
    const { input, act, party, officers } = writing;
    const kept = makerOf(input, str(act, 'measure'));
    return letter(writing, {
      to: party.name,
      blocks: [
        paragraph(
          `本机关在办理${caseLine(writing)}中，于${dayZh(kept?.on)}以${kept === undefined ? BLANK : or(documentNumber(kept))}《先行登记保存证据通知书》，对你（单位）的有关证据先行登记保存。`,
        ),
        paragraph(
          `经审查，${clause(writing.text('reason') || BLANK)}。依据${cite('penalty.art56')}的规定，本机关决定自${dayZh(input.act.on)}起解除对下列证据的先行登记保存。处理情况：${wayZh(writing)}。`,
        ),
        goodsTable(goodsOf(writing)),
        paragraph(`执法人员：${officersLine(officers)}`),
      ],
      signatures: signatures([['当事人（签名或者盖章）：', receiptOf(act)]], officerSignatures(officers)),
      remarks: [COPIES_SERVED],
    });
  },
});
