import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MapSheet } from '../../../../modules/maps/contract.ts';
import type { SurveyProgress } from '../../../../modules/supervision/contract.ts';
import { legsOf, routeOf, stopsOn } from './route-stops.ts';

type Visit = SurveyProgress['visits'][number];

const named = (code: string) => ({ zh: code, en: code });
const at = (code: string, x: number, y: number) => ({
  ...{ code, name: named(code), rings: [], label: { x, y }, canOpen: true },
});
const sheet: MapSheet = {
  ...{ authority: { code: '980000', name: named('980000') }, kind: 'drawn', reviewNo: null, borders: [] },
  ...{ width: 1_000, height: 600 },
  areas: [at('980101', 100, 100), at('980102', 300, 100), at('980201', 800, 500)],
};

let nth = 0;
const visit = (authority: string | null, day: string | null, change: Partial<Visit> = {}): Visit => {
  nth += 1;
  return {
    ...{ region: '980000', id: `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`, state: 'planned' },
    ...{
      stateTitle: named('planned'),
      team: '第一督导组',
      unannounced: authority === null,
      sealed: authority === null,
    },
    ...{ day, answered: 0, questions: 0, problems: 0 },
    place:
      authority === null
        ? null
        : { kind: 'authority', authority, authorityName: named(authority), name: authority, address: '' },
    ...change,
  };
};

test('stops are numbered in the order of their days; what is sealed or cancelled has no number and stands at the end', () => {
  const [sealed, late, cancelled, early, dayless] = [
    visit(null, null),
    visit('980101', '2026-05-09'),
    visit('980102', '2026-05-01', { state: 'cancelled' }),
    visit('980102', '2026-05-02'),
    visit('980201', null),
  ];
  const route = routeOf([sealed, late, cancelled, early, dayless]);
  expect(route.map(({ visit: { id }, number }) => [id, number])).toEqual([
    [early.id, 1],
    [late.id, 2],
    [dayless.id, 3],
    [sealed.id, null],
    [cancelled.id, null],
  ]);
  expect(stopsOn(sheet, route, 40, 0).map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('a county lies in its area, a station in its county, a city amid its counties, others nowhere', () => {
  const stops = stopsOn(
    sheet,
    routeOf(['980201', '980101003', '980100', '970000'].map((code) => visit(code, '2026-05-02'))),
    ...([40, 10] as const),
  );
  expect(stops.map(({ visit: { place }, x, y }) => [place?.authority, x, y])).toEqual([
    ['980201', 800, 490],
    ['980101003', 100, 90],
    ['980100', 200, 90],
  ]);
});

test('no stop hides another, however many lie in one area', () => {
  const codes = fc.constantFrom('980000', '980100', '980101', '980101001', '980102', '980200');
  fc.assert(
    fc.property(fc.array(codes, { maxLength: 20 }), fc.integer({ min: 1, max: 300 }), (drawn, apart) => {
      const stops = stopsOn(sheet, routeOf(drawn.map((code) => visit(code, '2026-05-02'))), apart, 20);
      expect(stops).toHaveLength(drawn.length);
      for (const [index, one] of stops.entries())
        for (const other of stops.slice(index + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(apart);
    }),
    { numRuns: 200 },
  );
});

test('a line joins the stops of one team in their order, and none a single one', () => {
  const other = { team: '第二督导组' };
  const drawn = [
    visit('980101', '2026-05-03'),
    visit('980102', '2026-05-02', other),
    visit('980201', '2026-05-01'),
    visit(null, null),
  ];
  const stops = stopsOn(sheet, routeOf(drawn), 40, 0);
  expect(legsOf(stops, '第一督导组').map(({ number }) => number)).toEqual([1, 3]);
  expect(legsOf(stops, '第二督导组')).toEqual([]);
});
