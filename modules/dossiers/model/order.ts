import type { Confidence } from '../../../kernel/deadline.ts';
import { type PlainDate, plainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';

export type Volume = 'main' | 'secondary';

export const volumes = {
  main: { zh: '正卷', en: 'Main volume' },
  secondary: { zh: '副卷', en: 'Secondary volume' },
} as const satisfies Readonly<Record<Volume, Text>>;

/** A paper of a case, wherever it comes from. */
export interface Paper {
  /** `form:<seq>:<no>`, `file:<id>`. */
  readonly key: string;
  readonly kind: 'form' | 'evidence' | 'excluded' | 'file';
  readonly title: string;
  readonly seq: number;
  readonly on: PlainDate;
  /** Number of the standard form. */
  readonly no?: number;
  readonly number?: string;
  readonly fileId?: string;
  /** Number in the register of evidence. */
  readonly evidence?: string;
}

/** Papers that stand together. `forms`: one form after the other; `time`: as they came about. */
export interface Section {
  readonly id: string;
  readonly volume: Volume;
  readonly by: 'forms' | 'time';
  readonly forms: readonly number[];
  readonly kinds?: readonly Exclude<Paper['kind'], 'form'>[];
}

export interface DossierOrder {
  readonly id: string;
  /** Edition: a later one never changes a dossier that was made up. */
  readonly version: PlainDate;
  readonly confidence: Confidence;
  readonly sections: readonly Section[];
}

const section = (
  id: string,
  volume: Volume,
  by: Section['by'],
  forms: readonly number[],
  kinds?: Section['kinds'],
): Section => ({
  ...{ id, volume, by, forms },
  ...(kinds === undefined ? {} : { kinds }),
});

/**
 * The order of papers 卷内文件排列 as archives practise it: what was concluded first, then how it came about. Cover, index
 * and notes (forms 54–56) are made here and stand around each volume. Ours (M): no text of the order was read; an
 * authority that files otherwise gives an order of its own.
 *
 * Not for the party, and therefore in the secondary volume: where the case came from and who told of it, approvals
 * inside the authority, reports, reviews, the discussion, evidence that was excluded.
 */
export const conclusionsFirst: DossierOrder = {
  id: 'conclusions-first',
  version: plainDate('2021-07-15'),
  confidence: 'M',
  sections: [
    section('decision', 'main', 'forms', [45, 46, 44, 50, 51]),
    section('filing', 'main', 'forms', [7]),
    section('jurisdiction', 'main', 'time', [2, 3, 4]),
    section('evidence', 'main', 'time', [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 29], ['evidence']),
    section('testing', 'main', 'time', [30, 31, 32]),
    section('measures', 'main', 'time', [21, 22, 23, 24, 25, 26, 27, 28]),
    section('correction', 'main', 'time', [33, 34]),
    section('notice', 'main', 'forms', [37, 38]),
    section('hearing', 'main', 'forms', [39, 40]),
    section('performance', 'main', 'time', [47, 48, 49]),
    section('goods', 'main', 'time', [52]),
    section('crime', 'main', 'time', [5, 6]),
    section('others', 'main', 'time', [], ['file']),
    section('source', 'secondary', 'time', [1]),
    section('report', 'secondary', 'time', [35]),
    section('reviews', 'secondary', 'time', [36]),
    section('hearing-report', 'secondary', 'time', [41]),
    section('discussion', 'secondary', 'time', [42]),
    section('approvals', 'secondary', 'time', [43, 8, 53]),
    section('excluded', 'secondary', 'time', [], ['excluded']),
  ],
};

/**
 * The order of a simple case 简易程序: the decision, which was signed for where it was made, then what was kept of the spot.
 * It has no secondary volume but for evidence that was excluded: nothing was reported, reviewed or approved inside. Ours (M).
 */
export const summaryDecisionFirst: DossierOrder = {
  id: 'summary-decision-first',
  version: plainDate('2021-07-15'),
  confidence: 'M',
  sections: [
    section('decision', 'main', 'forms', [44]),
    section('spot', 'main', 'time', [], ['evidence', 'file']),
    section('excluded', 'secondary', 'time', [], ['excluded']),
  ],
};

/** The order of papers for cases of a procedure, where the authority has none of its own. */
export const orderOf = (procedure: string): DossierOrder =>
  procedure === 'summary-case' ? summaryDecisionFirst : conclusionsFirst;

/** The volume in which a form stands; the main one for what no section names. */
export const volumeOfForm = (no: number, { sections }: DossierOrder): Volume =>
  sections.find(({ forms }) => forms.includes(no))?.volume ?? 'main';

/** Made with the dossier itself: never a paper that it takes in. */
export const OWN_FORMS: ReadonlySet<number> = new Set([54, 55, 56]);

export interface Placed {
  readonly volume: Volume;
  readonly section: string;
  readonly paper: Paper;
}

const takes = ({ forms, kinds = [] }: Section, { kind, no }: Paper): boolean =>
  kind === 'form' ? no !== undefined && forms.includes(no) : kinds.includes(kind);

/**
 * The papers in their order, main volume first. What no section names stands at the end of the main volume, never
 * nowhere.
 */
export function placePapers(papers: readonly Paper[], order: DossierOrder = conclusionsFirst): readonly Placed[] {
  const left = new Set(papers.filter(({ no }) => no === undefined || !OWN_FORMS.has(no)));
  const placed = order.sections.flatMap((each) => {
    const mine = [...left].filter((paper) => takes(each, paper));
    for (const paper of mine) left.delete(paper);
    const rank = ({ no }: Paper): number => (each.by === 'forms' && no !== undefined ? each.forms.indexOf(no) : 0);
    mine.sort((a, b) => rank(a) - rank(b) || a.seq - b.seq || (a.no ?? 99) - (b.no ?? 99) || (a.key < b.key ? -1 : 1));
    return mine.map((paper): Placed => ({ volume: each.volume, section: each.id, paper }));
  });
  const rest = [...left].map((paper): Placed => ({ volume: 'main', section: 'others', paper }));
  const of = (volume: Volume): Placed[] => placed.filter((each) => each.volume === volume);
  return [...of('main'), ...rest, ...of('secondary')];
}
