import type {
  FirmAccounts,
  FirmActivation,
  FirmApplication,
  FirmApplied,
  FirmAppointed,
  FirmMe,
  FirmSignIn,
  PublicFirm,
} from '../../../modules/firms/contract.ts';
import { type Answer, isProblem, post } from '../api.ts';
import { getListed, type Listed } from '../get.ts';

const PATIENCE_MS = 30_000;

/** A call of a firm's own pages: with its cookie, and the mark that no other site's form can set. */
export async function firmCall<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { 'x-qingyuan': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? null : JSON.parse(text);
    if (response.ok) return { kind: 'ok', value: answer as T };
    if (response.status >= 500 || !isProblem(answer)) return { kind: 'unknown' };
    return { kind: 'refused', status: response.status, problem: answer };
  } catch {
    return { kind: 'unknown' };
  }
}

export const apply = (asked: FirmApplication): Promise<Answer<FirmApplied>> => post('/public/firm-applications', asked);
export const activate = (asked: FirmActivation) => firmCall<FirmMe>('POST', '/api/firm/activation', asked);
export const signIn = (asked: FirmSignIn) => firmCall<FirmMe>('POST', '/api/firm/session', asked);
export const whoIsIt = () => firmCall<FirmMe>('GET', '/api/firm/session');
export const signOut = () => firmCall<null>('DELETE', '/api/firm/session');
export const changePassword = (asked: { old: string; new: string }) =>
  firmCall<null>('POST', '/api/firm/password', asked);
export const readStaff = () => firmCall<FirmAccounts>('GET', '/api/firm/staff');
export const appoint = (asked: { actId: string; name: string }) =>
  firmCall<FirmAppointed>('POST', '/api/firm/staff', asked);
export const withdraw = (id: string, actId: string) =>
  firmCall<null>('POST', `/api/firm/staff/${id}/withdraw`, { actId });
export const leave = (asked: { actId: string; reason?: string }) => firmCall<null>('POST', '/api/firm/leave', asked);
export const answer = (asked: { actId: string; text: string }) => firmCall<FirmMe>('POST', '/api/firm/answers', asked);

export const findFirms = (q: string, next: string | null): Promise<Listed<PublicFirm> | undefined> =>
  getListed<PublicFirm>('/api/public/firms', 'before', q, next);
