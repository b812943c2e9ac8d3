import type { ClockInput } from '../../kernel/deadline.ts';
import { computeDeadline } from '../../kernel/deadline-engine.ts';
import { AppError } from '../../kernel/error.ts';
import type { AuthorityCode, MatterId, PersonId, Region } from '../../kernel/id.ts';
import { NEVER, type PlainDate } from '../../kernel/plain-date.ts';
import { obj } from '../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../kernel/text.ts';
import {
  ANY_CAMPAIGN,
  type Change,
  type ClockEffect,
  type Counted,
  type CountedIn,
  type FoldEnvironment,
  type FoldedAct,
  type Matter,
  type MatterClock,
  type Procedure,
} from './types.ts';

/** The matter before its first act. */
export function emptyMatter(procedure: string, homeRegion: Region, id: MatterId, homeCode: AuthorityCode): Matter {
  return {
    homeRegion,
    id,
    procedure,
    version: 0,
    state: '',
    homeCode,
    handlingCode: homeCode,
    assignee: null,
    sensitivity: 0,
    title: '',
    channel: '',
    domain: '',
    openedOn: '1970-01-01' as PlainDate,
    closedOn: null,
    facts: {},
    clocks: {},
    doneBy: {},
  };
}

/** Computes a clock's date from its inputs; the same inputs give the same date on any day. */
export function withDeadline(clock: ClockInput, env: FoldEnvironment): MatterClock {
  const rule = env.rules.edition(clock.rule, clock.version);
  const { due, unrolled, provisional, paused } = computeDeadline(rule, clock, env.calendar);
  const { expects } = rule;
  return { ...clock, due, unrolled, provisional, paused, ...(expects === undefined ? {} : { expects }) };
}

function turn(
  clock: MatterClock | undefined,
  effect: ClockEffect,
  act: FoldedAct,
  region: Region,
  env: FoldEnvironment,
): MatterClock {
  if (effect.do === 'start') {
    const startedOn = effect.on ?? act.on;
    const noon = new Date(`${startedOn}T12:00:00+08:00`).toISOString();
    const rule = env.rules.get(effect.rule, startedOn, region);
    const input: ClockInput = {
      rule: rule.id,
      version: rule.effectiveFrom,
      startedOn,
      startedAt: effect.at ?? (startedOn === act.on ? act.eventAt : noon),
      pauses: [],
      extensions: [],
      endedOn: null,
      ...(effect.until === undefined ? {} : { until: effect.until }),
    };
    return withDeadline(input, env);
  }
  if (clock === undefined) throw new AppError('procedure.no-clock', 500, { clock: effect.clock, verb: act.verb });
  switch (effect.do) {
    case 'pause':
      return withDeadline(
        {
          ...clock,
          pauses: [...clock.pauses, { kind: effect.kind, from: act.on, to: null, document: effect.document }],
        },
        env,
      );
    case 'resume':
      return withDeadline(
        {
          ...clock,
          pauses: clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: effect.on ?? act.on } : pause)),
        },
        env,
      );
    case 'extend':
      return withDeadline(
        {
          ...clock,
          extensions: [
            ...clock.extensions,
            { on: act.on, limit: effect.limit, approver: effect.approver, reason: effect.reason },
          ],
        },
        env,
      );
    case 'end':
      return { ...clock, endedOn: clock.endedOn ?? effect.on ?? act.on };
    case 'drop':
      return { ...clock, endedOn: act.on, dropped: { on: act.on, basis: effect.basis } };
  }
}

