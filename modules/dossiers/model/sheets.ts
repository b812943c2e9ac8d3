import type { Missing } from './completeness.ts';
import type { Placed, Volume } from './order.ts';

/** A line of the index of a dossier. Pages are a text, e.g. `3–5`, '' while nobody numbered them. */
export interface IndexLine {
  readonly title: string;
  readonly number: string;
  readonly on: string;
  readonly pages: string;
  readonly remark: string;
}

/** Figures of a volume that every sheet of it tells. */
interface Figures {
  readonly volume: Volume;
  readonly documents: number;
  readonly pages: number;
  /** Code of how long it is kept. */
  readonly retention: string;
}

/** What cover 卷宗封面 (54), index 卷内文件目录 (55) and notes 卷内备考表 (56) of a volume say; whoever writes the forms draws them. */
export type DossierSheet =
  | (Figures & { readonly no: 54 })
  | (Figures & { readonly no: 55; readonly lines: readonly IndexLine[] })
  | (Figures & { readonly no: 56; readonly notes: string });

/** The papers of one volume; the same words give the same pages. */
export interface SheetInput {
  readonly volume: Volume;
  readonly retention: string;
  readonly placed: readonly Placed[];
}

/** Where a paper lies: its stamped numbers, why a slip stands for it. */
export interface LaidPaper {
  readonly numbers: { readonly from: number; readonly to: number } | null;
  readonly slip: string | null;
}

const FROM_FORM: Readonly<Record<string, string>> = { evidence: '证据', excluded: '证据（已排除）', file: '附件' };

const figuresOf = ({ volume, retention, placed }: SheetInput, laid: readonly LaidPaper[]): Figures => ({
  ...{ volume, retention, documents: placed.length },
  pages: Math.max(0, ...laid.map(({ numbers }) => numbers?.to ?? 0)),
});

/** 卷宗封面 (form 54). */
export const coverSheet = (input: SheetInput, laid: readonly LaidPaper[]): DossierSheet => ({
  ...figuresOf(input, laid),
  no: 54,
});

/** 卷内文件目录 (form 55): each paper with the page on which it begins. */
export function indexSheet(input: SheetInput, laid: readonly LaidPaper[]): DossierSheet {
  const lines = input.placed.map(({ paper }, index): IndexLine => {
    const { numbers = null, slip = null } = laid[index] ?? {};
    const remark = [FROM_FORM[paper.kind], slip === null ? undefined : '附卷说明'].filter((each) => each !== undefined);
    return {
      ...{ title: paper.title, number: paper.number ?? paper.evidence ?? '', on: paper.on },
      pages: numbers === null ? '' : numbers.from === numbers.to ? `${numbers.from}` : `${numbers.from}–${numbers.to}`,
      remark: remark.join('，'),
    };
  });
  return { ...figuresOf(input, laid), no: 55, lines };
}

export interface Accounted extends Missing {
  /** Why it is not there, as who makes up the dossier says; '' where nobody said. */
  readonly account: string;
}

const listed = (head: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [head, ...items.map((each, index) => `${index + 1}. ${each}`)];

/** 卷内备考表 (form 56): what is not in the volume and why, what stands as a slip. */
export function notesSheet(input: SheetInput, laid: readonly LaidPaper[], missing: readonly Accounted[]): DossierSheet {
  const slips = input.placed.flatMap(({ paper }, index) => {
    const slip = laid[index]?.slip ?? null;
    return slip === null ? [] : [`${paper.title}：以附卷说明代替，原文件另行保存。`];
  });
  const gaps = missing.map(({ title, reason, account }) =>
    account === '' ? `${title.zh}：${reason.zh}` : `${title.zh}：${reason.zh}说明：${account}`,
  );
  const lines = [...listed('缺少的文件及说明：', gaps), ...listed('以附卷说明代替的文件：', slips)];
  const notes = lines.length === 0 ? '卷内文件齐全，无需要说明的其他情况。' : lines.join('\n');
  return { ...figuresOf(input, laid), no: 56, notes };
}
