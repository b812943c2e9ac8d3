import type { UploadJudged } from '../../../modules/intake/contract.ts';
import { type Answer, answerOf } from '../api.ts';
import { sendProven } from '../proof/send.ts';

const PATIENCE_MS = 90_000;
const TRIES = 4;

/** 256 random bits in base64url: the only key to what is handed in under it; it lives in this page's memory. */
export function newUploadToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

interface Begun {
  readonly partBytes: number;
  readonly parts: number;
}

export interface Handed {
  readonly token: string;
  readonly id: string;
  readonly file: File;
}

const cut = { kind: 'unknown' } as const;
const withPatience = (stop: AbortSignal): AbortSignal => AbortSignal.any([stop, AbortSignal.timeout(PATIENCE_MS)]);

/** Sends a file part by part, each again when the network fails it; `tell` hears the share that has arrived. */
export async function handIn(
  { token, id, file }: Handed,
  stop: AbortSignal,
  tell: (done: number) => void,
): Promise<Answer<UploadJudged>> {
  const about = { token, id, name: file.name, size: file.size };
  const begun = await ask<Begun>(() => sendProven('/public/uploads', 'upload', about, () => withPatience(stop)), stop);
  if (begun.kind !== 'ok') return begun;
  const { parts, partBytes } = begun.value;
  for (let n = 0; n < parts; n += 1) {
    const body = file.slice(n * partBytes, (n + 1) * partBytes);
    const sent = await ask<object>(() => put(`/public/uploads/${id}/parts/${n}`, token, body, stop), stop);
    if (sent.kind !== 'ok') return sent;
    tell((n + 1) / parts);
  }
  return ask<UploadJudged>(() => end(`/public/uploads/${id}/finish`, token, stop), stop);
}

/** Takes a file back; whether it arrives or not, it goes on its deadline. */
export function takeBack(token: string, id: string): void {
  void end(`/public/uploads/${id}/removal`, token, AbortSignal.timeout(PATIENCE_MS), true).catch(() => undefined);
}

/** Asks until there is an answer of the server's own, or it was stopped, or often enough. */
async function ask<T>(send: () => Promise<Response>, stop: AbortSignal): Promise<Answer<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send().then(answerOf<T>, () => cut);
    if (answer.kind !== 'unknown' || stop.aborted || attempt === TRIES) return answer;
    await new Promise((resume) => setTimeout(resume, 1_000 * attempt));
  }
}

const put = (path: string, token: string, body: Blob, stop: AbortSignal): Promise<Response> =>
  fetch(path, {
    method: 'PUT',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: withPatience(stop),
    headers: { 'content-type': 'application/octet-stream', 'x-upload-token': token },
    body,
  });

const end = (path: string, token: string, stop: AbortSignal, keepalive = false): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: withPatience(stop),
    keepalive,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
