import { obj, str } from '../../../kernel/read-json.ts';
import type { OfficialDocument } from '../../../platform/documents/index.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { Missing } from './completeness.ts';
import { type Placed, type Volume, volumes } from './order.ts';

/** What cover, index and notes of a volume say; the same words give the same page. */
export interface SheetInput {
  readonly matter: Matter;
  readonly volume: Volume;
  readonly authority: string;
  readonly officers: readonly string[];
  readonly retention: string;
  readonly placed: readonly Placed[];
  readonly at: Date;
}

/** Where a paper lies: its stamped numbers, why a slip stands for it. */
export interface LaidPaper {
  readonly numbers: { readonly from: number; readonly to: number } | null;
  readonly slip: string | null;
}

const FROM_FORM: Readonly<Record<string, string>> = { evidence: '证据', excluded: '证据（已排除）', file: '附件' };
/** 2026年6月1日 */
const dayText = (day: string): string => (day === '' ? '—' : day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'));
const pagesOf = (laid: readonly LaidPaper[]): number => Math.max(0, ...laid.map(({ numbers }) => numbers?.to ?? 0));

const sheet = (
  input: SheetInput,
  title: string,
  blocks: OfficialDocument['blocks'],
  layout: 'sheet' | 'cover' = 'sheet',
): OfficialDocument => ({
  language: 'zh',
  layout,
  issuer: input.authority,
  title: `${title}（${volumes[input.volume].zh}）`,
  at: input.at,
  blocks,
});

/** 卷宗封面 (form 54). */
export function coverSheet(input: SheetInput, laid: readonly LaidPaper[]): OfficialDocument {
  const { matter, placed, officers, retention } = input;
  const { facts } = matter;
  const closing = obj(facts, 'closing');
  const decision = obj(facts, 'decision');
  const party = str(obj(facts, 'party'), 'name');
  const rows: readonly (readonly [string, string])[] = [
    ['案件名称', matter.title],
    ['案由', str(facts, 'cause')],
    ['案号', str(facts, 'number')],
    ['当事人', party === '' ? '见卷内文书' : party],
    ['处理决定文号', str(decision, 'number') || '—'],
    ['立案日期', dayText(matter.openedOn)],
    ['结案日期', dayText(str(closing, 'on'))],
    ['承办人', officers.join('、')],
    ['保管期限', retention],
    ['本卷件数、页数', `共${placed.length}件，${pagesOf(laid)}页`],
  ];
  const grid = rows.map(([label, text]) => ({ cells: [{ text: label, label: true as const }, { text }] }));
  return sheet(input, '行政处罚案件卷宗', [{ kind: 'grid', columns: [1, 3], rows: grid }], 'cover');
}

/** 卷内文件目录 (form 55): each paper with the page on which it begins. */
export function indexSheet(input: SheetInput, laid: readonly LaidPaper[]): OfficialDocument {
  const rows = input.placed.map(({ paper }, index): string[] => {
    const { numbers = null, slip = null } = laid[index] ?? {};
    const pages =
      numbers === null ? '' : numbers.from === numbers.to ? `${numbers.from}` : `${numbers.from}-${numbers.to}`;
    const remark = [FROM_FORM[paper.kind], slip === null ? undefined : '附卷说明'].filter((each) => each !== undefined);
    return [`${index + 1}`, paper.number ?? paper.evidence ?? '', paper.title, paper.on, pages, remark.join('，')];
  });
  return sheet(input, '卷内文件目录', [
    {
      kind: 'table',
      head: ['序号', '文号', '题名', '日期', '页号', '备注'],
      align: ['center', 'left', 'left', 'center', 'center', 'left'],
      rows,
    },
  ]);
}

export interface Accounted extends Missing {
  /** Why it is not there, as who makes up the dossier says; '' where nobody said. */
  readonly account: string;
}

/** 卷内备考表 (form 56): how much is in the volume, what is not and why, what stands as a slip. */
export function notesSheet(
  input: SheetInput,
  laid: readonly LaidPaper[],
  missing: readonly Accounted[],
): OfficialDocument {
  const slips = input.placed.flatMap(({ paper }, index) => {
    const slip = laid[index]?.slip ?? null;
    return slip === null ? [] : [`${paper.title}：以附卷说明代替，原文件另行保存。`];
  });
  const gaps = missing.map(({ title, reason, account }) =>
    account === '' ? `${title.zh}：${reason.zh}` : `${title.zh}：${reason.zh}说明：${account}`,
  );
  return sheet(input, '卷内备考表', [
    { kind: 'paragraph', runs: [`本卷共有文件${input.placed.length}件，${pagesOf(laid)}页。`] },
    { kind: 'heading', text: '缺少的文件及说明' },
    gaps.length === 0 ? { kind: 'paragraph', runs: ['无。'] } : { kind: 'list', items: gaps },
    { kind: 'heading', text: '以附卷说明代替的文件' },
    slips.length === 0 ? { kind: 'paragraph', runs: ['无。'] } : { kind: 'list', items: slips },
    { kind: 'signatures', rows: [[{ label: '立卷人' }, { label: '检查人' }], [{ label: '立卷时间' }]] },
  ]);
}
