import { z } from 'zod';
import type { Json } from '../../../kernel/text.ts';
import { childless, type Node, node, oneConst, variantsOf } from './schema-node.ts';

interface Base {
  readonly name: string;
  /** Dotted path inside the body, e.g. `respondent.name`; inside a list `#` stands for the place, e.g. `goods.#.name`. */
  readonly path: string;
  readonly required: boolean;
  /** A list that must be there, although nothing need stand in it. */
  readonly mayBeEmpty?: boolean;
}

/** One shape of a part that may have several, told by what stands under its key. */
export interface Variant {
  readonly value: string | boolean;
  readonly fields: readonly FieldSpec[];
}

/** A control of a generated form. */
export type FieldSpec =
  | (Base & { readonly kind: 'line' | 'prose'; readonly max: number })
  | (Base & {
      readonly kind:
        | 'date'
        | 'instant'
        | 'hour'
        | 'yesno'
        | 'affirm'
        | 'integer'
        | 'decimal'
        | 'person'
        | 'people'
        | 'region'
        | 'authority'
        | 'authorities'
        | 'matter'
        | 'lines'
        | 'tags'
        | 'file'
        | 'files'
        | 'file-ids';
    })
  /** `orAll`: instead of an amount the whole may be meant. */
  | (Base & { readonly kind: 'money'; readonly orAll: boolean })
  | (Base & { readonly kind: 'choice' | 'choices'; readonly options: readonly string[] })
  /** Things that the matter numbers itself, by the letter of their ids: `e1`, `m2`. */
  | (Base & { readonly kind: 'ref' | 'refs'; readonly letter: string })
  | (Base & { readonly kind: 'fixed'; readonly value: Json })
  | (Base & { readonly kind: 'group'; readonly fields: readonly FieldSpec[] })
  | (Base & { readonly kind: 'list'; readonly fields: readonly FieldSpec[]; readonly least: number })
  | (Base & { readonly kind: 'union'; readonly key: string; readonly variants: readonly Variant[] });

/** What is no part of others. */
export type Leaf = Exclude<FieldSpec, { kind: 'group' | 'list' | 'union' | 'fixed' }>;

/** Filled by the console itself or by the machine that imports, never typed. */
const HIDDEN = new Set([
  'route',
  'proposals',
  'source',
  'origin',
  'likes',
  'against',
  'importDigest',
  'receiptHash',
  'codeHash',
  'batch',
  'unset',
]);
/** Keys whose id is a person's; any other id is a matter's. */
const PEOPLE = new Set([
  'officer',
  'owner',
  'person',
  'chair',
  'recorder',
  'requestedBy',
  'askedBy',
  'leader',
  'deputy',
  'host',
  'member',
  'payer',
  'witness',
]);
/** Longer than this and a text gets several lines. */
const ONE_LINE = 300;
const NUMBERED = /^\^([a-z])\[1-9\]/;
const HOUR = /\[0-5\]\\d\$$/;
const AUTHORITY = '^\\d{6}(\\d{3})?$';

/** The controls for a verb's body, in declared order. */
export function fieldsOf(schema: z.ZodType): readonly FieldSpec[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return childrenOf(node.parse(json), '');
}

/** The field as it stands at one place of its list: `goods.#.name` at `goods.2` is `goods.2.name`. */
export function placed(field: FieldSpec, from: string, to: string): FieldSpec {
  const path = field.path.startsWith(from) ? to + field.path.slice(from.length) : field.path;
  const inside = (fields: readonly FieldSpec[]) => fields.map((each) => placed(each, from, to));
  if (field.kind === 'group' || field.kind === 'list') return { ...field, path, fields: inside(field.fields) };
  if (field.kind === 'union') {
    return { ...field, path, variants: field.variants.map((each) => ({ ...each, fields: inside(each.fields) })) };
  }
  return { ...field, path };
}

function childrenOf(parent: Node, prefix: string, without?: string): readonly FieldSpec[] {
  const required = new Set(parent.required ?? []);
  return Object.entries(parent.properties ?? {}).flatMap(([name, raw]) => {
    const parsed = node.safeParse(raw);
    if (!parsed.success || (prefix === '' && !required.has(name) && HIDDEN.has(name)) || name === without) return [];
    const base: Base = { name, path: prefix === '' ? name : `${prefix}.${name}`, required: required.has(name) };
    const field = fieldOf(base, parsed.data);
    return field === null ? [] : [field];
  });
}

