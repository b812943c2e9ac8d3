import { z } from 'zod';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../../kernel/text.ts';
import { nextId, putEntry } from '../../../../platform/procedure/entries.ts';
import type {
  BodyCondition,
  Change,
  ClockEffect,
  Condition,
  FitCondition,
  FoldedAct,
  Matter,
} from '../../../../platform/procedure/types.ts';
import type { BasisId } from '../../../../rules/index.ts';
import { line, numbered, prose, uuid } from '../schema.ts';
import { fits, says } from './conditions.ts';
import {
  approvalClock,
  approvalRule,
  ended,
  findHeld,
  type Held,
  isHeldOn,
  lapsedUnreturned,
  less,
  type MeasureKind,
  putHeld,
  type Quantities,
} from './holdings.ts';
import {
  documentNo,
  goodsList,
  happened,
  instant,
  itemsOf,
  legalDayAt,
  officersPresent,
  partyBlock,
  seals,
  someone,
  twoOfficers,
  witnessed,
} from './parts.ts';
import { condition } from './people.ts';

/** Which law a measure rests on: it decides how long goods may be held. */
export const measureLaws = {
  coercion: { zh: '行政强制法', en: 'Coercion Law' },
  mlm: { zh: '禁止传销条例', en: 'Regulations on the Prohibition of Pyramid Selling' },
} as const satisfies Readonly<Record<string, Text>>;

export const keepBasis = ['penalty.art56', 'procedure.art33', 'procedure.art34'] as const satisfies BasisId[];
export const seizeBasis = ['coercion.art24', 'coercion.art25'] as const satisfies BasisId[];

export const ruleOf = (kind: MeasureKind, law: string): string => {
  if (kind === 'register-keep') return 'case-register-keep';
  return law === 'mlm' ? 'case-seize-mlm' : 'case-seize';
};
export const kindIn = (verb: string, body: JsonObject): MeasureKind =>
  verb === 'register-keep' ? 'register-keep' : (str(body, 'kind') as MeasureKind);
export const lawIn = (verb: string, body: JsonObject): string => (verb === 'register-keep' ? '' : str(body, 'law'));

export const request = (matter: Matter, body: JsonObject): JsonObject =>
  obj(obj(matter.facts, 'measureRequests'), str(body, 'request'));
export const held = (matter: Matter, body: JsonObject): Held | undefined => findHeld(matter, str(body, 'measure'));

/** Either approved before, or urgent with its reason: nothing between (强制法 art 18, 19; 程序规定 art 33–35). */
export const oneGround = (verb: string): BodyCondition =>
  says(
    `case.${verb}.approved-or-urgent`,
    '应当写明已经批准的申请，或者说明情况紧急当场实施的理由，二者择一。',
    'Name the request that was approved, or say why it was urgent: one of the two.',
    (body) => 'request' in body !== 'urgent' in body,
  );

export const approvedBefore = (verb: string): FitCondition =>
  fits(
    `case.${verb}.approved`,
    '负责人尚未批准该项措施，或者批准已经使用，或者批准的措施种类、依据不同。',
    'No head approved this measure, or the approval was used, or is for another kind or law.',
    (body, matter) => {
      if (!('request' in body)) return true;
      const asked = request(matter, body);
      return (
        str(asked, 'state') === 'approved' &&
        str(asked, 'kind') === kindIn(verb, body) &&
        str(asked, 'law') === lawIn(verb, body)
      );
    },
  );

/** A limit that is over cannot be begun again by a new measure: what is still in hand goes back first. */
export const nothingOverdue = (verb: string): Condition =>
  condition(
    `case.${verb}.return-first`,
    '有期满或者已解除而尚未退还的财物，应当先退还，不得以新的措施继续持有。',
    'Goods whose time is over have not been given back: they go back before anything new is held.',
    (matter, _actor, today) => lapsedUnreturned(matter, today).length === 0,
  );

export const sameDayOn = (verb: string): FitCondition =>
  fits(
    `case.${verb}.at-opened`,
    '实施时间早于立案登记日期。',
    'It is said to be done before the case was opened.',
    (body, matter) => (legalDayAt(body, 'at') ?? matter.openedOn) >= matter.openedOn,
  );

export const onTheSpot = {
  request: numbered('q').exactOptional(),
  urgent: z.strictObject({ reason: prose(2_000) }).exactOptional(),
  documentNo: documentNo(),
  /** When it was done; hours and days are counted from it. */
  at: instant(),
  officers: officersPresent(),
  licenceShown: z.literal(true),
  party: partyBlock(),
  witness: someone().exactOptional(),
  place: line(300),
  reason: prose(5_000),
  citation: line(500),
  goods: goodsList(),
  seals: seals().exactOptional(),
  custody: z.enum(['party', 'authority', 'third']),
  recordings: z.array(uuid()).max(50).exactOptional(),
};

