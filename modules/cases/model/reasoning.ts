import type { LegalSource } from '../../../kernel/deadline.ts';
import { type Fen, formatLargeYuan, formatYuan } from '../../../kernel/money.ts';
import type { Text } from '../../../kernel/text.ts';

/** One step of a calculation, with the article or clause that it rests on. A chain of steps is what a court reads. */
export interface Step {
  readonly text: Text;
  readonly source: LegalSource;
}

/**
 * What stands in the way: `unlawful` there is no lawful path, `reason` lawful with a reason on record, `check` the
 * sources are silent or of low confidence, a legal reviewer 法制机构 must look.
 */
export type Severity = 'unlawful' | 'reason' | 'check';

export interface Caution extends Step {
  /** Id of the rule that speaks, stable: screens and tests name it. */
  readonly rule: string;
  readonly severity: Severity;
}

export const step = (source: LegalSource, zh: string, en: string): Step => ({ source, text: { zh, en } });

export const caution = (severity: Severity, rule: string, source: LegalSource, zh: string, en: string): Caution => ({
  severity,
  rule,
  source,
  text: { zh, en },
});

/** True where nothing says that there is no lawful path. */
export const isLawful = (cautions: readonly Caution[]): boolean =>
  cautions.every(({ severity }) => severity !== 'unlawful');

/** `《行政处罚法》第三十二条`: how a step names its source. */
export function cite({ instrument, article }: LegalSource): Text {
  const zh = instrument.zh.replace(/（[^（）]*）$/, '').replace(/^中华人民共和国/, '');
  return { zh: `《${zh}》${article ?? ''}`, en: article === null ? instrument.en : `${instrument.en} ${article}` };
}

/** An amount in both languages: 50万元, CNY 500,000. */
export const money = (amount: Fen): Text => ({ zh: formatLargeYuan(amount), en: formatYuan(amount, 'en') });
