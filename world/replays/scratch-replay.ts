import { onScratch } from './on-scratch.ts';
import { runWholeReplay, type WholeReplay, type WholeReplayOptions, type WholeReplayResult } from './whole-replay.ts';

/**
 * Tells a whole source in the empty migrated database at `url`, as a world that is thrown away.
 * @throws AppError of the first act that the ledger refuses
 */
export const runScratchReplay = (
  url: string,
  replay: WholeReplay,
  options: WholeReplayOptions = {},
): Promise<WholeReplayResult> =>
  onScratch(url, replay.end, async (deps, world) => {
    await replay.found?.(world);
    return runWholeReplay(replay, deps, options);
  });
