import { PROOF_HEADER, type Purpose } from '../../../platform/proof-of-work/contract.ts';
import { prove } from './prove.ts';

const TRIES = 3;
const PRECONDITION_REQUIRED = 428;

/**
 * Posts with a proof of work; computes another when the server says that this one was too old or too easy. Nothing of an
 * officer's session in the same browser may travel with it.
 * @throws what `fetch` throws
 */
export async function sendProven(
  path: string,
  purpose: Purpose,
  body: object,
  signal: () => AbortSignal,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const proof = await prove(purpose);
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: signal(),
      headers: { 'content-type': 'application/json', ...(proof === undefined ? {} : { [PROOF_HEADER]: proof }) },
      body: JSON.stringify(body),
    });
    if (response.status !== PRECONDITION_REQUIRED || attempt === TRIES) return response;
  }
}
