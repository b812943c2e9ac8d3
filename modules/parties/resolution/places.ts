import type { Directory } from '../../authorities/index.ts';
import { type Gazetteer, gazetteerWith, type Place } from '../../reading/model/gazetteer.ts';

const ENDING = /市场监督管理局$/u;

let kept: { readonly of: string; readonly gazetteer: Gazetteer } | undefined;

/** Places of China and those of this system's bureaus, whose names firms and addresses begin with; made anew when a bureau changes. */
export async function placesOf(directory: Pick<Directory, 'authorities'>): Promise<Gazetteer> {
  const authorities = await directory.authorities();
  const of = authorities.map(({ code, nameZh }) => `${code}${nameZh}`).join();
  if (kept?.of === of) return kept.gazetteer;
  const nameOf = new Map(authorities.map(({ code, nameZh }) => [code as string, nameZh.replace(ENDING, '')]));
  const places = authorities.flatMap(({ code, nameZh }): Place[] => {
    if (!/^\d{6}$/.test(code) || !ENDING.test(nameZh)) return [];
    const [province, city] = [nameOf.get(`${code.slice(0, 2)}0000`) ?? '', nameOf.get(`${code.slice(0, 4)}00`) ?? ''];
    const level = code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'county';
    // A bureau may be called with the city before it: 云岚市江阳区 is the county 江阳区.
    let name = nameOf.get(code) ?? '';
    for (const above of [province, city])
      if (above !== '' && name !== above && name.startsWith(above)) name = name.slice(above.length);
    if (name.length < 2) return [];
    return [{ level, name, province, city: level === 'county' ? city : '' }];
  });
  kept = { of, gazetteer: gazetteerWith(places) };
  return kept.gazetteer;
}
