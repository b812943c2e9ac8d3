import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import { owedOn } from '../../../cases/model/case/settlement.ts';
import {
  fact,
  field,
  formTemplate,
  labelled,
  letter,
  paragraph,
  paragraphs,
  signatures,
  type Writing,
} from '../framework.ts';
import { COPIES_SERVED, contactLine, partyLines, receiptOf } from '../parts.ts';
import { lastAct, list, partyOf, whole } from '../text-of.ts';
import type { FormInput, FormTemplate, TrackedFact } from '../types.ts';
import { cite, dayZh, figure, moneyZh, or, sentence } from '../words.ts';
import { caseFacts, caseLine, penaltiesLine, surchargeText, within, you } from './common.ts';

const decisionNumber = (input: FormInput): string => str(lastAct(input, 'decide')?.body ?? {}, 'number');
const decidedOn = (input: FormInput): string | undefined => lastAct(input, 'decide')?.on;
/** The day on which the decision reached the party, as recorded. */
const servedOn = (input: FormInput): string => str(obj(input.matter.facts, 'service'), 'on');

/** What is owed on the day that the document speaks of: that of its service where it has one. */
function owed({ input, act }: Writing) {
  const on = input.act.verb === 'demand' ? str(act, 'on') : input.act.on;
  return owedOn(input.matter, (on || input.act.on) as PlainDate);
}

const owedFacts = (writing: Writing): readonly (TrackedFact | null)[] => {
  const { fineUnpaid, gainsUnpaid, surchargeOutstanding, total } = owed(writing);
  return [
    ...caseFacts(writing),
    fact('fine-unpaid', '未缴罚款', 'fine unpaid', 'money', fineUnpaid || undefined),
    fact('gains-unpaid', '未缴违法所得', 'gains unpaid', 'money', gainsUnpaid || undefined),
    fact('surcharge', '加处罚款', 'surcharge', 'money', surchargeOutstanding || undefined),
    fact('total', '应缴合计', 'total', 'money', total || undefined),
    fact('served-on', '决定书送达日期', 'decision served on', 'day', servedOn(writing.input)),
  ];
};

const plan: FormTemplate = formTemplate({
  no: 47,
  fields: [field('reason', '申请理由', 'reason', ({ act }) => str(whole(act), 'reason'))],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('due', '延期缴纳期限', 'deferred until', 'day', str(writing.act, 'dueOn')),
    ...list(writing.act, 'parts').map((part, index) =>
      fact(`part-${index + 1}`, `第${index + 1}期`, `part ${index + 1}`, 'money', num(part, 'fen')),
    ),
  ],
  build: (writing) => {
    const { input, act } = writing;
    const deferred = input.act.verb === 'grant-deferral';
    const parts = list(act, 'parts');
    const unpaid = owedOn(input.matter, input.act.on).fineUnpaid;
    return letter(writing, {
      title: deferred ? '延期缴纳罚款通知书' : '分期缴纳罚款通知书',
      to: writing.party.name,
      blocks: [
        paragraph(
          `本机关于${dayZh(decidedOn(input))}对${you(writing)}作出行政处罚决定（${or(decisionNumber(input))}）。${you(writing)}于${dayZh(str(act, 'requestedOn'))}申请${deferred ? '延期' : '分期'}缴纳罚款，理由：${sentence(or(writing.text('reason')))}`,
        ),
        paragraph(
          `依据${cite('penalty.art66')}的规定，经审查，本机关批准${you(writing)}${deferred ? '延期' : '分期'}缴纳罚款：`,
        ),
        ...(deferred
          ? [paragraph(`尚未缴纳的罚款${moneyZh(unpaid)}，缴纳期限延长至${dayZh(str(act, 'dueOn'))}。`)]
          : [
              {
                kind: 'table' as const,
                head: ['期次', '缴纳期限', '金额（元）'],
                align: ['center', 'center', 'right'] as const,
                rows: [
                  ...parts.map((part, index) => [
                    `第${index + 1}期`,
                    `${dayZh(str(part, 'dueOn'))}前（含当日）`,
                    figure(num(part, 'fen')),
                  ]),
                  ['合计', '', figure(parts.reduce((sum, part) => sum + num(part, 'fen'), 0))],
                ],
              },
            ]),
        paragraph(`${surchargeText(input)}。请按上述期限将罚款缴至本机关指定的银行或者通过电子支付系统缴纳。`),
        paragraph(contactLine(writing)),
      ],
      signatures: signatures(['当事人（签名或者盖章）：', '收到日期：']),
      remarks: [COPIES_SERVED],
    });
  },
});

/** Each sum that is owed in a row, and the total. */
function owedTable(writing: Writing) {
  const { fineUnpaid, gainsUnpaid, surchargeOutstanding, total } = owed(writing);
  const rows = [
    ['罚款', fineUnpaid],
    ['没收违法所得', gainsUnpaid],
    ['加处罚款', surchargeOutstanding],
  ] as const;
  return {
    kind: 'table' as const,
    head: ['项目', '金额（元）', '大写'],
    align: ['left', 'right', 'left'] as const,
    rows: [
      ...rows.filter(([, amount]) => amount > 0).map(([label, amount]) => [label, figure(amount), capitalsOf(amount)]),
      ['合计', figure(total), capitalsOf(total)],
    ],
  };
}
const capitalsOf = (amount: number): string => moneyZh(amount).replace(/^[^（]*（|）$/gu, '');

