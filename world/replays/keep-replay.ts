import { manualClock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/error.ts';
import type { Directory } from '../../modules/authorities/index.ts';
import type { BulletinDependencies } from '../../modules/bulletins/index.ts';
import { freezeBulletin, freezeCaseBulletin } from '../../modules/bulletins/index.ts';
import { putBenchmarks } from '../../modules/cases/index.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { instantOf } from '../calendar.ts';
import { registerNumbers } from '../cases/register-numbers.ts';
import { exampleBenchmarks } from '../discretion.ts';
import { actorFor, personAt } from '../people.ts';
import { createRandom } from '../random.ts';
import { seedAuthorities, type WorldDependencies } from '../seed.ts';
import {
  atEnd,
  runWholeReplay,
  type WholeReplay,
  type WholeReplayOptions,
  type WholeReplayResult,
} from './whole-replay.ts';

/** The parts of an instance that keeps a replay. */
export interface KeepingDependencies extends WorldDependencies {
  readonly directory: Directory;
  readonly bulletins: BulletinDependencies;
}

/** Nothing may be there: acts are recorded at the time they tell of, which only an empty ledger may say of itself. */
async function refuseUnlessEmpty({ ledger }: Pick<WorldDependencies, 'ledger'>): Promise<void> {
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ used: boolean }>(
      sql`select exists (select from authority) or exists (select from matter) or exists (select from tree_head) as used`,
    ),
  );
  if (rows[0]?.used === true) throw new AppError('world.not-empty', 409, {});
}

/**
 * Tells a whole source in an instance of its own, which keeps it: bureaus, people and demo accounts, every matter, the
 * numbers in their registers, and the bulletins frozen, so that the console shows the source's figures.
 * @throws AppError 409 `world.not-empty`
 */
export async function keepReplay(
  core: KeepingDependencies,
  replay: WholeReplay,
  options: WholeReplayOptions = {},
): Promise<WholeReplayResult> {
  await refuseUnlessEmpty(core);
  await seedAuthorities(core);
  await replay.found?.(core);
  const { store } = core.ledger;
  await putBenchmarks(store.db, exampleBenchmarks);
  // Sealed and frozen on the evening of its last day, like the acts: what comes later is later.
  const deps = atEnd({ ...core.bulletins, directory: core.directory }, manualClock(instantOf(replay.end, 19 * 60)));
  const result = await runWholeReplay(replay, deps, {
    ...options,
    onNumbers: async (given) => {
      await registerNumbers(store, given);
      await options.onNumbers?.(given);
    },
  });
  const random = createRandom(`kept ${replay.id}`);
  for (const { kind, authority, ...asked } of replay.bulletins) {
    const office = personAt(authority, 'campaign-office');
    const request = { ...asked, actId: random.uuid(deps.ledger.clock.now()) };
    await (kind === 'case' ? freezeCaseBulletin : freezeBulletin)(deps, actorFor(office), request);
  }
  return result;
}
