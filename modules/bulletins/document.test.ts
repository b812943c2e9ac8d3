import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { type OfficialDocument, renderDocx, renderPdf } from '../../platform/documents/index.ts';
import { pdfText } from '../../platform/documents/pdf-text.testing.ts';
import { bulletinCells } from './commands/cells.ts';
import { freezeBulletin } from './commands/freeze.ts';
import { type Bulletin, figureId } from './contract.ts';
import { bulletinDocument } from './document.ts';
import { clearedOf, onAClock } from './model/figures.ts';
import { getBulletin, type StoredBulletin } from './queries/bulletin.ts';
import { person, type SmallProvince, smallProvince } from './testing.ts';

let province: SmallProvince;
let stored: StoredBulletin<Bulletin>;
const office = person('980000', 'campaign-office');

beforeAll(async () => {
  province = await smallProvince();
  await province.work('980101', 4, ['accept', 'record-finding', 'not-file', 'clear']);
  await province.work('980102', 3, ['accept', 'record-finding', 'pause']);
  await province.work('980201', 2, ['accept', 'record-finding', 30, 'not-file', 'clear']);
  await province.work('980200', 1, []);
  stored = await freezeBulletin(province.deps, office, {
    ...{ actId: uuidv7(), title: '线索清零情况通报', from: '2026-01-01', to: '2026-12-31' },
    ...{ by: 'authority' as const, procedures: ['clue'] },
  });
});
afterAll(() => province.close());

const tables = (doc: OfficialDocument) => doc.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
const wordsOf = (doc: OfficialDocument): string => JSON.stringify(doc);

describe('the document of a bulletin', () => {
  test.each(['zh', 'en'] as const)(
    'in %s shows every figure of every row, and no rate without its base',
    (language) => {
      const doc = bulletinDocument(stored, language);
      const [table] = tables(doc);
      const { rows, total } = stored.bulletin;
      expect(table?.rows).toHaveLength(rows.length + 1);
      for (const [index, row] of [...rows, { ...total, rank: null }].entries()) {
        const cells = table?.rows[index] ?? [];
        expect(cells).toHaveLength(table?.head.length ?? 0);
        const figures = [
          row.received,
          row.open,
          row.paused,
          row.near,
          row.overdue,
          row.clearedOnTime,
          row.clearedLate,
          row.clearedWithoutClock,
        ];
        expect(cells.slice(2, 10)).toEqual(figures.map(String));
        const cleared = clearedOf(row);
        expect(cells[10]).toContain(row.clearanceRate === null ? '—' : `${cleared}/${cleared + row.open + row.paused}`);
        expect(cells[11]).toContain(row.onTimeRate === null ? '—' : `${row.clearedOnTime}/${onAClock(row)}`);
      }
      for (const [percent] of wordsOf(doc).matchAll(/\d+\.\d\d%.?.?/g)) expect(percent).toMatch(/%(（| \()/);
      expect(wordsOf(doc)).toMatch(/无基数|no base/);
    },
  );

  test('says what each figure means, the cut, the digests, the signature and how to verify', () => {
    const words = wordsOf(bulletinDocument(stored, 'zh'));
    for (const part of [
      '清零率（比率）：本期销号（含不计期限的）÷',
      '本通报为3个工作日',
      stored.id,
      'qingyuan verify',
      '数据截止：2026年',
    ])
      expect(words).toContain(part);
    for (const digest of Object.values(stored.bulletin.matterDigests)) expect(words).toContain(digest);
    for (const { root } of stored.bulletin.checkpoints) expect(words).toContain(root);
    expect(words).toContain(stored.signatures.trim());
  });

  test('comes as PDF and Word, the same to the byte after work went on and offices were renamed', async () => {
    const make = async () => {
      const now = await getBulletin(province.deps, office, stored.id);
      const docs = (['zh', 'en'] as const).map((language) => bulletinDocument(now, language));
      return Promise.all(docs.flatMap((doc) => [renderPdf(doc), renderDocx(doc)]));
    };
    const before = await make();
    await province.work('980101', 2, ['accept', 5]);
    const client = new pg.Client({ connectionString: province.database.adminUrl });
    await client.connect();
    await client.query("update authority set name_zh = name_zh || '（新）'");
    await client.end();
    const after = await make();
    expect(after.map(({ bytes }, index) => bytes.equals(before[index]?.bytes ?? Buffer.of()))).toEqual(
      Array(4).fill(true),
    );
    const text = pdfText(before[0]?.bytes ?? Buffer.of())
      .join('')
      .replace(/\s/g, '');
    expect(text).toContain('省局');
    expect(text).toContain(`清零率${((stored.bulletin.total.clearanceRate ?? 0) * 100).toFixed(2)}%（6/`);
  });
});

describe('the set behind every cell', () => {
  test('is as large as the figure, cell by cell, and nothing else is there', async () => {
    const answer = await bulletinCells(province.deps, stored);
    const sizes = new Map(answer.cells.map(({ key, figure, matters }) => [`${key} ${figure}`, new Set(matters).size]));
    const figures = figureId.options;
    const expected = stored.bulletin.rows.flatMap((row) =>
      figures
        .filter((figure) => row[figure] > 0)
        .map((figure): [string, number] => [`${row.key} ${figure}`, row[figure]]),
    );
    expect(expected.length).toBeGreaterThan(5);
    expect(new Map(expected)).toEqual(sizes);
    expect(await bulletinCells(province.deps, stored)).toEqual(answer);
  });

  test('is refused when the acts no longer give what was signed', async () => {
    const forged = { ...stored, document: stored.document.replace('"received"', '"receiveD"') };
    await expect(bulletinCells(province.deps, forged)).rejects.toMatchObject({ code: 'bulletin.not-reproduced' });
  });
});
