import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor, LedgerDependencies } from '../../../platform/ledger/types.ts';
import { emptyMatter } from '../../../platform/procedure/fold.ts';
import type { Matter, Procedure } from '../../../platform/procedure/types.ts';
import type { Directory } from '../../authorities/index.ts';
import {
  actsOf,
  findMatter,
  maskObject,
  maskPerson,
  maskProse,
  type Names,
  namesFor,
  recordedAct,
  seesPersonal,
} from '../../intake/index.ts';
import type { ActMark } from '../contract.ts';
import { type RecordedAct, type Standing, standingOn } from '../model/as-of.ts';
import type { Reader } from '../model/difference.ts';
import { eventDayOf } from '../model/event-day.ts';

/** What time travel works with; a part of what the composition root makes for intake. */
export interface HistoryContext {
  readonly ledger: LedgerDependencies;
  readonly directory: Directory;
  readonly nearWorkdays: number;
}

/** A matter with its whole history, opened for one reader. */
export interface Past {
  readonly matter: Matter;
  readonly procedure: Procedure;
  readonly acts: readonly RecordedAct[];
  readonly names: Names;
  readonly reader: Reader;
  readonly today: PlainDate;
  /** People's data unmasked: as on the page of the matter. */
  readonly full: boolean;
  standing(day: PlainDate, known: PlainDate): Standing & { readonly day: PlainDate };
  mark(act: RecordedAct): ActMark;
}

/** Ids of people that facts name, wherever they stand. */
function peopleIn(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof value === 'string') {
    if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) found.add(value);
  } else if (value !== null && typeof value === 'object') {
    for (const each of Object.values(value)) peopleIn(each, found);
  }
  return found;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Masked, but ids as they are: to the mask one without letters looks like a card's number, and names of staff are found by it. */
function masked(facts: JsonObject): JsonObject {
  const restored = (raw: Json | undefined, shown: Json): Json => {
    if (typeof raw === 'string' && UUID.test(raw)) return raw;
    if (shown === null || typeof shown !== 'object' || raw === null || typeof raw !== 'object') return shown;
    if (Array.isArray(shown)) return shown.map((each: Json, index) => restored((raw as readonly Json[])[index], each));
    const parts = Object.entries(shown as JsonObject);
    return Object.fromEntries(parts.map(([key, each]) => [key, restored((raw as JsonObject)[key], each)]));
  };
  return restored(facts, maskObject(facts)) as JsonObject;
}

/** The receipt's hash is for finding, not for showing. */
function withoutReceipt({ receiptHash: _, ...facts }: JsonObject): JsonObject {
  return facts as JsonObject;
}

/**
 * A matter's past, for whoever may see the matter today: the same row security and the same masking as its page.
 * @throws AppError 404 `procedure.no-such-matter`
 */
export async function readPast(
  { ledger, directory }: HistoryContext,
  actor: LedgerActor,
  homeRegion: string,
  id: string,
): Promise<Past> {
  const { stored, records } = await ledger.store.transaction(actor, async (tx) => ({
    stored: await findMatter(tx, homeRegion, id),
    records: await actsOf(tx, homeRegion, id),
  }));
  const { matter } = stored;
  const procedure = getProcedure(ledger, matter.procedure);
  const acts = records.map(recordedAct);
  const full = seesPersonal(actor, matter);
  // A natural person whom a case is against: its name stands in titles and texts as well.
  const party = obj(matter.facts, 'party');
  const person = str(party, 'kind') === 'person' ? str(party, 'name') : '';
  const empty = emptyMatter(matter.procedure, matter.homeRegion, matter.id, matter.homeCode);
  const assignees = records.flatMap(({ body }) => [...peopleIn(body)]);
  const names = await namesFor(directory, [matter], [...acts.map((act) => act.actor), ...assignees]);
  return {
    matter,
    procedure,
    acts,
    names,
    full,
    today: legalDay(ledger.clock.now()),
    reader: {
      names,
      facts: (facts) => withoutReceipt(full ? facts : maskPerson(masked(facts), person)),
      text: (text) => (full ? text : maskPerson(maskProse(text), person)),
    },
    standing: (day, known) => ({ ...standingOn(procedure, empty, acts, { day, known }, ledger.env), day }),
    mark: (act) => ({
      seq: act.seq,
      verb: act.verb,
      title: procedure.verbs[act.verb]?.title ?? { zh: act.verb, en: act.verb },
      actor: { id: act.actor, name: names.person(act.actor) },
      authority: { code: act.authority, name: names.authority(act.authority) },
      on: eventDayOf(procedure, act),
      recordedOn: legalDay(new Date(act.recordedAt)),
    }),
  };
}
