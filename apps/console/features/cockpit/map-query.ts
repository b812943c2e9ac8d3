import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { levelOf } from '../../../../kernel/region.ts';
import type { Cockpit } from '../../../../modules/figures/cockpit-contract.ts';
import type { Figure } from '../../../../modules/figures/contract.ts';
import { periodOf, today } from '../bulletins/periods.ts';
import { readPivot } from '../pivot/pivot-query.ts';

export interface MapChoice {
  readonly figure: string;
  /** 1: the parts of the area; 2: the parts of these, where there are any. */
  readonly depth: '1' | '2';
}
/** What a map is asked for most; the others are found in the list by typing. */
export const FIRST_MAP: MapChoice = { figure: 'cases.filed', depth: '1' };

export interface MapNumbers {
  readonly figure: Figure | undefined;
  readonly values: ReadonlyMap<string, number>;
  /** Of the whole area, also what no part of it has. */
  readonly total: number;
  readonly from: string;
  readonly to: string;
}

/** The parts of a province that have parts of their own; of a city or a county there is one map alone. */
export const dividedParts = ({ authority: { code }, overdue: { rows } }: Cockpit): readonly string[] =>
  levelOf(code) === 'province' ? rows.filter(({ canOpen }) => canOpen).map(({ key }) => key) : [];

/** The numbers of a map this year: of the parts of an area, or of the parts of these. */
export const mapNumbersQueryOf = (of: Cockpit, { figure, depth }: MapChoice) => {
  const asked = [of.authority.code, ...(depth === '2' ? dividedParts(of) : [])];
  const period = periodOf('year', today());
  return queryOptions({
    queryKey: ['map-numbers', figure, period, asked],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<MapNumbers> => {
      const ask = { ...period, figures: figure, rows: 'authority' as const, columns: 'figure' as const };
      const tables = await Promise.all(asked.map((authority) => readPivot({ ...ask, authority }, signal)));
      const [whole] = tables;
      return {
        ...period,
        figure: whole?.figures[0],
        total: whole?.totals[0]?.value ?? 0,
        values: new Map(tables.flatMap(({ cells }) => cells.map(({ row, value }) => [row, value] as const))),
      };
    },
  });
};
