import { defineErrors } from '../../kernel/error-catalogue.ts';

export const mapErrors = defineErrors({
  'maps.no-authority': {
    status: 404,
    zh: '没有代码为 {authority} 的机关，或者不在您的辖区内。',
    en: 'There is no authority {authority}, or it is outside your area.',
    remedy: { zh: '选择本辖区内的机关。', en: 'Choose an authority of your own area.' },
  },
  'maps.import.too-large': {
    status: 413,
    zh: '地图文件有 {bytes} 字节，超过上限 {most} 字节。',
    en: 'The map file has {bytes} bytes; at most {most} are taken.',
    remedy: {
      zh: '向提供单位索取比例尺更小的同一审图号地图；不要自行删改边界。',
      en: 'Ask for the same approved map at a smaller scale; do not alter its borders yourself.',
    },
  },
  'maps.import.not-geojson': {
    status: 422,
    zh: '文件不是可用的 GeoJSON：{detail}。',
    en: 'The file is no GeoJSON that can be used: {detail}.',
    remedy: {
      zh: '提供 FeatureCollection，每个要素为 Polygon 或者 MultiPolygon，并有 adcode 或者 code 属性。',
      en: 'Give a FeatureCollection of Polygons or MultiPolygons, each with a property adcode or code.',
    },
  },
  'maps.import.ring': {
    status: 422,
    zh: '{code} 的第 {ring} 条边界线不合格：{detail}。',
    en: 'Border line {ring} of {code} is not sound: {detail}.',
    remedy: { zh: '请提供单位更正后重新导入。', en: 'Have its supplier correct it, then import it again.' },
  },
  'maps.import.unknown-code': {
    status: 422,
    zh: '代码 {code} 不是本系统中的机关。',
    en: 'Code {code} is no authority of this system.',
    remedy: {
      zh: '先用 qingyuan authorities import 录入机关，或者去掉不属于本辖区的要素。',
      en: 'Enter the authority first (qingyuan authorities import), or leave out what is outside the area.',
    },
  },
  'maps.import.twice': {
    status: 422,
    zh: '代码 {code} 在文件中出现了两次。',
    en: 'Code {code} stands in the file twice.',
    remedy: { zh: '把同一区域的各部分合为一个 MultiPolygon。', en: 'Join the parts of an area in one MultiPolygon.' },
  },
  'maps.import.review-no': {
    status: 422,
    zh: '“{value}”不像审图号。',
    en: '"{value}" does not look like a map review number.',
    remedy: {
      zh: '照地图上标注的审图号填写，例如 GS（2026）0001号。没有审图号的地图不得用于公开展示。',
      en: 'Give the number as printed on the map, such as GS(2026)0001. A map without one must not be shown in public.',
    },
  },
});