export const spotSays = (verb: string): readonly BodyCondition[] => [
  oneGround(verb),
  twoOfficers(verb),
  witnessed(verb),
  happened(verb, 'at', '实施时间', 'The measure'),
];

/** The fold of a measure that begins: its list becomes quantities, its clock runs, an urgent one waits for approval. */
export function imposed(matter: Matter, act: FoldedAct): Change {
  const id = nextId(matter, 'held', 'm');
  const kind = kindIn(act.verb, act.body);
  const goods = itemsOf(act.body, 'goods');
  // The reasons of urgency are erasable; that nobody approved it before stays.
  const urgent = !('request' in act.body);
  const rule = ruleOf(kind, lawIn(act.verb, act.body));
  const clock = `${kind === 'register-keep' ? 'keep' : 'seize'}:${id}`;
  const on = legalDayAt(act.body, 'at') ?? act.on;
  const entry: JsonObject = {
    kind,
    rule,
    clock,
    on,
    at: str(act.body, 'at'),
    urgent,
    custody: str(act.body, 'custody'),
    goods: goods.length,
    valueFen: goods.reduce((total, each) => total + num(each, 'valueFen'), 0),
    left: Object.fromEntries(goods.map((each, index) => [String(index + 1), num(each, 'quantity')])),
  };
  const used = urgent ? {} : putEntry(matter, 'measureRequests', str(act.body, 'request'), { state: 'used' });
  const clocks: ClockEffect[] = [{ clock, do: 'start', rule, on }];
  if (urgent) {
    const at = new Date(str(act.body, 'at')).toISOString();
    clocks.push({ clock: approvalClock({ id }), do: 'start', rule: approvalRule(kind), on, at });
  }
  return { facts: { ...putHeld(matter, id, entry), ...used }, clocks };
}

export const notEnded = (verb: string, ...kinds: readonly MeasureKind[]): FitCondition =>
  fits(
    `case.${verb}.measure`,
    '没有该编号的措施，或者该措施已经结束。',
    'There is no such measure, or it has ended.',
    (body, matter) => {
      const one = held(matter, body);
      return one !== undefined && one.endedOn === null && (kinds.length === 0 || kinds.includes(one.kind));
    },
  );

/** By the law's own reading: a measure whose time is over is not in force, whether or not anybody wrote it down. */
export const inForce = (verb: string): FitCondition =>
  fits(
    `case.${verb}.in-time`,
    '措施期限已经届满，依法自动解除，不能再延长或者据此处理；财物应当立即退还。',
    'The time is over and the measure has lapsed by law: it cannot be prolonged or built upon; the goods go back at once.',
    (body, matter, today) => isHeldOn(matter, str(body, 'measure'), today),
  );

/** The act ends the measure; what it says is gone from hand is taken off. */
export function close(
  matter: Matter,
  act: FoldedAct,
  end: 'refused' | 'released' | 'lifted' | 'seized' | 'confiscated' | 'handed-over',
  gone: 'nothing' | 'all',
): Change {
  const one = held(matter, act.body);
  if (one === undefined) return {};
  const { entry, clocks } = ended(matter, one, act.on, end);
  const confiscated = end === 'confiscated' ? { confiscated: one.left } : {};
  return {
    facts: putHeld(matter, one.id, { ...entry, ...confiscated, ...(gone === 'all' ? { left: {} } : {}) }),
    clocks,
  };
}

/** What stayed with the party is free with the notice; anything else has to be given back. */
export const keptByParty = (matter: Matter, act: FoldedAct): boolean => held(matter, act.body)?.custody === 'party';

export const takenOff = (body: JsonObject): Quantities =>
  Object.fromEntries(itemsOf(body, 'goods').map((each) => [String(num(each, 'line')), num(each, 'quantity')]));

/** The act names no more than what is still in hand. */
export const fromHand = (verb: string, of: 'left' | 'confiscated' = 'left'): FitCondition =>
  fits(
    `case.${verb}.goods`,
    '所列财物不在清单内，或者数量超过尚存数量。',
    'Not on the list, or more than is still there.',
    (body, matter) => {
      const one = held(matter, body);
      if (one === undefined) return false;
      return Object.entries(takenOff(body)).every(([line, quantity]) => quantity <= (one[of][line] ?? 0) + 1e-9);
    },
  );

/** Goods taken off a measure; the last of them ends it. */
export function takeOff(
  matter: Matter,
  one: Held,
  body: JsonObject,
  act: FoldedAct,
  proceedsFen = one.proceedsFen,
): Change {
  const left = less(one.left, takenOff(body));
  const empty = Object.keys(left).length === 0 && proceedsFen === 0;
  const { entry, clocks } = empty ? ended(matter, one, act.on, 'settled') : { entry: {}, clocks: [] };
  return { facts: putHeld(matter, one.id, { left, proceedsFen, ...entry }), clocks };
}
