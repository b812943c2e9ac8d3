import type { Language } from '../../../kernel/text.ts';

const zh = {
  title: '工作通报',
  lead: '市场监督管理部门向社会公开的工作通报。数字都由办理记录算出，定稿后不再改动；订正的，另发新版。',
  searchLabel: '通报标题',
  searchHint: '可以只填一部分。',
  none: '没有找到。',
  empty: '目前没有公开的通报。',
  edition: (n: number) => `第${n}版（订正）`,
  period: (from: string, to: string) => `统计期间：${from}至${to}`,
  published: (day: string) => `${day}印发`,
  pdf: '下载通报（PDF）',
  xlsx: '下载表格（Excel）',
  json: '下载签名原文（JSON）',
};

const en: typeof zh = {
  title: 'Bulletins',
  lead: 'Bulletins that market-regulation authorities have made public. Each number is counted from the records of their work and never changes once frozen; a correction is a new edition.',
  searchLabel: 'Title of a bulletin',
  searchHint: 'A part will do.',
  none: 'Nothing was found.',
  empty: 'No bulletin is public now.',
  edition: (n) => `edition ${n}, corrected`,
  period: (from, to) => `period: ${from} to ${to}`,
  published: (day) => `Published on ${day}`,
  pdf: 'Bulletin (PDF)',
  xlsx: 'Tables (Excel)',
  json: 'Signed text (JSON)',
};

/** What the page of published bulletins says. */
export const bulletinTexts: Readonly<Record<Language, typeof zh>> = { zh, en };
