import { newActId, type Region } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Procedure } from '../../platform/procedure/types.ts';
import { applyDue } from '../../platform/rollup/apply.ts';
import { actorAt } from './actor-at.ts';
import { CLUE } from './clue.ts';
import { median } from './machine.ts';

const AT_ONCE = 8;
const ROUNDS = 5;
const SECONDS = Number(process.env.QY_FIGURES_WRITE_SECONDS ?? 6);

export interface WriteCost {
  /** Clues a second with counting ÷ without: the middle of the rounds. */
  readonly ratio: number;
  readonly rounds: readonly { readonly on: number; readonly off: number }[];
}

const county = '980101';
const clerk = actorAt(county, 'intake', 'officer');

/** Clues of a second, each its own transaction, eight at a time; with counting the compaction runs beside them. */
async function perSecond(deps: LedgerDependencies, counting: boolean): Promise<number> {
  const until = performance.now() + SECONDS * 1_000;
  let done = 0;
  let working = true;
  const compacting = (async () => {
    while (working && counting) {
      await applyDue(deps.store);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  })();
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      const [outcome] = await performMany(deps, clerk, [
        {
          ...{ actId: newActId(), homeRegion: county as Region, procedure: 'clue', verb: 'receive' },
          body: CLUE as unknown as JsonObject,
        },
      ]);
      if (outcome === undefined || !outcome.ok) throw new Error('a clue was refused', { cause: outcome });
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const rate = done / SECONDS;
  working = false;
  await compacting;
  return rate;
}

/** The same ledger once with every measure and once with none: nothing else differs. */
export async function measureWriteCost(deps: LedgerDependencies, say: (line: string) => void): Promise<WriteCost> {
  const uncounted: Readonly<Record<string, Procedure>> = Object.fromEntries(
    Object.entries(deps.procedures).map(([id, procedure]) => [id, { ...procedure, measures: [] }]),
  );
  const off: LedgerDependencies = { ...deps, procedures: uncounted };
  await perSecond(off, false);
  await perSecond(deps, true);
  const rounds: { on: number; off: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // In turn first and second, so that a machine that slows down favours neither.
    const first = await perSecond(round % 2 === 0 ? off : deps, round % 2 !== 0);
    const second = await perSecond(round % 2 === 0 ? deps : off, round % 2 === 0);
    const pair = round % 2 === 0 ? { off: first, on: second } : { on: first, off: second };
    rounds.push(pair);
    say(`  clues a second: counted ${pair.on.toFixed(0)}, not counted ${pair.off.toFixed(0)}`);
  }
  return { ratio: median(rounds.map(({ on, off: without }) => on / without)), rounds };
}
