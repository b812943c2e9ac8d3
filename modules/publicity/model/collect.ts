import { parseIdCard } from '../../../kernel/codes/idcard.ts';
import { addMonths, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import type { Procedure } from '../../../platform/procedure/types.ts';
import { foldedOf } from './folded-text.ts';
import { numbersIn } from './numbers.ts';
import { looksLikePerson } from './people.ts';
import { foldKindOf, isPerson, type Secret, type SecretKind, type SecretOwner } from './secret.ts';

/** An act of the case as it is read here: with its personal part, empty after erasure. */
export interface SourceAct {
  readonly verb: string;
  readonly body: JsonObject;
  readonly personal: JsonObject;
}

/** Keys whose objects are things and not people: a ware, a device, a file has a `name` too. */
const THINGS = new Set(['goods', 'product', 'device', 'tool', 'file', 'papers', 'seals', 'documents', 'measures']);
/** People who came forward or saw it: no letter of their name is shown. */
const WITNESSES = new Set([
  'witness',
  'witnesses',
  'inquired',
  'provider',
  'informant',
  'reporter',
  'identifier',
  'holder',
]);
/** Who speaks for the party, beside the party itself. */
const OF_PARTY = new Set([
  'person',
  'contact',
  'party',
  'present',
  'representative',
  'recipient',
  'signature',
  'receipt',
]);
const NAME_KEYS = new Set(['name', 'representative', 'sender', 'agent', 'supervisedBy', 'from', 'to', 'payer']);
const FIELDS: Readonly<Record<string, SecretKind>> = {
  idNo: 'id-number',
  phone: 'phone',
  email: 'mail',
  account: 'bank-account',
  bankAccount: 'bank-account',
};
const AGE_OF_MAJORITY_MONTHS = 18 * 12;
/** Shorter pieces stand in any text by chance. */
const SHORTEST: Readonly<Partial<Record<SecretKind, number>>> = { address: 4, phone: 5, 'id-number': 5 };

interface Place {
  readonly verb: string;
  readonly path: readonly string[];
}

/** Collects what the structured record knows to be personal, so that it is found again in every text. */
class Collector {
  readonly secrets = new Map<string, Secret>();
  readonly #organisation: boolean;
  readonly #on: PlainDate;

  constructor(organisation: boolean, on: PlainDate) {
    this.#organisation = organisation;
    this.#on = on;
  }

  add(kind: SecretKind, value: string, owner: SecretOwner, learnt: string): void {
    const folded = foldedOf(value, foldKindOf(kind));
    const least = SHORTEST[kind] ?? 2;
    // 张某 hides nobody any more: whoever wrote it had masked it already.
    if (folded.length < least || (isPerson(kind) && value.includes('某'))) return;
    const key = `${isPerson(kind) ? 'person' : kind} ${folded}`;
    const known = this.secrets.get(key);
    // Whoever is a witness in one act and only named in another is a witness; a minor is one before all.
    const rank = (each: SecretKind): number => (each === 'minor' ? 2 : each === 'witness' ? 1 : 0);
    if (known === undefined || rank(kind) > rank(known.kind)) {
      this.secrets.set(key, {
        kind,
        value: value.trim(),
        owner: known?.owner ?? owner,
        learnt: known?.learnt ?? learnt,
      });
    }
  }

  walk(value: Json, place: Place): void {
    if (typeof value === 'string') this.#text(value, place);
    else if (Array.isArray(value)) for (const each of value as readonly Json[]) this.walk(each, place);
    else if (value !== null && typeof value === 'object') this.#object(value as JsonObject, place);
  }

  #object(value: JsonObject, place: Place): void {
    if (!place.path.some((key) => THINGS.has(key))) this.#person(value, place);
    for (const [key, each] of Object.entries(value)) this.walk(each, { ...place, path: [...place.path, key] });
  }

  /** An object that may describe somebody: name, number, telephone, address. */
  #person(value: JsonObject, { verb, path }: Place): void {
    const owner: SecretOwner =
      path.some((key) => OF_PARTY.has(key)) && !path.some((key) => WITNESSES.has(key)) ? 'party' : 'other';
    const learnt = [verb, ...path].join('.');
    const born = parseIdCard(str(value, 'idNo').toUpperCase())?.born;
    const minor = born !== undefined && addMonths(born, AGE_OF_MAJORITY_MONTHS) > this.#on;
    const known = path.some((key) => WITNESSES.has(key)) ? 'witness' : 'name';
    for (const key of NAME_KEYS) {
      const name = str(value, key);
      // A number, a telephone beside it says that this is a person, whatever the name looks like.
      const described = 'idNo' in value || 'capacity' in value;
      if (name !== '' && (looksLikePerson(name) || (described && name.length <= 12))) {
        this.add(minor ? 'minor' : known, name, owner, `${learnt}.${key}`);
      }
    }
    for (const [key, kind] of Object.entries(FIELDS)) {
      if (str(value, key) !== '') this.add(kind, str(value, key), owner, `${learnt}.${key}`);
    }
    // Where a firm does business is public; where a person lives is not.
    const firms = this.#organisation && owner === 'party' && !('idNo' in value) && !('capacity' in value);
    if (str(value, 'address') !== '' && !firms) this.add('address', str(value, 'address'), owner, `${learnt}.address`);
  }

  #text(text: string, { verb, path }: Place): void {
    const key = path.at(-1) ?? '';
    // Lists of names: who took part, who was heard.
    if ((key === 'attendants' || key === 'names') && looksLikePerson(text)) {
      this.add('name', text, 'other', [verb, ...path].join('.'));
    }
    if (path.includes('names') && looksLikePerson(text)) this.add('name', text, 'other', [verb, ...path].join('.'));
    for (const { kind, value } of numbersIn(text)) this.add(kind, value, 'other', [verb, ...path].join('.'));
  }
}

