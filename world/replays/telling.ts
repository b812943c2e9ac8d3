import type { ActId, AuthorityCode, MatterId, Region } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { PerformRequest } from '../../platform/ledger/types.ts';
import { instantOf } from '../calendar.ts';
import type { WorldPerson } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import type { Random } from '../random.ts';
import type { Step } from '../stories.ts';

/** One matter told act by act. */
export interface Telling extends Told {
  readonly id: MatterId;
  readonly region: Region;
  /** Adds an act at an hour of a day; two acts of one day follow each other by minutes. */
  act(on: PlainDate, by: WorldPerson, verb: string, body: JsonObject): ActId;
  /** What was added since this was asked before: a matter told in parts, others between them. */
  since(): Told;
}

export interface TellingOptions {
  readonly procedure: string;
  readonly homeCode: AuthorityCode;
  readonly random: Random;
  /** Of a matter that somebody else opened: its first act here is none that opens it. */
  readonly id?: MatterId;
}

const MORNING = 9 * 60;

/** Begins the telling of one matter; its first act opens it. */
export function telling({ procedure, homeCode, random, id: known }: TellingOptions, on: PlainDate): Telling {
  const steps: Step[] = [];
  const id = known ?? (random.uuid(instantOf(on, MORNING)) as MatterId);
  let told = 0;
  const region = homeCode.slice(0, 6) as Region;
  return {
    id,
    region,
    matters: 1,
    steps,
    act(day, by, verb, body) {
      const last = steps.at(-1)?.at.getTime() ?? 0;
      const hour = instantOf(day, MORNING + random.int(0, 45)).getTime();
      const at = new Date(Math.max(hour, last + random.int(3, 12) * 60_000));
      const first = steps.length === 0 && known === undefined;
      const request = { homeRegion: region, verb, body, eventAt: at.toISOString() };
      const asked: PerformRequest = first
        ? { ...request, actId: id as string as ActId, procedure, homeCode }
        : { ...request, actId: random.uuid(at) as ActId, matterId: id };
      steps.push({ at, by, verb, requests: [asked] });
      return asked.actId;
    },
    since() {
      const more = { matters: told === 0 ? 1 : 0, steps: steps.slice(told) };
      told = steps.length;
      return more;
    },
  };
}
