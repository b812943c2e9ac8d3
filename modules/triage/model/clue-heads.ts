import type { Calibration, LinearModel } from '../../../platform/text/linear.ts';

/** A text with what an officer said of it; null where nobody did. */
export interface ClueExample {
  readonly title: string;
  readonly text: string;
  readonly domain: string | null;
  /** `domain.leaf`. */
  readonly theme: string | null;
  readonly urgency: string | null;
  readonly vulnerable: readonly string[] | null;
  readonly signs: readonly string[] | null;
  /** Words of the text that show its signs, where somebody marked them. */
  readonly quotes?: readonly string[];
}

/** One question that the models answer. */
export interface Head {
  /**
   * `domain`, `theme`, `urgency`, `vulnerable:<who>`, `alarm` (is there any sign) or `sign:<sign>`; the last three answer
   * `yes` or `no`.
   */
  readonly name: string;
  readonly model: LinearModel;
  /** Probability from which it speaks; above 1 it never does. */
  readonly from: number;
  /** Domain and theme are read together (`levels.ts`): how their added distances become probabilities. */
  readonly together?: Calibration;
  readonly scores: HeadScores;
}

export interface ClueModels {
  /** Name and version, e.g. `clue@2026.1`: the rule of its proposals. */
  readonly version: string;
  /** SHA-256 of what they were made of, where they came with the product. */
  readonly inputs?: string;
  readonly heads: readonly Head[];
}

/** Share that must be right of what is said. Ours; no law sets it. */
export const SURE = 0.95;
/** The same of who may be hurt: it only directs attention, and silence may cost more than a second look. */
const HINTED = 0.8;
/** Share that must be right of what a head says. */
export const leastRight = (name: string): number => (name.startsWith('vulnerable:') ? HINTED : SURE);
/** What a head says that asks of one thing whether it is so. */
export const YES = 'yes';
export const NO = 'no';

/** What was measured of a head on texts that it was not trained with. */
export interface HeadScores {
  readonly texts: number;
  /** Share whose likeliest label was right. */
  readonly right: number;
  /** Mean over the labels of the harmonic mean of precision and recall. */
  readonly macroF1: number;
  /** Share of the texts that it speaks about. */
  readonly speaks: number;
  /** Share right where it speaks. */
  readonly rightWhereSpeaks: number;
  /** Of a head that says yes: the share of those that are so of which it says it. */
  readonly found?: number;
}

const whether = (list: readonly string[] | null, is: (list: readonly string[]) => boolean): string | null => {
  if (list === null) return null;
  return is(list) ? YES : NO;
};

/** What an officer's word answers to the question of a head; null where it answers nothing. */
export function labelFor(head: string, { domain, theme, urgency, vulnerable, signs }: ClueExample): string | null {
  const [kind, value = ''] = head.split(':');
  switch (kind) {
    case 'domain':
      return domain;
    case 'theme':
      return theme;
    case 'urgency':
      return urgency;
    case 'vulnerable':
      return whether(vulnerable, (list) => list.includes(value));
    case 'alarm':
      return whether(signs, (list) => list.length > 0);
    case 'sign':
      return whether(signs, (list) => list.includes(value));
    default:
      return null;
  }
}
