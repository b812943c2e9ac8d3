import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { begun, type Moment } from '../../forms/begin.ts';
import { type Draft, valueAt, withValue } from '../../forms/body.ts';
import type { Thing } from '../../forms/context.ts';
import type { FieldSpec } from '../../forms/fields.ts';
import { actsAtHand, openingOf } from './acts-at-hand.ts';
import { keeperOf, leftOf } from './things.ts';

/** Whose licences are known, by id. */
export type Licences = ReadonlyMap<string, string>;

/** These name who will handle the case from now on, not who was there. */
const NEW_OFFICERS = new Set(['file', 'assign-officers', 'receive-case', 'decide-recusal']);
/** Acts in which a proposal was written down whole; the latest one is what the next step begins with. */
const PROPOSING = new Set(['report', 'revise-proposal', 'discuss']);
const ALL_TOLD: readonly string[] = ['remedies', 'surcharge', 'publication'];

const opening = (detail: CaseDetail): JsonObject => {
  const first = openingOf(detail);
  return { ...first?.body, ...first?.personal } as JsonObject;
};

/** The party as a document names it, as far as the case knows it. */
function partyBlock(detail: CaseDetail): JsonObject {
  const told = opening(detail);
  const reached = { ...obj(told, 'person'), ...obj(told, 'contact') };
  const address = str(reached, 'address');
  const phone = str(reached, 'phone');
  const representative = str(reached, 'representative');
  return {
    name: detail.party.name,
    ...(detail.party.code === '' ? {} : { code: detail.party.code }),
    ...(address === '' ? {} : { address }),
    ...(phone === '' ? {} : { phone }),
    ...(representative === '' ? {} : { representative }),
  };
}

function lastProposal(detail: CaseDetail): JsonObject {
  const act = actsAtHand(detail).find(({ verb }) => PROPOSING.has(verb));
  return { ...act?.body, ...act?.personal } as JsonObject;
}

const officersOf = (detail: CaseDetail, licences: Licences): readonly JsonObject[] =>
  detail.officers.map(({ id, licence }) => {
    const known = licence ?? licences.get(id);
    return known === undefined ? { person: id } : { person: id, licence: known };
  });

/** What the case says to a field; undefined where it says nothing. */
function known(field: FieldSpec, detail: CaseDetail, verb: string, moment: Moment, licences: Licences) {
  const has = (name: string): boolean => field.kind === 'group' && field.fields.some((each) => each.name === name);
  switch (field.name) {
    case 'officers':
      return field.kind === 'list' && !NEW_OFFICERS.has(verb) ? officersOf(detail, licences) : undefined;
    case 'party':
      return field.required && has('address') ? partyBlock(detail) : undefined;
    case 'recipient':
      return has('address') ? partyBlock(detail) : undefined;
    case 'servers':
      return detail.officers.map(({ id }) => id);
    case 'keeper':
      return field.kind === 'union' ? { kind: 'officer', person: moment.me } : undefined;
    case 'told':
      return field.kind === 'choices' ? ALL_TOLD.filter((each) => field.options.includes(each)) : undefined;
    case 'outcome':
    case 'penalties':
    case 'facts':
    case 'reasons':
    case 'otherwiseHeavy':
      return ['notify', 'revise-proposal', 'discuss', 'decide', 'dismiss'].includes(verb)
        ? lastProposal(detail)[field.name]
        : undefined;
    case 'nth':
      return 1;
    case 'pages':
      return verb === 'record-inquiry' ? 1 : undefined;
    case 'confirmations':
      return [{ page: 1, confirmed: { how: 'signed', on: moment.today } }];
    case 'answers':
      return [{ question: '', answer: '' }];
    case 'requestedBy':
      return detail.officers[0]?.id;
    default:
      return undefined;
  }
}

