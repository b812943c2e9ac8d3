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
