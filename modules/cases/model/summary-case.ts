import { z } from 'zod';
import type { Fen } from '../../../kernel/money.ts';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type {
  BodyCondition,
  Change,
  ClockEffect,
  Condition,
  FitCondition,
  FoldedAct,
  Matter,
  Measure,
  Procedure,
  State,
  Verb,
} from '../../../platform/procedure/types.ts';
import { leastOfficers, onspotReason, type PenaltyKind, summaryObstacle } from '../../../rules/index.ts';
import { countedByRules, joiningVerbs, standsSince, statesBut } from '../../campaigns/model/joining.ts';
import { campaignCode } from '../../intake/model/body.ts';
import { channels, domains } from '../../intake/model/labels.ts';
import { ended } from './case/decision-path.ts';
import { documentVerbs } from './case/documents.ts';
import { marksOf, partyOf } from './case/facts.ts';
import { sourceKinds } from './case/filing.ts';
import { bodyOf, start, withFacts } from './case/limits.ts';
import { documentNo, itemsOf, officersPresent, receivedAs, sha256, signature, someone } from './case/parts.ts';
import { by, condition as conditionOf, notHandlers } from './case/people.ts';
import { summaryOf } from './case/proposal.ts';
import { owedOn, paymentsOf, performanceOf, sameReceipt } from './case/settlement.ts';
import { day, fen, line, oneOf, prose, regionCode, slug, uuid } from './schema.ts';
import { summaryMeasures } from './summary-measures.ts';
import { summaryRemedyVerbs } from './summary-remedies.ts';

/** 简易程序案件 (处罚法 art 51–53): decided on the spot, reported, paid, filed away. A procedure of its own. */

export const summaryStates = {
  decided: { title: { zh: '已当场处罚', en: 'Decided on the spot' } },
  filed: { title: { zh: '已备案归档，待缴款', en: 'Filed away, not yet paid' } },
  closed: { title: { zh: '已办结', en: 'Done' }, final: true },
  voided: { title: { zh: '已撤销', en: 'Voided' }, final: true },
} as const satisfies Readonly<Record<string, State>>;

const says = (rule: string, zh: string, en: string, holds: BodyCondition['holds']): BodyCondition => ({
  rule: `summary-case.${rule}`,
  text: { zh, en },
  holds,
});
const fits = (rule: string, zh: string, en: string, holds: FitCondition['holds']): FitCondition => ({
  rule: `summary-case.${rule}`,
  text: { zh, en },
  holds,
});
const condition = (rule: string, zh: string, en: string, holds: Condition['holds']): Condition =>
  conditionOf(`summary-case.${rule}`, zh, en, holds);

const kindsIn = (body: JsonObject): readonly PenaltyKind[] =>
  itemsOf(body, 'penalties').map((each) => str(each, 'kind') as PenaltyKind);
const fineIn = (body: JsonObject): Fen =>
  itemsOf(body, 'penalties').reduce((sum, each) => sum + num(each, 'fen'), 0) as Fen;
const officers = (body: JsonObject): readonly string[] => itemsOf(body, 'officers').map((each) => str(each, 'person'));

/** Money that the officers took and that is not yet in the bank. */
const onTheWay = (matter: Matter): boolean => {
  const collected = obj(performanceOf(matter), 'collected');
  return str(collected, 'receipt') !== '' && str(collected, 'bankedOn') === '';
};

/** Where an act leaves the case: done once its papers are filed and all money is in the bank. */
function onwards(matter: Matter, act: FoldedAct, change: Change & { readonly facts: JsonObject }): Change {
  const after = withFacts(matter, change.facts);
  const paid = owedOn(after, act.on).total === 0;
  const filed = str(after.facts, 'filedOn') !== '';
  const state = !filed ? 'decided' : paid && !onTheWay(after) ? 'closed' : 'filed';
  return { ...change, state, clocks: [...(change.clocks ?? []), ...(paid ? ended(matter, 'pay') : [])] };
}

