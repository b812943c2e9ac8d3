import type { FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/error.ts';
import type { App } from '../../platform/http/index.ts';

/** Fields of a form as they were sent: the first value of each name, without what no database stores. */
export type FormBody = Readonly<Record<string, string>>;

export function readForm(text: string): FormBody {
  const fields = new Map<string, string>();
  // Bytes that are no UTF-8 become U+FFFD here; no half of a character can come out.
  for (const [name, value] of new URLSearchParams(text)) {
    if (!fields.has(name)) fields.set(name, value.replaceAll('\u0000', '').replaceAll('\r\n', '\n'));
  }
  return Object.fromEntries(fields);
}

/** Forms of a browser, for the routes of this plugin alone: everywhere else they stay refused. */
export function takeForms(app: App): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) => {
    done(null, readForm(String(text)));
  });
}

export const fieldsOf = (request: FastifyRequest): FormBody => (request.body ?? {}) as FormBody;
export const fieldOf = (body: FormBody, name: string): string => (Object.hasOwn(body, name) ? (body[name] ?? '') : '');

/**
 * A form must come from a page of ours. Nobody is signed in here, so that nothing could be done in another's name; what is
 * refused is another site's form that files by its visitors. @throws AppError 403 `http.cross-site`
 */
export function refuseOtherSites(request: FastifyRequest, publicUrl: string | undefined): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const own = [
    `${request.protocol}://${request.host}`,
    ...(publicUrl === undefined ? [] : [new URL(publicUrl).origin]),
  ];
  const siteFits = site === undefined || site === 'same-origin' || site === 'none';
  if (!siteFits || (origin !== undefined && !own.includes(origin))) throw new AppError('http.cross-site', 403);
}
