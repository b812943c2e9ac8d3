import { num, obj, str } from '../../../../kernel/read-json.ts';
import { liftGrounds } from '../../../cases/model/case/measures.ts';
import { fact, field, formTemplate, letter, paragraph, paragraphs, signatures, type Writing } from '../framework.ts';
import {
  caseFacts,
  caseLine,
  copies,
  goodsOf,
  goodsTable,
  officerSignatures,
  officersLine,
  partyLines,
  receiptOf,
  remediesTold,
} from '../parts.ts';
import { documentNumber, whole } from '../text-of.ts';
import type { FormInput } from '../types.ts';
import { BLANK, cite, clause, dayZh, limitZh, momentZh, numberZh, or } from '../words.ts';
import { custodyZh, decisionNamed, heldIn, heldUntil, imposing, kindZh, partyOfMeasure, sealsZh } from './measure.ts';

const reason = field('reason', '理由', 'reason', ({ act }) => str(whole(act), 'reason'), 5_000);
const remedies = field(
  'remedies',
  '救济途径和期限',
  'remedies',
  (input) => remediesTold({ input, act: whole(input.act) }),
  2_000,
);

/** As the act cites it, else the article that the law gives for this measure. */
function basisOf(input: FormInput): string {
  const cited = str(input.act.body, 'citation');
  return cited === '' ? cite('coercion.art24', 'coercion.art25') : cited;
}

/** 三十日, of the rule that governs the measure: thirty days, and the same for pyramid selling. */
const periodZh = (input: FormInput): string =>
  limitZh(heldIn(input)?.rule ?? 'case-seize', input.act.on, input.matter.homeRegion);

/** The limits of both remedies must stand in the text, whoever wrote it. */
function remediesSaid({ input, text }: Writing): readonly string[] {
  const { on } = input.act;
  const region = input.matter.homeRegion;
  const limits = [limitZh('reconsider-apply', on, region), limitZh('litigate-apply', on, region)];
  return text('remedies').trim() === '' ? [] : ['行政复议', '行政诉讼', ...limits];
}

const signedBy = (writing: Writing, document: { readonly signature?: { readonly seal?: true } }): readonly string[] =>
  document.signature?.seal === true ? [writing.input.issuer.name.zh] : [];

/** Form 21 实施行政强制措施决定书: content by 强制法 art 24. */
export const measureDecision = formTemplate({
  no: 21,
  fields: [reason, remedies],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('imposed-on', '实施日期', 'day', 'day', writing.input.act.on),
    fact('until', '期限届满日期', 'until', 'day', heldUntil(writing.input)),
    fact('basis', '依据', 'basis', 'article', basisOf(writing.input)),
    fact('value', '物品价值合计', 'value', 'money', heldIn(writing.input)?.valueFen),
  ],
  says: {
    party: ({ party }) => [party.name, party.address],
    reason: ({ input, text }) => [clause(text('reason')), basisOf(input), periodZh(input), dayZh(heldUntil(input))],
    goods: (writing) =>
      goodsOf(writing).flatMap(({ goods, quantity }) => [str(goods, 'name'), `${quantity}${str(goods, 'unit')}`]),
    remedies: remediesSaid,
    authority: signedBy,
  },
  build: (writing) => {
    const { input, act, party, officers, text } = writing;
    const [urgent, heard, seals] = [str(obj(act, 'urgent'), 'reason'), str(act, 'heard'), sealsZh(act)];
    return letter(writing, {
      blocks: [
        partyLines(party),
        paragraph(
          `本机关在办理${caseLine(writing)}中，因${clause(text('reason') || BLANK)}，依据${basisOf(input)}的规定，决定对你（单位）的有关场所、设施、财物实施${kindZh(input)}的行政强制措施。`,
        ),
        paragraph(
          `实施时间：${momentZh(str(act, 'at'))}。期限：${periodZh(input)}，自${dayZh(input.act.on)}起至${dayZh(heldUntil(input))}止。情况复杂的，经批准可以依法延长；对物品需要检测、检验、检疫或者技术鉴定的，其期间不计入上述期限。`,
        ),
        paragraph(`${kindZh(input)}的场所、设施、财物：`),
        goodsTable(goodsOf(writing)),
        paragraph(
          `地点：${or(str(act, 'place'))}。保管方式：${custodyZh(act)}。${seals === '' ? '' : `封条：${seals}。`}`,
        ),
        ...(urgent === '' ? [] : [paragraph(`情况紧急，当场实施：${clause(urgent)}。`)]),
        paragraph(
          `你（单位）依法享有陈述、申辩的权利。${heard === '' ? '' : `当场听取的陈述、申辩：${clause(heard)}。`}在${kindZh(input)}期间，不得使用、销毁、转移、隐匿上述财物，不得损毁封条。`,
        ),
        ...(text('remedies').trim() === '' ? [] : paragraphs(text('remedies'))),
        paragraph(`执法人员：${officersLine(officers)}`),
      ],
      signatures: signatures([['当事人（签名或者盖章）：', receiptOf(act)]], officerSignatures(officers)),
      remarks: [copies('一份当场交付当事人', '一份归档'), '附件：《场所/设施/财物清单》（一式二份）。'],
    });
  },
});

