import type { Fen } from '../kernel/money.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { sourceOf } from './basis.ts';
import type { Editions } from './case-thresholds.ts';
import type { PenaltyKind } from './penalty-kinds.ts';
import { thresholdOn } from './threshold.ts';
import { day } from './worked-rule.ts';

/** The rules of `penalty-publication.ts` that say how long. */
export type DisplayRule = 'publish-term-low' | 'publish-term';

export interface PublicationScheme {
  /** Kinds for which a display may be the short one, when nothing else is imposed. */
  readonly lowKinds: readonly PenaltyKind[];
  /** A fine up to this is a lower one 较低数额. Null: the province has not said so here, and a person decides. */
  readonly lowFineUpTo: Fen | null;
  /** With one of these there is no early stop. */
  readonly neverEarly: readonly PenaltyKind[];
  /** Fields, as `domains` of a matter, with the longer wait before an early stop. */
  readonly longWaitFields: readonly string[];
}

export interface Imposed {
  /** By the summary procedure. */
  readonly summary: boolean;
  readonly kinds: readonly PenaltyKind[];
  readonly fine: Fen;
}

/** `null`: the law leaves it open here (no provincial amount, or a warning beside a lower fine): a person decides. */
export type Display = { readonly publish: false } | { readonly publish: true; readonly rule: DisplayRule | null };

interface PublicationExample {
  readonly imposed: Omit<Imposed, 'fine'> & { readonly fine: number };
  readonly display: DisplayRule | 'none' | 'open';
  readonly note: string;
}

/**
 * 公示范围与公示期: law.md §4 `publish-scope`, `publish-term-low`, `publish-term`, `publish-early-stop`. Kinds and conditions
 * are those of 令45 (V). What a lower fine is, each province says: add its edition. The three-grade scheme of 2025–2026 may
 * have replaced this (U): check before production.
 */
export const publicationSchemes: Editions<PublicationScheme, PublicationExample> = [
  {
    id: 'publish-scheme',
    effectiveFrom: day('2021-09-01'),
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '处罚信息公示范围与期限', en: 'What is published and for how long' },
    source: sourceOf('publication45.art13'),
    values: {
      lowKinds: ['criticism', 'fine'],
      lowFineUpTo: null,
      neverEarly: [
        'suspend-production',
        'restrict-occupation',
        'restrict-activity',
        'lower-qualification',
        'revoke-licence',
      ],
      longWaitFields: ['food', 'drug', 'special-equipment'],
    },
    examples: [
      { imposed: { summary: true, kinds: ['fine'], fine: 20_000 }, display: 'none', note: '简易程序不公示' },
      { imposed: { summary: false, kinds: ['warning'], fine: 0 }, display: 'none', note: '仅警告不公示' },
      { imposed: { summary: false, kinds: ['criticism'], fine: 0 }, display: 'publish-term-low', note: '仅通报批评' },
      { imposed: { summary: false, kinds: ['fine'], fine: 50_000 }, display: 'open', note: '本省未规定较低数额' },
      {
        imposed: { summary: false, kinds: ['warning', 'criticism'], fine: 0 },
        display: 'open',
        note: '警告并通报批评，规定未明，由人判断',
      },
      {
        imposed: { summary: false, kinds: ['fine', 'confiscate-gains'], fine: 50_000 },
        display: 'publish-term',
        note: '并处没收，公示三年',
      },
    ],
  },
];

/**
 * Whether a decision is published, and under which rule its display ends.
 * @throws AppError `rules.none-in-force`
 */
export function displayOf(
  imposed: Imposed,
  on: PlainDate,
  region: string,
  editions: Editions<PublicationScheme, PublicationExample> = publicationSchemes,
): Display {
  const { lowKinds, lowFineUpTo } = thresholdOn(editions, on, region).values;
  const beside = imposed.kinds.filter((kind) => kind !== 'warning');
  if (imposed.summary || beside.length === 0) return { publish: false };
  if (!beside.every((kind) => lowKinds.includes(kind))) return { publish: true, rule: 'publish-term' };
  if (beside.includes('fine')) {
    if (lowFineUpTo === null) return { publish: true, rule: null };
    if (imposed.fine > lowFineUpTo) return { publish: true, rule: 'publish-term' };
  }
  return { publish: true, rule: beside.length === imposed.kinds.length ? 'publish-term-low' : null };
}

/**
 * The rule after which an early stop of the display may be asked for; null where the law allows none.
 * @throws AppError `rules.none-in-force`
 */
export function earlyStopWait(
  kinds: readonly PenaltyKind[],
  field: string,
  on: PlainDate,
  region: string,
): 'publish-early-stop-wait' | 'publish-early-stop-wait-long' | null {
  const { neverEarly, longWaitFields } = thresholdOn(publicationSchemes, on, region).values;
  if (kinds.some((kind) => neverEarly.includes(kind))) return null;
  return longWaitFields.includes(field) ? 'publish-early-stop-wait-long' : 'publish-early-stop-wait';
}
