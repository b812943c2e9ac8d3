import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Region, uuidv7 } from '../../kernel/id.ts';
import { readHeads } from '../../platform/ledger/export.ts';
import { sealDue } from '../../platform/ledger/seal.ts';
import { formatVkey } from '../../platform/proof/note.ts';
import { verifyBundle } from '../../platform/proof/verify.ts';
import { applyDue } from '../../platform/rollup/apply.ts';
import type { Store } from '../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { exportMatter, findMatter } from './commands/export-matter.ts';
import { freezeBulletin } from './commands/freeze.ts';
import { exportBulletin, refuseBundle, rerunBulletin } from './commands/rerun.ts';
import { verifyFigures } from './commands/verify-figures.ts';
import { type Board, figureId } from './contract.ts';
import { readBoard } from './queries/board.ts';
import { getBulletin } from './queries/bulletin.ts';
import { readDrill } from './queries/drill.ts';
import { person, type SmallProvince, smallProvince } from './testing.ts';

let province: SmallProvince;
const office = person('980000', 'campaign-office');
const query = { procedures: 'clue', from: '2026-01-01', to: '2026-12-31', by: 'authority' } as const;
const done = ['accept', 'record-finding', 'not-file', 'clear'];

beforeAll(async () => {
  province = await smallProvince();
  // Received 2 March; 15 working days end on 23 March.
  await province.work('980101', 4, [...done]);
  await province.work('980102', 3, ['accept', 'record-finding', 'pause'], '12315', 'spring-2026');
  await province.work('980201', 2, ['accept', 'record-finding', 30, 'not-file', 'clear']);
  await province.work('980101', 2, [], 'phone'); // received 1 April, due 23 April
  await province.work('980200', 1, [20], '12315', 'spring-2026');
  await province.work('980201', 1, ['out-of-scope', 'clear']); // 21 April: the two above are near now
  await province.work('980102', 1, ['accept', 'record-finding', 10]); // 1 May
});
afterAll(() => province.close());

const rowOf = (board: Board, key: string) => board.rows.find((row) => row.key === key);

describe('the clearance board', () => {
  test('counts received, on the clock, near, overdue, paused, on time and late, office by office', async () => {
    const board = await readBoard(province.deps, office, query);
    expect(board.total).toMatchObject({
      received: 14,
      clearedWithoutClock: 1,
      open: 4,
      paused: 3,
      overdue: 3,
      clearedOnTime: 4,
      clearedLate: 2,
    });
    expect(rowOf(board, '980100')).toMatchObject({ received: 10, clearedOnTime: 4, clearedLate: 0, onTimeRate: 1 });
    expect(rowOf(board, '980200')).toMatchObject({
      received: 4,
      clearedLate: 2,
      clearedWithoutClock: 1,
      onTimeRate: 0,
      clearanceRate: 0.75,
    });
    expect(board.total.received).toBe(
      board.total.open +
        board.total.paused +
        board.total.clearedOnTime +
        board.total.clearedLate +
        board.total.clearedWithoutClock,
    );
  });

  test('is the same before and after compaction', async () => {
    const before = await readBoard(province.deps, office, query);
    await applyDue(province.ledger.store);
    const after = await readBoard(province.deps, office, query);
    expect(after.pending).toBe(0);
    expect({ ...after, pending: 0 }).toEqual({ ...before, pending: 0 });
  });

  test.each(['authority', 'channel', 'domain', 'campaign'] as const)(
    'by %s: every figure drills to exactly as many matters as it says',
    async (by) => {
      const board = await readBoard(province.deps, office, { ...query, by });
      const figures = figureId.options;
      let compared = 0;
      for (const figure of figures) {
        for (const row of board.rows) {
          const { total, matters } = await readDrill(province.deps, office, {
            ...query,
            by,
            figure,
            key: row.key,
            limit: 100,
            offset: 0,
          });
          expect([figure, row.key, total, matters.length]).toEqual([figure, row.key, row[figure], row[figure]]);
          compared += total;
        }
      }
      expect(compared).toBeGreaterThan(20);
    },
  );

  test('by source campaign tells those in none apart; a campaign is a filter of every other table', async () => {
    const board = await readBoard(province.deps, office, { ...query, by: 'campaign' });
    expect(board.rows.map(({ key, received }) => [key, received])).toEqual([
      ['', 10],
      ['spring-2026', 4],
    ]);
    expect(board.total.received).toBe(14);
    const spring = await readBoard(province.deps, office, { ...query, campaign: 'spring-2026' });
    expect(spring.total).toMatchObject({ received: 4, paused: 3, open: 1 });
    expect(rowOf(spring, '980100')).toMatchObject({ received: 3 });
    const both = await readBoard(province.deps, office, {
      ...query,
      by: 'domain',
      campaign: 'spring-2026',
      channel: '12315',
    });
    expect(both.rows.reduce((sum, row) => sum + row.received, 0)).toBe(4);
    const { total, matters } = await readDrill(province.deps, office, {
      ...{ ...query, by: 'channel', campaign: 'spring-2026', figure: 'paused', limit: 100, offset: 0 },
    });
    expect([total, matters.length]).toEqual([3, 3]);
  });

  test('shows a county itself only, and nobody a neighbour', async () => {
    const county = person('980201', 'head');
    const board = await readBoard(province.deps, county, query);
    expect(board.total.received).toBe(3);
    await expect(readBoard(province.deps, county, { ...query, authority: '980101' })).rejects.toMatchObject({
      code: 'bulletin.out-of-scope',
    });
    const { total, matters } = await readDrill(province.deps, county, {
      ...query,
      figure: 'received',
      limit: 100,
      offset: 0,
    });
    expect([total, matters.length]).toEqual([3, 3]);
    // Rows of an office that is none, or another's, are refused and not looked up.
    for (const key of ['980101', '000000', '某县', '98%']) {
      const rows = { ...query, figure: 'received', limit: 1, offset: 0, key } as const;
      await expect(readDrill(province.deps, county, rows)).rejects.toMatchObject({ code: 'bulletin.out-of-scope' });
      await expect(readBoard(province.deps, county, { ...query, authority: key })).rejects.toMatchObject({
        code: 'bulletin.out-of-scope',
      });
    }
  });
});