const demand: FormTemplate = formTemplate({
  no: 48,
  fields: [
    field('duties', '其他应当履行的义务', 'other duties', () => '', 3_000),
    field('account', '收款银行、账户或者缴款码', 'bank, account or payment code', () => '', 500),
  ],
  facts: owedFacts,
  build: (writing) => {
    const { input, act } = writing;
    const duties = writing.text('duties').trim();
    return letter(writing, {
      to: writing.party.name,
      blocks: [
        paragraph(
          `本机关于${dayZh(decidedOn(input))}对${you(writing)}作出行政处罚决定（${or(decisionNumber(input))}），该决定书已于${dayZh(servedOn(input))}送达，现已逾期。截至${dayZh(str(act, 'on') || input.act.on)}，${you(writing)}应当缴纳的款项如下：`,
        ),
        owedTable(writing),
        ...(duties === '' ? [] : [labelled('其他应当履行的义务', duties)]),
        paragraph(
          `依据${cite('coercion.art54')}的规定，现催告${you(writing)}自收到本催告书之日起${within(input, 'enforce-demand')}内履行上述义务，将款项缴至本机关指定的银行或者通过电子支付系统缴纳；加处罚款计算至实际缴纳之日，以不超过罚款的数额为限。`,
        ),
        labelled('收款银行、账户或者缴款码', writing.text('account')),
        paragraph(
          `逾期仍未履行的，本机关将依据${cite('coercion.art53')}的规定申请人民法院强制执行。${you(writing)}收到本催告书后有权进行陈述和申辩。`,
        ),
        paragraph(contactLine(writing)),
      ],
      signatures: signatures([['当事人（签名或者盖章）：', receiptOf({ signature: obj(act, 'receipt') })]]),
      remarks: [COPIES_SERVED],
    });
  },
});

const application: FormTemplate = formTemplate({
  no: 49,
  fields: [
    field('requests', '请求事项', 'requests', ({ act }) => str(whole(act), 'requests')),
    field('facts', '事实和理由', 'facts and reasons', factsOf),
    field('property', '财产线索', 'property known', () => '', 3_000),
    field(
      'annexes',
      '附送材料',
      'annexes',
      () =>
        '1. 行政处罚决定书及作出决定的事实、理由和依据；\n2. 当事人的意见及催告情况；\n3. 申请强制执行标的情况；\n4. 送达凭证；\n5. 法律、行政法规规定的其他材料。',
    ),
  ],
  facts: owedFacts,
  build: (writing) => {
    const { input, act } = writing;
    const decision = lastAct(input, 'decide');
    const property = writing.text('property').trim();
    return letter(writing, {
      to: str(act, 'court'),
      blocks: [
        labelled('申请人', input.issuer.name.zh),
        ...partyLines(writing.party).map((block, index) =>
          index === 0 ? labelled('被申请人', writing.party.name) : block,
        ),
        { kind: 'heading', text: '请求事项' },
        ...paragraphs(writing.text('requests')),
        paragraph('截至申请之日，被申请人应当缴纳的款项如下：'),
        owedTable(writing),
        { kind: 'heading', text: '事实和理由' },
        ...paragraphs(writing.text('facts')),
        paragraph(
          `上述决定的内容：${penaltiesLine(decision === undefined ? [] : list(whole(decision), 'penalties')) || '（未记载）'}。依据${cite('coercion.art53', 'coercion.art54', 'penalty.art72')}的规定，特申请贵院强制执行。`,
        ),
        ...(property === '' ? [] : [labelled('财产线索', property)]),
        { kind: 'heading', text: '附送材料' },
        ...paragraphs(writing.text('annexes')),
        paragraph(contactLine(writing)),
      ],
      signatures: signatures([`机关负责人（${or(input.person(input.act.actor).name)}）签名：`]),
    });
  },
});

function factsOf(input: FormInput): string {
  const demanded = lastAct(input, 'demand');
  const told = [
    `申请人对${caseLine({ input, party: partyOf(input) })}于${dayZh(decidedOn(input))}作出行政处罚决定（${or(decisionNumber(input))}），并于${dayZh(servedOn(input))}送达被申请人。`,
    Object.keys(obj(input.matter.facts, 'remedies')).length === 0
      ? '被申请人在法定期限内未申请行政复议或者提起行政诉讼，又不履行行政处罚决定。'
      : '被申请人提起的行政复议、行政诉讼均已终结，仍不履行行政处罚决定。',
  ];
  if (demanded !== undefined) {
    told.push(
      `申请人于${dayZh(str(demanded.body, 'on'))}送达行政处罚决定履行催告书（${or(str(demanded.body, 'number'))}），催告期满后被申请人仍未履行。`,
    );
  }
  return told.join('');
}

export const performanceTemplates: readonly FormTemplate[] = [plan, demand, application];
