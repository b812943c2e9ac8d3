import { ANY_CAMPAIGN } from '../../../platform/procedure/types.ts';

/** Sums figures into rows and a total, whatever the figures are: counts of matters or fen. */
export class FigureTally<F extends string> {
  readonly rows = new Map<string, Record<F, number>>();
  readonly total: Record<F, number>;
  readonly #none: () => Record<F, number>;

  /** `none` gives a row without anything. */
  constructor(none: () => Record<F, number>) {
    this.#none = none;
    this.total = none();
  }

  /** `key` null counts in the total alone. */
  put(key: string | null, figure: F, n: number, inTotal = true): void {
    if (inTotal) this.total[figure] += n;
    if (key === null) return;
    const row = this.rows.get(key) ?? this.#none();
    row[figure] += n;
    this.rows.set(key, row);
  }

  /**
   * Puts what is counted under a campaign. A matter may be in several campaigns, so the rows of campaigns do not add up:
   * the total is of all matters (campaign `''`), and row `''` of those in none (all less those in any).
   */
  putCampaign(campaign: string, figure: F, n: number): void {
    if (campaign === '') this.put('', figure, n);
    else if (campaign === ANY_CAMPAIGN) this.put('', figure, -n, false);
    else this.put(campaign, figure, n, false);
  }
}