describe('a bulletin', () => {
  const freeze = () =>
    freezeBulletin(province.deps, office, {
      actId: uuidv7(),
      title: '线索清零情况通报',
      from: '2026-01-01',
      to: '2026-12-31',
      by: 'authority',
      procedures: ['clue'],
    });

  test('says the same as the live board, and its digest is an act in the ledger', async () => {
    const board = await readBoard(province.deps, office, query);
    const stored = await freeze();
    expect(stored.bulletin.total).toEqual(board.total);
    for (const { rank: _, ...row } of stored.bulletin.rows) expect(rowOf(board, row.key)).toMatchObject(row);
    const { rows } = await province.ledger.store.transaction(
      office,
      (tx) =>
        tx.query<{ body: { digest: string } }>({
          text: 'select body from act where matter_id = $1',
          values: [stored.id],
        }),
      { matters: [stored.id] },
    );
    expect(rows).toHaveLength(1);
  });

  test('is in the ledger with its document or not at all, and asked again is frozen once', async () => {
    const request = {
      ...{ actId: uuidv7().toUpperCase(), title: '线索清零情况通报', from: '2026-01-01', to: '2026-12-31' },
      ...{ by: 'authority' as const, procedures: ['clue'] },
    };
    const { store } = province.ledger;
    let failed = false;
    const failing: Store = {
      ...store,
      transaction: (viewer, work, options) =>
        store.transaction(
          viewer,
          (tx) =>
            work({
              ...tx,
              query: async (statement) => {
                if (statement.text.includes('insert into bulletin') && !failed) {
                  failed = true;
                  throw Object.assign(new Error('connection lost'), { code: '57P01' });
                }
                return tx.query(statement);
              },
            }),
          options,
        ),
    };
    const deps = { ...province.deps, ledger: { ...province.ledger, store: failing } };
    await expect(freezeBulletin(deps, office, request)).rejects.toMatchObject({ code: 'store.unreachable' });
    const id = request.actId.toLowerCase();
    const acts = () =>
      store.transaction(SYSTEM_VIEWER, async (tx) => {
        const { rowCount } = await tx.query({ text: 'select from act where matter_id = $1', values: [id] });
        return rowCount;
      });
    expect([failed, await acts()]).toEqual([true, 0]);
    await province.work('980101', 1, ['accept']);
    const [one, two] = await Promise.all([
      freezeBulletin(deps, office, request),
      freezeBulletin(deps, office, request),
    ]);
    expect(one.document).toBe(two.document);
    expect(await freezeBulletin(deps, office, request)).toEqual(one);
    expect(await acts()).toBe(1);
  });

  test('re-runs byte for byte although work went on, and a new one shows the new figures', async () => {
    const stored = await freeze();
    await province.work('980101', 2, ['accept', 'record-finding', 'not-file', 'clear']);
    expect(await rerunBulletin(province.deps, stored)).toMatchObject({ identical: true });
    const later = await freeze();
    expect(later.bulletin.total.received).toBe(stored.bulletin.total.received + 2);
    expect(later.bulletin.total.clearedOnTime).toBe(stored.bulletin.total.clearedOnTime + 2);
  });

  test('is read by the offices below it, not by a province elsewhere', async () => {
    const stored = await freeze();
    expect(await getBulletin(province.deps, person('980101', 'officer'), stored.id)).toMatchObject({
      document: stored.document,
    });
    expect(() => refuseBundle(person('980101', 'officer'), stored)).toThrow(
      expect.objectContaining({ code: 'bulletin.out-of-scope', status: 403 }),
    );
    expect(() => refuseBundle(office, stored)).not.toThrow();
    await expect(getBulletin(province.deps, person('970000', 'head'), stored.id)).rejects.toMatchObject({
      code: 'bulletin.unknown',
    });
  });

  test('with its bundle proves itself to a stranger who has the public key alone', async () => {
    const stored = await freeze();
    const lines: string[] = [];
    await exportBulletin(province.deps, stored, async (line) => {
      lines.push(line.trimEnd());
    });
    const publicKeys = [formatVkey('qingyuan/test', province.publicKey)];
    const report = await verifyBundle({ lines, publicKeys, oldCheckpoints: [] });
    expect(report.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(report).toMatchObject({ ok: true, checked: { bulletins: 1 } });
    expect(report.checked.acts).toBeGreaterThan(30);
    expect(lines.join('')).not.toContain('群众反映的情况');

    // The table itself, from the acts in the bundle and nothing else.
    expect(await verifyFigures({ ledger: province.ledger }, lines)).toEqual([
      { id: stored.id, title: stored.bulletin.title, identical: true, sameRules: true },
    ]);
    const fewer = lines.filter((line) => !line.includes('"verb":"clear"'));
    expect(await verifyFigures({ ledger: province.ledger }, fewer)).toMatchObject([{ identical: false }]);

    const forged = lines.map((line) => line.replace(/"clearedLate":2/g, '"clearedLate":0'));
    expect(forged).not.toEqual(lines);
    expect((await verifyBundle({ lines: forged, publicKeys, oldCheckpoints: [] })).ok).toBe(false);
  });

  test('compares with a head that was kept after the freeze, if it is exported after that', async () => {
    const stored = await freeze();
    await province.work('980101', 1, ['accept']);
    await sealDue(province.ledger.store, province.deps.signHead, province.ledger.clock.now());
    const kept = await province.ledger.store.transaction(SYSTEM_VIEWER, (tx) => readHeads(tx, ['980101' as Region]));
    const lines: string[] = [];
    await exportBulletin(province.deps, stored, async (line) => {
      lines.push(line.trimEnd());
    });
    const publicKeys = [formatVkey('qingyuan/test', province.publicKey)];
    const report = await verifyBundle({ lines, publicKeys, oldCheckpoints: kept.map(({ note }) => note) });
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const region = report.regions.find(({ homeRegion }) => homeRegion === '980101');
    expect(region?.anchoredSize).toBe(kept[0]?.size);
    expect(await verifyFigures({ ledger: province.ledger }, lines)).toMatchObject([{ identical: true }]);
  });

  test('of one matter too: its acts with inclusion proofs; one changed letter is found', async () => {
    const [id = ''] = await province.work('980101', 1, ['accept']);
    const lines: string[] = [];
    await exportMatter(province.deps, { homeRegion: '980101' as Region, id }, async (line) => {
      lines.push(line.trimEnd());
    });
    const publicKeys = [formatVkey('qingyuan/test', province.publicKey)];
    const report = await verifyBundle({ lines, publicKeys, oldCheckpoints: [] });
    expect(report).toMatchObject({ ok: true, checked: { acts: 2, inclusion: 2 } });
    const forged = lines.map((line) => line.replace('"verb":"accept"', '"verb":"refuse"'));
    expect((await verifyBundle({ lines: forged, publicKeys, oldCheckpoints: [] })).ok).toBe(false);
    const stranger = person('980201', 'officer');
    await expect(findMatter(province.deps, stranger, { homeRegion: '980101' as Region, id })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('that no longer comes out the same says so: a cleared matter was set back by hand', async () => {
    const stored = await freeze();
    const client = new pg.Client({ connectionString: province.database.adminUrl });
    await client.connect();
    await client.query(
      `update act set event_at = event_at - interval '400 days' where ctid in (select ctid from act where verb = 'receive' limit 1)`,
    );
    await client.end();
    const rerun = await rerunBulletin(province.deps, stored);
    expect(rerun.identical).toBe(false);
  });
});

test('sealing keeps pace: nothing is left to seal after a freeze but the freeze itself', async () => {
  expect(await sealDue(province.ledger.store, province.deps.signHead, province.ledger.clock.now())).toBe(1);
});
