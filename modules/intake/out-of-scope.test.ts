import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { type MatterId, newActId, newPersonId, type Region } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { runCheck } from '../../platform/ledger/check.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { rebuildRegion } from '../../platform/ledger/rebuild.ts';
import type { LedgerActor, LedgerDependencies } from '../../platform/ledger/types.ts';
import { projectPath } from '../../platform/paths.ts';
import type { Change, Procedure, Verb } from '../../platform/procedure/types.ts';
import { applyDue } from '../../platform/rollup/apply.ts';
import { readCounts } from '../../platform/rollup/read.ts';
import { openStore, type Store } from '../../platform/store/store.ts';
import { chinaCalendar, ruleBook } from '../../rules/index.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { actor, plainSealer } from '../../tests/support/errand.ts';
import { clearanceMeasures } from './model/measures.ts';
import { intakeProcedures } from './model/procedures.ts';
import { examples } from './model/testing/examples.ts';

/** 令121 art 44 in the database: what a rebuild gives, and what the migration makes of figures counted before. */

let database: TestDatabase;
let store: Store;
const region = '510502' as Region;
const clerk = actor('510502', ['intake', 'officer']);
const head: LedgerActor = { ...actor('510502', ['head']), personId: newPersonId() };
const clock = manualClock(new Date('2026-05-06T02:00:00Z'));

/** As the procedures were before: the clock ended as if the duty had been done, and the matter counted as on time. */
function before(procedure: Procedure): Procedure {
  const ended = (verb: Verb): Verb => ({
    ...verb,
    fold: (matter, act): Change => {
      const change = verb.fold(matter, act);
      return change.clocks === undefined
        ? change
        : { ...change, clocks: change.clocks.map((e) => (e.do === 'drop' ? { clock: e.clock, do: 'end' } : e)) };
    },
  });
  return {
    ...procedure,
    verbs: Object.fromEntries(Object.entries(procedure.verbs).map(([id, verb]) => [id, ended(verb)])),
    measures: procedure.measures.map((measure) =>
      measure.id.endsWith('.cleared-on-time') || measure.id.endsWith('.cleared-late')
        ? {
            ...measure,
            cells: (matter) => {
              const isOut = matter.facts.outcome === 'out-of-scope' && matter.closedOn !== null;
              if (!isOut) return measure.cells(matter);
              return measure.id.endsWith('-late') || matter.closedOn === null
                ? []
                : [{ day: matter.closedOn, authority: matter.handlingCode }];
            },
          }
        : measure,
    ),
  };
}

const ledgerOf = (procedures: readonly Procedure[]): LedgerDependencies => ({
  store,
  procedures: Object.fromEntries(procedures.map((procedure) => [procedure.id, procedure])),
  env: { rules: ruleBook, calendar: chinaCalendar },
  clock,
  sealer: plainSealer,
});

async function doAll(ledger: LedgerDependencies, by: LedgerActor, verb: string, ids: readonly MatterId[], body = {}) {
  const acts = ids.map((matterId) => ({ actId: newActId(), homeRegion: region, matterId, verb, body }));
  for (const outcome of await performMany(ledger, by, acts)) if (!outcome.ok) throw outcome.error;
}

const withoutCampaign = ({ campaign: _, ...body }: JsonObject = {}): JsonObject => body;

/** Of each kind three: told in time and cleared, told too late and cleared, told or proposed only. */
async function someOutside(ledger: LedgerDependencies): Promise<void> {
  for (const procedure of ['clue', 'report', 'complaint']) {
    const opens = Array.from({ length: 3 }, () => ({
      ...{ actId: newActId(), homeRegion: region, procedure, verb: 'receive' },
      // Without a campaign: places had none yet when the migration ran.
      body: { ...withoutCampaign(examples[procedure]?.receive), occurredOn: '2026-05-01' },
    }));
    for (const outcome of await performMany(ledger, clerk, opens)) if (!outcome.ok) throw outcome.error;
    const [soon, late, open] = opens.map(({ actId }) => actId as string as MatterId) as [MatterId, MatterId, MatterId];
    const outside = { kind: 'consultation', text: '咨询办事流程。' };
    await doAll(ledger, clerk, 'out-of-scope', [soon], outside);
    await doAll(ledger, head, 'clear', [soon]);
    clock.advance(60 * 86_400_000);
    await doAll(ledger, clerk, 'out-of-scope', [late, open], outside);
    await doAll(ledger, head, 'clear', [late]);
  }
}

const counts = async (): Promise<Record<string, number>> => {
  const measures = ['clue', 'report', 'complaint'].flatMap((id) =>
    clearanceMeasures(id as 'clue').map((measure) => measure.id),
  );
  const rows = await store.transaction(actor('510500'), (tx) =>
    readCounts(tx, { measures, authority: '510500' }, 'authority', []),
  );
  const sums: Record<string, number> = {};
  for (const { measure, n } of rows) sums[measure] = (sums[measure] ?? 0) + n;
  return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));
};

const each = (figures: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    ['clue', 'report', 'complaint'].flatMap((id) => Object.entries(figures).map(([name, n]) => [`${id}.${name}`, n])),
  );

beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 4 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

test('figures of art 44 from before are moved: neither on time nor late, and acts, rows and counts agree', async () => {
  await someOutside(ledgerOf(intakeProcedures.map(before)));
  await applyDue(store);
  expect(await counts()).toEqual(each({ received: 3, open: 1, 'cleared-on-time': 2 }));
  const now = ledgerOf(intakeProcedures);
  // The broken variant: without the migration the checker says so.
  expect((await runCheck(now, region)).findings.map(({ check }) => check)).toContain('projection');
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query('begin');
  await client.query(await readFile(projectPath('modules/intake/sql/0248-out-of-scope-was-never-due.sql'), 'utf8'));
  await client.query('commit');
  await client.end();
  expect(await counts()).toEqual(each({ received: 3, open: 1, 'cleared-without-clock': 2 }));
  expect((await runCheck(now, region)).findings).toEqual([]);
});

test('acts done now give the same as a rebuild', async () => {
  const now = ledgerOf(intakeProcedures);
  await someOutside(now);
  const kept = await counts();
  expect(kept).toEqual(each({ received: 6, open: 2, 'cleared-without-clock': 4 }));
  expect(await rebuildRegion(now, region)).toMatchObject({ corrected: 0 });
  expect(await counts()).toEqual(kept);
  expect((await runCheck(now, region)).findings).toEqual([]);
});
