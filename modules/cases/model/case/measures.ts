import { z } from 'zod';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { Text } from '../../../../kernel/text.ts';
import { entriesOf, nextId, putEntry } from '../../../../platform/procedure/entries.ts';
import type { Change, Condition, FitCondition, FoldedAct, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { ruleBook } from '../../../../rules/index.ts';
import { line, numbered, oneOf, prose, uuid } from '../schema.ts';
import { fits, handlersOrHead, says } from './conditions.ts';
import { officersOf } from './facts.ts';
import {
  allHeld,
  approvalClock,
  approveBy,
  ended,
  endOn,
  findHeld,
  type Held,
  isHeldOn,
  limitOf,
  measureKinds,
  putHeld,
} from './holdings.ts';
import {
  approvedBefore,
  close,
  held,
  imposed,
  inForce,
  keepBasis,
  keptByParty,
  measureLaws,
  notEnded,
  nothingOverdue,
  onTheSpot,
  request,
  sameDayOn,
  seizeBasis,
  spotSays,
} from './measure-parts.ts';
import { documentNo, handedOver, happened, instant, partyBlock } from './parts.ts';
import { by, byHandlers, condition, notHandlers } from './people.ts';
import { OPEN, WORKING } from './states.ts';

/** 强制法 art 28: grounds to lift (V). */
export const liftGrounds = {
  'no-violation': { zh: '当事人没有违法行为', en: 'there is no violation' },
  unrelated: { zh: '查封、扣押的场所、设施或者财物与违法行为无关', en: 'what is held has nothing to do with it' },
  decided: { zh: '已经作出处理决定，不再需要查封、扣押', en: 'it is decided, and holding is not needed any more' },
  expired: { zh: '查封、扣押期限已经届满', en: 'the time is over' },
  other: { zh: '其他不再需要采取查封、扣押措施的情形', en: 'it is not needed any more for another reason' },
} as const satisfies Readonly<Record<string, Text>>;

const choice = says(
  'case.approve-measure.one',
  '应当写明批准的是申请还是已经紧急实施的措施，二者择一。',
  'Name either a request, or a measure that was taken in urgency.',
  (body) => 'request' in body !== 'measure' in body,
);

/** The latest of what is said and what the ledger saw: an approval cannot be told into an earlier hour. */
const approvedAt = (act: FoldedAct): number => Math.max(Date.parse(str(act.body, 'at')), Date.parse(act.eventAt));

function approved(matter: Matter, act: FoldedAct): Change {
  if ('request' in act.body) {
    const id = str(act.body, 'request');
    return {
      facts: putEntry(matter, 'measureRequests', id, { state: 'approved', approvedBy: act.actor, approvedOn: act.on }),
    };
  }
  const one = held(matter, act.body);
  if (one === undefined) return {};
  // An hour too late on the very last day: the law has lifted it, whatever the head says now.
  if (approvedAt(act) > approveBy(matter, one).getTime()) return unapproved(matter, one);
  return {
    facts: putHeld(matter, one.id, { approvedAt: str(act.body, 'at'), approvedBy: act.actor }),
    clocks: [{ clock: approvalClock(one), do: 'end' }],
  };
}

function unapproved(matter: Matter, one: Held): Change {
  const on = limitOf(matter, one, one.on);
  const { entry, clocks } = ended(matter, one, on, 'unapproved');
  return { facts: putHeld(matter, one.id, entry), clocks };
}

const waitsForApproval = (verb: string): FitCondition =>
  fits(
    `case.${verb}.waiting`,
    '没有待批准的申请或者紧急措施。',
    'No such request or urgent measure waits for approval.',
    (body, matter) => {
      if ('request' in body) return str(request(matter, body), 'state') === 'asked';
      const one = held(matter, body);
      return one?.urgent === true && one.approvedAt === null && one.endedOn === null;
    },
  );

/** Something waits for a head at all: an officer's request, or an urgent measure that nobody approved. */
const anythingWaits = (verb: string): Condition =>
  condition(
    `case.${verb}.any`,
    '没有待批准的措施。',
    'No measure waits for approval.',
    (matter) =>
      entriesOf(matter, 'measureRequests').some(([, entry]) => str(entry, 'state') === 'asked') ||
      allHeld(matter).some(({ urgent, approvedAt, endedOn }) => urgent && approvedAt === null && endedOn === null),
  );

const asking: Readonly<Record<string, Verb>> = {
  'request-measure': {
    title: { zh: '申请采取措施', en: 'Ask to take a measure' },
    from: WORKING,
    by: by('officer'),
    basis: [...keepBasis, ...seizeBasis],
    body: z.strictObject({
      kind: oneOf(measureKinds),
      law: oneOf(measureLaws).exactOptional(),
      goods: prose(5_000),
      reason: prose(5_000),
    }),
    personal: ['goods', 'reason'],
    conditions: [byHandlers],
    says: [
      says(
        'case.request-measure.law',
        '查封、扣押应当写明依据的法律；先行登记保存不写。',
        'Sealing and seizing name their law; prior registration does not.',
        (body) => (body.kind !== 'register-keep') === 'law' in body,
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'measureRequests', nextId(matter, 'measureRequests', 'q'), {
        state: 'asked',
        kind: str(act.body, 'kind'),
        law: str(act.body, 'law'),
        by: act.actor,
        on: act.on,
      }),
    }),
  },
  'approve-measure': {
    title: { zh: '批准措施', en: 'Approve a measure' },
    from: OPEN,
    by: by('head'),
    basis: ['coercion.art19', ...keepBasis],
    body: z.strictObject({
      request: numbered('q').exactOptional(),
      measure: numbered('m').exactOptional(),
      /** When the head approved an urgent measure. */
      at: instant().exactOptional(),
      opinion: prose(2_000),
    }),
    personal: ['opinion'],
    conditions: [notHandlers, anythingWaits('approve-measure')],
    says: [
      choice,
      says(
        'case.approve-measure.at',
        '补办批准应当写明批准时间。',
        'Say when an urgent measure was approved.',
        (body) => 'measure' in body === 'at' in body,
      ),
      happened('approve-measure', 'at', '批准时间', 'The approval'),
    ],
    fits: [
      waitsForApproval('approve-measure'),
      fits(
        'case.approve-measure.in-time',
        '已超过二十四小时，紧急措施依法应当立即解除，不能再补办批准。',
        'More than 24 hours: the urgent measure is lifted by law and cannot be approved any more.',
        (body, matter, today) => {
          const one = held(matter, body);
          if (one === undefined) return true;
          const at = Date.parse(str(body, 'at'));
          return Date.parse(one.at) <= at && at <= approveBy(matter, one).getTime() && isHeldOn(matter, one.id, today);
        },
      ),
    ],
    fold: approved,
  },
  'refuse-measure': {
    title: { zh: '不予批准措施', en: 'Refuse a measure' },
    from: OPEN,
    by: by('head'),
    basis: ['coercion.art19', ...keepBasis],
    body: z.strictObject({
      request: numbered('q').exactOptional(),
      measure: numbered('m').exactOptional(),
      reason: prose(2_000),
    }),
    personal: ['reason'],
    conditions: [notHandlers, anythingWaits('refuse-measure')],
    says: [{ ...choice, rule: 'case.refuse-measure.one' }],
    fits: [waitsForApproval('refuse-measure')],
    fold: (matter, act) =>
      'request' in act.body
        ? { facts: putEntry(matter, 'measureRequests', str(act.body, 'request'), { state: 'refused' }) }
        : close(matter, act, 'refused', 'nothing'),
  },
};