const extensionUntil = (input: FormInput): string => dayZh(heldUntil(input));

/** Form 22 延长行政强制措施期限决定书: told in writing with the reasons (强制法 art 25). */
export const measureExtended = formTemplate({
  no: 22,
  fields: [reason, remedies],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('until', '延长后的期限', 'extended until', 'day', heldUntil(writing.input)),
    fact('imposed-number', '原决定书文号', 'number of the decision', 'number', originalNumber(writing.input)),
    fact('basis', '依据', 'basis', 'article', basisOf(writing.input)),
  ],
  build: (writing) => {
    const { input, act, party, text } = writing;
    const days = num(act, 'days');
    return letter(writing, {
      blocks: [
        partyLines(party),
        paragraph(
          `本机关在办理${caseLine(writing)}中，依据${decisionNamed(input)}，对你（单位）的有关场所、设施、财物实施${kindZh(input)}。因${clause(text('reason') || BLANK)}，依据${basisOf(input)}的规定，经本机关${str(act, 'approver') === 'principal' ? '主要负责人' : '负责人'}批准，决定将${kindZh(input)}期限延长${days === 0 ? BLANK : `${numberZh(days)}日`}，延长至${extensionUntil(input)}止。`,
        ),
        paragraph(
          '在延长期限内，不得使用、销毁、转移、隐匿有关财物，不得损毁封条。你（单位）依法享有陈述、申辩的权利。',
        ),
        ...(text('remedies').trim() === '' ? [] : paragraphs(text('remedies'))),
      ],
      signatures: signatures(['当事人（签收）：', '签收日期：']),
      remarks: [copies('一份送达', '一份归档')],
    });
  },
});

function originalNumber(input: FormInput): string {
  const act = imposing(input);
  return act === undefined ? '' : documentNumber(act);
}

/** Form 23 解除行政强制措施决定书. */
export const measureLifted = formTemplate({
  no: 23,
  fields: [reason],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('lifted-on', '解除日期', 'day', 'day', writing.input.act.on),
    fact('imposed-number', '原决定书文号', 'number of the decision', 'number', originalNumber(writing.input)),
    fact('basis', '依据', 'basis', 'article', liftBasis(writing.input)),
  ],
  build: (writing) => {
    const { input, act, text } = writing;
    const ground = liftGrounds[str(act, 'ground') as keyof typeof liftGrounds]?.zh ?? BLANK;
    return letter(writing, {
      to: partyOfMeasure(writing),
      blocks: [
        paragraph(
          `本机关在办理${caseLine(writing)}中，依据${decisionNamed(input)}，对你（单位）的有关场所、设施、财物实施${kindZh(input)}。`,
        ),
        paragraph(
          `经审查，${ground}。${clause(text('reason')) === '' ? '' : `${clause(text('reason'))}。`}依据${liftBasis(input)}的规定，本机关决定自${dayZh(input.act.on)}起解除对下列场所、设施、财物的${kindZh(input)}：`,
        ),
        goodsTable(goodsOf(writing)),
        paragraph('请你（单位）持本决定书办理财物领取手续；就地保管的，自本决定书送达之日起可以自行处理。'),
      ],
      signatures: signatures([['当事人（签名或者盖章）：', receiptOf(act)]]),
      remarks: [copies('一份送达', '一份归档')],
    });
  },
});

/** A seizure under the regulations on pyramid selling is lifted under them. */
const liftBasis = (input: FormInput): string =>
  heldIn(input)?.rule === 'case-seize-mlm' ? cite('mlm.art19') : cite('coercion.art28');
