import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../kernel/error.ts';
import type { AuthorityCode, Region } from '../../kernel/id.ts';
import { actor, type ErrandWorld, errandWorld, systemViewer } from '../../tests/support/errand.ts';
import { perform, performMany } from '../ledger/perform.ts';
import { openTable } from '../tables/index.ts';
import {
  chooseMapping,
  commit,
  discard,
  findMapping,
  type ImportKind,
  listBatches,
  type Mapping,
  type PerformMany,
  type Progress,
  parseInteger,
  parseText,
  proposeMapping,
  saveMapping,
  sweepStaging,
  type UndoMany,
  undo,
  validate,
} from './index.ts';

let world: ErrandWorld;
let folder: string;
let stagingDir: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  stagingDir = join(folder, 'staging');
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  world = await errandWorld();
  return () => world.close();
});

const officer = actor('510502', ['officer', 'intake']);
const authority = '510502' as AuthorityCode;

const kind: ImportKind = {
  id: 'errand',
  title: { zh: '差事', en: 'Errands' },
  fields: [
    { key: 'no', title: { zh: '编号', en: 'No' }, synonyms: ['id'], required: false, parse: parseText(20) },
    { key: 'title', title: { zh: '标题', en: 'Title' }, synonyms: ['subject'], required: true, parse: parseText(50) },
    {
      key: 'fen',
      title: { zh: '金额', en: 'Amount' },
      synonyms: [],
      required: false,
      parse: parseInteger(0, 1_000_000),
    },
  ],
  identity: (row) => (row.no === undefined ? undefined : String(row.no)),
  toRequest: (row) => ({
    homeRegion: '510502' as Region,
    procedure: 'errand',
    verb: 'open',
    body: { title: String(row.title), ...(typeof row.fen === 'number' ? { fen: row.fen } : {}) },
  }),
};
const mapping: Mapping = { no: '编号', title: '标题', fen: '金额' };

let made = 0;
async function csv(rows: readonly string[], name = 'a.csv'): Promise<string> {
  made += 1;
  const path = join(folder, `${made}-${name}`);
  await writeFile(path, ['编号,标题,金额', ...rows, ''].join('\n'));
  return path;
}

const many = (n: number, from = 1): string[] =>
  Array.from({ length: n }, (_, at) => `N${from + at},差事${from + at},${at}`);
const performAll: PerformMany = (who, requests) => performMany(world.deps, who, requests);
const stage = (path: string, by = authority) => validate(path, kind, mapping, { authority: by, stagingDir });

async function run(path: string, options: Partial<Parameters<typeof commit>[3]> = {}, who = officer) {
  return commit(await stage(path), kind, who, {
    store: world.store,
    performMany: performAll,
    chunkSize: 10,
    ...options,
  });
}

const finishAll: UndoMany = (who, matters) =>
  performAll(
    who,
    matters.map((each) => ({ ...each, verb: 'finish', body: {} })),
  );

async function count(where = 'true', table = 'matter'): Promise<number> {
  return world.store.transaction(systemViewer, async (tx) => {
    const { rows } = await tx.query<{ n: number }>({ text: `select count(*)::int as n from ${table} where ${where}` });
    return rows[0]?.n ?? -1;
  });
}

async function sheet(path: string | null): Promise<string[][]> {
  const rows: string[][] = [];
  if (path !== null) for await (const row of (await openTable(path)).rows) rows.push(Object.values(row.cells));
  return rows;
}

describe('validation', () => {
  it('judges every cell of every row and says in both languages what is wrong and what to do', async () => {
    const rows = ['1,好,5', '2,,abc', '3,=1+1,-1', '4,好,5,多', '5,好,1'];
    for (const ending of ['xlsx', 'csv']) {
      const errorSheet = join(folder, `errors-${ending}.${ending}`);
      const staged = await validate(await csv(rows), kind, mapping, { authority, stagingDir, errorSheet });
      expect(staged).toMatchObject({ total: 5, valid: 2, invalid: 3, duplicate: 0, errorSheet });
      const found = await sheet(staged.errorSheet);
      expect(found.map((row) => [row[0], row[1], row[3], row[8]])).toEqual([
        ['3', '标题', '', 'import.required'],
        ['3', '金额', 'abc', 'import.bad-number'],
        ['4', '金额', '-1', 'import.bad-number'],
        ['5', '', '', 'table.extra-cells'],
      ]);
      expect(found[1]?.slice(4, 8)).toEqual([
        '“abc”不是 0 到 1000000 之间的整数。',
        '只写阿拉伯数字。',
        '"abc" is not a whole number from 0 to 1000000.',
        'Write digits only.',
      ]);
      await discard(staged);
    }
  });

  it('leaves out rows that repeat another and refuses two contents under one number', async () => {
    const staged = await stage(await csv(['1,甲,1', '1,甲,1', '1,乙,1', ',丙,', ',丙,']));
    expect(staged).toMatchObject({ total: 5, valid: 2, duplicate: 2, invalid: 1 });
    expect((await sheet(staged.errorSheet)).map((row) => [row[0], row[8]])).toEqual([['4', 'import.duplicate-key']]);
  });

  it('finds what the kind refuses before anything is imported, and ignores columns nobody asked for', async () => {
    const picky: ImportKind = {
      ...kind,
      check: (row) => (row.title === '坏' ? [{ field: 'title', problem: { code: 'x.y', params: {} } }] : []),
      toRequest: (row, context) => {
        if (row.title === '拒') throw new AppError('clue.no-power', 409);
        return kind.toRequest(row, context);
      },
    };
    const path = join(folder, 'extra.csv');
    await writeFile(path, '标题,备注\n坏,#REF!\n拒,#REF!\n好,#REF!\n');
    const staged = await validate(path, picky, { title: '标题' }, { authority, stagingDir });
    expect(staged).toMatchObject({ valid: 1, invalid: 2 });
    expect((await sheet(staged.errorSheet)).map((row) => row[8])).toEqual(['x.y', 'clue.no-power']);
  });

  it('imports nothing while a row is wrong, unless told to', async () => {
    const path = await csv(['1,好,5', '2,,']);
    await expect(run(path)).rejects.toMatchObject({
      code: 'import.has-invalid',
      status: 409,
      params: { invalid: 1, total: 2 },
    });
    expect(await count()).toBe(0);
    expect(await run(path, { skipInvalid: true })).toMatchObject({ imported: 1, invalid: 1 });
  });
});

