import { systemClock } from '../../../kernel/clock.ts';
import { type MatterId, newActId, type Region } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies, PerformRequest } from '../../../platform/ledger/types.ts';
import { openStore, type Store } from '../../../platform/store/store.ts';
import { chinaCalendar, ruleBook } from '../../../rules/index.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { actor, plainSealer } from '../../../tests/support/errand.ts';
import { procedures } from '../../intake/index.ts';

/** A database in which clues are received and screened, for tests of what verdicts teach. */
export interface ClueBureau {
  /** Superuser's address of its database. */
  readonly url: string;
  readonly store: Store;
  readonly ledger: LedgerDependencies;
  /** Ids of the matters, in the order of the texts. */
  receive(region: string, texts: readonly { readonly title: string; readonly text: string }[]): Promise<string[]>;
  /** Acts on matters, in their order; all by one person of the region's bureau. */
  act(
    region: string,
    acts: readonly { readonly matter: string; readonly verb: string; readonly body: JsonObject }[],
  ): Promise<void>;
  close(): Promise<void>;
}

export async function clueBureau(): Promise<ClueBureau> {
  const database = await testDatabase();
  const store = openStore({ url: database.url, poolSize: 6 });
  const env = { rules: ruleBook, calendar: chinaCalendar };
  const ledger: LedgerDependencies = { store, procedures, env, clock: systemClock, sealer: plainSealer };
  const perform = async (by: LedgerActor, requests: readonly PerformRequest[]): Promise<void> => {
    for (const outcome of await performMany(ledger, by, requests)) if (!outcome.ok) throw outcome.error;
  };
  return {
    ...{ url: database.adminUrl, store, ledger },
    receive: async (region, texts) => {
      const requests = texts.map(({ title, text }) => ({
        ...{ actId: newActId(), homeRegion: region as Region, procedure: 'clue', verb: 'receive' },
        body: { title, text, channel: '12315' },
      }));
      await perform(actor(region, ['intake']), requests);
      return requests.map(({ actId }) => actId);
    },
    act: (region, acts) =>
      perform(
        actor(region, ['intake', 'administrator']),
        acts.map(({ matter, verb, body }) => ({
          ...{ actId: newActId(), homeRegion: region as Region, matterId: matter as MatterId, verb, body },
        })),
      ),
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
}
