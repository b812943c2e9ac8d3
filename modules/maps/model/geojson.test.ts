import { describe, expect, it } from 'vitest';
import { AppError } from '../../../kernel/error.ts';
import { readOutlines } from './geojson.ts';
import { labelPoint } from './geometry.ts';
import { sheetOf } from './sheet.ts';

const box = (x: number, y: number): number[][] => [
  [x, y],
  [x + 1, y],
  [x + 1, y + 1],
  [x, y + 1],
  [x, y],
];
const feature = (code: string | number, coordinates: unknown, type = 'Polygon', name = 'adcode') => ({
  type: 'Feature',
  properties: { [name]: code },
  geometry: { type, coordinates },
});
const collection = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });

function codeOf(text: string): string {
  try {
    readOutlines(text);
    return 'read';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

describe('outlines from GeoJSON', () => {
  it('are read from Polygon and MultiPolygon, whatever their publisher calls the code', () => {
    const read = readOutlines(
      collection(feature(980102, [box(0, 0)]), feature('156980103', [[box(2, 0)], [box(4, 0)]], 'MultiPolygon', 'gb')),
    );
    expect(read.map(({ code, shape }) => [code, shape.map((ring) => ring.length)])).toEqual([
      ['980102', [4]],
      ['980103', [4, 4]],
    ]);
  });

  it('keep the holes of an area, in which another lies, and its name stands beside them', () => {
    const square = (from: number, to: number): number[][] => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
      [from, from],
    ];
    const [round] = readOutlines(collection(feature('980103', [square(0, 10), square(3, 9)])));
    expect(round?.shape.length).toBe(2);
    const [x, y] = labelPoint(round?.shape ?? []);
    expect(Math.min(x, y)).toBeLessThan(3);
    expect(labelPoint(round?.shape.slice(0, 1) ?? [])).toEqual([5, 5]);
  });

  it.each([
    ['no JSON', '{', 'maps.import.not-geojson'],
    ['one feature alone', JSON.stringify(feature('980102', [box(0, 0)])), 'maps.import.not-geojson'],
    ['no code', collection(feature('听泉区', [box(0, 0)])), 'maps.import.not-geojson'],
    ['nothing', collection(), 'maps.import.not-geojson'],
    ['no rings', collection(feature('980102', [])), 'maps.import.not-geojson'],
    ['a line', collection(feature('980102', box(0, 0), 'LineString')), 'maps.import.not-geojson'],
    ['twice', collection(feature('980102', [box(0, 0)]), feature('980102', [box(2, 0)])), 'maps.import.twice'],
    ['not closed', collection(feature('980102', [box(0, 0).slice(0, -1)])), 'maps.import.ring'],
    ['three points', collection(feature('980102', [box(0, 0).slice(0, 3)])), 'maps.import.ring'],
    ['off the earth', collection(feature('980102', [box(500_000, 0)])), 'maps.import.ring'],
    [
      'nothing inside',
      collection(
        feature('980102', [
          [
            [0, 0],
            [1, 1],
            [0, 0],
            [0, 0],
          ],
        ]),
      ),
      'maps.import.ring',
    ],
    [
      'crossing itself',
      collection(
        feature('980102', [
          [
            [0, 0],
            [2, 2],
            [2, 0],
            [0, 3],
            [0, 0],
          ],
        ]),
      ),
      'maps.import.ring',
    ],
  ])('are refused: %s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});

describe('a sheet', () => {
  const name = { zh: '某', en: 'Some' };
  const nodes = ['980000', '980100', '980200'].map((code) => ({
    code,
    parent: code === '980000' ? null : '980000',
    name,
  }));
  const top = nodes[0] ?? { code: '980000', parent: null, name };
  const outlineOf = (code: string, x: number) => ({
    code,
    shape: readOutlines(collection(feature(code, [box(x, 0)])))[0]?.shape ?? [],
  });
  const both = [outlineOf('980100', 0), outlineOf('980200', 1)];
  const entered = both.map((each) => ({ ...each, reviewNo: 'GS（2026）0001号' }));

  it('is the entered map with its number only where every part of it was entered; never half of one', () => {
    const whole = sheetOf(nodes, top, 1, { entered, drawn: both });
    expect([whole.kind, whole.reviewNo]).toEqual(['entered', 'GS（2026）0001号']);
    const half = sheetOf(nodes, top, 1, { entered: entered.slice(1), drawn: both });
    expect([half.kind, half.reviewNo]).toEqual(['drawn', null]);
    const none = sheetOf(nodes, top, 1, { entered: entered.slice(1), drawn: both.slice(1) });
    expect([none.kind, none.reviewNo, none.areas.length]).toEqual(['tiles', null, 2]);
  });

  it('says the number of every map that a line of it is from', () => {
    const county = { code: '980102', parent: '980100', name };
    const other = { ...county, code: '980202', parent: '980200' };
    const fine = [outlineOf('980102', 0), outlineOf('980202', 1)].map((each) => ({
      ...each,
      reviewNo: '云S（2026）02号',
    }));
    const sheet = sheetOf([...nodes, county, other], top, 2, { entered: [...entered, ...fine], drawn: [] });
    expect([sheet.borders.length, sheet.reviewNo]).toEqual([2, '云S（2026）02号、GS（2026）0001号']);
  });

  it('keeps every point on the sheet, north up', () => {
    const { areas, width, height } = sheetOf(nodes, top, 1, { entered: [], drawn: both });
    const points = areas.flatMap(({ rings }) => rings).flat();
    expect(points.every((each, at) => each >= 0 && each <= (at % 2 === 0 ? width : height))).toBe(true);
    expect((areas[0]?.label.x ?? 0) < (areas[1]?.label.x ?? 0)).toBe(true);
  });
});
