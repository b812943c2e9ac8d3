import type { Text } from '../../../../kernel/text.ts';
import { placeName, shortAuthority } from '../../ui/format.ts';

/**
 * What a narrow column or an area of a map calls an authority: `听泉区` for its bureau, `城中所` for a station; `Tingquan`,
 * `Chengzhong Station`.
 */
export function areaName(name: Text): Text {
  const place = placeName(name);
  return {
    zh: shortAuthority(place).zh.replace(/^.*局(?=.+所$)/, ''),
    en: place.en.replace(/,.*$/, '').replace(/ (District|County|City|Provincial)$/, ''),
  };
}
