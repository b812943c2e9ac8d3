import { z } from 'zod';
import { daysBetween, later, type PlainDate } from '../../../../kernel/plain-date.ts';
import { num, obj, pick, str } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import type { Change, Condition, FitCondition, FoldedAct, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { penaltyKinds } from '../../../../rules/index.ts';
import { day, fen, line, numbered, prose } from '../schema.ts';
import { fits, handlersOrHead, listIn, notAfter, says } from './conditions.ts';
import { decisionOf } from './decision-path.ts';
import { settleHeld } from './holdings.ts';
import { bodyOf, isRunning, told } from './limits.ts';
import { documentNo, itemsOf } from './parts.ts';
import { by, byHandlers, condition, notHandlers } from './people.ts';
import {
  dutiesLeft,
  imposedOf,
  owedOn,
  type Payment,
  PURPOSES,
  type Purpose,
  payableUntil,
  paymentsOf,
  performanceOf,
  plansOf,
  sameReceipt,
  settling,
} from './settlement.ts';
import { OPEN } from './states.ts';

export const append = (matter: Matter, key: string, entry: JsonObject): JsonObject => ({
  performance: {
    ...performanceOf(matter),
    [key]: [...itemsOf(performanceOf(matter), key), entry] as unknown as Json,
  },
});

const put = (matter: Matter, entries: JsonObject): JsonObject => ({
  performance: { ...performanceOf(matter), ...entries },
});

export const stands: Condition = condition(
  'case.decision-stands',
  '没有生效的处罚决定，或者决定已被撤销。',
  'There is no penalty decision, or it was annulled.',
  (matter) => imposedOf(matter) !== null,
);

const partsIn = (body: JsonObject): readonly { readonly towards: Purpose; readonly fen: number }[] =>
  itemsOf(body, 'parts').map((part) => ({ towards: str(part, 'towards') as Purpose, fen: num(part, 'fen') }));

/** The case as if the payment were booked: what it leaves to be paid says whether it was too much. */
function afterPayment(matter: Matter, body: JsonObject): Matter {
  const entry = { receipt: str(body, 'receipt'), on: str(body, 'paidOn'), parts: body.parts ?? [] };
  return { ...matter, facts: { ...matter.facts, ...append(matter, 'payments', entry) } };
}

const notOverpaid: FitCondition = fits(
  'case.record-payment.overpaid',
  '缴款超过应缴数额：超出部分请列为“多缴”，核对后退还当事人。',
  'More than is owed: enter what is too much as such, and give it back.',
  (body, matter) => {
    const day = str(body, 'paidOn') as PlainDate;
    const booked = partsIn(body).reduce((sum, part) => (part.towards === 'excess' ? sum + part.fen : sum), 0);
    const today = paymentsOf(matter).at(-1)?.on ?? day;
    const asOf = later(today, day);
    return owedOn(afterPayment(matter, body), asOf).excess <= owedOn(matter, asOf).excess + booked;
  },
);

/** A plan of payment: deferral (one part) or instalments. */
const planned = (matter: Matter, act: FoldedAct, parts: readonly JsonObject[]): Change => {
  const last =
    parts
      .map((part) => str(part, 'dueOn'))
      .sort()
      .at(-1) ?? act.on;
  const clock = matter.clocks.pay;
  const more = clock === undefined ? 0 : daysBetween(clock.unrolled, last as PlainDate);
  return {
    facts: append(matter, 'plans', { approvedOn: act.on, document: str(act.body, 'number'), parts: [...parts] }),
    clocks:
      isRunning(matter, 'pay') && more > 0
        ? [
            {
              clock: 'pay',
              do: 'extend',
              limit: { amount: more, unit: 'd' },
              approver: act.actor,
              reason: str(act.body, 'number'),
            },
          ]
        : [],
  };
};

const planConditions = (verb: string): readonly Condition[] => [
  notHandlers,
  stands,
  condition(
    `case.${verb}.unpaid`,
    '没有尚未缴纳的罚款。',
    'No fine is left to pay.',
    (matter, _actor, today) => owedOn(matter, today).fineUnpaid > 0,
  ),
  condition(
    `case.${verb}.before-court`,
    '已经申请强制执行，不能再批准延期、分期。',
    'The court was asked already.',
    (matter) => str(obj(performanceOf(matter), 'court'), 'on') === '',
  ),
];

const inFuture = (verb: string, dates: (body: JsonObject) => readonly string[]) =>
  says(
    `case.${verb}.days`,
    '缴纳期限应当晚于批准之日，并按先后顺序排列。',
    'The days to pay lie after the approval, in their order.',
    (body, today) => {
      const days = dates(body);
      return days.every((each, index) => each > (index === 0 ? today : (days[index - 1] ?? '')));
    },
  );

const kinds = penaltyKinds.filter(({ ours }) => ours).map(({ code }) => code) as [string, ...string[]];

/** Money: paid, put off, given back (处罚法 art 66, 67, 72, 74). Goods seized are not sold against a fine (强制法 art 46(3)). */
export const moneyVerbs: Readonly<Record<string, Verb>> = {
  'record-payment': {
    title: { zh: '登记缴款', en: 'Record a payment' },
    from: OPEN,
    by: by('officer', 'intake', 'system'),
    basis: ['penalty.art67', 'penalty.art72'],
    body: bodyOf({
      /** Number of the bank's receipt 缴款票据号. */
      receipt: line(60),
      paidOn: day(),
      parts: z
        .array(z.strictObject({ towards: z.enum(PURPOSES), fen: fen().min(1) }))
        .min(1)
        .max(4)
        .refine((parts) => new Set(parts.map(({ towards }) => towards)).size === parts.length),
      /** Number of the other case in which this receipt stands rightly: one payment for two decisions of a party. */
      alsoIn: line(120).exactOptional(),
    }),
    conditions: [stands],
    says: [notAfter('record-payment', 'paidOn', '缴款日期', 'The day of payment')],
    fits: [
      fits(
        'case.record-payment.receipt-twice',
        '该缴款票据已经登记，不得重复入账。',
        'This receipt is booked already.',
        (body, matter) => paymentsOf(matter).every(({ receipt }) => !sameReceipt(receipt, str(body, 'receipt'))),
      ),
      fits(
        'case.record-payment.after-decision',
        '缴款日期不能早于作出决定之日。',
        'It cannot be paid before it was decided.',
        (body, matter) => str(body, 'paidOn') >= (decisionOf(matter)?.on ?? ''),
      ),
      notOverpaid,
    ],
    fold: (matter, act) =>
      settling(matter, act, {
        facts: append(matter, 'payments', {
          receipt: str(act.body, 'receipt'),
          on: told(act.body, 'paidOn', act.on),
          parts: act.body.parts ?? [],
          ...pick(act.body, 'alsoIn'),
        }),
      }),
  },
  'void-payment': {
    title: { zh: '冲销缴款', en: 'Strike out a payment' },
    from: OPEN,
    by: by('head'),
    basis: ['penalty.art67'],
    body: bodyOf({ receipt: line(60), reason: prose(1_000) }),
    personal: ['reason'],
    conditions: [notHandlers],
    fits: [
      fits(
        'case.void-payment.booked',
        '没有以该票据登记的缴款。',
        'No payment stands under this receipt.',
        (body, matter) => paymentsOf(matter).some(({ receipt }: Payment) => receipt === str(body, 'receipt')),
      ),
    ],
    fold: (matter, act) => {
      const payments = itemsOf(performanceOf(matter), 'payments').map((each) =>
        str(each, 'receipt') === str(act.body, 'receipt') && str(each, 'voidOn') === ''
          ? { ...each, voidOn: act.on }
          : each,
      );
      return settling(matter, act, { facts: put(matter, { payments: payments as unknown as Json }) });
    },
  },
  'return-excess': {
    title: { zh: '退还多缴款项', en: 'Give back what was paid too much' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['penalty.art74'],
    body: bodyOf({ fen: fen().min(1), document: documentNo(), on: day() }),
    conditions: [handlersOrHead],
    says: [notAfter('return-excess', 'on', '退还日期', 'The day of the return')],
    fits: [
      fits(
        'case.return-excess.amount',
        '退还金额超过多缴金额。',
        'More than was paid too much.',
        (body, matter, today) => num(body, 'fen') <= owedOn(matter, today).excess,
      ),
    ],
    fold: (matter, act) =>
      settling(matter, act, { facts: append(matter, 'returned', pick(act.body, 'fen', 'document', 'on')) }),
  },
  'grant-deferral': {
    title: { zh: '批准延期缴纳罚款', en: 'Grant a deferral' },
    from: ['performing'],
    by: by('head'),
    basis: ['penalty.art66'],
    body: bodyOf({ number: documentNo(), requestedOn: day(), dueOn: day(), reason: prose(2_000) }),
    personal: ['reason'],
    conditions: planConditions('grant-deferral'),
    says: [
      notAfter('grant-deferral', 'requestedOn', '申请日期', 'The day of the request'),
      inFuture('grant-deferral', (body) => [str(body, 'dueOn')]),
    ],
    fold: (matter, act) =>
      planned(matter, act, [{ dueOn: str(act.body, 'dueOn'), fen: owedOn(matter, act.on).fineUnpaid }]),
  },
  'grant-instalments': {
    title: { zh: '批准分期缴纳罚款', en: 'Grant instalments' },
    from: ['performing'],
    by: by('head'),
    basis: ['penalty.art66'],
    body: bodyOf({
      number: documentNo(),
      requestedOn: day(),
      parts: z
        .array(z.strictObject({ dueOn: day(), fen: fen().min(1) }))
        .min(2)
        .max(60),
      reason: prose(2_000),
    }),
    personal: ['reason'],
    conditions: planConditions('grant-instalments'),
    says: [
      notAfter('grant-instalments', 'requestedOn', '申请日期', 'The day of the request'),
      inFuture('grant-instalments', (body) => itemsOf(body, 'parts').map((part) => str(part, 'dueOn'))),
    ],
    fits: [
      fits(
        'case.grant-instalments.sum',
        '各期金额之和应当等于尚未缴纳的罚款。',
        'The parts add up to the fine that is unpaid.',
        (body, matter, today) =>
          itemsOf(body, 'parts').reduce((sum, part) => sum + num(part, 'fen'), 0) === owedOn(matter, today).fineUnpaid,
      ),
    ],
    fold: (matter, act) => planned(matter, act, itemsOf(act.body, 'parts')),
  },
  'agree-performance': {
    title: { zh: '签订执行协议', en: 'Agree on performance' },
    from: ['performing'],
    by: by('head'),
    basis: ['coercion.art42', 'penalty.art72'],
    body: bodyOf({
      document: documentNo(),
      reduce: z.union([z.literal('all'), fen().min(1)]),
      /** What the party did to make good: without it the surcharge is not reduced (强制法 art 42). */
      remedied: prose(2_000),
    }),
    personal: ['remedied'],
    conditions: [
      notHandlers,
      stands,
      condition(
        'case.agree-performance.surcharge',
        '没有可以减免的加处罚款。',
        'There is no surcharge to reduce.',
        (matter, _actor, today) => owedOn(matter, today).surchargeOutstanding > 0,
      ),
    ],
    fold: (matter, act) =>
      settling(matter, act, {
        facts: append(matter, 'agreements', { ...pick(act.body, 'document', 'reduce'), on: act.on }),
      }),
  },
  'break-agreement': {
    title: { zh: '认定当事人未履行执行协议', en: 'The agreement was not performed' },
    from: ['performing', 'closable'],
    by: by('head'),
    basis: ['coercion.art42', 'penalty.art72'],
    body: bodyOf({ document: documentNo(), reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [notHandlers],
    fits: [
      fits(
        'case.break-agreement.stands',
        '没有该编号的执行协议，或者已经终止。',
        'No such agreement stands.',
        (body, matter) =>
          itemsOf(performanceOf(matter), 'agreements').some(
            (each) => str(each, 'document') === str(body, 'document') && str(each, 'brokenOn') === '',
          ),
      ),
    ],
    fold: (matter, act) => {
      const agreements = itemsOf(performanceOf(matter), 'agreements').map((each) =>
        str(each, 'document') === str(act.body, 'document') ? { ...each, brokenOn: act.on } : each,
      );
      return settling(matter, act, { facts: put(matter, { agreements: agreements as unknown as Json }) });
    },
  },
};

const MONEY = ['warning', 'fine', 'confiscate-gains'];

/** What is carried out beside money. */
export const dutyVerbs: Readonly<Record<string, Verb>> = {
  'perform-duty': {
    title: { zh: '登记处罚执行情况', en: 'Record that a penalty was carried out' },
    from: ['decided', 'performing', 'transferring'],
    by: by('officer'),
    basis: ['penalty.art66', 'penalty.art9'],
    body: bodyOf({
      kind: z.enum(kinds.filter((kind) => !MONEY.includes(kind)) as [string, ...string[]]),
      on: day(),
      document: documentNo(),
      how: prose(2_000),
      /** Licences 许可证件 that were surrendered and cancelled: the register of licences revoked. */
      licences: z
        .array(z.strictObject({ name: line(100), number: line(60), issuer: line(100) }))
        .min(1)
        .max(20)
        .exactOptional(),
      /** Goods that the authority holds already. */
      measures: z.array(numbered('m')).min(1).max(100).exactOptional(),
    }),
    personal: ['how'],
    conditions: [byHandlers, stands],
    says: [
      notAfter('perform-duty', 'on', '执行日期', 'The day on which it was carried out'),
      says(
        'case.perform-duty.licences',
        '吊销许可证件的应当逐件登记证件名称和编号，其他处罚不登记。',
        'A revocation names each licence; no other penalty does.',
        (body) => (str(body, 'kind') === 'revoke-licence') === 'licences' in body,
      ),
    ],
    fits: [
      // What the authority holds passes with the decision: its seizure must not run out while service is under way.
      fits(
        'case.perform-duty.served',
        '处罚决定尚未送达，只能先行办理已查封、扣押财物的没收。',
        'Not served yet: until then only goods that are held are taken over.',
        (body, matter) =>
          matter.state !== 'decided' || (str(body, 'kind') === 'confiscate-goods' && 'measures' in body),
      ),
      fits(
        'case.perform-duty.left',
        '处罚决定没有该种处罚，或者已经登记执行。',
        'The decision does not impose it, or it was carried out already.',
        (body, matter) => dutiesLeft(matter).some((kind) => kind === str(body, 'kind')),
      ),
    ],
    fold: (matter, act) => {
      const kind = str(act.body, 'kind');
      const performance = performanceOf(matter);
      const on = told(act.body, 'on', act.on);
      const licences = itemsOf(act.body, 'licences').map((each) => ({ ...each, on }));
      const settled = settleHeld(matter, act.on, 'confiscated', listIn(act.body, 'measures'));
      return settling(matter, act, {
        facts: {
          ...(kind === 'confiscate-goods' && 'measures' in act.body ? settled.facts : {}),
          performance: {
            ...performance,
            duties: { ...obj(performance, 'duties'), [kind]: { on, document: str(act.body, 'document') } },
            ...(licences.length === 0
              ? {}
              : { licencesRevoked: [...itemsOf(performance, 'licencesRevoked'), ...licences] as unknown as Json }),
          },
        },
        clocks: kind === 'confiscate-goods' && 'measures' in act.body ? settled.clocks : [],
      });
    },
  },
  'record-ban': {
    title: { zh: '登记取缔', en: 'Record that an unlicensed business was banned' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['penalty.art28'],
    body: bodyOf({ on: day(), document: documentNo(), place: line(300), text: prose(2_000).exactOptional() }),
    personal: ['place', 'text'],
    conditions: [
      handlersOrHead,
      condition(
        'case.record-ban.once',
        '本案已经登记取缔。',
        'It is recorded already.',
        (matter) => str(obj(performanceOf(matter), 'banned'), 'on') === '',
      ),
    ],
    says: [notAfter('record-ban', 'on', '取缔日期', 'The day of the ban')],
    fold: (matter, act) => ({ facts: put(matter, { banned: pick(act.body, 'on', 'document') }) }),
  },
  'record-recovery': {
    title: { zh: '登记挽回损失', en: 'Record loss that was recovered' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['penalty.art28'],
    body: bodyOf({ on: day(), fen: fen().min(1), document: documentNo(), text: prose(2_000).exactOptional() }),
    personal: ['text'],
    conditions: [handlersOrHead],
    says: [notAfter('record-recovery', 'on', '挽回日期', 'The day of the recovery')],
    fits: [
      fits(
        'case.record-recovery.document-twice',
        '该凭证已经登记，不得重复计算。',
        'This document is counted already.',
        (body, matter) =>
          itemsOf(performanceOf(matter), 'recovered').every((each) => str(each, 'document') !== str(body, 'document')),
      ),
    ],
    fold: (matter, act) => ({ facts: append(matter, 'recovered', pick(act.body, 'on', 'fen', 'document')) }),
  },
};

/** Something is overdue that the party was to pay or to do: what a plan moved to a later day is not. */
export function isOverdue(matter: Matter, today: PlainDate): boolean {
  const until = payableUntil(matter);
  if (until === null) return false;
  const owed = owedOn(matter, today);
  const plan = plansOf(matter).at(-1);
  const later = (plan?.parts ?? []).reduce((sum, part) => (part.dueOn >= today ? sum + part.amount : sum), 0);
  if (plan === undefined ? today > until && owed.fineUnpaid > 0 : owed.fineUnpaid > later) return true;
  return today > until && (owed.gainsUnpaid > 0 || owed.surchargeOutstanding > 0 || dutiesLeft(matter).length > 0);
}