function mergeFacts(before: JsonObject, change: JsonObject | undefined): JsonObject {
  if (change === undefined) return before;
  const merged: Record<string, Json> = { ...before };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete merged[key];
    else if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/** Both eyes count once: whoever stood in and for whom, so that neither of the two can later pass for another person. */
function withDoers(before: readonly PersonId[], { actor, onBehalfOf = null }: FoldedAct): PersonId[] {
  const doers = onBehalfOf === null ? [actor] : [onBehalfOf, actor];
  return [...before.filter((id) => !doers.includes(id)), ...doers];
}

/**
 * The matter after one more act. Pure: folding the same acts gives the same matter, today and in ten years.
 * @throws AppError `procedure.no-such-verb`, `procedure.no-clock`
 */
export function foldAct(procedure: Procedure, before: Matter, act: FoldedAct, env: FoldEnvironment): Matter {
  const verb = procedure.verbs[act.verb];
  if (verb === undefined)
    throw new AppError('procedure.no-such-verb', 404, { procedure: procedure.id, verb: act.verb });
  const change: Change = verb.fold(before, act);
  let clocks = before.clocks;
  for (const effect of change.clocks ?? []) {
    clocks = { ...clocks, [effect.clock]: turn(clocks[effect.clock], effect, act, before.homeRegion, env) };
  }
  const state = change.state ?? before.state;
  const final = change.closed ?? procedure.states[state]?.final ?? false;
  const closedOn = final ? (before.closedOn ?? act.on) : null;
  const after: Matter = {
    ...before,
    version: act.seq,
    state,
    handlingCode: (change.handlingCode ?? before.handlingCode) as AuthorityCode,
    assignee: change.assignee === undefined ? before.assignee : (change.assignee as PersonId | null),
    sensitivity: change.sensitivity ?? before.sensitivity,
    title: change.title ?? before.title,
    channel: change.channel ?? before.channel,
    domain: change.domain ?? before.domain,
    openedOn: before.version === 0 ? act.on : before.openedOn,
    closedOn,
    facts: mergeFacts(before.facts, change.facts),
    clocks,
    doneBy: { ...before.doneBy, [act.verb]: withDoers(before.doneBy[act.verb] ?? [], act) },
  };
  if (procedure.counted === undefined || act.body.counted === undefined) return after;
  return { ...after, facts: mergeFacts(after.facts, procedure.counted(after, act, obj(act.body, 'counted'))) };
}

/** The earliest date that an open clock of the matter falls due, or null. */
export function nextDue(matter: Matter): PlainDate | null {
  let due: PlainDate | null = null;
  for (const clock of Object.values(matter.clocks)) {
    if (clock.endedOn === null && (due === null || clock.due < due)) due = clock.due;
  }
  return matter.closedOn === null ? due : null;
}

/** The earliest date of an own duty that runs and is not paused: what presses; {@link NEVER} where nothing does. */
export function runningDue(matter: Matter): PlainDate {
  let due: PlainDate = NEVER;
  for (const clock of Object.values(matter.clocks)) {
    const presses = clock.endedOn === null && !clock.paused && clock.expects === undefined;
    if (presses && clock.due < due) due = clock.due;
  }
  return matter.closedOn === null ? due : NEVER;
}

/** Where the matter is counted now: every measure of its procedure, places with the same key summed. */
export function placesOf(procedure: Procedure, matter: Matter): Map<string, Counted> {
  const places = new Map<string, Counted>();
  const campaigns = [...new Set(procedure.campaigns?.(matter) ?? [])].sort();
  for (const measure of procedure.measures) {
    for (const { day, authority, n = 1, amount = 0 } of measure.cells(matter)) {
      const key = `${measure.id}|${day}|${authority}|${campaigns.join(' ')}|${matter.channel}|${matter.domain}`;
      const same = places.get(key);
      places.set(key, {
        measure: measure.id,
        day,
        authority,
        campaigns,
        n: n + (same?.n ?? 0),
        amount: amount + (same?.amount ?? 0),
      });
    }
  }
  return places;
}

/** What a place with these campaigns is summed under: whatever the campaign, in any, in each. */
export const eachCampaign = (campaigns: readonly string[]): readonly string[] =>
  campaigns.length === 0 ? [''] : ['', ANY_CAMPAIGN, ...campaigns];

/** The places of {@link placesOf} as figures sum them, campaign by campaign. */
export function cellsOf(procedure: Procedure, matter: Matter): Map<string, CountedIn> {
  const cells = new Map<string, CountedIn>();
  for (const { campaigns, ...place } of placesOf(procedure, matter).values()) {
    for (const campaign of eachCampaign(campaigns)) {
      const key = `${place.measure}|${place.day}|${place.authority}|${campaign}|${matter.channel}|${matter.domain}`;
      cells.set(key, { ...place, campaign });
    }
  }
  return cells;
}
