import { levelOf } from '../../../kernel/region.ts';
import type { Authority } from '../../../platform/identity/index.ts';
import type { Directory } from '../../authorities/index.ts';
import { type Gazetteer, gazetteerWith, type Place } from '../model/gazetteer.ts';

const BUREAU = /市场监督管理局$/u;

/** The areas of the bureaus in the directory, by the names of the bureaus. */
export function placesOf(authorities: readonly Pick<Authority, 'code' | 'nameZh'>[]): Place[] {
  const names = new Map<string, string>(authorities.map(({ code, nameZh }) => [code, nameZh.replace(BUREAU, '')]));
  const named = (code: string): string => names.get(code) ?? '';
  return authorities.flatMap(({ code }): Place[] => {
    const level = levelOf(code);
    if (level === 'station') return [];
    const province = named(`${code.slice(0, 2)}0000`);
    const city = level === 'province' ? '' : named(`${code.slice(0, 4)}00`);
    return [{ level, name: named(code), province, city }];
  });
}

/** The gazetteer of this system; made again only when the directory names other authorities. */
export function gazetteerOf(directory: Pick<Directory, 'authorities'>): () => Promise<Gazetteer> {
  let [list, made]: [readonly Authority[] | undefined, Gazetteer | undefined] = [undefined, undefined];
  let said = '';
  return async () => {
    const now = await directory.authorities();
    if (made !== undefined && now === list) return made;
    const places = placesOf(now);
    const saying = JSON.stringify(places);
    if (made === undefined || saying !== said) made = gazetteerWith(places);
    list = now;
    said = saying;
    return made;
  };
}
