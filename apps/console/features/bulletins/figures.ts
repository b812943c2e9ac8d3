import { drillQuery, freezers, type GroupedBy, groupedBy } from '../../../../modules/bulletins/contract.ts';
import type { Key } from '../../i18n/index.ts';

/** Figures that are sizes of sets of matters: each opens its set. */
export const figures = drillQuery.shape.figure.options;
export type Figure = (typeof figures)[number];

/** What the rows are, as the head of their column. */
export const columnKey = {
  authority: 'board.authority',
  channel: 'list.channel',
  domain: 'list.domain',
  campaign: 'board.campaign',
} as const;

export const figureKey = (figure: Figure): Key => `figure.${figure}`;

/** Tone of a figure; words and place carry the meaning too. */
export const figureTone: Readonly<Record<Figure, string>> = {
  received: 'ink',
  open: 'ink',
  near: 'warn',
  paused: 'ink',
  overdue: 'danger',
  clearedOnTime: 'ok',
  clearedLate: 'danger',
  clearedWithoutClock: 'ink',
};

const names = ['from', 'to', 'authority', 'by', 'channel', 'domain', 'campaign', 'procedures'] as const;
export type BoardFilter = Partial<Record<(typeof names)[number], string>>;

/** What the address of the board asks. */
export function boardFilterOf(search: URLSearchParams): BoardFilter {
  const filter: BoardFilter = {};
  for (const name of names) {
    const value = search.get(name);
    if (value !== null && value !== '') filter[name] = value;
  }
  return filter;
}

export const by = groupedBy;

/** What a board counts, and a bulletin that is made of it. */
export type BoardKind = 'clearance' | 'cases';
export const boardPath: Readonly<Record<BoardKind, string>> = { clearance: '/board', cases: '/board/cases' };
export const boardTitle = { clearance: 'board.title', cases: 'caseBoard.title' } as const;

/** The address of the matters behind one figure. */
export function drillAddress(kind: BoardKind, filter: BoardFilter, figure: string, key?: string): string {
  return `${boardPath[kind]}/matters?${new URLSearchParams({ ...filter, figure, ...(key === undefined ? {} : { key }) })}`;
}

/** Where the name of a row leads: a campaign opens its own board, an authority that of its parts. */
export function rowAddress(
  by: GroupedBy,
  filter: BoardFilter,
  { key, canOpen }: { readonly key: string; readonly canOpen: boolean },
): string | undefined {
  if (by === 'campaign' && key !== '') return `?${new URLSearchParams({ ...filter, by: 'authority', campaign: key })}`;
  return canOpen ? `?${new URLSearchParams({ ...filter, authority: key })}` : undefined;
}

/** Whether somebody with these roles may freeze a bulletin; the server asks the same list. */
export const mayFreeze = (roles: readonly string[]): boolean => freezers.some((role) => roles.includes(role));
