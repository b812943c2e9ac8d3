import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';
import { caseProcedures } from '../../../modules/cases/index.ts';
import { intakeProcedures } from '../../../modules/intake/model/procedures.ts';
import type { Procedure } from '../../../platform/procedure/types.ts';
import { fitting, type Known, type Schema, type SchemaWorld } from './from-schema.ts';
import { hostileKey, hostileText, hostileValue, mutated } from './values.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema?: Schema;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface OpenApiOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** One method at one path, with all that the document says of what it takes. */
export interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
}

/**
 * What is filled in at the time of asking, so that more than the first act of a matter is reached: nothing, the
 * matter's version, or an act that the asker may do now.
 */
export type UpToDate = 'no' | 'version' | 'act';

/** A request as it goes over the line. */
export interface Request {
  readonly method: Operation['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer | null;
  /** Index of the actor who asks. */
  readonly actor: number;
  readonly upToDate: UpToDate;
}

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const isMethod = (method: string): method is Operation['method'] => METHODS.includes(method);

export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).flatMap(([given, { parameters = [], requestBody }]) => {
      const method = given.toUpperCase();
      if (!isMethod(method)) return [];
      const body = requestBody === undefined ? undefined : Object.values(requestBody.content)[0]?.schema;
      return [{ name: `${method} ${path}`, method, path, parameters, body }];
    }),
  );
}

/** What exists, for requests that get further than the door. */
export interface Targets {
  readonly known: Known;
  /** `region/id` of matters that all may be tried on. */
  readonly matters: readonly string[];
  readonly cases: readonly string[];
  readonly imports: readonly string[];
  readonly bulletins: readonly string[];
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? '');

const cases: readonly Procedure[] = Object.values(caseProcedures);

/** The body in the two requests that the document leaves open: an act, by what its procedure's verb declares. */
function actBodies(path: string, world: SchemaWorld): Arbitrary<unknown> | undefined {
  const opening = path === '/api/matters' || path === '/api/cases';
  if (!opening && !/\/acts$|^\/api\/bulk$/.test(path)) return undefined;
  const procedures = path.startsWith('/api/cases') ? cases : intakeProcedures;
  const verbs = procedures.flatMap(({ id, verbs: all }) =>
    Object.entries(all)
      .filter(([, { from }]) => (from.length === 0) === opening)
      .map(([verb, { body }]) => ({ procedure: id, verb, schema: schemaOf(body) })),
  );
  return fc
    .constantFrom(...verbs)
    .chain(({ procedure, verb, schema }) =>
      fitting(schema, world).map((body) => (opening ? { procedure, verb, body } : { verb, body })),
    );
}

/** A body that the verb takes, for whoever knows what may be done to a matter; always the same for one `seed`. */
export function bodyForVerb(procedure: string, verb: string, world: SchemaWorld, seed: number): unknown {
  const body = [...intakeProcedures, ...cases].find(({ id }) => id === procedure)?.verbs[verb]?.body;
  return body === undefined ? {} : fc.sample(fitting(schemaOf(body), world), { seed, numRuns: 1 })[0];
}

const schemaOf = (body: z.ZodType): Schema =>
  z.toJSONSchema(body, { unrepresentable: 'any', io: 'input', reused: 'inline' }) as unknown as Schema;

function bodyOf(operation: Operation, world: SchemaWorld): Arbitrary<unknown> {
  if (operation.body === undefined) return fc.constant(undefined);
  const whole = fitting(operation.body, world);
  const acts = actBodies(operation.path, world);
  if (acts === undefined) return whole;
  return fc.tuple(whole, acts).map(([all, act]) => ({ ...(all as object), ...(act as object) }));
}