/**
 * Everything personal that the acts hold: names, numbers, telephones, addresses of the personal parts that the verbs
 * declare (`personal`), and numbers of such a form anywhere in what they say.
 * @param on the day from which a minor's age is reckoned
 */
export function collectSecrets(
  procedure: Pick<Procedure, 'verbs'>,
  acts: readonly SourceAct[],
  party: { readonly kind: 'person' | 'organisation'; readonly name: string },
  on: PlainDate,
): readonly Secret[] {
  const collector = new Collector(party.kind === 'organisation', on);
  for (const { verb, body, personal } of acts) {
    const declared = procedure.verbs[verb]?.personal ?? [];
    for (const [key, value] of Object.entries(personal)) collector.walk({ [key]: value }, { verb, path: [] });
    // What a verb declared personal later than this act was made may still stand in its public part.
    for (const key of declared) if (key in body) collector.walk({ [key]: body[key] ?? null }, { verb, path: [] });
    for (const { kind, value } of numbersIn(JSON.stringify(body))) collector.add(kind, value, 'other', verb);
  }
  const self = foldedOf(party.name, 'name');
  const premises = party.kind === 'organisation' ? premisesOf(acts) : new Set<string>();
  const secrets = [...collector.secrets.values()].filter(
    ({ kind, value }) => kind !== 'address' || !premises.has(foldedOf(value, 'name')),
  );
  return secrets.map((secret) =>
    isPerson(secret.kind) && foldedOf(secret.value, 'name') === self ? { ...secret, owner: 'party' } : secret,
  );
}

/** Where the firm is and does business, as the acts name it: public, though somebody who was heard gives it as an address. */
function premisesOf(acts: readonly SourceAct[]): ReadonlySet<string> {
  const parts = acts.flatMap(({ personal }) => [obj(personal, 'contact'), obj(personal, 'party')]);
  return new Set(parts.map((part) => foldedOf(str(part, 'address'), 'name')).filter((address) => address !== ''));
}

/** Whether the party itself is somebody under age: then not even its name is shown. */
export function isMinorParty(secrets: readonly Secret[], party: { readonly name: string }): boolean {
  const self = foldedOf(party.name, 'name');
  return secrets.some(({ kind, value }) => kind === 'minor' && foldedOf(value, 'name') === self);
}

/** The organisation's own representative, for the line about the party. */
export const representativeOf = (acts: readonly SourceAct[]): string =>
  acts.map(({ personal }) => str(obj(personal, 'contact'), 'representative')).findLast((name) => name !== '') ?? '';