const extensionOf = (one: Held, matter: Matter) => {
  const clock = matter.clocks[one.clock];
  return clock === undefined ? null : ruleBook.edition(clock.rule, clock.version).extension;
};

const extending: readonly FitCondition[] = [
  notEnded('extend-measure', 'seal', 'seize'),
  fits(
    'case.extend-measure.once',
    '该措施已经延长过，不能再次延长。',
    'It was prolonged already as often as the rule allows.',
    (body, matter) => {
      const one = held(matter, body);
      const times = matter.clocks[one?.clock ?? '']?.extensions.length ?? 0;
      return one !== undefined && times < (extensionOf(one, matter)?.times ?? 0);
    },
  ),
  fits(
    'case.extend-measure.days',
    '延长的天数超过规定（一般三十日，依据禁止传销条例的十五日）。',
    'More days than the rule allows (30, or 15 under the regulations on pyramid selling).',
    (body, matter) => {
      const one = held(matter, body);
      return one !== undefined && num(body, 'days') <= (extensionOf(one, matter)?.limit.amount ?? 0);
    },
  ),
  fits(
    'case.extend-measure.approver',
    '依据禁止传销条例的查封、扣押，延长须经主要负责人批准。',
    'Under the regulations on pyramid selling only the principal head prolongs.',
    (body, matter) => {
      const one = held(matter, body);
      const wanted = one === undefined ? undefined : extensionOf(one, matter)?.role;
      return body.approver === 'principal' || wanted !== 'principal';
    },
  ),
  fits(
    'case.extend-measure.asked',
    '延长应当由本案办案人员提出。',
    'An officer who handles the case asks for it.',
    (body, matter) => officersOf(matter).some((officer) => officer === body.askedBy),
  ),
  inForce('extend-measure'),
];

