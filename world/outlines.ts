import { drawRegion, type Region } from '../modules/maps/index.ts';
import { childrenOf, getPlace, provinceCode } from './places.ts';

/** Another number is another drawing of the same province. */
const SALT = 11;
/** So many units of the sheet are one degree of the drawing. */
const UNITS = 100;

const regionOf = (code: string): Region => ({
  code,
  parts: childrenOf(code)
    .filter(({ level }) => level !== 'station')
    .map((each) => regionOf(each.code)),
});

/**
 * The counties of 云岚省 as GeoJSON. Its places lie nowhere: degrees east and north of 0°, 0°, in the open sea, so that
 * nobody takes the drawing for a map of a real country. It is no map in the sense of 地图管理条例 and has no 审图号.
 */
export function drawYunlan(): string {
  const features = [...drawRegion(regionOf(provinceCode), SALT)].map(([code, shape]) => ({
    type: 'Feature',
    properties: { code, name: getPlace(code).area },
    geometry: {
      type: 'Polygon',
      // GeoJSON says the first point again at its end, and looks north.
      coordinates: shape.map((ring) => [...ring, ...ring.slice(0, 1)].map(([x, y]) => [x / UNITS, (800 - y) / UNITS])),
    },
  }));
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`;
}
