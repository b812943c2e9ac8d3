import type { PlainDate } from '../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../kernel/read-json.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { shinglesOf } from '../../../platform/text/minhash.ts';

/** What of a matter is compared with another; pure, and nothing of who reported it. */
export interface Told {
  readonly id: string;
  readonly region: string;
  readonly openedOn: PlainDate;
  /** Title and text as proposals count offsets in them. */
  readonly text: string;
  readonly source: { readonly system: string; readonly externalId: string } | null;
  readonly respondentCode: string;
  readonly respondentName: string;
  /** County where it happened, six digits; '' where it is not said. */
  readonly place: string;
  readonly occurredOn: string;
  readonly claimFen: number;
}

const told = new WeakMap<Matter, Told>();

export function toldOf(matter: Matter): Told {
  const known = told.get(matter);
  if (known !== undefined) return known;
  const { facts } = matter;
  const [source, respondent] = [obj(facts, 'source'), obj(facts, 'respondent')];
  const made: Told = {
    id: matter.id,
    region: matter.homeRegion,
    openedOn: matter.openedOn,
    text: `${matter.title}\n${str(facts, 'text')}`,
    source:
      str(source, 'externalId') === ''
        ? null
        : { system: str(source, 'system'), externalId: str(source, 'externalId').trim() },
    respondentCode: str(respondent, 'code'),
    respondentName: str(respondent, 'name'),
    place: str(obj(facts, 'place'), 'region'),
    occurredOn: str(facts, 'occurredOn'),
    claimFen: num(facts, 'claimFen'),
  };
  told.set(matter, made);
  return made;
}

const cut = new WeakMap<Told, Uint32Array>();

/** Shingles of title and text; cut once, however many others it is compared with. */
export function shinglesOfTold(one: Told): Uint32Array {
  const known = cut.get(one) ?? shinglesOf(one.text);
  cut.set(one, known);
  return known;
}
