import type { ErrorCatalogue } from '../../../kernel/error-catalogue.ts';

/** What came back. */
export interface Response {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Judgement {
  readonly wrong: 'server-error' | 'no-problem' | 'inside-told' | 'defect-told' | 'leak' | 'header' | 'broken-json';
  readonly detail: string;
}

/** Words of a stack, a path of ours, or the database: nothing that was asked holds them (`values.ts`). */
const INSIDE: readonly RegExp[] = [
  /\n\s+at .+[(:]/,
  /node_modules/,
  /file:\/\/\//,
  /\.ts:\d+/,
  /\/work\/|\/tmp\//,
  /invalid input syntax|violates .*constraint|duplicate key value|relation ".*does not exist|column ".*does not exist/,
  /invalid byte sequence|unterminated quoted|permission denied for|row-level security|out of range for type/,
  /syntax error at or near|pg_catalog|current transaction is aborted|could not serialize/,
  /Cannot read propert|is not a function|is not iterable|Maximum call stack/,
];

const HAN = /\p{Script=Han}/u;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.zh === 'string' &&
  HAN.test(value.zh) &&
  typeof value.en === 'string' &&
  value.en !== '';

/** A refusal must be a `Problem`: a registered code, words and a way out in both languages, the trace id. */
function problemFault(text: string, catalogue: ErrorCatalogue): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'not JSON';
  }
  if (!isObject(parsed)) return 'not an object';
  const { code, remedy, traceId, params } = parsed;
  if (typeof code !== 'string' || !Object.hasOwn(catalogue, code)) return `code ${String(code)} is not registered`;
  if (!isText(parsed)) return `${code}: words are missing in a language`;
  if (!isText(remedy)) return `${code}: the way out is missing in a language`;
  if (/\{[a-zA-Z]+\}/.test(catalogueText(catalogue, code, parsed))) return `${code}: a placeholder was not filled`;
  if (typeof traceId !== 'string' || !/^[0-9a-f]{32}$/.test(traceId) || !isObject(params)) return `${code}: shape`;
  return undefined;
}

/** The words of the answer where the catalogue's have placeholders: only those that stayed as they were count. */
function catalogueText(catalogue: ErrorCatalogue, code: string, problem: Readonly<Record<string, unknown>>): string {
  const entry = catalogue[code];
  const left = [...(entry?.zh ?? '').matchAll(/\{[a-zA-Z]+\}/g)].map(([all]) => all);
  return left.filter((each) => String(problem.zh).includes(each)).join('');
}

/**
 * What is wrong with an answer, whatever was asked.
 * @param hidden texts that this asker may not learn
 */
export function judge(
  { status, text, headers }: Response,
  catalogue: ErrorCatalogue,
  hidden: readonly string[],
): Judgement[] {
  const found: Judgement[] = [];
  const add = (wrong: Judgement['wrong'], detail: string): void => {
    found.push({ wrong, detail });
  };
  if (status >= 500) add('server-error', `${status} ${text.slice(0, 300)}`);
  if (status >= 400) {
    const fault = problemFault(text, catalogue);
    if (fault !== undefined) add('no-problem', `${status} ${fault}: ${text.slice(0, 200)}`);
    for (const words of INSIDE) if (words.test(text)) add('inside-told', `${status} ${words}: ${text.slice(0, 400)}`);
  } else {
    const json = /^application\/json(;|$)/.test(String(headers['content-type'] ?? ''));
    if (json && text !== '') {
      try {
        JSON.parse(text);
      } catch {
        add('broken-json', `${status} ${text.slice(0, 200)}`);
      }
    }
    // In bulk each refusal is told inside a good answer.
    if (text.includes('"code":"http.internal"')) add('defect-told', text.slice(0, 400));
  }
  for (const secret of hidden) if (text.includes(secret)) add('leak', `${status} tells ${secret}`);
  if ('x-injected' in headers) add('header', 'a header came from what was sent');
  return found;
}
