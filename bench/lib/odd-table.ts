import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { gb18030 } from '../../tests/browser/support/gb18030.ts';

/** What a table was made to hold, so that what came of it can be told from what should have. */
export interface OddTable {
  /** Rows that differ: each opens a matter. */
  readonly rows: number;
  /** Rows that repeat an earlier one word for word. */
  readonly repeated: number;
  readonly bytes: number;
}

const HEAD = [
  ...['*工单号', '留言主题', '诉求内容（必填）', '反映时间', '反映人', '联系电话', '被反映单位', '经营地址'],
  ...['事发日期', '来源渠道', '点赞数', '来文字号', '备注'],
];
const THINGS = ['过期酸奶', '不合格充电器', '无标签散装糕点', '超期未检电梯', '价签与结算不符', '虚假宣传的保健品'];
const PLACES = ['听泉区', '松石县', '白沙镇', '临溪路', '云岚大道', '青坪街'];
const NAMES = [
  '𠮷祥副食店',
  '𫝀记餐饮馆',
  '龘龙超市（总店）',
  'ABC 便利·24h',
  '某某（云岚）商贸有限公司',
  '“好又多”百货',
];
const CHANNELS = ['电话', '12315平台', '来信来函', '网上提交', '来访', ''];
/** What is written of one day by people, by Excel, and by Excel where the format of the cell was lost. */
const TIMES = [
  (day: number) => `2026/3/${day} 9:32:09`,
  (day: number) => `2026-03-${String(day).padStart(2, '0')} 09:32`,
  (day: number) => `2026年3月${day}日9时32分`,
  (day: number) => `2026.3.${day}`,
  (day: number) => `${46_081 + day}.397326`,
  (day: number) => `２０２６/３/${day}　９：３２`,
];
const of = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length];
  if (found === undefined) throw new RangeError('an empty list');
  return found;
};
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Row `n` of the table, always the same: about 150 characters, each thirtieth ten times as long. */
function rowOf(n: number): string {
  const thing = of(THINGS, n);
  const text = `${of(PLACES, n)}第${n % 397}号店销售${thing}，店方称“概不退换”，\r\n并说:"去告吧"。票据号=${n}，请核查处理。`;
  const cells = [
    // Excel keeps the zeros of a number only so.
    n % 3 === 0 ? `="${String(n).padStart(9, '0')}"` : `GD${String(n).padStart(9, '0')}`,
    n % 11 === 0 ? '' : `　反映${thing}问题 `,
    n % 30 === 0 ? text.repeat(20) : text.repeat(2),
    of(TIMES, n)(1 + (n % 28)),
    n % 7 === 0 ? '' : `群众${n % 4_001}`,
    n % 5 === 0 ? '１００１２３４５６７８' : `100${String(n % 100_000_000).padStart(8, '0')}`,
    of(NAMES, n),
    `${of(PLACES, n + 1)}${n % 97}号`,
    n % 4 === 0 ? String(46_054 + (n % 50)) : '',
    of(CHANNELS, n),
    n % 9 === 0 ? '1,204' : String(n % 60),
    n % 40 === 0 ? `消协函〔2026〕${n}号` : '',
    n % 13 === 0 ? '=1+1' : '',
  ];
  return cells.map(quoted).join(',');
}

/**
 * A table as bureaus hand them on: GB18030 from a spreadsheet, with line breaks and quotes in cells, characters of four
 * bytes, numbers as text, days in six spellings, full-width digits, blank lines, columns that nobody asks for, and now
 * and then a row twice. Always the same bytes.
 */
export async function writeOddTable(path: string, rows: number): Promise<OddTable> {
  const file = createWriteStream(path);
  let bytes = 0;
  let repeated = 0;
  const write = async (lines: readonly string[]): Promise<void> => {
    const content = gb18030(lines.map((line) => `${line}\r\n`).join(''));
    bytes += content.length;
    if (!file.write(content)) await once(file, 'drain');
  };
  await write([HEAD.join(',')]);
  for (let n = 0; n < rows; n += 1) {
    const row = rowOf(n);
    const again = n % 1_000 === 999;
    if (again) repeated += 1;
    await write([row, ...(again ? [row] : []), ...(n % 2_500 === 0 ? ['', ','.repeat(HEAD.length - 1)] : [])]);
  }
  file.end();
  await finished(file);
  return { rows, repeated, bytes };
}
