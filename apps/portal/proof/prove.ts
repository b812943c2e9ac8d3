import { type Purpose, solve } from '../../../platform/proof-of-work/contract.ts';
import { type Told, tellProgress } from './progress.ts';

const PATIENCE_MS = 15_000;

/** A proof of work for one request; undefined when no challenge came: the request then takes the slow lane. */
export async function prove(purpose: Purpose): Promise<string | undefined> {
  const challenge = await getChallenge(purpose);
  if (challenge === undefined) return undefined;
  const tell = tellProgress();
  try {
    return await (solveBeside(challenge, tell) ?? solveHere(challenge, tell));
  } finally {
    tell(undefined);
  }
}

async function getChallenge(purpose: Purpose): Promise<string | undefined> {
  try {
    const response = await fetch(`/public/challenge?purpose=${purpose}`, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { challenge }: { readonly challenge?: unknown } = response.ok ? await response.json() : {};
    return typeof challenge === 'string' ? challenge : undefined;
  } catch {
    return undefined;
  }
}

/** In a thread of its own; undefined where the browser gives none. */
function solveBeside(challenge: string, tell: (done: number) => void): Promise<string | undefined> | undefined {
  let helper: Worker;
  try {
    helper = new Worker(new URL('./solver.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
  return new Promise<string | undefined>((resolve) => {
    helper.onmessage = ({ data }: MessageEvent<Told>) => ('done' in data ? tell(data.done) : resolve(data.proof));
    // An old browser may find out only now that it cannot run it.
    helper.onerror = () => resolve(solveHere(challenge, tell));
    helper.postMessage(challenge);
  }).finally(() => helper.terminate());
}

const LONGEST_STEP_MS = 12;

/** In the page's own thread, with a pause for it every few milliseconds. */
export async function solveHere(challenge: string, tell: (done: number) => void): Promise<string | undefined> {
  const work = solve(challenge);
  for (let since = performance.now(); ; ) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < LONGEST_STEP_MS) continue;
    tell(step.value);
    await new Promise((resume) => setTimeout(resume));
    since = performance.now();
  }
}