/** Texts that are no JSON, or JSON that programs read differently. */
const rawBodies = (valid: Arbitrary<unknown>): Arbitrary<Buffer> =>
  fc.oneof(
    valid.map((value) => json(value).subarray(0, -1)),
    valid.map((value) => Buffer.concat([json(value), Buffer.from(',')])),
    valid.map((value) => Buffer.concat([Buffer.from('\ufeff'), json(value)])),
    valid.map((value) =>
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(JSON.stringify(value) ?? '', 'utf16le')]),
    ),
    // The same key twice, the second time with another value.
    fc.tuple(valid, hostileKey, hostileValue).map(([value, key, other]) => {
      const text = JSON.stringify(value) ?? '{}';
      const name = Object.keys(Object(value))[0] ?? key;
      return Buffer.from(
        `${text.slice(0, -1)}${text.length > 2 ? ',' : ''}${JSON.stringify(name)}:${JSON.stringify(other)}}`,
      );
    }),
    valid.map((value) => Buffer.from((JSON.stringify(value) ?? '').replace(/"([^"]{3})/, '"\\ud83d$1'))),
    valid.map((value) => Buffer.from((JSON.stringify(value) ?? '').replace(/:(\d+|"[^"]*")/, ':1e999'))),
    valid.map((value) => Buffer.from((JSON.stringify(value) ?? '').replace(/[\u4e00-\u9fff]/g, '\u00ff'), 'latin1')),
    fc
      .constantFrom(
        '',
        ' ',
        '[]',
        'null',
        '"x"',
        '0',
        'NaN',
        '{',
        '[{}]',
        '{"__proto__":{"x":1}}',
        '{"a":1}}',
        '\u0000',
      )
      .map((text) => Buffer.from(text)),
    fc.constant(Buffer.from(`${'['.repeat(40_000)}${']'.repeat(40_000)}`)),
    fc.constant(Buffer.from(`{"a":"${'x'.repeat(1_100_000)}"}`)),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  );

const TYPES = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/json; charset=gb18030',
  'application/json;;;',
  'APPLICATION/JSON',
  '*/*',
  'x',
];

interface Wire {
  readonly payload: Buffer | null;
  readonly type: string | null;
  readonly upToDate: UpToDate;
}

const FILE_TEXTS = [
  '编号,标题,内容\r\nF-1,标题,内容\r\n',
  '{"标题":"甲","内容":"乙"}\n',
  '',
  '%PDF-1.7',
  'PK\u0003\u0004',
  'a,b\n"',
  '\u0000',
];
const FILE_NAMES = [
  'hot.csv',
  '../../../../etc/passwd',
  'a\u0000b.csv',
  '..\\x.xlsx',
  '名单.csv',
  '',
  '"; filename="b.csv',
  `${'长'.repeat(300)}.csv`,
];

const forms: Arbitrary<Wire> = fc
  .record({
    content: fc.oneof(fc.constantFrom(...FILE_TEXTS), hostileText),
    name: fc.oneof(fc.constantFrom(...FILE_NAMES), hostileText),
    field: fc.constantFrom('file', 'file', '__proto__', 'other'),
    cut: fc.constantFrom(0, 0, 0, 5, 30),
    boundary: fc.constantFrom('----b1', '----b1', '----b1', 'other'),
  })
  .map(({ content, name, field, cut, boundary }) => {
    const head = `------b1\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`;
    const whole = Buffer.from(`${head}${content}\r\n------b1--\r\n`);
    return {
      payload: whole.subarray(0, whole.length - cut),
      type: `multipart/form-data; boundary=${boundary}`,
      upToDate: 'no',
    };
  });

function wireOf(operation: Operation, world: SchemaWorld): Arbitrary<Wire> {
  const valid = bodyOf(operation, world);
  const type = 'application/json';
  const asJson = (values: Arbitrary<unknown>, upToDate: UpToDate): Arbitrary<Wire> =>
    values.map((value) => ({
      payload: value === undefined ? null : json(value),
      type: value === undefined ? null : type,
      upToDate,
    }));
  const oddType = fc
    .tuple(valid, fc.constantFrom(...TYPES))
    .map(([value, given]): Wire => ({ payload: json(value ?? {}), type: given, upToDate: 'no' }));
  if (operation.method === 'GET') return fc.constant({ payload: null, type: null, upToDate: 'no' });
  const odd = fc.oneof(
    { arbitrary: asJson(mutated(valid), 'no'), weight: 5 },
    { arbitrary: asJson(mutated(valid), 'version'), weight: 3 },
    { arbitrary: rawBodies(valid).map((payload): Wire => ({ payload, type, upToDate: 'no' })), weight: 2 },
    { arbitrary: oddType, weight: 1 },
    { arbitrary: fc.constant<Wire>({ payload: null, type: null, upToDate: 'no' }), weight: 1 },
  );
  const uploads = /\/(files|imports)$/.test(operation.path) && operation.body === undefined;
  if (uploads) return fc.oneof({ arbitrary: forms, weight: 4 }, { arbitrary: odd, weight: 1 });
  return fc.oneof({ arbitrary: asJson(valid, 'act'), weight: 1 }, { arbitrary: odd, weight: 1 });
}

const encode = (value: unknown): string =>
  encodeURIComponent(
    (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/\p{Surrogate}/gu, '\ufffd'),
  );

/** Path pieces that are no percent-encoding, or one that means something to a file system. */
const RAW_PIECES = [
  '%',
  '%zz',
  '%00',
  '%ff%fe',
  '..%2f..%2fetc',
  '%2e%2e',
  '//',
  '*',
  ':id',
  'x'.repeat(250),
  '%u0041',
  ';x=1',
  '?x=1',
  '#',
];

function urlOf(operation: Operation, world: SchemaWorld, targets: Targets): Arbitrary<string> {
  const odd = fc.oneof(
    { arbitrary: hostileText.map((text) => encode(text.slice(0, 2_000))), weight: 2 },
    { arbitrary: fc.constantFrom(...RAW_PIECES), weight: 1 },
  );
  const piece = (name: string): Arbitrary<string> => {
    const schema = operation.parameters.find((each) => each.in === 'path' && each.name === name)?.schema ?? {};
    return fc.oneof({ arbitrary: fitting(schema, world, name).map(encode), weight: 6 }, { arbitrary: odd, weight: 1 });
  };
  const pieces = operation.path
    .split('/')
    .map((part) => (/^\{.+\}$/.test(part) ? piece(part.slice(1, -1)) : fc.constant(part)));
  const path = fc.tuple(...pieces).map((parts) => parts.join('/'));
  const whole = placed(operation.path, path, targets);
  const query = operation.parameters.filter((each) => each.in === 'query');
  const value = ({ name, schema = {} }: Parameter): Arbitrary<string> =>
    fc.oneof(
      {
        arbitrary: fitting(schema, world, `?${name}` in world.known ? `?${name}` : name).map(
          (each) => `${encode(name)}=${encode(each)}`,
        ),
        weight: 8,
      },
      { arbitrary: hostileText.map((text) => `${encode(name)}=${encode(text.slice(0, 4_000))}`), weight: 1 },
      {
        arbitrary: fc.constantFrom(
          `${name}=a&${name}=b`,
          `${name}[]=1`,
          `${name}[x]=1`,
          `${name}`,
          `${name}=%ff`,
          `${name}=%`,
        ),
        weight: 1,
      },
    );
  const extra = fc.tuple(hostileKey, hostileText).map(([key, text]) => `${encode(key)}=${encode(text.slice(0, 500))}`);
  const search = fc.tuple(
    fc.tuple(...query.map((each) => sometimes(each.required === true ? 9 : 1, 2, value(each)))),
    sometimes(1, 8, extra),
  );
  return fc.tuple(whole, search).map(([where, [values, more]]) => {
    const all = [...values, more].filter((each) => each !== '');
    return all.length === 0 ? where : `${where}?${all.join('&')}`;
  });
}

/** There `yes` times out of `yes + no`, else ''. */
const sometimes = (yes: number, no: number, value: Arbitrary<string>): Arbitrary<string> =>
  fc.oneof({ arbitrary: value, weight: yes }, { arbitrary: fc.constant(''), weight: no });

/** Most requests go to something that is there. */
function placed(
  path: string,
  any: Arbitrary<string>,
  { matters, cases, imports, bulletins }: Targets,
): Arbitrary<string> {
  const byId = { '/api/imports/{id}': imports, '/api/bulletins/{id}': bulletins };
  const ofMatter = { '/api/matters/{region}/{id}': matters, '/api/cases/{region}/{id}': cases };
  const found = Object.entries(ofMatter).find(([start]) => path.startsWith(start))?.[1];
  const [marker, targets] = found
    ? ['{region}/{id}', found]
    : ['{id}', Object.entries(byId).find(([start]) => path.startsWith(start))?.[1] ?? []];
  if (targets.length === 0) return any;
  const rest = path.slice(path.indexOf(marker) + marker.length);
  const sure = fc.tuple(fc.constantFrom(...targets), any).map(([target, filled]) => {
    const tail =
      rest === ''
        ? ''
        : `/${filled
            .split('/')
            .slice(path.slice(0, path.indexOf(marker)).split('/').length - 1 + marker.split('/').length)
            .join('/')}`;
    return `${path.slice(0, path.indexOf(marker))}${target}${tail}`;
  });
  return fc.oneof({ arbitrary: sure, weight: 5 }, { arbitrary: any, weight: 1 });
}

const oddHeaders: Arbitrary<Record<string, string>> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 8 },
  {
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          'x-trace-id',
          'traceparent',
          'accept',
          'accept-language',
          'range',
          'if-range',
          'if-none-match',
          'cookie',
          'authorization',
          'origin',
          'sec-fetch-site',
          'x-forwarded-for',
          'host',
          'content-encoding',
          'expect',
        ),
        hostileText,
      )
      .map(([name, text]) => ({ [name]: text.replace(/[^\x20-\x7e]/g, '?').slice(0, 3_000) })),
    weight: 2,
  },
);

