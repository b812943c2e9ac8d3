import { isWithin } from '../../../../kernel/region.ts';
import type { MapSheet } from '../../../../modules/maps/contract.ts';
import type { SurveyProgress } from '../../../../modules/supervision/contract.ts';

type Visit = SurveyProgress['visits'][number];

/** A visit with its number on the route; null for what is sealed or cancelled: it is no stop that anybody may follow. */
export interface Numbered {
  readonly visit: Visit;
  readonly number: number | null;
}

export interface Stop {
  readonly visit: Visit;
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

const isStop = ({ place, state }: Visit): boolean => place !== null && state !== 'cancelled';
/** Those without a day come last. */
const dayOf = ({ day }: Visit): string => day ?? '9';

/** The visits of a round in the order in which they are made, numbered from 1; what has no number stands at the end. */
export function routeOf(visits: readonly Visit[]): readonly Numbered[] {
  const stops = visits.filter(isStop).sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
  return [
    ...stops.map((visit, index) => ({ visit, number: index + 1 })),
    ...visits.filter((visit) => !isStop(visit)).map((visit) => ({ visit, number: null })),
  ];
}

/** Where an authority lies on a sheet: in its own area, a station in that of its county, a city amid its counties. */
function pointOf({ areas }: MapSheet, authority: string): { readonly x: number; readonly y: number } | null {
  const own = areas.find(({ code }) => isWithin(authority, code));
  if (own !== undefined) return own.label;
  const inside = areas.filter(({ code }) => isWithin(code, authority));
  if (inside.length === 0) return null;
  const mean = (of: (label: { x: number; y: number }) => number): number =>
    inside.reduce((sum, { label }) => sum + of(label), 0) / inside.length;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}

/**
 * The numbered stops that lie on a sheet, in the order of their numbers, each `lift` above the name that stands in its area
 * and none within `apart` of another: who meets one that is there goes beside it.
 */
export function stopsOn(sheet: MapSheet, route: readonly Numbered[], apart: number, lift: number): readonly Stop[] {
  const placed: Stop[] = [];
  for (const { visit, number } of route) {
    const point = visit.place === null ? null : pointOf(sheet, visit.place.authority);
    if (number === null || point === null) continue;
    const y = point.y - lift;
    let { x } = point;
    for (let met = true; met; ) {
      const other = placed.find((each) => Math.hypot(each.x - x, each.y - y) < apart);
      met = other !== undefined;
      // A little more than the distance, so that rounding never makes it the same again.
      if (other !== undefined) x = Math.max(x, other.x) + apart * 1.01;
    }
    placed.push({ visit, number, x, y });
  }
  return placed;
}

/** The legs of a team's way: its stops one after the other; of one stop alone there is none. */
export const legsOf = (stops: readonly Stop[], team: string): readonly Stop[] => {
  const own = stops.filter(({ visit }) => visit.team === team);
  return own.length < 2 ? [] : own;
};
