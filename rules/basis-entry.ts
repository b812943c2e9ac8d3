import type { Confidence } from '../kernel/deadline.ts';
import type { Text } from '../kernel/text.ts';
import type { InstrumentId } from './instruments.ts';

/** How an article is written down in the `basis-*.ts` files. */
export interface BasisEntry {
  readonly instrument: InstrumentId;
  readonly article: string | null;
  readonly title: Text;
  readonly confidence: Confidence;
  readonly from: string;
  readonly to?: string;
}

type Made = BasisEntry & { readonly article: string };

/** Writes articles of one instrument that share their confidence mark and first day. */
export function articlesOf(
  instrument: InstrumentId,
  confidence: Confidence,
  from: string,
): (article: string, zh: string, en: string) => Made {
  return (article, zh, en) => ({ instrument, article, title: { zh, en }, confidence, from });
}