const seizing: Readonly<Record<string, Verb>> = {
  'impose-measure': {
    title: { zh: '实施查封、扣押', en: 'Seal or seize' },
    from: WORKING,
    by: by('officer'),
    basis: [...seizeBasis, 'coercion.art19', 'mlm.art18'],
    body: z.strictObject({
      ...onTheSpot,
      kind: z.enum(['seal', 'seize']),
      law: oneOf(measureLaws),
      /** What the party said when it was heard; the reasons and rights were told on the spot. */
      heard: prose(5_000).exactOptional(),
      remedies: prose(2_000),
      /** Decision and list, handed over on the spot. */
      delivery: handedOver(),
    }),
    personal: ['urgent', 'party', 'witness', 'place', 'reason', 'heard', 'delivery'],
    conditions: [byHandlers, nothingOverdue('impose-measure')],
    says: [
      ...spotSays('impose-measure'),
      says(
        'case.impose-measure.law',
        '引用禁止传销条例的，应当按该条例确定期限；未引用的不得适用其期限。',
        'Where the regulations on pyramid selling are cited their limit governs, and only there.',
        (body) => str(body, 'citation').includes('禁止传销条例') === (body.law === 'mlm'),
      ),
      says(
        'case.impose-measure.delivery-not-later',
        '交付决定书和清单的日期不能晚于办理当天。',
        'Decision and list are said to be delivered after the day of this act.',
        (body, today) => str(obj(body, 'delivery'), 'on') <= today,
      ),
    ],
    fits: [approvedBefore('impose-measure'), sameDayOn('impose-measure')],
    fold: imposed,
  },
  'extend-measure': {
    title: { zh: '延长查封、扣押期限', en: 'Prolong a seizure' },
    from: OPEN,
    by: by('head'),
    basis: ['coercion.art25', 'mlm.art18'],
    body: z.strictObject({
      measure: numbered('m'),
      days: z.int().min(1).max(30),
      approver: z.enum(['head', 'principal']),
      askedBy: uuid(),
      documentNo: documentNo(),
      party: partyBlock(),
      /** Told to the party in writing. */
      reason: prose(2_000),
      citation: line(500),
      remedies: prose(2_000),
    }),
    personal: ['party', 'reason'],
    conditions: [notHandlers],
    fits: extending,
    fold: (matter, act) => {
      const one = held(matter, act.body);
      if (one === undefined) return {};
      return {
        clocks: [
          {
            clock: one.clock,
            do: 'extend',
            limit: { amount: num(act.body, 'days'), unit: 'd' },
            approver: act.actor,
            reason: str(act.body, 'documentNo'),
          },
        ],
      };
    },
  },
  'lift-measure': {
    title: { zh: '解除查封、扣押', en: 'Lift a seizure' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['coercion.art28', 'mlm.art19'],
    body: z.strictObject({
      measure: numbered('m'),
      ground: oneOf(liftGrounds),
      documentNo: documentNo(),
      party: partyBlock(),
      reason: prose(2_000),
      /** The list of what is lifted is the whole of what is left. */
      delivery: handedOver().exactOptional(),
    }),
    personal: ['party', 'reason', 'delivery'],
    conditions: [handlersOrHead],
    fits: [notEnded('lift-measure', 'seal', 'seize')],
    fold: (matter, act) => close(matter, act, 'lifted', keptByParty(matter, act) ? 'all' : 'nothing'),
  },
  'deliver-measure': {
    title: { zh: '登记措施文书送达', en: 'Record that a measure was told' },
    from: OPEN,
    by: by('officer'),
    basis: ['coercion.art24', 'coercion.art25'],
    body: z.strictObject({
      measure: numbered('m'),
      what: z.enum(['imposed', 'extended', 'lifted']),
      delivery: handedOver(),
    }),
    personal: ['delivery'],
    conditions: [byHandlers],
    fits: [
      fits(
        'case.deliver-measure.measure',
        '没有该编号的措施。',
        'There is no such measure.',
        (body, matter) => held(matter, body) !== undefined,
      ),
      fits(
        'case.deliver-measure.delivery-not-later',
        '送达日期不能晚于办理当天。',
        'It is said to be delivered after the day of this act.',
        (body, _matter, today) => str(obj(body, 'delivery'), 'on') <= today,
      ),
    ],
    fold: (matter, act) => {
      const id = str(act.body, 'measure');
      const told = obj(obj(obj(matter.facts, 'held'), id), 'told');
      return { facts: putHeld(matter, id, { told: { ...told, [str(act.body, 'what')]: act.on } }) };
    },
  },
  'record-lapse': {
    title: { zh: '登记措施自动解除', en: 'Put down that a measure lapsed' },
    from: OPEN,
    by: by('system'),
    place: 'anywhere',
    basis: ['penalty.art56', 'coercion.art28', 'mlm.art19'],
    body: z.strictObject({ measure: numbered('m') }),
    fits: [
      notEnded('record-lapse'),
      fits('case.record-lapse.over', '该措施期限尚未届满。', 'Its time is not over yet.', (body, matter, today) => {
        const one = held(matter, body);
        return one !== undefined && endOn(matter, one, today) !== null;
      }),
    ],
    fold: (matter, act) => {
      const one = held(matter, act.body);
      if (one === undefined) return {};
      const { entry, clocks } = ended(matter, one, act.on, 'lapsed');
      return { facts: putHeld(matter, one.id, entry), clocks };
    },
  },
};

/** 查封、扣押: asked, approved, imposed, prolonged, lifted; `keep.ts` registers evidence, `goods.ts` says what becomes of goods. */
export const measureVerbs: Readonly<Record<string, Verb>> = { ...asking, ...seizing };

/** Measures whose extension was not yet told to the party in writing (强制法 art 25). */
export const untoldExtensions = (matter: Matter): readonly string[] =>
  Object.keys(obj(matter.facts, 'held')).filter((id) => {
    const one = findHeld(matter, id);
    const told = obj(obj(obj(matter.facts, 'held'), id), 'told');
    return one !== undefined && (matter.clocks[one.clock]?.extensions.length ?? 0) > 0 && !('extended' in told);
  });
