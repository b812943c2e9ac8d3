import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAppError } from '../../kernel/error.ts';
import { type Region, uuidv7 } from '../../kernel/id.ts';
import { freezeBulletin } from '../../modules/bulletins/commands/freeze.ts';
import { exportBulletin, rerunBulletin } from '../../modules/bulletins/commands/rerun.ts';
import { getBulletin, type StoredBulletin } from '../../modules/bulletins/queries/bulletin.ts';
import { person, type SmallProvince, smallProvince } from '../../modules/bulletins/testing.ts';
import { runCheck } from '../../platform/ledger/check.ts';
import { sealDue } from '../../platform/ledger/seal.ts';
import type { FindingKind } from '../../platform/proof/findings.ts';
import { type Report, verifyBundle } from '../../platform/proof/verify.ts';
import { openStore } from '../../platform/store/store.ts';
import { currentRun } from '../support/test-run.ts';
import { exportRegions, headsOf, publicKeyOf } from './support/export-regions.ts';
import { Superuser } from './support/superuser.ts';

/**
 * Fault F19 on a real database: somebody with every right on it edits history with SQL, then the product exports what
 * is there. Beforehand a superior authority kept the newest heads; every tampering is judged with and without them.
 */
const REGION = '980101' as Region;
const auditor = person('980000', 'campaign-office');
const done = ['accept', 'record-finding', 'not-file', 'clear'];

let province: SmallProvince;
let stored: StoredBulletin;
let kept: string[];
let honest: string;
let admin: pg.Client;
beforeAll(async () => {
  province = await smallProvince();
  const { ledger, deps, clock } = province;
  for (let batch = 1; batch <= 3; batch += 1) {
    await province.work(REGION, 2, done);
    await sealDue(ledger.store, deps.signHead, clock.now());
    clock.advance(86_400_000);
  }
  await province.work('980201', 2, ['accept']);
  const period = { from: '2026-01-01', to: '2026-12-31', by: 'authority', procedures: ['clue'] } as const;
  stored = await freezeBulletin(deps, auditor, { ...period, actId: uuidv7(), title: '线索清零情况通报' });
  const heads = await ledger.store.transaction({ scope: '%', clearance: 99 }, (tx) => headsOf(tx, REGION));
  kept = heads.slice(-1).map(({ note }) => note);
  // Cloning needs the original alone.
  await ledger.store.close();
  const url = new URL(province.database.adminUrl);
  honest = url.pathname.slice(1);
  admin = new pg.Client({ connectionString: Object.assign(url, { pathname: '/postgres' }).href });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await province.database.drop();
});

interface Outcome {
  readonly region: { readonly with: Report; readonly without: Report };
  /** The bundle of the bulletin, or the code with which the product refuses to export it. */
  readonly bulletin: { readonly with: Report; readonly without: Report } | { readonly refused: string };
  readonly sameAgain: boolean | null;
  /** What the integrity check of the system itself says. */
  readonly check: readonly string[];
}

/** Tampers with a copy of the honest database and looks at what comes out of it. */
async function after(tamper: (db: Superuser) => Promise<unknown>): Promise<Outcome> {
  const name = `${currentRun().prefix}tamper_${randomBytes(4).toString('hex')}`;
  await admin.query(`create database ${name} template ${honest}`);
  const url = Object.assign(new URL(province.database.adminUrl), { pathname: `/${name}` }).href;
  const db = new Superuser(url, REGION);
  await db.connect();
  await tamper(db);
  await db.end();
  const store = openStore({ url, poolSize: 2 });
  try {
    const ledger = { ...province.ledger, store };
    const deps = { ...province.deps, ledger };
    const both = async (lines: readonly string[]) => {
      const publicKeys = [publicKeyOf(province.deps)];
      return {
        with: await verifyBundle({ lines, publicKeys, oldCheckpoints: kept }),
        without: await verifyBundle({ lines, publicKeys, oldCheckpoints: [] }),
      };
    };
    const lines: string[] = [];
    const bulletin = await exportBulletin(deps, await getBulletin(deps, auditor, stored.id), async (line) => {
      lines.push(line.trimEnd());
    }).then(
      () => both(lines),
      (error: unknown) => {
        if (!isAppError(error)) throw error;
        return { refused: error.code };
      },
    );
    const again = 'refused' in bulletin ? null : await rerunBulletin(deps, await getBulletin(deps, auditor, stored.id));
    return {
      region: await both(await exportRegions(store, deps, [REGION])),
      bulletin,
      sameAgain: again?.identical ?? null,
      check: [...new Set((await runCheck(ledger, REGION)).findings.map(({ check }) => check))].sort(),
    };
  } finally {
    await store.close();
    await admin.query(`drop database ${name} with (force)`);
  }
}

const errors = (report: Report): FindingKind[] => [
  ...new Set(report.findings.filter(({ severity }) => severity === 'error').map(({ kind }) => kind)),
];