function fieldOf(base: Base, json: Node): FieldSpec | null {
  if (json.enum !== undefined) return { ...base, kind: 'choice', options: json.enum };
  if (json.const === true) return { ...base, kind: 'affirm' };
  if (json.const !== undefined) return { ...base, kind: 'fixed', value: json.const };
  if (json.oneOf !== undefined || json.anyOf !== undefined) return eitherOf(base, json);
  switch (json.type) {
    case 'object':
      return partOf(base, json);
    case 'boolean':
      return { ...base, kind: 'yesno' };
    case 'integer':
    case 'number':
      if (base.name === 'fen' || base.name.endsWith('Fen')) return { ...base, kind: 'money', orAll: false };
      return { ...base, kind: json.type === 'integer' ? 'integer' : 'decimal' };
    case 'array':
      return listOf(base, json);
    case 'string':
      return textOf(base, json);
    default:
      return null;
  }
}

/** Several shapes told apart by a key, or an amount beside a word for the whole. */
function eitherOf(base: Base, json: Node): FieldSpec | null {
  const found = variantsOf(json);
  if (found === null) return oneConst(json, 'all') ? { ...base, kind: 'money', orAll: true } : null;
  const variants = found.variants.map(({ value, shape }) => ({
    value,
    fields: childrenOf(shape, base.path, found.key),
  }));
  return { ...base, kind: 'union', key: found.key, variants };
}

/** A file as it was received; any other object is a part of the form. */
function partOf(base: Base, json: Node): FieldSpec | null {
  if (isFile(json)) return { ...base, kind: 'file' };
  if (childless(json)) return null;
  return { ...base, kind: 'group', fields: childrenOf(json, base.path) };
}

const isFile = ({ properties }: Node): boolean =>
  properties !== undefined && ['id', 'sha256', 'size', 'name'].every((key) => key in properties);

function listOf(told: Base, json: Node): FieldSpec | null {
  const base: Base = (json.minItems ?? 0) === 0 ? { ...told, mayBeEmpty: true } : told;
  const items = node.safeParse(json.items);
  if (!items.success) return null;
  const { data } = items;
  if (data.enum !== undefined) return { ...base, kind: 'choices', options: data.enum };
  if (data.type === 'object') {
    if (isFile(data)) return { ...base, kind: 'files' };
    return { ...base, kind: 'list', fields: childrenOf(data, `${base.path}.#`), least: json.minItems ?? 0 };
  }
  if (data.type !== 'string') return null;
  if (data.format === 'uuid') return { ...base, kind: base.name === 'recordings' ? 'file-ids' : 'people' };
  const letter = NUMBERED.exec(data.pattern ?? '')?.[1];
  if (letter !== undefined) return { ...base, kind: 'refs', letter };
  // As with one: what has no limit is a code of an authority.
  if (data.pattern === AUTHORITY || (data.pattern === undefined && data.maxLength === undefined))
    return { ...base, kind: 'authorities' };
  return { ...base, kind: data.pattern === undefined ? 'lines' : 'tags' };
}

function textOf(base: Base, json: Node): FieldSpec {
  if (json.format === 'date') return { ...base, kind: 'date' };
  if (json.format === 'date-time') return { ...base, kind: 'instant' };
  if (json.format === 'uuid') return { ...base, kind: PEOPLE.has(base.name) ? 'person' : 'matter' };
  const pattern = json.format === undefined ? (json.pattern ?? '') : '';
  const letter = NUMBERED.exec(pattern)?.[1];
  if (letter !== undefined) return { ...base, kind: 'ref', letter };
  if (pattern === AUTHORITY) return { ...base, kind: 'authority' };
  if (HOUR.test(pattern)) return { ...base, kind: 'hour' };
  if (pattern !== '' && json.maxLength === undefined) return { ...base, kind: 'line', max: 80 };
  // A text of any length would be an oversight: what has no limit is a code of an authority, checked by its digits.
  if (json.maxLength === undefined) return { ...base, kind: base.name === 'region' ? 'region' : 'authority' };
  const max = json.maxLength;
  return { ...base, kind: max > ONE_LINE ? 'prose' : 'line', max };
}
