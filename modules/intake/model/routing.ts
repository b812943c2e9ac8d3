import { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import { pick, str } from '../../../kernel/read-json.ts';
import { isWithin, regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Change, FoldedAct, Matter, Verb } from '../../../platform/procedure/types.ts';
import type { BasisId } from '../../../rules/index.ts';
import { themes } from '../../triage/model/themes.ts';
import {
  authorityCode,
  line,
  oneOf,
  opening,
  openingPersonal,
  openingSealed,
  prose,
  stationCode,
  uuid,
} from './body.ts';
import { assigned, hasSender, ownOrLeading, recallable, splitOnce, unclaimed, untouched } from './conditions.ts';
import { disputeOver, disputeVerbs, notDesignated } from './dispute.ts';
import { domains, signs, urgencies } from './labels.ts';
import { noteVerb } from './note.ts';
import { notLater } from './past-days.ts';
import { by } from './roles.ts';

/** What distinguishes the procedures where they share a verb. */
export interface Kind {
  readonly id: 'clue' | 'report' | 'complaint' | 'assistance' | 'recommendation';
  /** States in which the handling authority works on it. */
  readonly working: readonly string[];
  /** Open states beside these: the work rests or is decided, but not over. */
  readonly later: readonly string[];
  /** The clock and the rule that receipt starts. */
  readonly clock: string;
  readonly rule: string;
  /** True where the clock counts from receipt by an authority with power (令121 art 15). */
  readonly restartsInAnotherBureau: boolean;
  /** Articles behind receipt and conclusion. */
  readonly basis: readonly BasisId[];
}

/** What a list and the matter page need of the opening act. */
function opened(act: FoldedAct): JsonObject {
  return {
    ...pick(act.personal, 'text', 'demand', 'respondent', 'place', 'incoming'),
    ...pick(act.body, 'source', 'origin', 'campaign', 'claimFen', 'occurredOn', 'anonymous', 'likes', 'receiptHash'),
  };
}

/** 登记: opens the matter at the body that receives it, and starts its clock that day. */
export function receive(kind: Kind): Verb {
  return {
    title: { zh: '登记', en: 'Receive' },
    from: [],
    by: by('intake', 'officer', 'system'),
    place: 'anywhere',
    basis: kind.basis,
    body: opening,
    personal: openingPersonal,
    sealed: openingSealed,
    says: [
      notLater(kind.id, 'receive', 'occurredOn', { zh: '发生日期', en: 'The day it happened' }),
      notLater(kind.id, 'receive', 'incoming.documentDate', { zh: '来文日期', en: 'The date of the document' }),
    ],
    fold: (_matter, act) => ({
      state: 'received',
      title: str(act.personal, 'title'),
      channel: str(act.body, 'channel'),
      domain: str(act.body, 'domain'),
      facts: opened(act),
      clocks: [{ clock: kind.clock, do: 'start', rule: kind.rule }],
    }),
  };
}

/** Hands the matter to `to`; refuses one that does not stand below the actor, because nobody forwards sideways. */
function assignTo(kind: Kind, matter: Matter, act: FoldedAct): Change {
  const to = str(act.body, 'to');
  if (!isWithin(to, act.authority)) {
    throw new AppError('intake.assign.outside', 422, { authority: act.authority, to });
  }
  const moved = regionOf(to) !== regionOf(matter.handlingCode);
  return {
    state: 'assigned',
    handlingCode: to,
    assignee: null,
    facts: { assignedBy: act.authority, ...pick(act.body, 'route') },
    ...(moved && kind.restartsInAnotherBureau
      ? { clocks: [{ clock: kind.clock, do: 'start', rule: kind.rule } as const] }
      : {}),
  };
}

const assignment = z.strictObject({
  to: authorityCode(),
  note: line(500).exactOptional(),
  /** The routing proposal that was followed or overruled; the verdict teaches the rules. */
  route: z.strictObject({ rule: line(60), followed: z.boolean() }).exactOptional(),
});

const screened = ['domain', 'theme', 'urgency', 'signs'] as const;
const themeTitles = Object.fromEntries(themes);
const isUnset = (act: FoldedAct, part: (typeof screened)[number]): boolean =>
  Array.isArray(act.body.unset) && act.body.unset.includes(part);

/** The theme after a screening: a theme of another domain goes with that domain. */
function screenedTheme(matter: Matter, act: FoldedAct): JsonObject {
  const said = str(act.body, 'theme');
  if (said !== '') return { theme: said };
  const known = str(matter.facts, 'theme');
  const domain = str(act.body, 'domain');
  const gone = isUnset(act, 'theme') || isUnset(act, 'domain') || (domain !== '' && !known.startsWith(`${domain}.`));
  return known !== '' && gone ? { theme: null } : {};
}

/** Letters between organs: there is no power to dispute about. */
const LETTERS: ReadonlySet<Kind['id']> = new Set(['assistance', 'recommendation']);

/** Verbs of getting a matter to whom it belongs; the same for all three procedures. */
export function routingVerbs(kind: Kind): Readonly<Record<string, Verb>> {
  const { id, working, later } = kind;
  /** From here it may go to somebody else: a complaint only before it is accepted. */
  const pending = ['assigned', ...(id === 'complaint' ? [] : working)];
  return {
    assign: {
      title: { zh: '分派', en: 'Assign' },
      from: ['received'],
      by: by('intake', 'head'),
      basis: ['samr121.art41'],
      body: assignment,
      fold: (matter, act) => assignTo(kind, matter, act),
    },
    reassign: {
      title: { zh: '改派', en: 'Reassign' },
      from: pending,
      by: by('intake', 'head'),
      place: 'superior',
      basis: ['samr121.art29', 'samr121.art33'],
      body: assignment,
      fold: (matter, act) => assignTo(kind, matter, act),
    },
    return: {
      title: { zh: '退回', en: 'Return' },
      from: [...pending, ...(LETTERS.has(id) ? [] : ['disputed'])],
      by: by('intake', 'officer', 'head'),
      basis: ['samr121.art41'],
      body: z.strictObject({ reason: line(500) }),
      conditions: [hasSender(id), notDesignated(id, 'return')],
      fold: (matter, act) => ({
        state: 'received',
        handlingCode: str(matter.facts, 'assignedBy'),
        assignee: null,
        facts: {
          returned: { by: act.authority, on: act.on, reason: str(act.body, 'reason') },
          assignedBy: null,
          dispute: null,
        },
        clocks: disputeOver(matter),
      }),
    },
    recall: {
      title: { zh: '收回分派', en: 'Take back' },
      from: ['assigned'],
      by: by('intake', 'head'),
      place: 'either',
      basis: ['samr121.art41'],
      body: z.strictObject({ reason: line(500).exactOptional() }),
      conditions: [recallable(id), notDesignated(id, 'recall')],
      fold: (_matter, act) => ({
        state: 'received',
        handlingCode: act.authority,
        assignee: null,
        facts: { assignedBy: null },
      }),
    },
    ...disputeVerbs(kind, ['received', ...pending]),
    entrust: {
      title: { zh: '交派出机构', en: 'Entrust to a station' },
      from: ['assigned', ...working],
      by: by('intake', 'head'),
      basis: ['samr121.art29'],
      body: z.strictObject({ to: stationCode(), note: line(500).exactOptional() }),
      fold: (matter, act) => {
        const to = str(act.body, 'to');
        if (regionOf(to) !== regionOf(act.authority) || regionOf(to) !== regionOf(matter.handlingCode)) {
          throw new AppError('intake.entrust.not-own-station', 422, { authority: act.authority, to });
        }
        return { handlingCode: to, assignee: null };
      },
    },
    claim: {
      title: { zh: '领办', en: 'Claim' },
      from: ['assigned', ...working],
      by: by('officer'),
      basis: [],
      body: z.strictObject({}),
      conditions: [unclaimed(id)],
      fold: (_matter, act) => ({ assignee: act.actor }),
    },
    'assign-officer': {
      title: { zh: '指定承办人', en: 'Assign an officer' },
      from: ['assigned', ...working, ...later],
      by: by('intake', 'officer', 'head'),
      basis: [],
      body: z.strictObject({ officer: uuid(), note: line(500).exactOptional() }),
      conditions: [ownOrLeading(id, 'assign-officer')],
      fold: (_matter, act) => ({ assignee: str(act.body, 'officer') }),
    },
    release: {
      title: { zh: '放回队列', en: 'Put back' },
      from: ['assigned', ...working, ...later],
      by: by('intake', 'officer', 'head'),
      basis: [],
      body: z.strictObject({ note: line(500).exactOptional() }),
      conditions: [assigned(id), ownOrLeading(id, 'release')],
      fold: () => ({ assignee: null }),
    },
    screen: {
      title: { zh: '初筛', en: 'Screen' },
      from: ['received', 'assigned', ...working],
      by: by('intake', 'officer', 'head'),
      basis: [],
      body: z.strictObject({
        domain: oneOf(domains).exactOptional(),
        /** `domain.leaf`: what within the domain. */
        theme: oneOf(themeTitles).exactOptional(),
        urgency: oneOf(urgencies).exactOptional(),
        signs: z.array(oneOf(signs)).max(4).exactOptional(),
        /** What is said to be unknown again: a screening that was wrong, or is undone. */
        unset: z.array(z.enum(screened)).min(1).max(4).exactOptional(),
        /** The lexicon rules that proposed it and whether the officer agreed. */
        proposals: z
          .array(z.strictObject({ rule: line(60), value: line(60), agreed: z.boolean() }))
          .max(20)
          .exactOptional(),
      }),
      fold: (matter, act) => ({
        domain: isUnset(act, 'domain') ? '' : str(act.body, 'domain') || matter.domain,
        facts: {
          ...pick(act.body, 'urgency', 'signs'),
          ...screenedTheme(matter, act),
          ...(isUnset(act, 'urgency') ? { urgency: null } : {}),
          ...(isUnset(act, 'signs') ? { signs: null } : {}),
        },
      }),
    },
    correct: {
      title: { zh: '更正', en: 'Correct' },
      from: ['received', 'assigned', ...working],
      by: by('intake', 'officer', 'head'),
      basis: [],
      body: z
        .strictObject({
          reason: line(500),
          domain: oneOf(domains).exactOptional(),
          title: line().exactOptional(),
          ...pickShape(opening.shape, 'demand', 'respondent', 'place', 'occurredOn', 'claimFen'),
        })
        .refine((body) => Object.keys(body).length > 1, { error: '没有更正内容 / nothing to correct' }),
      personal: ['title', 'demand', 'respondent', 'place'],
      // Who it is about, what it is like and whose work it is were read from what was wrong.
      topics: ['propose'],
      says: [notLater(id, 'correct', 'occurredOn', { zh: '发生日期', en: 'The day it happened' })],
      fold: (matter, act) => ({
        domain: str(act.body, 'domain') || matter.domain,
        title: str(act.personal, 'title') || matter.title,
        facts: { ...pick(act.personal, 'demand', 'respondent', 'place'), ...pick(act.body, 'occurredOn', 'claimFen') },
      }),
    },
    attach: {
      title: { zh: '添加附件', en: 'Attach a file' },
      from: ['received', 'assigned', ...working, ...later],
      by: by('intake', 'officer', 'head'),
      basis: [],
      /** The file itself lies outside the ledger; its hash is here, so that the act proves which content was meant. */
      body: z.strictObject({ file: uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/), name: line(200) }),
      personal: ['name'],
      // The same file on another matter may mean that the two are one.
      topics: ['propose'],
      fold: (matter) => ({ facts: { files: Number(matter.facts.files ?? 0) + 1 } }),
    },
    note: noteVerb(['received', 'assigned', ...working, ...later]),
    void: {
      title: { zh: '撤销登记', en: 'Void' },
      from: ['received', 'assigned'],
      by: by('intake', 'administrator'),
      place: 'either',
      basis: [],
      body: z.strictObject({ reason: line(500), batch: uuid().exactOptional() }),
      conditions: [untouched(id)],
      fold: (_matter, act) => ({
        state: 'voided',
        facts: { voided: { on: act.on, reason: str(act.body, 'reason') } },
        clocks: [{ clock: kind.clock, do: 'end' }],
      }),
    },
  };
}

/** 分送: a letter that holds a complaint and a report becomes two records with separate clocks (令121 art 9). */
export function split(into: 'report' | 'complaint'): Verb {
  const of = into === 'report' ? 'complaint' : 'report';
  return {
    title:
      into === 'report'
        ? { zh: '分出举报', en: 'Split off a report' }
        : { zh: '分出投诉', en: 'Split off a complaint' },
    from: ['received', 'assigned'],
    by: by('intake', 'officer'),
    basis: ['samr121.art9'],
    body: z.strictObject({ matter: uuid(), note: prose(2000).exactOptional() }),
    conditions: splitOnce(of, into),
    fold: (_matter, act) => ({ facts: { split: { procedure: into, matter: str(act.body, 'matter') } } }),
  };
}

function pickShape<T extends object, K extends keyof T>(shape: T, ...keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(Object.entries(shape).filter(([key]) => (keys as readonly string[]).includes(key))) as Pick<
    T,
    K
  >;
}