const first = async (db: Superuser): Promise<string> => (await db.matters())[0] ?? '';
const edit = (db: Superuser, id: string) =>
  db.query(`update act set body = jsonb_set(body, '{ground}', '"N2"') where matter_id = $1 and verb = 'not-file'`, [
    id,
  ]);
const backDate = (db: Superuser, id: string) =>
  db.query(`update act set event_at = event_at - interval '20 days' where matter_id = $1 and verb = 'clear'`, [id]);

/** Exchanges the third acts of the first two matters. */
async function swap(db: Superuser): Promise<string[]> {
  const [one = '', other = ''] = await db.matters();
  await db.query(`update act set seq = 1000 where matter_id = $1 and seq = 3`, [one]);
  await db.query(`update act set matter_id = $1 where matter_id = $2 and seq = 3`, [one, other]);
  await db.query(`update act set matter_id = $1, seq = 3 where matter_id = $2 and seq = 1000`, [other, one]);
  return [one, other];
}

interface Tampering {
  readonly name: string;
  readonly tamper: (db: Superuser) => Promise<unknown>;
  /** What the verifier says of the whole region, among other things. */
  readonly says: FindingKind;
  readonly foundBy: 'bundle' | 'outside-checkpoint';
  /** What the bulletin's bundle says, or the code with which the product refuses to make one. */
  readonly bulletin: FindingKind | 'bulletin.head-missing';
  /** What the system's own check says, since these hands left alone what is derived from acts. */
  readonly check: readonly string[];
}

const tamperings: readonly Tampering[] = [
  {
    name: 'edits the body of an act',
    tamper: async (db) => edit(db, await first(db)),
    says: 'act.hash',
    foundBy: 'bundle',
    bulletin: 'act.hash',
    check: ['hash', 'projection'],
  },
  {
    name: 'edits an act and re-hashes that one',
    tamper: async (db) => {
      const id = await first(db);
      await edit(db, id);
      await db.rehashOne(id, 4);
    },
    says: 'chain.link',
    foundBy: 'bundle',
    bulletin: 'chain.link',
    check: ['chain', 'projection', 'unsealed'],
  },
  {
    name: 'edits an act and re-hashes the whole chain, leaves included',
    tamper: async (db) => {
      const id = await first(db);
      await edit(db, id);
      await db.rehashChain(id);
    },
    says: 'tree.root',
    foundBy: 'bundle',
    bulletin: 'tree.root',
    check: ['projection', 'tree'],
  },
  {
    name: 'deletes the tail',
    tamper: async (db) => {
      const id = (await db.matters()).at(-1);
      await db.query(`delete from tree_leaf where matter_id = $1`, [id]);
      await db.query(`delete from act where matter_id = $1`, [id]);
    },
    says: 'tree.truncated',
    foundBy: 'bundle',
    bulletin: 'tree.truncated',
    check: ['counts', 'orphan', 'tree'],
  },
  {
    name: 'inserts an act into the tree and moves the later leaves up',
    tamper: async (db) => {
      const forged = await db.forge(await first(db), new Date('2026-03-02T03:00:00Z'));
      await db.query(
        `update tree_leaf set leaf_index = leaf_index + 100000 where home_region = $1 and leaf_index >= 10`,
        [REGION],
      );
      await db.query(`update tree_leaf set leaf_index = leaf_index - 99999 where leaf_index >= 100000`);
      await db.query(
        `insert into tree_leaf (home_region, leaf_index, matter_id, seq, hash) values ($1, 10, $2, $3, $4)`,
        [REGION, forged.matterId, forged.seq, forged.hash],
      );
    },
    says: 'tree.root',
    foundBy: 'bundle',
    bulletin: 'tree.root',
    check: ['projection', 'tree'],
  },
  {
    name: 'swaps the acts of two matters',
    tamper: swap,
    says: 'act.hash',
    foundBy: 'bundle',
    bulletin: 'act.hash',
    check: ['chain', 'commitment', 'hash', 'unsealed'],
  },
  {
    name: 'swaps the acts of two matters and re-hashes both chains',
    tamper: async (db) => {
      for (const id of await swap(db)) await db.rehashChain(id);
    },
    says: 'tree.root',
    foundBy: 'bundle',
    bulletin: 'tree.root',
    check: ['commitment', 'tree'],
  },
  {
    name: 'back-dates an act',
    tamper: async (db) => backDate(db, await first(db)),
    says: 'act.hash',
    foundBy: 'bundle',
    bulletin: 'act.hash',
    check: ['cells', 'counts', 'hash', 'projection'],
  },
  {
    name: 'back-dates an act and re-hashes its chain',
    tamper: async (db) => {
      const id = await first(db);
      await backDate(db, id);
      await db.rehashChain(id);
    },
    says: 'tree.root',
    foundBy: 'bundle',
    bulletin: 'tree.root',
    check: ['cells', 'counts', 'projection', 'tree'],
  },
  {
    name: 'deletes the tail and every head that knew it',
    tamper: async (db) => {
      const [head] = await db.query<{ size: string }>(
        `select size from tree_checkpoint where home_region = $1 order by size limit 1`,
        [REGION],
      );
      const later = `select matter_id from tree_leaf where home_region = $1 and leaf_index >= $2`;
      await db.query(`delete from act where home_region = $1 and matter_id in (${later})`, [REGION, head?.size]);
      await db.query(`delete from tree_leaf where home_region = $1 and leaf_index >= $2`, [REGION, head?.size]);
      await db.query(`delete from tree_checkpoint where home_region = $1 and size > $2`, [REGION, head?.size]);
    },
    says: 'outside.truncated',
    foundBy: 'outside-checkpoint',
    bulletin: 'bulletin.head-missing',
    check: ['counts', 'orphan', 'tree'],
  },
  {
    name: 're-hashes everything and signs every head again with the stolen key',
    tamper: async (db) => {
      const id = await first(db);
      await edit(db, id);
      await db.rehashChain(id);
      await db.resignAll(province.deps.signHead);
    },
    says: 'outside.root',
    foundBy: 'outside-checkpoint',
    bulletin: 'outside.root',
    check: ['projection'],
  },
];

