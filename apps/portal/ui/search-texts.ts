import type { Language } from '../../../kernel/text.ts';

const zh = {
  submit: '查找',
  clear: '显示全部',
  results: (count: number, more: boolean) => (more ? `已显示 ${count} 条，还有更多` : `共 ${count} 条`),
  more: '显示更多',
  waiting: '正在查询……',
  failed: '现在查询不了，请稍后再试。',
  retry: '重试',
};

const en: typeof zh = {
  submit: 'Search',
  clear: 'Show all',
  results: (count, more) => (more ? `${count} shown, there are more` : `${count} found`),
  more: 'Show more',
  waiting: 'Searching…',
  failed: 'This does not work right now. Please try again later.',
  retry: 'Try again',
};

/** What every list of published things says while it is searched. */
export const searchTexts: Readonly<Record<Language, typeof zh>> = { zh, en };
