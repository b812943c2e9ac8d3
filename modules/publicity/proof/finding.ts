import type { Text } from '../../../kernel/text.ts';

/** What a published file may not have. */
export const findingKinds = {
  'secret-text': { zh: '文字中含有应当隐去的内容', en: 'a secret stands in the text' },
  'secret-data': { zh: '文件数据中含有应当隐去的内容', en: 'a secret stands in the data of the file' },
  'secret-metadata': { zh: '文件属性中含有应当隐去的内容', en: 'a secret stands in the properties' },
  'secret-bookmark': { zh: '书签中含有应当隐去的内容', en: 'a secret stands in a bookmark' },
  'hidden-text': { zh: '含有看不见的文字', en: 'text that cannot be seen' },
  'covered-text': { zh: '文字被图形遮盖', en: 'text under a shape' },
  'unreadable-text': { zh: '含有读不出字符的字形', en: 'glyphs without characters' },
  picture: { zh: '含有图片', en: 'a picture' },
  drawing: { zh: '含有图形（可能是描成图形的文字）', en: 'a drawing, perhaps of letters' },
  'unseen-ink': { zh: '页面上有文字提取读不到的墨迹', en: 'ink that text extraction does not see' },
  annotation: { zh: '含有批注或者表单', en: 'an annotation or a form' },
  attachment: { zh: '含有附件', en: 'an attachment' },
  script: { zh: '含有脚本或者动作', en: 'a script or an action' },
  layer: { zh: '含有可切换的图层', en: 'layers that can be switched' },
  revision: { zh: '含有修改前的旧版本', en: 'an earlier revision' },
  thumbnail: { zh: '含有页面缩略图', en: 'a thumbnail' },
  'unreadable-data': { zh: '含有无法检查的数据', en: 'data that cannot be looked into' },
  encrypted: { zh: '文件被加密', en: 'it is encrypted' },
  broken: { zh: '文件无法打开', en: 'it cannot be opened' },
} as const satisfies Readonly<Record<string, Text>>;

export type FindingKind = keyof typeof findingKinds;

/** One thing found; `what` names the secret by what stands in its place, never by itself. */
export interface ProofFinding {
  readonly kind: FindingKind;
  /** From 1; null where it belongs to no page. */
  readonly page: number | null;
  readonly what: string;
}
