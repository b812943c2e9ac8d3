import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { multipartOf } from '../../apps/server/testing/multipart.ts';
import { type Caller, type TestServer, testServer } from '../../apps/server/testing/test-server.ts';
import type { RunningWorkers } from '../../apps/server/workers.ts';
import { importJobs } from '../../modules/intake/index.ts';
import { startJobWorker } from '../../platform/jobs/worker.ts';

/** Rows with everything that breaks programs in every field, through the server: judged, written, listed, handed out. */
let server: TestServer;
let clerk: Caller;
let workers: RunningWorkers;
beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
  workers = startJobWorker(server.store.db, importJobs(server.intake), { pollMs: 10 });
});
afterAll(async () => {
  await workers.stop();
  await server.end();
});

const upload = async (content: string | Buffer, name = 'a.csv', by: Caller = clerk) => {
  const { payload, headers } = multipartOf(content, name, 'text/csv');
  const cookies = { cookie: by.cookie, 'x-qingyuan': '1' };
  return server.send({ method: 'POST', url: '/api/imports', headers: { ...cookies, ...headers }, payload });
};

async function settled(id: string) {
  for (let tries = 0; tries < 600; tries += 1) {
    const { body } = await clerk('GET', `/api/imports/${id}`);
    if (!['committing', 'undoing'].includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the import does not end');
}

const COLUMNS = ['标题', '内容', '反映人', '联系电话', '被反映单位', '地址', '来源系统'];
const PAPERS = ['来文单位', '来文字号', '检查编号', '检查人员'];
const HEAD = ['编号', ...COLUMNS, ...PAPERS].join(',');
const HOSTILE = [
  `'; drop table act; --`,
  `' or '1'='1`,
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x","y")',
  '+cmd|calc!A1',
  '-2+3',
  '@SUM(A1)',
  '../../../../etc/passwd',
  '{{7*7}}',
  '__proto__',
  '\u202e翻转的字',
  '𠮷𫝀',
  '"引号',
];
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test('hostile texts in every field go in as texts, come out as texts, and compute nothing in a table', async () => {
  const rows = HOSTILE.map((text, n) => [`H-${n}`, ...[...COLUMNS, ...PAPERS].map(() => text)].map(cell).join(','));
  const judged = await upload([HEAD, ...rows].join('\r\n'));
  expect(judged.body).toMatchObject({ total: HOSTILE.length, valid: HOSTILE.length, invalid: 0 });
  const id = judged.body.batchId;
  await clerk('POST', `/api/imports/${id}/commit`, {});
  expect(await settled(id)).toMatchObject({ state: 'committed', imported: HOSTILE.length });
  const list = await clerk('GET', `/api/matters?queue=all&batch=${id}&limit=50`);
  const titles = list.body.items.map((row: { title: string }) => row.title);
  expect([...titles].sort()).toEqual([...HOSTILE].sort());

  const csv = (await clerk('GET', `/api/export/matters?queue=all&batch=${id}&format=csv`)).text;
  for (const text of HOSTILE.filter((each) => /^[=+\-@]/.test(each))) {
    expect(csv).toContain(`'${text}`.replaceAll('"', '""'));
    expect(csv).not.toMatch(new RegExp(`(^|,)"?${text.slice(0, 3).replace(/[=+\-@]/g, '\\$&')}`, 'm'));
  }
});

test('papers of a letter and of an inspection, and a campaign, come in from a workbook and from JSON lines', async () => {
  const papers = ['消协函〔2026〕8号', '甲某、乙某', 'parking-fees-2026'];
  const book = await writeXlsx({
    sheets: [
      {
        name: 's',
        rows: [
          ['标题', '内容', '来文字号', '检查人员', '来源专项'],
          ['甲店一事', '内容', ...papers],
        ],
      },
    ],
  });
  const lines = JSON.stringify({
    标题: '乙店一事',
    内容: '内容',
    来文字号: papers[0],
    检查人员: papers[1],
    来源专项: papers[2],
  });
  for (const judged of [await upload(Buffer.from(book), 'a.xlsx'), await upload(`${lines}\n`, 'a.jsonl')]) {
    expect(judged.body).toMatchObject({ total: 1, valid: 1, invalid: 0 });
    const id = judged.body.batchId;
    await clerk('POST', `/api/imports/${id}/commit`, {});
    expect(await settled(id)).toMatchObject({ state: 'committed', imported: 1 });
    const { items } = (await clerk('GET', `/api/matters?queue=all&batch=${id}`)).body;
    const { facts } = (await clerk('GET', `/api/matters/980101/${items[0].id}`)).body;
    expect(facts).toMatchObject({
      incoming: { documentNo: papers[0], officers: ['甲某', '乙某'] },
      campaign: papers[2],
    });
  }
  const { body } = await upload('编号,标题,内容,检查人员,来源专项\nP-1,甲,乙,、,x\nP-2,甲,乙,丙某,停车收费专项\n');
  expect(body).toMatchObject({ valid: 0, invalid: 2 });
});

test('what is wrong in a row stands in the error sheet as text too', async () => {
  const judged = await upload([HEAD, 'E-1,=1+1,,x,x,x,x,x', 'E-2,标题,,"=cmd|""x""!A1",,,,'].join('\n'));
  expect(judged.body).toMatchObject({ valid: 0, invalid: 2 });
  const wrong = await upload('编号,标题,内容,登记日期\nE-3,甲,乙,=TODAY()\nE-4,甲,乙,+2026\n');
  const sheet = (await clerk('GET', `/api/imports/${wrong.body.batchId}/errors?format=csv`)).text;
  expect(sheet).toContain("'=TODAY()");
  expect(sheet).not.toMatch(/(^|,)"?[=+\-@]/m);
});

test.each([
  ['登记日期', '2026-06-02'],
  ['登记日期', '2031-01-01'],
  ['登记日期', '46541'],
  ['发生日期', '2026-06-02'],
  ['提交时间', '2026-06-02 08:00:00'],
  ['来文日期', '2026-06-02'],
])('%s in the future (%s) is refused, and the rest of the file is not lost', async (column, value) => {
  const { body } = await upload(`编号,标题,内容,${column}\nZ-1,甲,乙,${value}\nZ-2,丙,丁,2026-05-29\n`);
  expect(body).toMatchObject({ total: 2, valid: 1, invalid: 1 });
  expect(body.errors).toEqual([expect.objectContaining({ line: 2, value })]);
});

test('rows in any order of days, each under its own', async () => {
  const days = ['2026-05-29', '2026-01-05', '2026-06-01', '2025-12-31'];
  const { body } = await upload(
    ['编号,标题,内容,登记日期', ...days.map((day, n) => `O-${n},第${n}件,内容,${day}`)].join('\n'),
  );
  await clerk('POST', `/api/imports/${body.batchId}/commit`, {});
  expect(await settled(body.batchId)).toMatchObject({ state: 'committed', imported: days.length });
  const { items } = (await clerk('GET', `/api/matters?queue=all&batch=${body.batchId}`)).body;
  const opened = items.map((row: { title: string; openedOn: string }) => [row.title, row.openedOn]);
  expect(opened.sort()).toEqual(days.map((day, n) => [`第${n}件`, day]));
});

test('the column of an authority moves nothing to another: rows are the importing authority’s', async () => {
  const { body } = await upload('编号,标题,内容,登记机关,homeCode\nW-1,甲,乙,980102,980102\n');
  await clerk('POST', `/api/imports/${body.batchId}/commit`, {});
  await settled(body.batchId);
  const { items } = (await clerk('GET', `/api/matters?queue=all&batch=${body.batchId}`)).body;
  expect(items).toEqual([expect.objectContaining({ homeCode: '980101', handlingCode: '980101' })]);
});

test.each([
  '../../../../tmp/evil.csv',
  '..\\..\\evil.csv',
  '/etc/passwd',
  '.',
  '',
  'a'.repeat(5_000),
  'x\u202egnp.csv',
])('a file of an evil name (%#) lies in no other folder and is shown by a plain name', async (name) => {
  const { status, body } = await upload('编号,标题,内容\nN-1,甲,乙\n', name);
  // A form without a name for its file has no file.
  if (name === '') {
    expect([201, 415]).toContain(status);
    return;
  }
  expect(status).toBe(201);
  expect(body.fileName).not.toMatch(/[\\/]|\p{Cc}|\p{Cf}/u);
  expect(body.fileName.length).toBeLessThanOrEqual(150);
  for (const entry of readdirSync(join(server.dataDir, 'staging-web'))) expect(entry).toMatch(/^[0-9a-f-]{36}\./);
});
