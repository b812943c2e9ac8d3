import fc, { type Arbitrary } from 'fast-check';

/** Texts that have broken programs before. None holds words that the judge looks for in answers. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '甲\u0000乙',
  '\ud800',
  '甲\udc00乙',
  '\ufeff',
  '\uffff',
  '\u202e翻转',
  '𠮷㐀龘',
  "'; drop table act; --",
  "' or '1'='1",
  "'",
  "O'Brien",
  "x' || (select 1) || 'y",
  "\\'; select pg_sleep(9); --",
  "'::int",
  '1); delete from matter; --',
  '%',
  '_%_',
  '\\',
  '\\x00',
  '$1',
  '{{7*7}}',
  '#{1+1}',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://x","y")',
  '+cmd|calc!A1',
  '-2+3',
  '@SUM(A1)',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/dev/zero',
  'file.txt\u0000.csv',
  'http://169.254.169.254/latest',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '-1',
  '1e309',
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  '-000001-01-01',
  '+275760-09-13T00:00:00.001Z',
  '2026-06-01T02:00:00Z',
  '2026-06-01T02:00:00.000+08:00',
  '98010100100',
  '980101',
  '98%',
  '%,%',
  '000000',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'bm9uc2Vuc2U',
  'eyJhIjoxfQ',
  'W251bGwsbnVsbF0',
  'WyInIiwiJyJd',
  '\r\nX-Injected: 1',
  'a'.repeat(201),
  '字'.repeat(5_000),
  '('.repeat(2_000),
  'x'.repeat(100_000),
];

/** What ends a text in SQL: most of it, since most queries would show it. */
const QUOTED = HOSTILE_TEXTS.filter((text) => text.includes("'"));

export const hostileText: Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...QUOTED), weight: 3 },
  { arbitrary: fc.constantFrom(...HOSTILE_TEXTS), weight: 6 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 1 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }), weight: 1 },
);

/** Numbers written as text, since some are no value of ours: they go into the body as they stand. */
export const HOSTILE_NUMBERS: readonly number[] = [
  0,
  -0,
  -1,
  1.5,
  0.1,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 63),
  1e21,
  1e308,
  -1e308,
  5e-324,
];

function nest(depth: number, list: boolean): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = list ? [value] : { a: value };
  return value;
}

/** Any value but the one that is wanted. */
export const hostileValue: Arbitrary<unknown> = fc.oneof(
  { arbitrary: hostileText, weight: 8 },
  { arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { '': '' }), weight: 4 },
  { arbitrary: fc.constantFrom(...HOSTILE_NUMBERS), weight: 3 },
  {
    arbitrary: fc.tuple(fc.constantFrom(20, 500, 3_000), fc.boolean()).map(([depth, list]) => nest(depth, list)),
    weight: 1,
  },
  { arbitrary: fc.constantFrom(700, 5_000).map((length) => Array.from({ length }, () => 'x')), weight: 1 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 2 },
);

const HOSTILE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  '\u0000',
  '\ud800',
  'reporter',
  'homeCode',
  'receiptHash',
  'id',
  "a'b",
];
export const hostileKey: Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...HOSTILE_KEYS), weight: 5 },
  { arbitrary: hostileText, weight: 1 },
);

type Step =
  | { readonly kind: 'replace' | 'extra'; readonly at: number; readonly key: string; readonly value: unknown }
  | { readonly kind: 'drop'; readonly at: number };

const step: Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({ kind: fc.constant('replace' as const), at: fc.nat(), key: hostileKey, value: hostileValue }),
    weight: 5,
  },
  {
    arbitrary: fc.record({ kind: fc.constant('extra' as const), at: fc.nat(), key: hostileKey, value: hostileValue }),
    weight: 2,
  },
  { arbitrary: fc.record({ kind: fc.constant('drop' as const), at: fc.nat() }), weight: 2 },
);

type Holder = { readonly node: Record<string, unknown> | unknown[]; readonly key: string | number };

function placesIn(root: unknown): Holder[] {
  const found: Holder[] = [];
  const walk = (node: unknown, depth: number): void => {
    if (depth > 12) return;
    if (Array.isArray(node)) {
      for (const [key, value] of node.entries()) {
        found.push({ node, key });
        walk(value, depth + 1);
      }
    } else if (typeof node === 'object' && node !== null) {
      for (const [key, value] of Object.entries(node)) {
        found.push({ node: node as Record<string, unknown>, key });
        walk(value, depth + 1);
      }
    }
  };
  walk(root, 0);
  return found;
}

/** An own property whatever its name: a plain assignment of `__proto__` would set the prototype. */
function put(node: object, key: string | number, value: unknown): void {
  Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true });
}

function apply(root: unknown, given: Step): unknown {
  // The same hostile value is drawn again and again: what is put in must not be what another body holds.
  const one = 'value' in given ? { ...given, value: structuredClone(given.value) } : given;
  const places = placesIn(root);
  const place = places[one.at % Math.max(1, places.length)];
  switch (one.kind) {
    case 'replace':
      if (place === undefined) return one.value;
      put(place.node, place.key, one.value);
      return root;
    case 'extra': {
      const objects = [root, ...places.map(({ node, key }) => (node as Record<string | number, unknown>)[key])];
      const target = objects.filter((each) => typeof each === 'object' && each !== null && !Array.isArray(each));
      const node = target[one.at % Math.max(1, target.length)];
      if (typeof node === 'object' && node !== null) put(node, one.key, one.value);
      return root;
    }
    case 'drop':
      if (place !== undefined && !Array.isArray(place.node)) Reflect.deleteProperty(place.node, place.key);
      return root;
  }
}

/** A value that fits, with up to three things wrong in it. */
export const mutated = (valid: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc
    .tuple(valid, fc.array(step, { minLength: 1, maxLength: 3 }))
    .map(([value, steps]) => steps.reduce(apply, structuredClone(value)));