const put = (matter: Matter, entries: JsonObject): JsonObject => ({
  performance: { ...performanceOf(matter), ...entries },
});

const penalty = z.strictObject({
  kind: z.enum(['warning', 'fine']),
  fen: fen().min(1).exactOptional(),
  citation: line(300),
});

const decideOnSpot: Verb = {
  title: { zh: '当场作出处罚决定', en: 'Decide on the spot' },
  from: [],
  by: by('officer'),
  place: 'anywhere',
  basis: ['penalty.art51', 'penalty.art52', 'penalty.art42', 'penalty.art44', 'penalty.art45', 'penalty.art68'],
  body: bodyOf({
    number: documentNo(),
    title: line(),
    cause: line(),
    violation: slug(),
    domain: oneOf(domains),
    channel: oneOf(channels),
    party: z.strictObject({
      kind: z.enum(['person', 'organisation']),
      name: line().exactOptional(),
      code: line(18).exactOptional(),
    }),
    person: someone().exactOptional(),
    place: line(300),
    sources: z
      .array(
        z.strictObject({
          kind: oneOf(sourceKinds),
          region: regionCode().exactOptional(),
          matterId: uuid().exactOptional(),
        }),
      )
      .max(200),
    campaigns: z.array(campaignCode()).max(40),
    officers: officersPresent(),
    /** The facts are certain and there is a statutory basis: for the officers to say (处罚法 art 51). */
    certain: z.literal(true),
    facts: prose(5_000),
    /** Facts, reasons, basis and rights were told; what the party said, or that it said nothing. */
    told: z.literal(true),
    defence: z.discriminatedUnion('made', [
      z.strictObject({ made: z.literal(false) }),
      z.strictObject({ made: z.literal(true), content: prose(5_000), answer: prose(5_000) }),
    ]),
    penalties: z.array(penalty).min(1).max(2),
    /** Money taken at once, with the official receipt (处罚法 art 68–70). */
    collected: z
      .strictObject({ receipt: line(60), hardLater: z.boolean(), request: line(500).exactOptional() })
      .exactOptional(),
    signature: signature(),
    amountFen: fen().exactOptional(),
  }),
  personal: ['title', 'person', 'place', 'facts', 'defence', 'signature'],
  says: [
    says(
      'decide-on-spot.penalties',
      '罚款应当写明金额，警告不写金额；同一种处罚只写一次。',
      'A fine states its amount, a warning none; each kind once.',
      (body) =>
        new Set(kindsIn(body)).size === kindsIn(body).length &&
        itemsOf(body, 'penalties').every((each) => (str(each, 'kind') === 'fine') === 'fen' in each),
    ),
    says(
      'decide-on-spot.party-name',
      '当事人是单位的填写名称；是自然人的，姓名只填写在个人信息中。',
      'An organisation is named with the party; a person only in the personal part.',
      (body) => {
        const party = obj(body, 'party');
        return str(party, 'kind') === 'person'
          ? !('name' in party) && 'person' in body
          : 'name' in party && !('person' in body);
      },
    ),
    says(
      'decide-on-spot.collected-fine',
      '没有罚款的，不能当场收缴。',
      'Without a fine nothing is collected.',
      (body) => !('collected' in body) || fineIn(body) > 0,
    ),
  ],
  fits: [
    fits(
      'decide-on-spot.officers',
      '执法人员不得少于两人。',
      'At least two officers are needed.',
      (body, matter, today) => new Set(officers(body)).size >= leastOfficers('case-staffing', today, matter.homeRegion),
    ),
    fits(
      'decide-on-spot.own',
      '当场处罚由在场的执法人员作出。',
      'One of the officers on the spot decides.',
      (body, _matter, _today, actor) => officers(body).some((one) => !isOther(actor, one)),
    ),
    fits(
      'decide-on-spot.limits',
      '超出简易程序的处罚种类或者数额，应当适用普通程序。',
      'Beyond what the summary procedure may impose: use the ordinary one.',
      (body, matter, today) => {
        const party = str(obj(body, 'party'), 'kind') === 'person' ? 'person' : 'organisation';
        return summaryObstacle({ party, kinds: kindsIn(body), fine: fineIn(body) }, today, matter.homeRegion) === null;
      },
    ),
    fits(
      'decide-on-spot.collect',
      '不符合当场收缴的情形，罚款应当由当事人到指定银行缴纳。',
      'The fine may not be taken on the spot: it is paid to the bank.',
      (body, matter, today) => {
        if (!('collected' in body)) return true;
        const collected = obj(body, 'collected');
        const asked = {
          fine: fineIn(body),
          summary: true,
          hardLater: collected.hardLater === true,
          remoteRequest: 'request' in collected,
        };
        return onspotReason(asked, today, matter.homeRegion) !== null;
      },
    ),
  ],
  topics: ['notice'],
  fold: (_matter, act) => {
    const fine = fineIn(act.body);
    const collected = obj(act.body, 'collected');
    const taken = 'collected' in act.body;
    const name = str(obj(act.personal, 'person'), 'name');
    const payment = { receipt: str(collected, 'receipt'), on: act.on, parts: [{ towards: 'fine', fen: fine }] };
    const clocks: readonly ClockEffect[] = [
      start('archive', 'case-summary-archive'),
      ...(taken ? [start('hand-in', 'case-onspot-hand-in')] : []),
      ...(!taken && fine > 0 ? [start('pay', 'fine-pay')] : []),
    ];
    return {
      state: 'decided',
      title: str(act.personal, 'title'),
      channel: str(act.body, 'channel'),
      domain: str(act.body, 'domain'),
      facts: {
        ...pick(act.body, 'number', 'cause', 'violation', 'sources', 'amountFen'),
        party: { ...pick(obj(act.body, 'party'), 'kind', 'name', 'code'), ...(name === '' ? {} : { name }) },
        campaigns: [...new Set(listOf(act.body.campaigns))],
        officers: [...new Set(officers(act.body))],
        decision: {
          on: act.on,
          by: act.actor,
          number: str(act.body, 'number'),
          summary: summaryOf({ ...act.body, outcome: 'penalise' }),
          penalties: itemsOf(act.body, 'penalties').map((each) => pick(each, 'kind', 'fen')),
        },
        // Handed over on the spot (处罚法 art 52): the party's time begins at once.
        service: { on: act.on, method: 'direct', toldRemedies: true, toldSurcharge: true },
        performance: taken ? { payments: [payment], collected: { receipt: str(collected, 'receipt') } } : {},
      } as unknown as JsonObject,
      clocks,
    };
  },
};

