import fc, { type Arbitrary } from 'fast-check';
import { uuidv7 } from '../../../kernel/id.ts';
import { hostileText } from './values.ts';

/** As much of JSON Schema as the OpenAPI document and zod make use of. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** Values by the name of the field that holds them: what a schema cannot say, e.g. codes and ids that exist. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

export interface SchemaWorld {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly known: Known;
}

const DEPTH = 6;
const anInt = (schema: Schema): Arbitrary<number> => {
  const min = Math.max(schema.minimum ?? -5, -1_000_000_000);
  return fc.integer({ min, max: Math.max(min, Math.min(schema.maximum ?? 1_000, 1_000_000_000)) });
};

function aString({ format, pattern, minLength = 0, maxLength = 60, enum: choices }: Schema): Arbitrary<string> {
  if (choices !== undefined) return fc.constantFrom(...choices.map(String));
  switch (format) {
    case 'uuid':
      return fc.nat().map(() => uuidv7());
    case 'date':
      return fc.constantFrom('2026-05-29', '2026-06-01', '2026-06-02', '2025-12-31');
    case 'date-time':
      return fc.constantFrom('2026-05-30T02:00:00Z', '2026-06-01T01:59:00Z', '2027-01-01T00:00:00Z');
    default:
  }
  if (pattern !== undefined) {
    const dated = /^\^\\d\{4\}-\\d\{2\}-\\d\{2\}\$$/.test(pattern);
    if (dated) return fc.constantFrom('2026-05-01', '2026-06-01', '2026-06-30');
    return fc.stringMatching(new RegExp(pattern)).map((text) => text.slice(0, maxLength));
  }
  const plain = fc.constantFrom(
    '某超市销售过期牛奶',
    '现场核查情况属实',
    'plain text',
    '甲'.repeat(Math.min(Math.max(minLength, 1), 400)),
  );
  return fc
    .oneof({ arbitrary: plain, weight: 3 }, { arbitrary: hostileText, weight: 1 })
    .map((text) => text.slice(0, maxLength).padEnd(Math.min(minLength, 400), '文'));
}

const resolved = (schema: Schema, world: SchemaWorld): Schema =>
  schema.$ref === undefined ? schema : (world.schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {});

/** Whether a value can stand there at all: one name means a day in one body and a person in another. */
function suits(given: Schema, value: unknown, world: SchemaWorld): boolean {
  const schema = resolved(given, world);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.some((each) => suits(each, value, world));
  if (schema.enum !== undefined) return schema.enum.includes(value);
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  const own = Array.isArray(value) ? 'array' : typeof value === 'number' ? 'integer' : typeof value;
  if (types.length > 0 && !types.includes(own) && !(own === 'integer' && types.includes('number'))) return false;
  if (Array.isArray(value)) return value.every((each) => suits(schema.items ?? {}, each, world));
  return typeof value !== 'string' || schema.pattern === undefined || new RegExp(schema.pattern).test(value);
}

/** Values that fit the schema, mostly: texts are hostile as far as it allows, names are those that exist. */
export function fitting(schema: Schema, world: SchemaWorld, name = '', depth = 0): Arbitrary<unknown> {
  const known = (world.known[name] ?? []).filter((value) => suits(schema, value, world));
  if (known.length > 0) {
    return fc.oneof(
      { arbitrary: fc.constantFrom(...known), weight: 9 },
      { arbitrary: byShape(schema, world, depth), weight: 1 },
    );
  }
  return byShape(schema, world, depth);
}

function byShape(schema: Schema, world: SchemaWorld, depth: number): Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const target = world.schemas[schema.$ref.replace('#/components/schemas/', '')];
    return target === undefined ? fc.constant(null) : byShape(target, world, depth + 1);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined && choices.length > 0)
    return fc.oneof(...choices.map((each) => byShape(each, world, depth + 1)));
  if (schema.allOf?.[0] !== undefined) return byShape(schema.allOf[0], world, depth + 1);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'string':
      return aString(schema);
    case 'integer':
      return anInt(schema);
    case 'number':
      return anInt(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(schema.items === undefined ? fc.jsonValue() : fitting(schema.items, world, '', depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, 3),
      });
    case 'object':
      return anObject(schema, world, depth);
    default:
      if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function anObject(schema: Schema, world: SchemaWorld, depth: number): Arbitrary<unknown> {
  const entries = Object.entries(schema.properties ?? {});
  if (entries.length === 0) return fc.constant({});
  const required = new Set(schema.required ?? []);
  const model: Record<string, Arbitrary<unknown>> = {};
  for (const [key, each] of entries) {
    if (depth > DEPTH && !required.has(key)) continue;
    model[key] = fitting(each, world, key, depth + 1);
  }
  const least = Object.fromEntries(Object.entries(model).filter(([key]) => required.has(key)));
  // Half of them with nothing but what is required: with every optional field something seldom fits.
  return fc.oneof(fc.record(least), fc.record(model, { requiredKeys: Object.keys(least) }));
}
