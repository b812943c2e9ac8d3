import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import type { CaseAct, FormInput } from './types.ts';

/** What an act says, public and personal part together; the personal one is empty after erasure. */
export const whole = ({ body, personal }: Pick<CaseAct, 'body' | 'personal'>): JsonObject => ({ ...body, ...personal });

/** The acts of these verbs, the first one first. */
export const actsOf = ({ acts }: Pick<FormInput, 'acts'>, ...verbs: readonly string[]): readonly CaseAct[] =>
  acts.filter(({ verb }) => verbs.includes(verb));

/** The last act of one of these verbs, the act of the document itself included; undefined where there is none. */
export const lastAct = (input: Pick<FormInput, 'acts'>, ...verbs: readonly string[]): CaseAct | undefined =>
  actsOf(input, ...verbs).at(-1);

/** The last act of one of these verbs before the act of the document. */
export const actBefore = ({ acts, act }: FormInput, ...verbs: readonly string[]): CaseAct | undefined =>
  acts.findLast(({ verb, seq }) => seq < act.seq && verbs.includes(verb));

/** What the last act of one of these verbs says; empty where there is none. */
export function said(input: Pick<FormInput, 'acts'>, ...verbs: readonly string[]): JsonObject {
  const act = lastAct(input, ...verbs);
  return act === undefined ? {} : whole(act);
}

/** Verbs that number what they make: `m1` is the first act of these, as the folds count them. */
const makers: Readonly<Record<string, readonly string[]>> = {
  m: ['register-keep', 'impose-measure'],
  q: ['request-measure'],
  e: ['add-evidence', 'extract-evidence', 'extract-data'],
  r: ['ask-recusal'],
  a: ['ask-assistance'],
  t: ['commission-test'],
};

/** The act that made the thing of that number (`m1`, `q2`, `e3`, `r1`, `a1`, `t1`). */
export function makerOf(input: Pick<FormInput, 'acts'>, id: string): CaseAct | undefined {
  const verbs = makers[id.slice(0, 1)];
  return verbs === undefined ? undefined : actsOf(input, ...verbs)[Number(id.slice(1)) - 1];
}

/** The objects of a list. */
export function list(from: JsonObject, key: string): readonly JsonObject[] {
  const value: Json | undefined = from[key];
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is JsonObject => typeof one === 'object' && one !== null && !Array.isArray(one));
}

/** The texts of a list. */
export function texts(from: JsonObject, key: string): readonly string[] {
  const value: Json | undefined = from[key];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

export const day = (from: JsonObject, key: string): PlainDate | undefined => {
  const value = str(from, key);
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? (value.slice(0, 10) as PlainDate) : undefined;
};

export interface PartyBlock {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly code: string;
  readonly idNo: string;
  readonly address: string;
  readonly phone: string;
  readonly representative: string;
  /** Who was there for the party. */
  readonly present: JsonObject;
}

/**
 * The party, from the act itself where it names it, else as filed and corrected. '' for what is not on record: names of
 * people stand in personal parts only and are gone after erasure.
 */
export function partyOf(input: Pick<FormInput, 'acts' | 'act' | 'matter'>): PartyBlock {
  const own = obj(input.act.personal, 'party');
  const filings = actsOf(input, 'file', 'correct').map(whole);
  const latest = (part: string, key: string): string =>
    filings.reduce((found, filing) => str(obj(filing, part), key) || found, '');
  const fact = obj(input.matter.facts, 'party');
  const kind = str(fact, 'kind') === 'person' ? 'person' : 'organisation';
  return {
    kind,
    name:
      str(own, 'name') || (kind === 'person' ? latest('person', 'name') : latest('party', 'name') || str(fact, 'name')),
    code: str(own, 'code') || (kind === 'person' ? '' : latest('party', 'code') || str(fact, 'code')),
    idNo: kind === 'person' ? latest('person', 'idNo') : '',
    address: str(own, 'address') || latest('person', 'address') || latest('contact', 'address'),
    phone: str(own, 'phone') || latest('person', 'phone') || latest('contact', 'phone'),
    representative: str(own, 'representative') || latest('contact', 'representative'),
    present: obj(own, 'present'),
  };
}

/** Number of the case 案号 as it stood then. */
export const caseNumber = ({ matter }: Pick<FormInput, 'matter'>): string => str(matter.facts, 'number');
/** 案由. */
export const causeOf = ({ matter }: Pick<FormInput, 'matter'>): string => str(matter.facts, 'cause');

/** The number that the act gave its document; '' where it has none. */
export const documentNumber = ({ body }: Pick<CaseAct, 'body'>): string =>
  str(body, 'documentNo') || str(body, 'number') || str(body, 'document');

export interface Officer {
  readonly id: string;
  readonly name: string;
  /** Number of the enforcement licence 执法证; '' where none is on record. */
  readonly licence: string;
}

/** Who handles the case as the act left it, with their licences. */
export const handlersOf = (input: FormInput): readonly Officer[] =>
  texts(input.matter.facts, 'officers').map((id) => {
    const { name, licence } = input.person(id);
    return { id, name, licence: licence ?? '' };
  });

/** Officers with licences: those the act names, with the licence that was shown; else those who handle the case. */
export function officersOf(input: FormInput): readonly Officer[] {
  const named = list(whole(input.act), 'officers').map((one) => [str(one, 'person'), str(one, 'licence')] as const);
  const ids = named.length > 0 ? named : texts(input.matter.facts, 'officers').map((id) => [id, ''] as const);
  return ids.map(([id, shown]) => {
    const { name, licence } = input.person(id);
    return { id, name, licence: shown || (licence ?? '') };
  });
}
