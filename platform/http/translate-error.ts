import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AppError, isAppError } from '../../kernel/error.ts';
import { issueParams, toIssues } from './issues.ts';

const fieldOf = (error: object, key: string): unknown =>
  key in error ? (error as Record<string, unknown>)[key] : undefined;

/** What the parser of forms says of a form that is cut off or has no boundary, in errors without a code. */
const BROKEN_FORM =
  /^(Unexpected end of multipart data|(Part|File|Multipart).* terminated early|Multipart: |The needle cannot)/;

/** Turns what the server's own machinery throws into coded failures; passes everything else through. */
export function translateError(error: unknown, bodyLimit: number): unknown {
  if (isAppError(error) || typeof error !== 'object' || error === null) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = toIssues(
      error.validation.map((each) => ({
        path: each.instancePath.replace(/^\//, '').replaceAll('/', '.'),
        code: each.keyword,
        message: each.message ?? '',
        params: each.params as Readonly<Record<string, unknown>>,
      })),
    );
    return new AppError('http.invalid', 400, issueParams(issues));
  }
  switch (fieldOf(error, 'code')) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('http.body-too-large', 413, { limit: bodyLimit });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AppError('http.media-type', 415);
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new AppError('http.bad-json', 400);
    default:
  }
  if (error instanceof Error && BROKEN_FORM.test(error.message))
    return new AppError('http.bad-request', 400, { reason: 'multipart' });
  if (error instanceof SyntaxError && fieldOf(error, 'statusCode') === 400) return new AppError('http.bad-json', 400);
  const status = fieldOf(error, 'statusCode');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError('http.bad-request', 400, { reason: String(fieldOf(error, 'code') ?? status) });
  }
  return error;
}