test('control: what nobody touched passes, with and without the heads kept outside', async () => {
  const { region, bulletin, sameAgain, check } = await after(async () => undefined);
  expect(region.with).toMatchObject({ ok: true, anchoredBy: 'outside-checkpoint', onlyOutside: false });
  expect(region.with.checked).toMatchObject({ acts: 30, chains: 6, checkpoints: 3, inclusion: 30 });
  expect(region.without).toMatchObject({ ok: true, anchoredBy: 'bundle-only' });
  expect(bulletin).toMatchObject({ with: { ok: true }, without: { ok: true, checked: { bulletins: 1 } } });
  expect({ sameAgain, check }).toEqual({ sameAgain: true, check: [] });
});

describe.each(tamperings)('a superuser $name', ({ tamper, says, foundBy, bulletin: saysOfBulletin, check }) => {
  test(`is found by ${foundBy === 'bundle' ? 'the bundle alone' : 'a head kept outside, and by nothing else'}`, async () => {
    const found = await after(tamper);
    expect(errors(found.region.with)).toContain(says);
    expect(found.region.with).toMatchObject({ ok: false, onlyOutside: foundBy === 'outside-checkpoint' });
    // The stated limit: who rewrites everything and holds the key is convicted by another's copy only.
    expect(errors(found.region.without).length > 0).toBe(foundBy === 'bundle');
    if ('refused' in found.bulletin) expect(found.bulletin.refused).toBe(saysOfBulletin);
    else {
      expect(errors(found.bulletin.with)).toContain(saysOfBulletin);
      expect(found.bulletin.without.ok).toBe(foundBy === 'outside-checkpoint');
    }
    expect(found.check).toEqual(expect.arrayContaining([...check]));
  });
});

test('an act added today under an old time, sealed by the system itself, is found as back-dated', async () => {
  const found = await after(async (db) => {
    const forged = await db.forge(await first(db), new Date('2026-03-02T03:00:00Z'));
    await db.query(
      `insert into tree_leaf (home_region, leaf_index, matter_id, seq, hash)
       select $1, max(leaf_index) + 1, $2, $3, $4 from tree_leaf where home_region = $1`,
      [REGION, forged.matterId, forged.seq, forged.hash],
    );
    await db.query(
      `insert into tree_checkpoint (home_region, size, root, note, signed_at)
       select home_region, size + 1, root, note, signed_at + interval '1 day' from tree_checkpoint
       where home_region = $1 order by size desc limit 1`,
      [REGION],
    );
    await db.resignAll(province.deps.signHead);
  });
  expect(errors(found.region.without)).toEqual(['act.back-dated']);
  // What was published before stays proven.
  expect(found.bulletin).toMatchObject({ with: { ok: true }, without: { ok: true } });
  expect(found.sameAgain).toBe(true);
});

test('personal data edited beside an act is found by the check: a bundle holds none of it', async () => {
  const found = await after((db) =>
    db.query(`update act_private set payload = jsonb_set(payload, '{text}', '"改过"')`),
  );
  expect(found.check).toContain('commitment');
  expect(found.region.with.ok).toBe(true);
});

test('a bulletin edited in its table is found by its signature, and comes out otherwise when it is run again', async () => {
  const found = await after((db) =>
    db.query(`update bulletin set document = replace(document, '"clearedOnTime":6', '"clearedOnTime":7')`),
  );
  if ('refused' in found.bulletin) throw new Error(found.bulletin.refused);
  expect(errors(found.bulletin.without)).toEqual(['bulletin.signature']);
  expect(found.sameAgain).toBe(false);
});