/** A new form of an act of this case: what it knows already is filled in, to be checked and changed. */
export function beginOn(
  fields: readonly FieldSpec[],
  detail: CaseDetail,
  verb: string,
  moment: Moment,
  licences: Licences,
): Draft {
  const filled = fields.reduce<Draft>((draft, field) => {
    const value: Json | undefined = known(field, detail, verb, moment, licences);
    return value === undefined ? draft : withValue(draft, field.path, value);
  }, {});
  // A name that is no answer of the verb's own list would be told of as wrong.
  return begun(fields, tidied(fields, filled), moment);
}

const tidied = (fields: readonly FieldSpec[], draft: Draft): Draft =>
  fields.reduce((kept, field) => {
    const value = valueAt(kept, field.path);
    const wrong = field.kind === 'choice' && typeof value === 'string' && !field.options.includes(value);
    return wrong ? withValue(kept, field.path, undefined) : kept;
  }, draft);

/** Where there is only one thing that can be meant, it is chosen already: the one suit, the one measure. */
export const withOnlyOnes = (
  fields: readonly FieldSpec[],
  draft: Draft,
  things: Readonly<Record<string, readonly Thing[]>>,
): Draft =>
  fields.reduce((filled, field) => {
    if (field.kind !== 'ref' || !field.required || valueAt(filled, field.path) !== undefined) return filled;
    const [only, ...others] = things[field.letter] ?? [];
    return only === undefined || others.length > 0 ? filled : withValue(filled, field.path, only.value);
  }, draft);

const listAt = (draft: Draft, name: string): readonly JsonObject[] => {
  const value = draft[name];
  return Array.isArray(value) ? (value as readonly JsonObject[]) : [];
};

/** What follows from what was chosen: the licence from the officer, the keeper from the evidence, goods from the measure. */
export function followed(draft: Draft, before: Draft, detail: CaseDetail, licences: Licences): Draft {
  const facts = detail.matter.facts as JsonObject;
  let next = withLicences(draft, before, licences);
  const evidence = str(next, 'evidence');
  if (evidence !== '' && evidence !== str(before, 'evidence') && !Array.isArray(next.evidence)) {
    const keeper = keeperOf(facts, evidence);
    const item = detail.evidence.find(({ id }) => id === evidence);
    if (keeper !== undefined) next = { ...next, from: keeper };
    if (item?.sha256 != null) next = { ...next, sha256: item.sha256 };
  }
  const measure = str(next, 'measure');
  if (measure !== '' && measure !== str(before, 'measure')) {
    const left = leftOf(facts, measure);
    if (left.length > 0 && listAt(next, 'goods').length <= 1) next = { ...next, goods: left };
  }
  return withPages(next, before);
}

/** Whom a letter asks, by the name of the authority that was chosen, unless something else was typed. */
export function withAuthorityNamed(draft: Draft, before: Draft, nameOf: (code: string) => string | undefined): Draft {
  const [code, earlier] = [str(draft, 'authority'), str(before, 'authority')];
  const typed = str(draft, 'to');
  if (code === '' || code === earlier || (typed !== '' && typed !== nameOf(earlier))) return draft;
  return { ...draft, to: nameOf(code) ?? typed };
}

/** Each officer with the licence that is on record, unless another one was typed for the same person. */
export function withLicences(draft: Draft, before: Draft, licences: Licences): Draft {
  const officers = listAt(draft, 'officers');
  if (officers.length === 0) return draft;
  const earlier = listAt(before, 'officers');
  const told = officers.map((each, index) => {
    const person = str(each, 'person');
    const licence = licences.get(person);
    const same = person === str(earlier[index] ?? {}, 'person');
    return licence === undefined || (same && str(each, 'licence') !== '') ? each : { ...each, licence };
  });
  return { ...draft, officers: told };
}

/** Every page of a record is signed: as many confirmations as there are pages. */
function withPages(draft: Draft, before: Draft): Draft {
  const pages = num(draft, 'pages');
  const signed = listAt(draft, 'confirmations');
  if (!('confirmations' in draft) || pages === num(before, 'pages') || pages < 1 || pages > 50) return draft;
  const like = signed[0]?.confirmed ?? {};
  const confirmations = Array.from({ length: pages }, (_, at) => signed[at] ?? { page: at + 1, confirmed: like });
  return { ...draft, confirmations };
}