const money = (verb: string): Condition =>
  condition(
    `${verb}.collected`,
    '没有当场收缴的罚款。',
    'No money was taken on the spot.',
    (matter) => str(obj(performanceOf(matter), 'collected'), 'receipt') !== '',
  );

export const summaryVerbs: Readonly<Record<string, Verb>> = {
  'decide-on-spot': decideOnSpot,
  'keep-record': {
    title: { zh: '归入现场记录', en: 'Keep a record of the spot' },
    from: ['decided', 'filed'],
    by: by('officer'),
    basis: ['penalty.art47', 'penalty.art52'],
    /** A picture of the signature, of the paper as it was handed over, of the place. */
    body: bodyOf({ title: line(), on: day(), file: receivedAs() }),
    personal: ['title'],
    conditions: [
      condition(
        'keep-record.own',
        '现场记录由作出当场处罚的执法人员归入。',
        'It is kept by one of the officers who decided.',
        (matter, actor) => listOf(matter.facts.officers).some((one) => !isOther(actor, one)),
      ),
    ],
    fold: () => ({}),
  },
  'hand-in': {
    title: { zh: '上交当场收缴的罚款', en: 'Hand in the money' },
    from: ['decided', 'filed'],
    by: by('officer'),
    basis: ['penalty.art71'],
    body: bodyOf({ document: documentNo() }),
    conditions: [
      money('hand-in'),
      condition(
        'hand-in.once',
        '已经上交。',
        'It is handed in already.',
        (matter) => str(obj(performanceOf(matter), 'collected'), 'handedInOn') === '',
      ),
    ],
    fold: (matter, act) => ({
      facts: put(matter, { collected: { ...obj(performanceOf(matter), 'collected'), handedInOn: act.on } }),
      clocks: [...ended(matter, 'hand-in'), start('bank', 'case-onspot-bank')],
    }),
  },
  bank: {
    title: { zh: '缴付银行', en: 'Pay it into the bank' },
    from: ['decided', 'filed'],
    by: by('intake', 'officer', 'head'),
    basis: ['penalty.art71'],
    body: bodyOf({ document: documentNo() }),
    conditions: [
      money('bank'),
      condition(
        'bank.handed-in',
        '执法人员尚未上交，或者已经缴付银行。',
        'It is not handed in yet, or banked already.',
        (matter) => onTheWay(matter) && str(obj(performanceOf(matter), 'collected'), 'handedInOn') !== '',
      ),
    ],
    fold: (matter, act) =>
      onwards(matter, act, {
        facts: put(matter, { collected: { ...obj(performanceOf(matter), 'collected'), bankedOn: act.on } }),
        clocks: ended(matter, 'bank'),
      }),
  },
  'record-payment': {
    title: { zh: '登记缴款', en: 'Record a payment' },
    from: ['decided', 'filed'],
    by: by('officer', 'intake', 'system'),
    basis: ['penalty.art67', 'penalty.art72'],
    body: bodyOf({
      receipt: line(60),
      paidOn: day(),
      parts: z
        .array(z.strictObject({ towards: z.enum(['fine', 'surcharge']), fen: fen().min(1) }))
        .min(1)
        .max(2)
        .refine((parts) => new Set(parts.map(({ towards }) => towards)).size === parts.length),
      /** Number of the other case in which this receipt stands rightly. */
      alsoIn: line(120).exactOptional(),
    }),
    says: [
      says(
        'record-payment.paidOn-not-later',
        '缴款日期不能晚于办理当天。',
        'The day of payment lies after this act.',
        (body, today) => str(body, 'paidOn') <= today,
      ),
    ],
    fits: [
      fits(
        'record-payment.receipt-twice',
        '该缴款票据已经登记，不得重复入账。',
        'This receipt is booked already.',
        (body, matter) => paymentsOf(matter).every(({ receipt }) => !sameReceipt(receipt, str(body, 'receipt'))),
      ),
      fits(
        'record-payment.after-decision',
        '缴款日期不能早于作出决定之日。',
        'It cannot be paid before it was decided.',
        (body, matter) => str(body, 'paidOn') >= str(obj(matter.facts, 'decision'), 'on'),
      ),
      fits(
        'record-payment.overpaid',
        '缴款超过应缴数额，请核对票据；多缴部分由银行退还当事人。',
        'More than is owed: check the receipt; what is too much goes back.',
        (body, matter, today) => owedOn(withFacts(matter, paidFacts(matter, body)), today).excess === 0,
      ),
    ],
    fold: (matter, act) => onwards(matter, act, { facts: paidFacts(matter, act.body) }),
  },
  'file-summary': {
    title: { zh: '备案归档', en: 'File away' },
    from: ['decided'],
    by: by('officer', 'intake'),
    basis: ['procedure.summary-archive', 'penalty.art52'],
    body: bodyOf({
      shelf: line(100),
      pages: z.int().min(1).max(1_000),
      /** SHA-256 and papers of the dossier that was built of it; absent where only paper is filed. */
      digest: sha256().exactOptional(),
      documents: z.int().min(1).max(1_000).exactOptional(),
    }),
    says: [
      says(
        'file-summary.dossier',
        '归档电子卷宗的，应当同时写明校验值和件数。',
        'A dossier is named by its digest and the number of its papers together.',
        (body) => 'digest' in body === 'documents' in body,
      ),
    ],
    fold: (matter, act) => {
      const dossier = { on: act.on, ...pick(act.body, 'digest', 'documents', 'pages') };
      return onwards(matter, act, {
        facts: { filedOn: act.on, ...('digest' in act.body ? { dossier } : {}) },
        clocks: ended(matter, 'archive'),
      });
    },
  },
  void: {
    title: { zh: '撤销当场处罚', en: 'Void the decision' },
    from: ['decided', 'filed', 'closed'],
    by: by('head'),
    basis: ['penalty.art48'],
    body: bodyOf({
      document: documentNo(),
      reason: prose(2_000),
      /** All that was paid, given back. */
      returned: z.strictObject({ fen: fen().min(1), document: documentNo() }).exactOptional(),
    }),
    personal: ['reason'],
    conditions: [{ ...notHandlers, rule: 'summary-case.void.not-handlers' }],
    fits: [
      fits(
        'void.returned',
        '已缴款项应当全部退还当事人。',
        'All that was paid is given back.',
        (body, matter) => num(obj(body, 'returned'), 'fen') === paidIn(matter),
      ),
    ],
    topics: ['notice'],
    fold: (matter, act) => ({
      state: 'voided',
      facts: {
        decision: { ...obj(matter.facts, 'decision'), void: { on: act.on, how: 'revoked' } },
        ...put(matter, {
          returned: [{ ...pick(obj(act.body, 'returned'), 'fen', 'document'), on: act.on }] as unknown as Json,
        }),
      },
      clocks: ended(matter, 'archive', 'hand-in', 'bank', 'pay'),
    }),
  },
};

