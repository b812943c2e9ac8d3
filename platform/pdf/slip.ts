import { type OfficialDocument, renderPdf } from '../documents/index.ts';
import type { SlippedPart } from './types.ts';

const REASONS: Readonly<Record<string, string>> = {
  unreadable: '文件损坏或者不完整，不能打开。',
  encrypted: '文件设有密码，不能并入卷宗。',
  'too-large': '文件过大，不并入卷宗。',
  'other-type': '文件不是PDF、JPEG或者PNG，不能按页并入卷宗。',
  sealed: '文件查出恶意代码或者没有工作副本，原件封存。',
  absent: '存储中没有该文件的内容。',
};

/** The page that stands in a file for what cannot be a page of it: name, why, size, hash. */
export function slipDocument({ title, reason, sha256, size, at }: SlippedPart): OfficialDocument {
  const rows: [string, string][] = [
    ['文件名称', title],
    ['未并入的原因', REASONS[reason] ?? reason],
    ['文件大小', sha256 === null ? '—' : `${size}字节`],
    ['校验值（SHA-256）', sha256 ?? '—'],
  ];
  return {
    language: 'zh',
    issuer: '卷宗',
    title: '附卷说明',
    at,
    blocks: [
      { kind: 'paragraph', runs: ['下列文件属于本卷，但不能按页并入，以本页代替；原文件另行保存，可以凭校验值核对。'] },
      { kind: 'table', head: ['项目', '内容'], rows },
    ],
  };
}

/** {@link slipDocument} as PDF. @throws AppError `documents.unavailable`, `documents.busy`, `documents.failed` */
export const slipPage = async (part: SlippedPart): Promise<Uint8Array> => (await renderPdf(slipDocument(part))).bytes;