describe('import', () => {
  it('opens each matter once under a batch, and a second import changes nothing', async () => {
    const path = await csv(many(35));
    const seen: Progress[] = [];
    const first = await run(path, { onProgress: (progress) => seen.push(progress) });
    expect(first).toMatchObject({ total: 35, imported: 35, unchanged: 0, refused: 0, resumed: false });
    expect(seen.at(-1)).toEqual({ phase: 'commit', done: 35, total: 35, rows: 35 });
    expect(await count(`batch_id = '${first.batchId}'`, 'act')).toBe(35);
    const acts = await count('true', 'act');
    // Another officer of the bureau, another file type, another order.
    const workbook = join(folder, 'same.xlsx');
    const rows = many(35)
      .reverse()
      .map((line) => line.split(','));
    await writeFile(workbook, await writeXlsx({ sheets: [{ name: 's', rows: [['编号', '标题', '金额'], ...rows] }] }));
    const colleague = actor('510502', ['intake']);
    expect(await run(workbook, {}, colleague)).toMatchObject({
      imported: 0,
      unchanged: 35,
      refused: 0,
      resumed: false,
    });
    expect(await count('true', 'act')).toBe(acts);
  });

  it('imports only what is new of a longer file', async () => {
    await run(await csv(many(12)));
    expect(await run(await csv(many(20)))).toMatchObject({ imported: 8, unchanged: 12 });
    expect(await count()).toBe(20);
  });

  it.each(['before', 'after'] as const)(
    'goes on under its own id when it was cut %s a chunk was written',
    async (when) => {
      const path = await csv(many(35));
      let calls = 0;
      const cut: PerformMany = async (who, requests) => {
        calls += 1;
        const call = calls;
        if (call === 3 && when === 'before') throw new AppError('store.unreachable', 503);
        const outcomes = await performAll(who, requests);
        if (call === 3) throw new AppError('store.unreachable', 503);
        return outcomes;
      };
      await expect(run(path, { performMany: cut })).rejects.toMatchObject({ code: 'store.unreachable' });
      const [open] = await listBatches(world.store, officer);
      expect(open?.state).toBe('committing');
      expect(await run(path)).toMatchObject({ batchId: open?.id, resumed: true, imported: 35, unchanged: 0 });
      expect(await count()).toBe(35);
      expect(await listBatches(world.store, officer)).toMatchObject([
        { state: 'committed', imported: 35, regions: ['510502'] },
      ]);
    },
  );

  it('lists rows that the ledger refuses, with their lines', async () => {
    const path = await csv(many(15));
    const fussy: PerformMany = async (who, requests) => {
      const good = requests.filter((request) => request.body.title !== '差事12');
      const bad = requests.filter((request) => !good.includes(request));
      const refused = bad.map(
        ({ actId }) => ({ ok: false, actId, error: new AppError('import.changed', 409) }) as const,
      );
      return [...(await performAll(who, good)), ...refused];
    };
    const done = await run(path, { performMany: fussy });
    expect(done).toMatchObject({ imported: 14, refused: 1 });
    expect((await sheet(done.refusedSheet)).map((row) => [row[0], row[8]])).toEqual([['13', 'import.changed']]);
  });

  it('notices a row whose content changed when the kind keeps the digest', async () => {
    const path = await csv(many(3));
    await run(path);
    const admin = new pg.Client({ connectionString: world.database.adminUrl });
    await admin.connect();
    await admin.query(`update act set body = body || '{"importDigest":"other"}' where body->>'title' = '差事2'`);
    await admin.end();
    const again = await run(path);
    expect(again).toMatchObject({ imported: 0, unchanged: 2, changed: 1 });
    expect((await sheet(again.refusedSheet)).map((row) => [row[0], row[8]])).toEqual([['3', 'import.changed']]);
  });

  it('does not lose the rest when the waiting rows are gone', async () => {
    const staged = await stage(await csv(many(3)));
    await discard(staged);
    await expect(commit(staged, kind, officer, { store: world.store, performMany: performAll })).rejects.toMatchObject({
      code: 'import.staging-gone',
    });
  });
});

