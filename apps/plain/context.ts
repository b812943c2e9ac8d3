import type { ErrorCatalogue } from '../../kernel/error-catalogue.ts';
import type { Language } from '../../kernel/text.ts';
import type { IntakeContext } from '../../modules/intake/index.ts';
import type { PublishedContext } from '../../modules/published/index.ts';

/** What the pages without script work with: the very functions that the portal's routes call. */
export interface PlainContext {
  readonly intake: IntakeContext;
  readonly published: PublishedContext;
  readonly catalogue: ErrorCatalogue;
  readonly publicUrl: string | undefined;
}

export const languageOf = (query: unknown): Language =>
  typeof query === 'object' && query !== null && 'lang' in query && query.lang === 'en' ? 'en' : 'zh';
