import { describe, expect, test } from 'vitest';
import { renderPdf, wordsIn } from '../../platform/documents/index.ts';
import { pdfText } from '../../platform/documents/pdf-text.testing.ts';
import type { Volume } from '../dossiers/model/order.ts';
import type { DossierSheet, IndexLine } from '../dossiers/model/sheets.ts';
import { templateOn } from './model/templates.ts';
import { BLANK } from './model/words.ts';
import { compareWithReferences } from './testing/images.ts';
import { closedSteps, onSpot } from './testing/later-stories.ts';
import { sheetInputOf, type Told, tell } from './testing/performed.ts';

const ordinary = tell(closedSteps);
const figures = { documents: 21, pages: 64, retention: '30-years' } as const;
const line = (title: string, more: Partial<IndexLine> = {}): IndexLine => ({
  ...{ title, number: '', on: '2026-06-01', pages: '1–3', remark: '' },
  ...more,
});
const lines = [
  line('行政处罚决定书', { number: '江阳市监处罚〔2026〕12号', on: '2026-07-09' }),
  line('进货票据｜共3联', { number: 'e1', pages: '4', remark: '证据' }),
  line('销售流水', { number: 'e2', pages: '5', remark: '证据，附卷说明' }),
];
const notes =
  '缺少的文件及说明：\n1. 证据e1：该证据没有扫描件或者电子文件可以入卷。说明：原物另行保管。\n以附卷说明代替的文件：\n1. 销售流水：以附卷说明代替，原文件另行保存。';
const cover = (volume: Volume): DossierSheet => ({ ...figures, volume, no: 54 });
const index = (volume: Volume, of = lines): DossierSheet => ({ ...figures, volume, no: 55, lines: of });
const closing = (volume: Volume, text = notes): DossierSheet => ({ ...figures, volume, no: 56, notes: text });

function documentOf(sheet: DossierSheet, told: Told = ordinary) {
  const input = sheetInputOf(sheet, told);
  const template = templateOn(sheet.no, input.act.on);
  return template?.build(input) ?? expect.fail(`no template of form ${sheet.no}`);
}
const plain = (text: string): string => text.replace(/\s/g, '');

const sheets: readonly (readonly [name: string, sheet: DossierSheet, told: Told, holds: readonly string[]])[] = [
  ['54-built-main', cover('main'), ordinary, ['行政处罚案卷', '卷次正卷', '21件', '64页', '三十年', '2026年7月22日']],
  ['54-built-secondary', cover('secondary'), ordinary, ['行政处罚案卷', '卷次副卷', '21件', '64页']],
  ['55-built-main', index('main'), ordinary, ['卷内文件目录（正卷）', '进货票据／共3联', '1–3', '证据，附卷说明']],
  ['55-built-secondary', index('secondary'), ordinary, ['卷内文件目录（副卷）', '2026-07-09']],
  ['56-built-main', closing('main'), ordinary, ['卷内备考表（正卷）', '原物另行保管', '立卷人', '检查日期']],
  [
    '54-built-summary',
    cover('main'),
    onSpot(),
    ['处罚日期2026年7月1日', '决定书文号江阳市监当罚〔2026〕8号', '罚款300元', '张建国、刘晓梅'],
  ],
];

describe.each(sheets)('form %s', (name, sheet, told, holds) => {
  test('says what the dossier is, and nothing that is known only afterwards', async () => {
    const text = plain(pdfText((await renderPdf(documentOf(sheet, told))).bytes).join(''));
    for (const words of holds) expect(text, words).toContain(plain(words));
    expect(text).not.toContain('校验值');
    expect(text).not.toContain('〓');
  });

  test('looks as it did', async () => {
    const { bytes } = await renderPdf(documentOf(sheet, told));
    expect(await compareWithReferences(`form-${name}`, bytes)).toEqual([]);
  });
});

test('a sheet of one volume says nothing of the other', () => {
  for (const sheet of [cover('main'), index('main'), closing('main')])
    expect(wordsIn(documentOf(sheet))).not.toContain('副卷');
});

test('a case that is not closed has a blank for the day', () => {
  const told = tell(closedSteps.slice(0, 3));
  expect(wordsIn(documentOf(cover('main'), told))).toContain(`结案日期\n${BLANK}`);
});

test('an index of three hundred papers and notes of two hundred lines run over pages, and nothing is cut off', async () => {
  const many = Array.from({ length: 300 }, (_, at) => line(`第${at + 1}份材料`, { pages: `${at + 1}` }));
  const indexed = pdfText((await renderPdf(documentOf(index('main', many)))).bytes);
  expect(indexed.length).toBeGreaterThan(4);
  for (const at of [1, 150, 300]) expect(plain(indexed.join(''))).toContain(`第${at}份材料`);
  const long = Array.from({ length: 200 }, (_, at) => `${at + 1}. 证据e${at + 1}：没有扫描件可以入卷。`).join('\n');
  const noted = pdfText((await renderPdf(documentOf(closing('main', long)))).bytes);
  expect(noted.length).toBeGreaterThan(2);
  for (const at of [1, 100, 200]) expect(plain(noted.join(''))).toContain(`${at}.证据e${at}：`);
  expect(plain(noted.at(-1) ?? '')).toContain('检查人');
});
