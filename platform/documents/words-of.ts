import { dayInWords } from '../../kernel/plain-date.ts';
import type { Block, OfficialDocument } from './types.ts';

/** The words of a block, one piece a line. */
export function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');
    case 'heading':
    case 'addressee':
    case 'box':
      return block.text;
    case 'list':
      return block.items.join('\n');
    case 'table':
      return [...block.head, ...block.rows.flat()].join('\n');
    case 'grid':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ text, foot = [] }) => [text, ...foot])).join('\n');
    case 'signatures':
      return block.rows.flatMap((row) => row.map(({ label, text = '' }) => `${label}${text}`)).join('\n');
    case 'page-break':
      return '';
  }
}

/** All words of a document, head to small print, to check what it says. */
export function wordsIn({ language, issuer, title, number, blocks, signature, footnotes }: OfficialDocument): string {
  const signed = signature === undefined ? [] : [signature.authority, dayInWords(signature.on, language)];
  return [issuer, title, number ?? '', ...blocks.map(wordsOf), ...signed, ...(footnotes ?? [])].join('\n');
}
