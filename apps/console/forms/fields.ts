import { z } from 'zod';

interface Base {
  readonly name: string;
  /** Dotted path inside the body, e.g. `respondent.name`. */
  readonly path: string;
  readonly required: boolean;
}

/** A control of a generated form. */
export type FieldSpec =
  | (Base & { readonly kind: 'line' | 'prose'; readonly max: number })
  | (Base & {
      readonly kind: 'date' | 'yesno' | 'money' | 'integer' | 'person' | 'region' | 'authority' | 'matter' | 'lines';
    })
  | (Base & { readonly kind: 'choice' | 'choices'; readonly options: readonly string[] })
  | (Base & { readonly kind: 'group'; readonly fields: readonly FieldSpec[] });

/** As far as a body schema uses JSON Schema; anything else is not drawn. */
const node = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  maxLength: z.number().optional(),
  enum: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});
type Node = z.infer<typeof node>;

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
  'batch',
  'unset',
]);
/** Longer than this and a text gets several lines. */
const ONE_LINE = 300;

/** The controls for a verb's body, in declared order. */
export function fieldsOf(schema: z.ZodType): readonly FieldSpec[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return childrenOf(node.parse(json), '');
}

function childrenOf(parent: Node, prefix: string): readonly FieldSpec[] {
  const required = new Set(parent.required ?? []);
  return Object.entries(parent.properties ?? {}).flatMap(([name, raw]) => {
    const parsed = node.safeParse(raw);
    if (!parsed.success || HIDDEN.has(name)) return [];
    const base: Base = { name, path: prefix === '' ? name : `${prefix}.${name}`, required: required.has(name) };
    const field = fieldOf(base, parsed.data);
    return field === null ? [] : [field];
  });
}

function fieldOf(base: Base, json: Node): FieldSpec | null {
  if (json.enum !== undefined) return { ...base, kind: 'choice', options: json.enum };
  switch (json.type) {
    case 'object':
      return { ...base, kind: 'group', fields: childrenOf(json, base.path) };
    case 'boolean':
      return { ...base, kind: 'yesno' };
    case 'integer':
    case 'number':
      return { ...base, kind: base.name.endsWith('Fen') ? 'money' : 'integer' };
    case 'array':
      return listOf(base, json);
    case 'string':
      return textOf(base, json);
    default:
      return null;
  }
}

function listOf(base: Base, json: Node): FieldSpec | null {
  const items = node.safeParse(json.items);
  if (!items.success) return null;
  if (items.data.enum !== undefined) return { ...base, kind: 'choices', options: items.data.enum };
  return items.data.type === 'string' ? { ...base, kind: 'lines' } : null;
}

function textOf(base: Base, json: Node): FieldSpec {
  if (json.format === 'date') return { ...base, kind: 'date' };
  if (json.format === 'uuid') return { ...base, kind: base.name === 'officer' ? 'person' : 'matter' };
  // A text of any length would be an oversight: what has no limit is a code of an authority, checked by its digits.
  if (json.maxLength === undefined) return { ...base, kind: base.name === 'region' ? 'region' : 'authority' };
  const max = json.maxLength;
  return { ...base, kind: max > ONE_LINE ? 'prose' : 'line', max };
}
