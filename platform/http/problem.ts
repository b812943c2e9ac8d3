import { type AppError, isAppError } from '../../kernel/error.ts';
import { type ErrorCatalogue, type ErrorEntry, fillText } from '../../kernel/error-catalogue.ts';
import type { JsonObject, Text } from '../../kernel/text.ts';
import { errors } from './errors.ts';
import { issueParams, toIssues } from './issues.ts';

/** The shape of every failure that the API answers with. */
export interface Problem extends Text {
  readonly code: string;
  readonly remedy: Text;
  readonly params: JsonObject;
  readonly traceId: string;
}

export interface ProblemAnswer {
  readonly status: number;
  readonly body: Problem;
  /** Seconds after which a retry may help. */
  readonly retryAfter: number | null;
  /** True when it is our failure and must be logged with its place in the code. */
  readonly defect: boolean;
}

function build(code: string, entry: ErrorEntry, params: JsonObject, traceId: string): Problem {
  const fill = (text: Text, extra: JsonObject = {}): Text => ({
    zh: fillText(text.zh, { ...params, ...extra, traceId }),
    en: fillText(text.en, { ...params, ...extra, traceId }),
  });
  // The ledger's own list of problems is in the validator's English: say it again in both languages.
  if (Array.isArray(params.issues) && !('problemsZh' in params)) {
    const again = issueParams(
      toIssues(
        params.issues.flatMap((issue) =>
          typeof issue === 'object' && issue !== null && !Array.isArray(issue)
            ? [rawIssue(issue as Readonly<Record<string, unknown>>)]
            : [],
        ),
      ),
    );
    const zh = fillText(entry.zh, { ...params, problems: again.problemsZh });
    const en = fillText(entry.en, { ...params, problems: again.problemsEn });
    return { code, zh, en, remedy: fill(entry.remedy), params: again, traceId };
  }
  return { code, ...fill(entry), remedy: fill(entry.remedy), params, traceId };
}

function rawIssue(issue: Readonly<Record<string, unknown>>) {
  const message = String(issue.message ?? '');
  const limit = /(?:>=|<=|>|<)\s*(\d+)/.exec(message)?.[1];
  const origin = /^(?:Too small|Too big): expected (\w+)/.exec(message)?.[1];
  const format = /Invalid (?:ISO )?(\w+)/.exec(message)?.[1]?.toLowerCase();
  const expected = /expected (\w+)/.exec(message)?.[1];
  return {
    path: String(issue.path ?? ''),
    code: String(issue.problem ?? ''),
    message,
    params: {
      expected,
      format,
      origin,
      minimum: limit === undefined ? undefined : Number(limit),
      maximum: limit === undefined ? undefined : Number(limit),
    },
  };
}

function retryAfterOf(error: AppError): number | null {
  if (typeof error.params.retryAfter === 'number') return Math.ceil(error.params.retryAfter);
  return error.status === 503 ? 2 : null;
}

/** An `AppError` as the API shows it. One of status 500 is a defect: only its code is told. */
export function problemOf(error: AppError, traceId: string, catalogue: ErrorCatalogue): ProblemAnswer {
  const entry = Object.hasOwn(catalogue, error.code) ? catalogue[error.code] : undefined;
  if (entry === undefined || error.status === 500) {
    const body = build('http.internal', errors['http.internal'], { code: error.code }, traceId);
    return { status: 500, body, retryAfter: null, defect: true };
  }
  const body = build(error.code, entry, error.params, traceId);
  return { status: error.status, body, retryAfter: retryAfterOf(error), defect: false };
}

/** Any failure as the API shows it; what nobody foresaw says nothing but its trace id. */
export function problemOfUnknown(error: unknown, traceId: string, catalogue: ErrorCatalogue): ProblemAnswer {
  if (isAppError(error)) return problemOf(error, traceId, catalogue);
  const body = build('http.internal', errors['http.internal'], {}, traceId);
  return { status: 500, body, retryAfter: null, defect: true };
}
