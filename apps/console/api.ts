import { z } from 'zod';
import { type Problem, problem as problemSchema } from '../../modules/intake/contract.ts';

/** A refusal of the server (or of the network) in both languages, with its way out. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.code);
    this.status = status;
    this.problem = problem;
  }
}

type Query = Readonly<Record<string, string | number | undefined>>;

interface Call<T> {
  readonly answer: z.ZodType<T>;
  readonly query?: Query;
  /** Sent as JSON, or as a form when it is FormData. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** A failure that is told of here and not by the server. */
export const local = (code: string, zh: string, en: string, remedyZh: string, remedyEn: string): Problem => ({
  code,
  zh,
  en,
  remedy: { zh: remedyZh, en: remedyEn },
  params: {},
  traceId: '',
});

export const UNREACHABLE = local(
  'network.unreachable',
  '连不上服务器。',
  'The server cannot be reached.',
  '检查网络后重试；已填写的内容仍保留在本页。',
  'Check the network and try again; what you typed is still here.',
);

/** A failure of any kind as something that can be shown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiFailure) return error.problem;
  return local(
    'console.unexpected',
    `页面出现意外错误：${error instanceof Error ? error.message : String(error)}`,
    `The page met an unexpected error: ${error instanceof Error ? error.message : String(error)}`,
    '重新载入页面；如再次出现，请报告。',
    'Reload the page; report it if it happens again.',
  );
}

/** `/api/matters?queue=mine`: undefined and empty values are left out. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? `/api${path}` : `/api${path}?${text}`;
}

/** What the server refused, in its own words where it gives any. */
export async function failureOf(response: Response): Promise<ApiFailure> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  if (parsed.success) return new ApiFailure(response.status, parsed.data);
  return new ApiFailure(
    response.status,
    local(
      `http.${response.status}`,
      `服务器答复异常（${response.status}）。`,
      `The server answered ${response.status}.`,
      '稍后重试；如再次出现，请报告。',
      'Try again later; report it if it happens again.',
    ),
  );
}

/** In development an answer that breaks its contract fails loudly; in production the officer goes on working. */
function checked<T>(schema: z.ZodType<T>, value: unknown, path: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  console.error(`answer of ${path} breaks its contract`, z.prettifyError(parsed.error));
  return value as T;
}

async function send<T>(method: string, path: string, call: Call<T>): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-qingyuan'] = '1';
  const isForm = call.body instanceof FormData;
  if (call.body !== undefined && !isForm) headers['content-type'] = 'application/json';
  const response = await fetch(addressOf(path, call.query), {
    method,
    headers,
    credentials: 'same-origin',
    ...(call.signal === undefined ? {} : { signal: call.signal }),
    ...(call.body === undefined ? {} : { body: isForm ? (call.body as FormData) : JSON.stringify(call.body) }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiFailure(0, UNREACHABLE);
  });
  if (!response.ok) throw await failureOf(response);
  const text = await response.text();
  return checked(call.answer, text === '' ? null : JSON.parse(text), path);
}

/** The one way to the server: typed by the contracts, failing as `ApiFailure`. */
export const api = {
  get: <T>(path: string, call: Call<T>): Promise<T> => send('GET', path, call),
  post: <T>(path: string, call: Call<T>): Promise<T> => send('POST', path, call),
  put: <T>(path: string, call: Call<T>): Promise<T> => send('PUT', path, call),
  delete: <T>(path: string, call: Call<T>): Promise<T> => send('DELETE', path, call),
};

/** For answers whose content nobody reads. */
export const ignored = z.unknown();
