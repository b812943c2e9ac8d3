import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Composed, compose } from '../../apps/server/compose.ts';
import { type AuthorityCode, type MatterId, newActId, newPersonId, type Region } from '../../kernel/id.ts';
import { scopePattern } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import type { LedgerActor, PerformRequest } from '../../platform/ledger/types.ts';
import { createLogger } from '../../platform/telemetry/index.ts';
import { testDatabase } from '../support/database.ts';

/** Somebody at an authority with every role of the desk. */
export const clerk = (authority: string, clearance = 0, roles = ['intake', 'officer', 'head']): LedgerActor => ({
  personId: newPersonId(),
  authority: authority as AuthorityCode,
  roles,
  onBehalfOf: null,
  scope: scopePattern(authority),
  clearance,
});

export interface Desk extends Composed {
  readonly owner: pg.Client;
  /** Opens clues and gives their ids. */
  receive(who: LedgerActor, bodies: readonly JsonObject[]): Promise<MatterId[]>;
  end(): Promise<void>;
}

/** The product on a database of its own. */
export async function openDesk(): Promise<Desk> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'qy-lists-'));
  const composed = await compose({
    databaseUrl: database.url,
    dataDir,
    poolSize: 4,
    logger: createLogger({ level: 'silent', service: 'test' }),
  });
  const owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
  return {
    ...composed,
    owner,
    receive: async (who, bodies) => {
      const requests: PerformRequest[] = bodies.map((body) => ({
        actId: newActId(),
        homeRegion: who.authority.slice(0, 6) as Region,
        procedure: 'clue',
        verb: 'receive',
        body: { title: '线索', text: '反映的情况', channel: 'phone', ...body },
      }));
      const outcomes = await performMany(composed.ledger, who, requests);
      return outcomes.map((outcome) => {
        if (!outcome.ok) throw outcome.error;
        return outcome.matterId;
      });
    },
    end: async () => {
      await composed.close();
      await owner.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