/** What programs send for a key, and what nobody should: each within one line of latin letters, as headers are. */
const HOSTILE_KEYS: readonly string[] = [
  ...['', '""', '"', '" "', 'a b', '\t', '"a', 'a"', '"a"b"', "'; drop table act; --", '%00', '../../x', '{}', 'null'],
  ...['\x7f', '\xa0', '\xff\xfe', 'ç¾', 'x'.repeat(255), `"${'x'.repeat(255)}"`, 'x'.repeat(256), 'x'.repeat(301)],
  ...['x'.repeat(8_000), 'a,b', 'a, a', '?1', ':YQ==:', '00000000-0000-0000-0000-000000000000', '=1+1', '$1'],
];
/** Few, so that one comes again with other content. */
const FITTING_KEYS: readonly string[] = ['"order-1"', 'order-2', 'order-3', '"2026-06-01T02:00:00Z"', '~!@#$%^&*()'];

/**
 * Keys of the outside system's own where the document takes one: with and without the act id that they stand instead
 * of. Most are the only ones of their kind, so that what is asked under them can be done.
 */
function keyed(operation: Operation): Arbitrary<{ readonly key: string | undefined; readonly bare: boolean }> {
  const takesKey = operation.parameters.some((each) => each.in === 'header' && each.name === 'idempotency-key');
  const none = fc.constant({ key: undefined, bare: false });
  if (!takesKey) return none;
  const key = fc.oneof(
    { arbitrary: fc.uuid(), weight: 3 },
    { arbitrary: fc.constantFrom(...FITTING_KEYS), weight: 2 },
    { arbitrary: fc.constantFrom(...HOSTILE_KEYS), weight: 4 },
    { arbitrary: hostileText.map((text) => text.replace(/[^\x20-\xff]/g, '?').slice(0, 3_000)), weight: 1 },
  );
  const bare = fc.constantFrom(true, true, true, false);
  return fc.oneof({ arbitrary: none, weight: 2 }, { arbitrary: fc.record({ key, bare }), weight: 1 });
}

/** The body without its act id; as it is where it is no JSON. */
function withoutActId(payload: Buffer | null): Buffer | null {
  if (payload === null) return null;
  try {
    const { actId: _, ...rest } = JSON.parse(payload.toString());
    return json(rest);
  } catch {
    return payload;
  }
}

/** Requests for one operation, by any of `actors` people: a third fits, the rest is wrong in some way. */
export function requestsFor(
  operation: Operation,
  document: OpenApi,
  targets: Targets,
  actors: number,
): Arbitrary<Request> {
  const world: SchemaWorld = { schemas: document.components.schemas, known: targets.known };
  return fc
    .record({
      url: urlOf(operation, world, targets),
      wire: wireOf(operation, world),
      actor: fc.nat({ max: actors - 1 }),
      more: oddHeaders,
      own: keyed(operation),
    })
    .map(({ url, wire, actor, more, own }) => ({
      method: operation.method,
      url,
      headers: {
        ...(wire.type === null ? {} : { 'content-type': wire.type }),
        ...more,
        ...(own.key === undefined ? {} : { 'idempotency-key': own.key }),
      },
      payload: own.bare ? withoutActId(wire.payload) : wire.payload,
      actor,
      upToDate: wire.upToDate,
    }));
}
