import { z } from 'zod';
import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { line } from '../../../platform/procedure/body.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { Condition, FoldedAct, Matter, Verb } from '../../../platform/procedure/types.ts';
import { campaignCode } from '../../intake/model/body.ts';
import { by } from '../../intake/model/roles.ts';

/** How a matter came into a campaign: by somebody's word, by the campaign's rule, or because it is in a part of it. */
export const joinedWays = {
  hand: { zh: '人工纳入', en: 'joined by hand' },
  rule: { zh: '按范围自动纳入', en: 'joined by the rule' },
  part: { zh: '随子行动计入', en: 'counted with its part' },
} as const;
export type JoinedWay = keyof typeof joinedWays;

/**
 * Codes of the campaigns in which a matter counts, each once: the one that it came with and those that it joined.
 * For `Procedure.campaigns`.
 */
export function campaignsOf({ facts }: Pick<Matter, 'facts'>): readonly string[] {
  const first = str(facts, 'campaign');
  return [...new Set([...(first === '' ? [] : [first]), ...listOf(facts.campaigns)])];
}

/** How it came into a campaign that it joined later; null for one that it came with, or is not in. */
export function joinedHow({ facts }: Pick<Matter, 'facts'>, code: string): JoinedWay | null {
  const how = str(obj(obj(facts, 'joined'), code), 'how');
  return how === 'hand' || how === 'rule' || how === 'part' ? how : null;
}

/** For `Procedure.standsSince`: that a rule has just counted it somewhere is no reason to ask an officer again. */
export const standsSince = ({ facts, version }: Matter): number =>
  facts.countedAt === version && version > 1 ? version - 1 : version;

/** Somebody took it out by hand: no rule brings it back. */
export const wasTakenOut = ({ facts }: Pick<Matter, 'facts'>, code: string): boolean => code in obj(facts, 'left');

interface Move {
  readonly add: readonly (readonly [code: string, how: JoinedWay])[];
  readonly leave: readonly string[];
  readonly reason: string;
}

const without = (entries: JsonObject, codes: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(entries).filter(([code]) => !codes.includes(code)));

/** The facts after a move. What was taken out by hand is kept with its reason; what a rule takes back leaves no trace. */
function moved(matter: Matter, act: FoldedAct, { add, leave, reason }: Move, byHand: boolean): JsonObject {
  const told = { on: act.on, ...(reason === '' ? {} : { reason }) };
  const codes = add.map(([code]) => code);
  const stay = campaignsOf(matter).filter((code) => !leave.includes(code));
  return {
    ...(leave.includes(str(matter.facts, 'campaign')) ? { campaign: null } : {}),
    campaigns: [...new Set([...stay, ...codes])],
    joined: {
      ...without(obj(matter.facts, 'joined'), leave),
      ...Object.fromEntries(add.map(([code, how]) => [code, { how, ...told }])),
    },
    left: {
      ...without(obj(matter.facts, 'left'), codes),
      ...(byHand ? Object.fromEntries(leave.map((code) => [code, told])) : {}),
    },
  };
}

/** What the rules of campaigns ask of a matter, from the body of the act that carries it. */
const askedByRules = (body: JsonObject): Move => ({
  add: (['rule', 'part'] as const).flatMap((how) => listOf(body[how]).map((code) => [code, how] as const)),
  leave: listOf(body.leave),
  reason: str(body, 'reason'),
});

/** For `Procedure.counted`: the matter joins and leaves within the act that made the rules ask for it. */
export const countedByRules = (matter: Matter, act: FoldedAct, counted: JsonObject): JsonObject =>
  moved(matter, act, askedByRules(counted), false);

/** All states but those in which a matter never was one: what was registered by mistake counts nowhere. */
export const statesBut = (states: Readonly<Record<string, unknown>>, ...never: readonly string[]): readonly string[] =>
  Object.keys(states).filter((state) => !never.includes(state));

const codes = () => z.array(campaignCode()).max(40);

/**
 * The verbs by which a matter joins and leaves campaigns, the same for every procedure that campaigns count: by hand with a
 * reason, and by the rule of a campaign, which only the system says. Each campaign at most once.
 */
export function joiningVerbs(
  procedure: string,
  from: readonly string[],
  conditions: readonly Condition[] = [],
): Readonly<Record<string, Verb>> {
  const { says, fits } = namedRules(procedure);
  const change = (verb: string, added: (body: JsonObject) => readonly string[]) =>
    fits(
      `${verb}.change`,
      '没有变化：纳入的应当尚未纳入，移出的应当已经纳入。',
      'Nothing would change: join what it is not in, leave what it is in.',
      (body, matter) => {
        const now = campaignsOf(matter);
        const [add, leave] = [added(body), listOf(body.leave)];
        return (
          add.length + leave.length > 0 &&
          add.every((code) => !now.includes(code)) &&
          leave.every((code) => now.includes(code))
        );
      },
    );
  return {
    'join-campaigns': {
      title: { zh: '纳入、移出专项行动', en: 'Join or leave campaigns' },
      from,
      by: by('officer', 'head', 'campaign-office'),
      place: 'either',
      basis: ['supervision'],
      body: z.strictObject({ add: codes(), leave: codes(), reason: line(500).exactOptional() }),
      conditions,
      says: [
        says(
          'join-campaigns.contradiction',
          '同一专项行动不能既纳入又移出。',
          'A campaign is either joined or left.',
          (body) => !listOf(body.add).some((code) => listOf(body.leave).includes(code)),
        ),
        says(
          'join-campaigns.reason',
          '人工纳入或者移出应当说明理由。',
          'Say why it joins or leaves by hand.',
          (body) => str(body, 'reason').trim() !== '',
        ),
      ],
      fits: [change('join-campaigns', (body) => listOf(body.add))],
      fold: (matter, act) => ({
        facts: moved(
          matter,
          act,
          {
            add: listOf(act.body.add).map((code) => [code, 'hand'] as const),
            leave: listOf(act.body.leave),
            reason: str(act.body, 'reason'),
          },
          true,
        ),
      }),
    },
    'join-by-rule': {
      title: { zh: '按范围计入专项行动', en: 'Join campaigns by their rule' },
      from,
      by: by('system'),
      basis: ['supervision'],
      body: z.strictObject({ rule: codes(), part: codes(), leave: codes(), reason: line(500) }),
      fits: [change('join-by-rule', (body) => [...listOf(body.rule), ...listOf(body.part)])],
      fold: (matter, act) => ({
        facts: { ...moved(matter, act, askedByRules(act.body), false), countedAt: act.seq },
      }),
    },
  };
}