describe('waiting rows', () => {
  it('are gone after the import, and swept when their import never came', async () => {
    const own = join(folder, 'own');
    const path = await csv(many(3));
    const staged = await validate(path, kind, mapping, { authority, stagingDir: own });
    await commit(staged, kind, officer, { store: world.store, performMany: performAll });
    expect(await readdir(own)).toEqual([]);
    await validate(path, kind, mapping, { authority, stagingDir: own });
    expect(await sweepStaging(own, 60_000)).toBe(0);
    expect(await sweepStaging(own, -1)).toBe(1);
    expect(await readdir(own)).toEqual([]);
  });
});

describe('undo', () => {
  it('undoes each matter of the batch by an act, and the same rows can be imported anew, again and again', async () => {
    const path = await csv(many(12));
    await run(await csv(many(2, 100)));
    for (const round of [1, 2, 3]) {
      const { batchId, imported } = await run(path);
      expect(imported).toBe(12);
      const done = await undo(batchId, officer, { store: world.store, undoMany: finishAll });
      expect(done).toEqual({ batchId, undone: 12, refused: [] });
      expect(await count(`state = 'done'`)).toBe(12 * round);
      await expect(undo(batchId, officer, { store: world.store, undoMany: finishAll })).rejects.toMatchObject({
        code: 'import.batch-not-committed',
      });
    }
    expect(await count(`state = 'open'`)).toBe(2);
    expect(await run(await csv(many(2, 100)))).toMatchObject({ imported: 0, unchanged: 2 });
  });

  it('goes on after a cut and keeps what may not be undone', async () => {
    const { batchId } = await run(await csv(many(5)));
    const cut: UndoMany = async (who, matters) => {
      await finishAll(who, matters.slice(0, 3));
      throw new AppError('store.unreachable', 503);
    };
    await expect(undo(batchId, officer, { store: world.store, undoMany: cut })).rejects.toMatchObject({
      code: 'store.unreachable',
    });
    // One matter is finished by hand in the meantime: its undoing is refused.
    const [last] = await world.store.transaction(systemViewer, async (tx) => {
      const { rows } = await tx.query<{ id: string }>({ text: `select id from matter where state = 'open' limit 1` });
      return rows;
    });
    await perform(world.deps, officer, {
      ...{ actId: crypto.randomUUID() as never, homeRegion: '510502' as Region, matterId: last?.id as never },
      ...{ verb: 'finish', body: {} },
    });
    const done = await undo(batchId, officer, { store: world.store, undoMany: finishAll });
    expect(done.undone).toBe(4);
    expect(done.refused.map((each) => each.matterId)).toEqual([last?.id]);
  });

  it('answers nothing about batches of another authority', async () => {
    const { batchId } = await run(await csv(many(1)));
    const stranger = actor('510503', ['officer']);
    await expect(undo(batchId, stranger, { store: world.store, undoMany: finishAll })).rejects.toMatchObject({
      code: 'import.batch-not-found',
      status: 404,
    });
    expect(await listBatches(world.store, stranger)).toEqual([]);
  });
});

describe('saved mapping', () => {
  it('serves the next file with the same columns in the same authority only', async () => {
    const headers = ['编号', '标题', '金额'];
    const chosen = { ...proposeMapping(headers, kind).mapping, fen: '编号' };
    await saveMapping(world.store, officer, kind.id, headers, mapping);
    await saveMapping(world.store, officer, kind.id, headers, chosen);
    expect(await findMapping(world.store, officer, kind.id, ['标题', '金额', '编号'])).toEqual(chosen);
    expect(await findMapping(world.store, officer, kind.id, ['标题'])).toBeUndefined();
    expect(await findMapping(world.store, actor('510503'), kind.id, headers)).toBeUndefined();
  });

  it('is passed over when the kind has other fields now', async () => {
    const headers = ['标题', '金额', '备注'];
    const old = { ...proposeMapping(headers, kind).mapping, gone: '备注' };
    await saveMapping(world.store, officer, kind.id, headers, old);
    const proposed = { mapping: proposeMapping(headers, kind).mapping, from: 'proposed' };
    expect(await chooseMapping(world.store, officer, kind, headers)).toEqual(proposed);
    const own = { ...proposed.mapping, fen: '备注' };
    await saveMapping(world.store, officer, kind.id, headers, own);
    expect(await chooseMapping(world.store, officer, kind, headers)).toEqual({ mapping: own, from: 'saved' });
  });
});
