import { AppError } from '../../kernel/error.ts';
import type { App } from './types.ts';

const HALF = /\p{Surrogate}/u;
/** Escapes that may stand for what no database holds; text without them is not looked through. */
const SUSPECT = /\\u(0000|[dD][89a-fA-F])/;

const isStorable = (text: string): boolean => !text.includes('\0') && !HALF.test(text);

/** Where a parsed body holds a text that cannot be stored; undefined when it does nowhere. */
function findUnstorable(root: unknown): string | undefined {
  // No recursion: a body may be nested as deep as it is long.
  const waiting: { readonly value: unknown; readonly path: string }[] = [{ value: root, path: '' }];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { value, path } = at;
    if (typeof value === 'string' && !isStorable(value)) return path;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (!isStorable(key)) return path;
      waiting.push({ value: member, path: path === '' ? key : `${path.slice(0, 200)}.${key}` });
    }
  }
  return undefined;
}

const refusal = (path: string): AppError => new AppError('http.unstorable', 422, { field: path === '' ? '—' : path });

/**
 * PostgreSQL stores no U+0000 and no half of a surrogate pair: whatever route they are sent to, they are refused before
 * any query could fail on them.
 */
export function refuseUnstorable(app: App): void {
  app.addHook('onRequest', async (request) => {
    if (request.url.includes('%00')) throw refusal('');
  });
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text: string, done) => {
    parse(request, text, (error, body) => {
      const path = error === null && SUSPECT.test(text) ? findUnstorable(body) : undefined;
      if (path === undefined) done(error, body);
      else done(refusal(path));
    });
  });
}
