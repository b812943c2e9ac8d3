import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Content, RowsBy, Section } from './content.ts';

/** What is asked of the counts at once: figures, narrowed, of a period, in rows of a kind. */
export interface Series {
  /** `f1` for a number of the words, `s2.c1` for a column of a table; `#base` behind it for what a rate is of. */
  readonly id: string;
  readonly figures: readonly string[];
  readonly by: RowsBy | 'none';
  readonly authority: string;
  readonly domain: string | undefined;
  readonly channel: string | undefined;
  readonly campaign: string | undefined;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The place in the bulletin that it fills, and what it is there. */
  readonly of: string;
  readonly is: 'value' | 'before' | 'base';
}

/** A table of any section that has one: its rows, and its columns by id. */
export interface TableShape {
  readonly section: string;
  readonly by: RowsBy;
  readonly columns: readonly {
    readonly id: string;
    readonly title?: string | undefined;
    readonly figures: readonly string[];
    readonly base?: readonly string[] | undefined;
  }[];
  readonly domain?: string | undefined;
  readonly channel?: string | undefined;
  readonly campaign?: string | undefined;
}

function shapeOf(section: Section): TableShape | undefined {
  switch (section.kind) {
    case 'table':
      return { ...section, section: section.id };
    case 'rank':
    case 'map': {
      const { id, title, figures, domain, channel, campaign } = section;
      const base = section.kind === 'rank' ? section.base : undefined;
      return { section: id, by: 'authority', columns: [{ id: 'c1', title, figures, base }], domain, channel, campaign };
    }
    case 'text':
    case 'chart':
      return undefined;
  }
}

/** Every table of a bulletin, in order. */
export const tablesOf = ({ sections }: Content): TableShape[] => sections.flatMap((section) => shapeOf(section) ?? []);

interface Compared {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * All that a bulletin asks, one series for each column and number, its base, and its compared period. What is compared of
 * a number with a period of its own is not told: another period has other days before it.
 */
export function seriesOf(content: Content, top: string, compared: Compared | null): Series[] {
  const { from, to } = content.period as Compared;
  const around = (
    of: string,
    part: Omit<Series, 'id' | 'of' | 'is' | 'from' | 'to' | 'figures'>,
    asked: { readonly figures: readonly string[]; readonly base?: readonly string[] | undefined },
    own?: { readonly from?: string | undefined; readonly to?: string | undefined },
  ): Series[] => {
    const period = { from: (own?.from ?? from) as PlainDate, to: (own?.to ?? to) as PlainDate };
    const ownPeriod = period.from !== from || period.to !== to;
    return [
      { ...part, ...period, id: of, of, is: 'value', figures: asked.figures },
      ...(asked.base === undefined
        ? []
        : [{ ...part, ...period, id: `${of}#base`, of, is: 'base' as const, figures: asked.base }]),
      ...(compared === null || ownPeriod
        ? []
        : [{ ...part, ...compared, id: `${of}#before`, of, is: 'before' as const, figures: asked.figures }]),
    ];
  };
  return [
    ...content.cells.flatMap((cell) => {
      const { domain, channel, campaign } = cell;
      return around(cell.id, { by: 'none', authority: cell.authority ?? top, domain, channel, campaign }, cell, cell);
    }),
    ...tablesOf(content).flatMap(({ section, by, columns, domain, channel, campaign }) =>
      columns.flatMap((column) =>
        around(`${section}.${column.id}`, { by, authority: top, domain, channel, campaign }, column),
      ),
    ),
  ];
}

/** The ids of all figures that a bulletin uses, sorted. */
export const figureIdsOf = (content: Content): string[] =>
  [
    ...new Set(
      [...content.cells, ...tablesOf(content).flatMap(({ columns }) => columns)].flatMap(({ figures, base }) => [
        ...figures,
        ...(base ?? []),
      ]),
    ),
  ].sort();
