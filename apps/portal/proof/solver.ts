import { solve } from '../../../platform/proof-of-work/contract.ts';
import type { Told } from './progress.ts';

/** Runs beside the page, so that typing and reading go on while it computes. */
addEventListener('message', ({ data }: MessageEvent<string>) => {
  const work = solve(data);
  let told = 0;
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return postMessage({ proof: step.value } satisfies Told);
    if (step.value > told) {
      told = step.value;
      postMessage({ done: told } satisfies Told);
    }
  }
});
