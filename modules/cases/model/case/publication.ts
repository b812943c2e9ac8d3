import { z } from 'zod';
import { addDays, type PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../../kernel/text.ts';
import type { ClockEffect, Condition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import {
  type Display,
  displayOf,
  earlyStopConditions,
  earlyStopWait,
  type PenaltyKind,
} from '../../../../rules/index.ts';
import { authorityCode, day, line, oneOf, prose } from '../schema.ts';
import { fits, handlersOrHead, says } from './conditions.ts';
import { ended } from './decision-path.ts';
import { dayOf, partyOf } from './facts.ts';
import { bodyOf, dueBy, start } from './limits.ts';
import { documentNo, sha256 } from './parts.ts';
import { by, condition, notHandlers } from './people.ts';
import { imposedOf, servedOn } from './settlement.ts';
import { OPEN } from './states.ts';

/** Publication of the penalty 行政处罚信息公示 (处罚法 art 48; 令45). */

const fact = (matter: Matter): JsonObject => obj(matter.facts, 'publication');

/** Whether the decision is to be published, and for how long; null while there is no penalty that stands. */
export function displayDue(matter: Matter): Display | null {
  const decision = imposedOf(matter);
  if (decision === null || decision.summary.outcome !== 'penalise') return null;
  if (obj(matter.facts, 'decision').illegalOn !== undefined) return { publish: false };
  const kinds = decision.penalties.map(({ kind }) => kind);
  const fine = decision.summary.fineFen as Parameters<typeof displayOf>[0]['fine'];
  return displayOf({ summary: false, kinds, fine }, decision.on, matter.homeRegion);
}

/** `none`: nothing to show or not yet; `ended`: its time is over; `stopped`: early, by repair. */
export type PublicationState = 'none' | 'shown' | 'ended' | 'stopped' | 'withdrawn';
export interface Publication {
  readonly state: PublicationState;
  readonly on: PlainDate | null;
  /** The last day of the display. */
  readonly until: PlainDate | null;
  /** Digest of the public version. */
  readonly digest: string;
}

/** How the decision stood before the public on a day, by what is known now. */
export function publicationOn(matter: Matter, day: PlainDate): Publication {
  const publication = fact(matter);
  const on = dayOf(publication, 'on');
  const until = dayOf(publication, 'until');
  const [withdrawn, stopped] = [dayOf(publication, 'withdrawnOn'), dayOf(publication, 'stoppedOn')];
  const state = (): PublicationState => {
    if (on === null || day < on) return 'none';
    if (withdrawn !== null && day >= withdrawn) return 'withdrawn';
    if (stopped !== null && day >= stopped) return 'stopped';
    return until !== null && day > until ? 'ended' : 'shown';
  };
  return { state: state(), on, until, digest: str(publication, 'digest') };
}

/** What was published is the decision as it stands now, or nothing has to be. */
export function publicationSettled(matter: Matter): boolean {
  const on = dayOf(fact(matter), 'on');
  const shown = on !== null && dayOf(fact(matter), 'withdrawnOn') === null;
  const due = displayDue(matter)?.publish === true;
  if (mustComeDown(matter)) return false;
  return !due || shown;
}

/** Which decision it is, as made or as changed: what is shown of another one is not what stands. */
const versionOf = (matter: Matter): string => {
  const decision = obj(matter.facts, 'decision');
  return [str(decision, 'number'), str(decision, 'on'), str(decision, 'changedOn')].join(' ');
};

/** The decision was changed, annulled or found unlawful after it was published (令45 art 11). */
export function mustComeDown(matter: Matter): boolean {
  const on = dayOf(fact(matter), 'on');
  if (on === null || dayOf(fact(matter), 'withdrawnOn') !== null) return false;
  const decision = obj(matter.facts, 'decision');
  return (
    imposedOf(matter) === null || decision.illegalOn !== undefined || str(fact(matter), 'version') !== versionOf(matter)
  );
}

/** The province that registered the party, by its unified code; null where it has none. */
export const registeredIn = (matter: Matter): string | null => {
  const { code } = partyOf(matter);
  return code.length === 18 ? `${code.slice(2, 4)}0000` : null;
};

/** The party is registered in another province, which publishes too (令45 art 10). */
export function isRegisteredElsewhere(matter: Matter): boolean {
  const province = registeredIn(matter);
  return province !== null && province.slice(0, 2) !== matter.homeRegion.slice(0, 2);
}

/**
 * The clocks of publication, which run from the decision and not from its service. For the act that decides: `decided` is
 * the case as that act leaves it.
 */
export function publicationClocks(decided: Matter): readonly ClockEffect[] {
  if (displayDue(decided)?.publish !== true) return [];
  return [
    start('publish', 'publish-same-prov'),
    ...(isRegisteredElsewhere(decided) ? [start('push', 'publish-cross-prov')] : []),
  ];
}

/** The display's last day: the rule's, or that of a longer restriction of business or occupation (令45 art 13). */
function displayedUntil(matter: Matter, rule: string, on: PlainDate): PlainDate {
  const own = dueBy(rule, on, matter.homeRegion);
  const limited: readonly PenaltyKind[] = ['restrict-occupation', 'restrict-activity'];
  const days = (imposedOf(matter)?.penalties ?? []).flatMap(({ kind, until }) =>
    rule === 'publish-term' && limited.includes(kind) && until !== null ? [until] : [],
  );
  return [own, ...days].sort().at(-1) ?? own;
}

/** The first day on which an early stop may be asked for; null where the law allows none. */
export function earlyStopFrom(matter: Matter): PlainDate | null {
  const on = dayOf(fact(matter), 'on');
  const kinds = (imposedOf(matter)?.penalties ?? []).map(({ kind }) => kind);
  const rule = on === null ? null : earlyStopWait(kinds, matter.domain, on, matter.homeRegion);
  return on === null || rule === null ? null : addDays(dueBy(rule, on, matter.homeRegion), 1);
}

const shownNow = (verb: string): Condition =>
  condition(
    `case.${verb}.shown`,
    '处罚信息未在公示。',
    'Nothing is on display.',
    (matter, _actor, today) => publicationOn(matter, today).state === 'shown',
  );

/** Why a publication is withdrawn. */
export const withdrawalGrounds = {
  changed: { zh: '决定被变更', en: 'the decision was changed' },
  annulled: { zh: '决定被撤销', en: 'the decision was annulled' },
  unlawful: { zh: '决定被确认违法或者无效', en: 'the decision was found unlawful or void' },
  error: { zh: '公示信息有误', en: 'what was published is wrong' },
} as const satisfies Readonly<Record<string, Text>>;

const RULES = ['publish-term-low', 'publish-term'] as const;
/** Also while it is decided anew: what must come down does so wherever the case stands by then. */
const AFTERWARDS = [...OPEN, 'closed', 'archived', 'withdrawn'] as const;
const abstract = z.strictObject({
  'decision-number': line(80),
  party: line(300),
  'violation-type': line(200),
  penalty: prose(5_000),
  authority: line(200),
  date: day(),
});
const conditionsMet = z.strictObject(
  Object.fromEntries(earlyStopConditions.map(({ code }) => [code, z.boolean()])) as Record<string, z.ZodType<boolean>>,
);

export const publicationVerbs: Readonly<Record<string, Verb>> = {
  publish: {
    title: { zh: '公示处罚信息', en: 'Publish the penalty' },
    from: ['performing', 'closable', 'transferring'],
    by: by('officer', 'head'),
    basis: ['publication45.art9', 'publication45.art4', 'publication45.art8', 'penalty.art48'],
    body: bodyOf({
      /** The six fields of the abstract 摘要 (令45 art 4). */
      abstract,
      /** SHA-256 of the public version that was rendered and checked. */
      digest: sha256(),
      /** Which term, where the law leaves it to a person (no provincial amount). */
      rule: z.enum(RULES).exactOptional(),
      why: prose(1_000).exactOptional(),
    }),
    personal: ['abstract'],
    conditions: [
      handlersOrHead,
      condition(
        'case.publish.due',
        '没有应当公示的处罚决定：仅警告、不予处罚和已被撤销的决定不公示。',
        'Nothing is to be published: not a sole warning, a dismissal, an annulled decision.',
        (matter) => displayDue(matter)?.publish === true,
      ),
      condition(
        'case.publish.once',
        '处罚信息已经公示。',
        'It is published already.',
        (matter) => dayOf(fact(matter), 'on') === null || dayOf(fact(matter), 'withdrawnOn') !== null,
      ),
      condition(
        'case.publish.told',
        '尚未书面告知当事人处罚信息将予公示。',
        'The party was not yet told in writing that it will be published.',
        (matter) => servedOn(matter) !== null && obj(matter.facts, 'service').toldPublication === true,
      ),
    ],
    fits: [
      fits(
        'case.publish.number',
        '摘要中的文号或者决定日期与处罚决定不一致。',
        'Number or date of the abstract are not those of the decision.',
        (body, matter) => {
          const decision = imposedOf(matter);
          const { 'decision-number': number, date } = obj(body, 'abstract');
          return decision !== null && number === decision.number && date === decision.on;
        },
      ),
      fits(
        'case.publish.term',
        '公示期限依规定确定；规定未明确的，由办理人选择并说明理由。',
        'The term is the rule’s; where the rule leaves it open, choose one and say why.',
        (body, matter) => {
          const due = displayDue(matter);
          if (due?.publish !== true) return false;
          if (due.rule === null) return 'rule' in body && 'why' in body;
          return !('rule' in body) || body.rule === due.rule;
        },
      ),
    ],
    fold: (matter, act) => {
      const due = displayDue(matter);
      const rule = str(act.body, 'rule') || (due?.publish === true ? (due.rule ?? RULES[1]) : RULES[1]);
      return {
        facts: {
          publication: {
            on: act.on,
            rule,
            until: displayedUntil(matter, rule, act.on),
            digest: str(act.body, 'digest'),
            version: versionOf(matter),
            ...pick(fact(matter), 'pushed'),
          },
        },
        clocks: ended(matter, 'publish'),
      };
    },
  },
  'push-publication': {
    title: { zh: '推送外省公示', en: 'Send to the province of registration' },
    from: ['decided', 'performing', 'closable', 'transferring'],
    by: by('officer', 'head'),
    basis: ['publication45.art10'],
    body: bodyOf({ to: authorityCode(), document: documentNo() }),
    conditions: [
      handlersOrHead,
      condition(
        'case.push-publication.due',
        '没有应当公示的处罚决定。',
        'Nothing is to be published.',
        (matter) => displayDue(matter)?.publish === true,
      ),
    ],
    fits: [
      fits(
        'case.push-publication.elsewhere',
        '应当推送至外省市场监督管理部门。',
        'It goes to an authority of another province.',
        (body, matter) => str(body, 'to').slice(0, 2) !== matter.homeRegion.slice(0, 2),
      ),
    ],
    fold: (matter, act) => ({
      facts: { publication: { ...fact(matter), pushed: { ...pick(act.body, 'to', 'document'), on: act.on } } },
      clocks: ended(matter, 'push'),
    }),
  },
  'withdraw-publication': {
    title: { zh: '撤回公示', en: 'Withdraw the publication' },
    from: AFTERWARDS,
    by: by('officer', 'head'),
    basis: ['publication45.art11', 'penalty.art48'],
    body: bodyOf({ ground: oneOf(withdrawalGrounds), document: documentNo(), reason: prose(2_000) }),
    conditions: [handlersOrHead, shownNow('withdraw-publication')],
    fits: [
      fits(
        'case.withdraw-publication.ground',
        '决定没有被变更、撤销、确认违法或者无效，不能以此为由撤回。',
        'The decision was not changed, annulled or found unlawful.',
        (body, matter) => str(body, 'ground') === 'error' || mustComeDown(matter),
      ),
    ],
    fold: (matter, act) => {
      const { claim: _claim, ...rest } = fact(matter);
      return {
        facts: { publication: { ...rest, withdrawnOn: act.on, withdrawn: str(act.body, 'ground') } },
        clocks: [
          ...ended(matter, 'withdraw', 'early-stop'),
          // What still stands is published again, rightly; the law gives no number of days: its first limit is taken.
          ...(displayDue(matter)?.publish === true ? [start('publish', 'publish-same-prov')] : []),
        ],
      };
    },
  },
  'ask-display-correction': {
    title: { zh: '受理更正公示信息的要求', en: 'Take a request to correct what is shown' },
    from: AFTERWARDS,
    by: by('intake', 'officer'),
    basis: ['publication45.art12'],
    body: bodyOf({ document: documentNo(), wrong: prose(2_000), evidence: z.array(line(300)).min(1).max(50) }),
    personal: ['wrong', 'evidence'],
    conditions: [
      shownNow('ask-display-correction'),
      condition(
        'case.ask-display-correction.once',
        '已有更正要求待处理。',
        'A request is waiting.',
        (matter) => obj(fact(matter), 'claim').on === undefined,
      ),
    ],
    fold: (matter, act) => ({ facts: { publication: { ...fact(matter), claim: { on: act.on, by: act.actor } } } }),
  },
  // Where the request is right, what is shown is withdrawn as wrong and published anew.
  'refuse-display-correction': {
    title: { zh: '不予更正公示信息', en: 'Refuse to correct what is shown' },
    from: AFTERWARDS,
    by: by('head'),
    basis: ['publication45.art12'],
    body: bodyOf({ document: documentNo(), reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [
      notHandlers,
      condition(
        'case.refuse-display-correction.asked',
        '没有待处理的更正要求。',
        'No request is waiting.',
        (matter) => obj(fact(matter), 'claim').on !== undefined,
      ),
    ],
    fold: (matter) => {
      const { claim: _claim, ...rest } = fact(matter);
      return { facts: { publication: rest } };
    },
  },
  'ask-early-stop': {
    title: { zh: '受理提前停止公示申请', en: 'Take a request for an early stop' },
    from: ['performing', 'closable', 'closed', 'archived'],
    by: by('intake', 'officer'),
    basis: ['publication45.art14', 'repair2021'],
    body: bodyOf({ document: documentNo(), evidence: z.array(line(300)).min(1).max(50) }),
    personal: ['evidence'],
    conditions: [
      shownNow('ask-early-stop'),
      condition(
        'case.ask-early-stop.allowed',
        '责令停产停业、限制从业或者生产经营、降低资质等级、吊销许可的，不得提前停止公示。',
        'Suspension of business, restrictions, downgrading and revocation are shown to the end.',
        (matter) => earlyStopFrom(matter) !== null,
      ),
      condition(
        'case.ask-early-stop.waited',
        '公示尚未满规定的月数，不能申请提前停止公示。',
        'It has not been shown long enough.',
        (matter, _actor, today) => today >= (earlyStopFrom(matter) ?? today),
      ),
      condition(
        'case.ask-early-stop.once',
        '已有申请待决定。',
        'A request is waiting.',
        (matter) => obj(fact(matter), 'asked').on === undefined,
      ),
    ],
    fold: (matter, act) => ({
      facts: { publication: { ...fact(matter), asked: { on: act.on, by: act.actor } } },
      clocks: [start('early-stop', 'publish-early-stop')],
    }),
  },
  'decide-early-stop': {
    title: { zh: '决定是否提前停止公示', en: 'Decide on the early stop' },
    from: ['performing', 'closable', 'closed', 'archived'],
    by: by('head'),
    basis: ['publication45.art14'],
    body: bodyOf({ stop: z.boolean(), met: conditionsMet, document: documentNo(), reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [
      notHandlers,
      condition(
        'case.decide-early-stop.asked',
        '没有待决定的申请。',
        'No request is waiting.',
        (matter) => obj(fact(matter), 'asked').on !== undefined,
      ),
    ],
    says: [
      says(
        'case.decide-early-stop.conditions',
        '四项条件都具备的才能提前停止公示，都具备的也不得拒绝。',
        'It stops exactly where all four conditions hold.',
        (body) => Object.values(obj(body, 'met')).every((met) => met === true) === (body.stop === true),
      ),
    ],
    fits: [
      fits(
        'case.decide-early-stop.performed',
        '处罚决定尚未履行完毕。',
        'The decision is not performed.',
        (body, matter) => body.stop !== true || matter.state !== 'performing',
      ),
    ],
    fold: (matter, act) => {
      const { asked: _asked, ...rest } = fact(matter);
      return {
        facts: { publication: { ...rest, ...(act.body.stop === true ? { stoppedOn: act.on } : {}) } },
        clocks: ended(matter, 'early-stop'),
      };
    },
  },
};
