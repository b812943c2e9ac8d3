import { type PlainDate, plainDate } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { widthOf } from '../../../platform/documents/measures.ts';
import type { Block, GridRow, OfficialDocument, SignatureLine } from '../../../platform/documents/types.ts';
import { wordsIn } from '../../../platform/documents/words-of.ts';
import { numbering } from '../../cases/model/numbering.ts';
import { documentNumber, type Officer, officersOf, type PartyBlock, partyOf, whole } from './text-of.ts';
import type { FactKind, FormField, FormInput, FormTemplate, TrackedFact } from './types.ts';
import { BLANK } from './words.ts';

/** The day from which the set of 2021 is in force, and our first wordings with it. */
export const FIRST: PlainDate = plainDate('2021-07-15');

/** What the writing of a form has at hand. */
export interface Writing {
  readonly input: FormInput;
  /** What the act says, public and personal part together. */
  readonly act: JsonObject;
  readonly party: PartyBlock;
  readonly officers: readonly Officer[];
  /** Number that the act gave the document; '' where it has none. */
  readonly number: string;
  /** What stands in a place that the officer may write: the officer's words, else the initial text. */
  readonly text: (key: string) => string;
}

/** A form as its author writes it; {@link formTemplate} makes the rest. */
export interface FormSpec {
  readonly no: number;
  readonly version?: PlainDate;
  readonly fields?: readonly FormField[];
  readonly facts?: (writing: Writing) => readonly (TrackedFact | null)[];
  /**
   * For each required content the words that must all stand in the built document. A list without words, with an empty
   * word or with a blank says nothing; so a content is missing when its fact is, or when the officer took it out.
   */
  readonly says?: Readonly<Record<string, (writing: Writing, document: OfficialDocument) => readonly string[]>>;
  readonly build: (writing: Writing) => OfficialDocument;
}

/** The number that the act gave this form: one act may make two of them, each with a number of its own. */
function numberOf({ matter, act, form }: FormInput): string {
  const slots = numbering[matter.procedure]?.[act.verb] ?? [];
  const slot = slots.find(({ word }) => word === form.numberWord);
  return slot === undefined ? documentNumber(act) : str(act.body, slot.field);
}

const tight = (text: string): string => text.replace(/\s/g, '');

/** The places, facts and contents of a form, all taken from what is really written. */
export function formTemplate(spec: FormSpec): FormTemplate {
  const fields = spec.fields ?? [];
  const writingOf = (input: FormInput): Writing => ({
    input,
    act: whole(input.act),
    party: partyOf(input),
    officers: officersOf(input),
    number: numberOf(input),
    text: (key) => input.texts[key] ?? fields.find((field) => field.key === key)?.initial(input) ?? '',
  });
  return {
    no: spec.no,
    version: spec.version ?? FIRST,
    fields,
    facts: (input) => (spec.facts?.(writingOf(input)) ?? []).filter((fact) => fact !== null),
    contents: (input) => {
      const writing = writingOf(input);
      const document = spec.build(writing);
      const words = tight(wordsIn(document));
      const said = Object.entries(spec.says ?? {}).filter(([, wanted]) => {
        const needles = wanted(writing, document).map(tight);
        return needles.length > 0 && needles.every((one) => one !== '' && !one.includes(BLANK) && words.includes(one));
      });
      return new Set(said.map(([code]) => code));
    },
    build: (input) => spec.build(writingOf(input)),
  };
}

/** A place that the officer may write. `initial` is given the whole input. */
export const field = (
  key: string,
  zh: string,
  en: string,
  initial: (input: FormInput) => string,
  max = 5_000,
): FormField => ({ key, label: { zh, en }, max, initial });

/** A fact that a text may contradict; null, which is left out, where it is not on record. */
export const fact = (
  key: string,
  zh: string,
  en: string,
  kind: FactKind,
  value: string | number | undefined,
): TrackedFact | null => (value === undefined || value === '' ? null : { key, label: { zh, en }, kind, value });

export const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [text] });
export const flush = (text: string): Block => ({ kind: 'paragraph', runs: [text], indent: false });
/** A line in the middle. */
export const centred = (text: string): Block => ({ kind: 'paragraph', runs: [text], indent: false, centred: true });
/** `案由：未按规定明码标价`, the label in bold, flush left. */
export const labelled = (label: string, text: string): Block => ({
  kind: 'paragraph',
  runs: [{ text: `${label}：`, bold: true }, text.trim() === '' ? BLANK : text.trim()],
  indent: false,
});
/** A text of the officer, one paragraph a line; the blank where nothing stands. */
export const paragraphs = (text: string): readonly Block[] =>
  (text.trim() === '' ? BLANK : text.trim()).split(/\n+/).map((line) => paragraph(line.trim()));

interface Common {
  readonly blocks: readonly (Block | readonly Block[])[];
  /** How many copies, who keeps which: small print. */
  readonly remarks?: readonly string[];
  /** In whose place the form stands open: another title than the catalogue's, e.g. 立案审批表. */
  readonly title?: string;
}

const flat = (blocks: Common['blocks']): Block[] => blocks.flatMap((block) => ('kind' in block ? [block] : [...block]));

