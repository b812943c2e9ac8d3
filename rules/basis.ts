import type { Confidence, LegalSource } from '../kernel/deadline.ts';
import { AppError } from '../kernel/error.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import { articles121 } from './basis-121.ts';
import { caseProcedureArticles } from './basis-case-procedure.ts';
import { coercionArticles } from './basis-coercion.ts';
import { commitmentArticles } from './basis-commitments.ts';
import { disclosureArticles } from './basis-disclosures.ts';
import type { BasisEntry } from './basis-entry.ts';
import { inspectionArticles } from './basis-inspection.ts';
import { letterArticles } from './basis-letters.ts';
import { otherArticles } from './basis-others.ts';
import { penaltyLawArticles } from './basis-penalty-law.ts';
import { publicationArticles } from './basis-publication.ts';
import { reviewArticles } from './basis-review.ts';
import { transferArticles } from './basis-transfer.ts';
import { instruments } from './instruments.ts';

/** An article that an act rests on. `title` says in our words what it is used for; it is no quotation. */
export interface LegalBasis {
  readonly id: string;
  readonly instrument: Text;
  /** e.g. `第十五条`; null where our source names no article. */
  readonly article: string | null;
  readonly title: Text;
  readonly confidence: Confidence;
  readonly effectiveFrom: PlainDate;
  readonly effectiveTo: PlainDate | null;
}

const articles = {
  ...articles121,
  ...otherArticles,
  ...penaltyLawArticles,
  ...coercionArticles,
  ...caseProcedureArticles,
  ...publicationArticles,
  ...reviewArticles,
  ...transferArticles,
  ...letterArticles,
  ...inspectionArticles,
  ...commitmentArticles,
  ...disclosureArticles,
};
const entries: Readonly<Record<string, BasisEntry>> = articles;

/** `<instrument>.art<number>`: every basis that a verb may name. */
export type BasisId = keyof typeof articles;

export const legalBases: readonly LegalBasis[] = Object.entries(entries).map(([id, entry]) => ({
  id,
  instrument: instruments[entry.instrument],
  article: entry.article,
  title: entry.title,
  confidence: entry.confidence,
  effectiveFrom: entry.from as PlainDate,
  effectiveTo: (entry.to ?? null) as PlainDate | null,
}));

const byId = new Map(legalBases.map((basis) => [basis.id, basis]));

/** The registered basis of that name, or undefined. */
export function findLegalBasis(id: string): LegalBasis | undefined {
  return byId.get(id);
}

/** The registered basis of that name; throws `rules.no-such-basis`. */
export function legalBasis(id: string): LegalBasis {
  const basis = byId.get(id);
  if (basis === undefined) throw new AppError('rules.no-such-basis', 500, { basis: id });
  return basis;
}

/** The article as the source of a limit or an amount. */
export function sourceOf(id: BasisId): LegalSource {
  const { instrument, article, confidence } = legalBasis(id);
  return { instrument, article, confidence };
}

/** `《市场监督管理投诉举报处理办法》第十五条`: how a document or a screen names a basis. */
export function citation(basis: LegalBasis): Text {
  const zh = basis.instrument.zh.replace(/（[^（）]*）$/, '');
  const number = basis.id.split('.art')[1];
  return {
    zh: `《${zh}》${basis.article ?? ''}`,
    en: number === undefined ? basis.instrument.en : `${basis.instrument.en}, art. ${number}`,
  };
}

/** `《行政处罚法》第四十二条、第五十五条和《行政强制法》第二十四条`: articles of one instrument are named together, as documents do. */
export function citeTogether(ids: readonly BasisId[]): string {
  const byInstrument = new Map<string, string[]>();
  for (const id of ids) {
    const basis = legalBasis(id);
    const whole = citation(basis).zh;
    const article = basis.article ?? '';
    const name = whole.slice(0, whole.length - article.length);
    byInstrument.set(name, [...(byInstrument.get(name) ?? []), ...(article === '' ? [] : [article])]);
  }
  return [...byInstrument].map(([name, articles]) => `${name}${articles.join('、')}`).join('和');
}