const paidIn = (matter: Matter): number =>
  paymentsOf(matter).reduce((sum, { parts }) => parts.reduce((all, part) => all + part.fen, sum), 0);

const paidFacts = (matter: Matter, body: JsonObject): JsonObject => {
  const before = itemsOf(performanceOf(matter), 'payments');
  const entry = {
    ...{ receipt: str(body, 'receipt'), on: str(body, 'paidOn'), parts: body.parts ?? [] },
    ...pick(body, 'alsoIn'),
  };
  return put(matter, { payments: [...before, entry] as unknown as Json });
};

const remedies = summaryRemedyVerbs(onwards);

export const summaryCase: Procedure = {
  id: 'summary-case',
  title: { zh: '简易程序案件', en: 'Summary case' },
  states: summaryStates,
  verbs: {
    ...summaryVerbs,
    ...remedies,
    ...joiningVerbs('summary-case', statesBut(summaryStates, 'voided')),
    ...documentVerbs({
      prefix: 'summary-case',
      from: Object.keys(summaryStates),
      conditions: [
        condition(
          'issues-papers',
          '由当场作出决定的执法人员或者机关负责人办理。',
          'Whoever decided on the spot does this, or a head.',
          (matter, actor) =>
            actor.roles.includes('head') ||
            (matter.doneBy['decide-on-spot'] ?? []).some((id) => id === actor.personId || id === actor.onBehalfOf),
        ),
      ],
      rolesOf: (verb) => (summaryVerbs[verb] ?? remedies[verb])?.by ?? [],
    }),
  },
  measures: summaryMeasures as readonly Measure[],
  words: (matter) => [matter.title, str(matter.facts, 'number'), str(matter.facts, 'cause'), partyOf(matter).name],
  marks: marksOf,
  campaigns: (matter) => listOf(matter.facts.campaigns),
  standsSince,
  counted: countedByRules,
};
