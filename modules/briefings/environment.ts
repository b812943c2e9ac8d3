import { AppError } from '../../kernel/error.ts';
import { isAuthorityCode, isWithin } from '../../kernel/region.ts';
import type { LedgerActor, LedgerDependencies } from '../../platform/ledger/types.ts';
import type { BulletinDependencies } from '../bulletins/index.ts';
import type { Figure } from '../figures/contract.ts';
import { type Catalogue, catalogueOf } from '../figures/index.ts';
import type { Content } from './model/content.ts';
import { figureIdsOf, tablesOf } from './model/series.ts';

/** What this module works with: the same keys, clock and ledger as every frozen bulletin. */
export type BriefingDependencies = Pick<BulletinDependencies, 'ledger' | 'instance' | 'signer' | 'signHead'>;

export const knownFigures = ({ procedures }: Pick<LedgerDependencies, 'procedures'>): Catalogue =>
  catalogueOf(procedures);

/** The figures that a content uses, in the order of their ids; those that are not known any more are left out. */
export const figuresUsed = (known: Catalogue, content: Content): Figure[] =>
  figureIdsOf(content).flatMap((id) => known.get(id) ?? []);

/** Top of the area that a content is about. */
export const topOf = (content: Content, issuer: string): string => content.authority ?? issuer;

/**
 * Refuses a content that could not be counted: figures that nobody knows, sums of fen and cases, areas of others.
 * @throws AppError 422 `briefing.figure-unknown`, `briefing.mixed-units`; 403 `briefing.out-of-scope`
 */
export function checkContent(known: Catalogue, content: Content, issuer: string): void {
  const unknown = figureIdsOf(content).filter((id) => !known.has(id));
  if (unknown.length > 0) throw new AppError('briefing.figure-unknown', 422, { figures: unknown.join(', ') });
  for (const { figures, base } of [...content.cells, ...tablesOf(content).flatMap(({ columns }) => columns)]) {
    const money = new Set([...figures, ...(base ?? [])].map((id) => known.get(id)?.money));
    if (money.size > 1) throw new AppError('briefing.mixed-units', 422, { figures: figures.join(', ') });
  }
  const top = topOf(content, issuer);
  for (const authority of [top, ...content.cells.flatMap((cell) => cell.authority ?? [])]) {
    const inside = isAuthorityCode(authority) && isWithin(authority, authority === top ? issuer : top);
    if (!inside) throw new AppError('briefing.out-of-scope', 403, { authority });
  }
}

/** True for whoever stands in this very authority, not above it and not below. */
export const standsIn = (actor: Pick<LedgerActor, 'authority'>, authority: string): boolean =>
  actor.authority === authority;
