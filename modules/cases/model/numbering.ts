import type { Json, JsonObject } from '../../../kernel/text.ts';
import { standardForms } from './forms/catalogue.ts';

/**
 * Numbers 文号 that our own authority gives: which field of which act holds one, and its word. They are taken in turn in the
 * transaction of the act (`modules/notices`); numbers of other organs, of approvals and of receipts are told by whoever acts.
 */
export interface NumberSlot {
  /** Key of the act's body. */
  readonly field: string;
  /** Word of the number, e.g. 处罚 in 泸市监处罚〔2021〕12号: the usual one, which an authority may replace by its own. */
  readonly word: string;
  /** The act may do without; `true` in its place asks for one. */
  readonly optional?: true;
}

/** The word of a form by its number in the catalogue. */
function wordOf(no: number): string {
  const word = standardForms.find((form) => form.no === no)?.numberWord;
  if (word == null) throw new RangeError(`form ${no} has no number`);
  return word;
}

const form = (no: number, field: string): NumberSlot => ({ field, word: wordOf(no) });
/** Papers that the 56 forms do not have, or have without a word: the words are ours (M). */
const own = (word: string, field: string): NumberSlot => ({ field, word });
const maybe = (slot: NumberSlot): NumberSlot => ({ ...slot, optional: true });

const ordinary: Readonly<Record<string, readonly NumberSlot[]>> = {
  file: [own('立', 'number')],
  designate: [form(2, 'document')],
  'hand-down': [form(3, 'document')],
  'transfer-case': [form(4, 'document')],
  summon: [form(13, 'documentNo')],
  'demand-materials': [form(15, 'documentNo')],
  'ask-identification': [form(16, 'notice')],
  'ask-assistance': [form(17, 'document')],
  'request-seizure-assistance': [form(18, 'document')],
  'register-keep': [form(19, 'documentNo')],
  'decide-kept': [form(20, 'documentNo')],
  'impose-measure': [form(21, 'documentNo')],
  'extend-measure': [form(22, 'documentNo')],
  'lift-measure': [form(23, 'documentNo')],
  'entrust-custody': [form(26, 'documentNo')],
  'announce-disposal': [form(28, 'documentNo')],
  sample: [own('抽', 'documentNo')],
  'commission-test': [form(30, 'commission'), maybe(form(31, 'notice'))],
  'tell-test-period': [form(31, 'notice')],
  'prolong-test': [form(31, 'notice')],
  'record-test-result': [maybe(form(32, 'notice'))],
  'order-correction': [form(33, 'documentNo')],
  'order-refund': [form(34, 'documentNo')],
  notify: [form(37, 'number')],
  'announce-notice': [form(51, 'document')],
  'fix-hearing': [form(39, 'number')],
  decide: [form(45, 'number')],
  dismiss: [form(46, 'number')],
  'correct-decision': [own('补正', 'document')],
  'serve-publicly': [form(51, 'number')],
  'grant-deferral': [form(47, 'number')],
  'grant-instalments': [form(47, 'number')],
  demand: [form(48, 'number')],
  'apply-enforcement': [form(49, 'number')],
  'ask-court-review': [own('强复', 'number')],
  'revoke-decision': [own('撤', 'document')],
  'send-to-police': [form(5, 'number')],
  'hand-over-goods': [form(6, 'number')],
  'ask-police-review': [own('罪复', 'number')],
  'ask-supervision': [own('监督', 'number')],
  refer: [form(4, 'number')],
};

const summary: Readonly<Record<string, readonly NumberSlot[]>> = {
  'decide-on-spot': [form(44, 'number')],
  void: [own('撤', 'document')],
};

/** By procedure and verb. */
export const numbering: Readonly<Record<string, Readonly<Record<string, readonly NumberSlot[]>>>> = {
  case: ordinary,
  'summary-case': summary,
};

/** Every word that stands in some number, each once: what an authority may replace. */
export const numberWords: readonly string[] = [
  ...new Set(
    Object.values(numbering).flatMap((verbs) => Object.values(verbs).flatMap((slots) => slots.map(({ word }) => word))),
  ),
];

const slotsOf = (procedure: string, verb: string): readonly NumberSlot[] => {
  const verbs = Object.hasOwn(numbering, procedure) ? numbering[procedure] : undefined;
  return verbs !== undefined && Object.hasOwn(verbs, verb) ? (verbs[verb] ?? []) : [];
};

/** The numbers that this act takes: all that it needs, and those of the optional ones that it asks for by `true`. */
export const slotsFor = (procedure: string, verb: string, body: JsonObject): readonly NumberSlot[] =>
  slotsOf(procedure, verb).filter((slot) => slot.optional !== true || body[slot.field] === true);

/** A number in the body that is the register's to give; undefined where there is none. */
export function givenNumber(procedure: string, verb: string, body: JsonObject): string | undefined {
  const said = (value: Json | undefined): boolean => value !== undefined && value !== true && value !== null;
  return slotsOf(procedure, verb).find(({ field }) => said(body[field]))?.field;
}
