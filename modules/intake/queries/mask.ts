import { obj, objects, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { maskNames, maskNumbers } from '../../reading/model/mask.ts';

/** 张三 → 张*; 欧阳小明 → 欧**明: first and last stay, so that two people on a page are told apart. */
export function maskName(name: string): string {
  const letters = Array.from(name);
  if (letters.length <= 1) return '*';
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
}

const MOBILE = /(?<![\d])(1[3-9]\d)[\s-]?(\d{4})[\s-]?(\d{4})(?!\d)/g;
const LANDLINE = /(?<!\d)(0\d{2,3})[\s-]?(\d{3,4})(\d{4})(?!\d)/g;
const IDENTITY = /(?<![\dA-Za-z])(\d{6})\d{8}(\d{3}[\dXx])(?![\dA-Za-z])/g;
const BANK_CARD = /(?<!\d)(\d{4})[\s-]?\d{4}[\s-]?\d{4}[\s-]?\d{0,3}(\d{4})(?!\d)/g;
const MAIL = /([A-Za-z0-9._%+-])[A-Za-z0-9._%+-]*(@[A-Za-z0-9.-]+\.[A-Za-z]{2,})/g;

/** Figures that the patterns above do not see: full width, circled, Chinese, one by one. */
const ODD_FIGURES = /[０-９①-⑳𝟎-𝟿]|[一幺][三四五六七八九][〇零○一二三四五六七八九幺两]{3}|(?:\d[ -]){4}\d/u;

/** Telephone, identity, card numbers and mail addresses inside a text, shortened to what tells two apart. */
export function maskText(text: string): string {
  return (ODD_FIGURES.test(text) ? maskNumbers(text) : text)
    .replace(IDENTITY, (_, head: string, tail: string) => `${head}********${tail}`)
    .replace(MOBILE, (_, head: string, _middle: string, tail: string) => `${head}****${tail}`)
    .replace(BANK_CARD, (_, head: string, tail: string) => `${head}********${tail}`)
    .replace(LANDLINE, (_, head: string, _middle: string, tail: string) => `${head}****${tail}`)
    .replace(MAIL, (_, head: string, tail: string) => `${head}***${tail}`);
}

/**
 * What somebody wrote, for who does not work on the matter: numbers and the persons that it names. A complaint names its writer
 * as often as others, and who reported is kept from staff who are not concerned (令121 art 37).
 */
export const maskProse = (text: string): string => maskText(maskNames(text));

const FIRM_ENDINGS = /[店厂行社部馆院所城场坊铺摊司会吧站局庄园号校]$/u;

/** A firm is public; a person who trades under their own name is not. Two to four Han letters are taken for a person. */
const looksLikePerson = (name: string): boolean =>
  (/^\p{Script=Han}{2,4}$/u.test(name) || name.includes('·')) && !FIRM_ENDINGS.test(name);

const maskAddress = (address: string): string =>
  address.length <= 6 ? '***' : `${address.slice(0, Math.min(9, Math.ceil(address.length / 2)))}***`;

function maskField(key: string, value: string): string {
  switch (key) {
    case 'name':
    case 'sender':
      return looksLikePerson(value) ? maskName(value) : maskText(value);
    case 'phone':
      return value.length < 7 ? '***' : `${value.slice(0, 3)}****${value.slice(-4)}`;
    case 'idNo':
      return value.length < 10 ? '***' : `${value.slice(0, 6)}********${value.slice(-4)}`;
    case 'address':
      return maskAddress(value);
    default:
      return maskProse(value);
  }
}

/** The same JSON with people's data masked, field by field and inside texts. */
export function maskJson(value: Json, key = ''): Json {
  if (typeof value === 'string') return maskField(key, value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each: Json) => maskJson(each, key));
  return maskObject(value as JsonObject);
}

export function maskObject(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, maskJson(value, key)]));
}

const WORKS_ON_IT = ['intake', 'officer', 'legal-reviewer', 'head'] as const;
const SUPERVISES = [...WORKS_ON_IT, 'supervisor', 'campaign-office'] as const;
/** Matters that name officials and teams, and nobody who complained or reported. */
const OF_OFFICIALS: readonly string[] = ['programme', 'survey', 'visit', 'talk'];

/**
 * Who works on a matter must read it as it was written: intake, officers, reviewers and heads of the bureau (or its
 * station) that handles it; of supervision also the office that sends, calls or visits, wherever it is handled now.
 * Everyone else, above or beside, sees it masked, and so does who was recused from it.
 */
export function seesPersonal(
  actor: Pick<LedgerActor, 'authority' | 'roles'> & Partial<Pick<LedgerActor, 'personId' | 'onBehalfOf'>>,
  matter: Pick<Matter, 'handlingCode'> & Partial<Pick<Matter, 'facts' | 'procedure' | 'homeCode'>>,
): boolean {
  const { handlingCode, homeCode, procedure = '' } = matter;
  if (OF_OFFICIALS.includes(procedure) && homeCode === actor.authority) {
    return SUPERVISES.some((role) => actor.roles.includes(role));
  }
  const here =
    handlingCode === actor.authority || (actor.authority.length === 6 && handlingCode.startsWith(actor.authority));
  return here && WORKS_ON_IT.some((role) => actor.roles.includes(role)) && !standsBack(actor, matter.facts ?? {});
}

/** It was decided that this person, or the one they stand in for, takes no part 回避 (处罚法 art 43). */
function standsBack(actor: Partial<Pick<LedgerActor, 'personId' | 'onBehalfOf'>>, facts: JsonObject): boolean {
  return objects(obj(facts, 'recusals')).some(
    ([, entry]) =>
      str(entry, 'state') === 'recused' &&
      (str(entry, 'person') === actor.personId || str(entry, 'person') === actor.onBehalfOf),
  );
}

/** The same JSON with one person's name masked wherever it stands, also inside texts and titles. */
export function maskPerson<T>(value: T, name: string): T {
  if (name === '') return value;
  const masked = maskName(name);
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') return each.replaceAll(name, masked);
    if (Array.isArray(each)) return each.map(walk);
    if (each === null || typeof each !== 'object') return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value) as T;
}
