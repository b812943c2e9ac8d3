import type { IRunOptions } from 'docx';
import { type ParagraphOptions, type ParagraphPart, paragraphPart, type RunPart, textRun } from './docx-tree.ts';
import { cleanText } from './words.ts';

/** Word counts in twentieths of a point, and type in half points. */
export const twips = (points: number): number => Math.round(points * 20);
export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
const half = (points: number): number => Math.round(points * 2);

const face = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
});
/** Faces of the standard that are on every Chinese machine; 小标宋 is not, so that bold 宋体 stands for it. */
export const FACES = { body: face('仿宋'), title: face('宋体'), heading: face('黑体'), table: face('宋体') } as const;
type Face = (typeof FACES)[keyof typeof FACES];

type Style = Omit<IRunOptions, 'text' | 'children' | 'size' | 'font'> & { readonly size?: number };

/** A text as runs of one style, its line breaks kept. */
export function runsOf(text: string, font: Face, { size, ...style }: Style = {}): RunPart[] {
  return cleanText(text)
    .split('\n')
    .map((line, index) =>
      textRun({
        ...style,
        font,
        ...(size === undefined ? {} : { size: half(size) }),
        ...(index === 0 ? {} : { break: 1 }),
        text: line,
      }),
    );
}

/** A paragraph of fixed line pitch whose long words may break anywhere. */
export function paragraph(line: number, options: ParagraphOptions): ParagraphPart {
  return paragraphPart({
    wordWrap: true,
    ...options,
    spacing: { line: twips(line), lineRule: 'exact', ...options.spacing },
  });
}
