import type { Language, Text } from '../../../kernel/text.ts';

/** An instant as the officer reads it: China time, to the minute. */
export function instant(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));
}

export function integer(value: number): string {
  return value.toLocaleString('en-US');
}

/** A share as per cent with one decimal, or a dash where there is no base. */
export function percent(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(1)}%`;
}

/** The first characters of a hash, for reading aloud; the whole is in the title and the copy. */
export function shortHash(hash: string): string {
  return hash.slice(0, 8);
}

/** Fen as yuan, e.g. `1,234.50`. */
export function yuan(fen: number): string {
  return (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
}

/** `听泉区局`, `石桥所`: how officers call an authority among themselves, for narrow columns. */
export function shortAuthority(name: Text): Text {
  return {
    zh: name.zh.replace(/市场监督管理(局|所)/g, '$1'),
    en: name.en.replace(/ Administration for Market Regulation/g, ''),
  };
}

/** The region of a bureau: `听泉区` for 听泉区市场监督管理局. */
export function placeName(name: Text): Text {
  return {
    zh: name.zh.replace(/市场监督管理局$/, ''),
    en: name.en.replace(/ (Administration|Bureau) for Market Regulation$/, ''),
  };
}