function documentOf(
  { input, number }: Writing,
  { blocks, remarks = [], title }: Common,
  more: Pick<OfficialDocument, 'layout' | 'signature' | 'landscape'>,
): OfficialDocument {
  return {
    // The set is Chinese; a translation would be another document.
    language: 'zh',
    issuer: input.issuer.name.zh,
    title: title ?? input.form.title.zh,
    ...(number === '' || input.form.numberWord === null ? {} : { number }),
    blocks: flat(blocks),
    ...(remarks.length === 0 ? {} : { footnotes: remarks }),
    ...more,
    at: input.at,
  };
}

/** The last lines of what goes out in the name of the authority, with room for its seal where the form bears one. */
const signed = ({ input }: Writing): Pick<OfficialDocument, 'signature'> => ({
  signature: {
    authority: input.issuer.name.zh,
    on: input.act.on,
    ...(input.form.sealed ? { seal: true as const } : {}),
  },
});

/** A notice or decision to somebody: addressee, paragraphs, lines to sign, authority, day and seal. */
export function letter(
  writing: Writing,
  parts: Common & { readonly to?: string; readonly signatures?: Block },
): OfficialDocument {
  const blocks: Common['blocks'] = [
    ...(parts.to === undefined ? [] : [{ kind: 'addressee', text: `${parts.to.trim() || BLANK}：` } as const]),
    ...parts.blocks,
    ...(parts.signatures === undefined ? [] : [parts.signatures]),
  ];
  return documentOf(writing, { ...parts, blocks }, { layout: 'notice', ...signed(writing) });
}

/** An approval table 审批表 or a list 清单; closely set. `sealed` forms end with authority, day and seal. */
export const sheet = (writing: Writing, parts: Common & { readonly landscape?: true }): OfficialDocument =>
  documentOf(writing, parts, {
    layout: 'sheet',
    ...(writing.input.form.sealed ? signed(writing) : {}),
    ...(parts.landscape === true ? { landscape: true } : {}),
  });

/** 笔录: head, what was found or asked and answered, confirmation, lines to sign. Nothing is signed by the authority. */
export const record = (writing: Writing, parts: Common): OfficialDocument =>
  documentOf(writing, parts, { layout: 'record', ...(writing.input.form.sealed ? signed(writing) : {}) });

/** The cover of a dossier: the title large, a grid below. */
export const cover = (writing: Writing, parts: Common): OfficialDocument =>
  documentOf(writing, parts, { layout: 'cover' });

/** A seal strip 封条. */
export const strip = (writing: Writing, parts: Common): OfficialDocument =>
  documentOf(writing, parts, { layout: 'strip', landscape: true, ...signed(writing) });

/** One question and its answer. */
export const asked = (question: string, answer: string): readonly Block[] => [
  { kind: 'paragraph', runs: [{ text: '问：', bold: true }, question.trim() === '' ? BLANK : question.trim()] },
  { kind: 'paragraph', runs: [{ text: '答：', bold: true }, answer.trim() === '' ? BLANK : answer.trim()] },
];

/** More than this many ems of labels leave no room to sign on one line. */
const LABELS_A_LINE = 20;
const labelOf = (one: string | readonly [string, string]): string => (typeof one === 'string' ? one : one[0]);

/**
 * Lines to sign on: each row a list of labels, or of label and what stands there already. A row whose labels take the room
 * that is there to sign is set one under the other.
 */
export const signatures = (...rows: readonly (readonly (string | readonly [string, string])[])[]): Block => ({
  kind: 'signatures',
  rows: rows
    .flatMap(apart)
    .map((row) =>
      row.map((one): SignatureLine => (typeof one === 'string' ? { label: one } : { label: one[0], text: one[1] })),
    ),
});

type SignatureRow = readonly (string | readonly [string, string])[];
const apart = (row: SignatureRow): readonly SignatureRow[] =>
  row.reduce((sum, one) => sum + widthOf(labelOf(one)), 0) > LABELS_A_LINE ? row.map((one) => [one]) : [row];

/** A table of labels and values in pairs: `[['案由', '…'], ['当事人', '…', '电话', '…']]`; a lone pair takes the row. */
export function pairs(rows: readonly (readonly string[])[], more: readonly GridRow[] = []): Block {
  const value = (text: string): string => (text.trim() === '' ? BLANK : text.trim());
  return {
    kind: 'grid',
    columns: [3, 6, 3, 6],
    rows: [
      ...rows.map(([first = '', one = '', second, two = '']) => ({
        cells:
          second === undefined
            ? [
                { text: first, label: true as const },
                { text: value(one), across: 3 },
              ]
            : [
                { text: first, label: true as const },
                { text: value(one) },
                { text: second, label: true as const },
                { text: value(two) },
              ],
      })),
      ...more,
    ],
  };
}

/** A row of an approval: the vertical label, the text, below it who signs and when. */
export const opinion = (label: string, text: string, foot: readonly string[], height = 30): GridRow => ({
  cells: [
    { text: label, label: true },
    { text: text.trim(), across: 3, foot },
  ],
  height,
});

/** `签名：　　　　　　　　年　月　日` below an opinion; with name and day where the act proves who approved and when. */
export const signFoot = (name?: string, on?: string): readonly string[] =>
  name === undefined ? ['签名：　　　　　　', '　　年　　月　　日'] : [`签名：${name}　　`, on ?? ''];
