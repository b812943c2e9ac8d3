import type { Text } from '../../../../kernel/text.ts';
import { sql } from '../../../../platform/store/sql.ts';
import type { Db } from '../../../../platform/store/types.ts';
import type { Place } from './words.ts';

/** A key shared by more matters than this narrows nothing: it is left out and told. */
const MOST_OF_A_KEY = 300;
const MOST = 600;

const TITLES: Readonly<Record<string, Text>> = {
  code: { zh: '统一社会信用代码', en: 'credit code' },
  site: { zh: '同一地址', en: 'same address' },
  'sound-region': { zh: '同县同音字号', en: 'brand of the same sound in the county' },
  'start-region': { zh: '同县字号开头', en: 'start of the name in the county' },
  name: { zh: '同一名称', en: 'same name' },
  'brand-trade': { zh: '同字号同行业', en: 'same brand and trade' },
};

export interface Candidates {
  readonly places: readonly Place[];
  readonly skipped: readonly Text[];
  readonly more: boolean;
}

/** The matters that share a key; ids only, read as the system, to be read again by whoever asks. */
export async function candidatesBy(tx: Db, keys: ReadonlyMap<number, string>): Promise<Candidates> {
  const { rows } = await tx.query<{ key: number; region: string; id: string }>(sql`
    select k.key, s.home_region as region, s.matter_id as id
    from unnest(${[...keys.keys()]}::integer[]) as k(key)
    cross join lateral (
      select home_region, matter_id from subject_key where subject_key.key = k.key
      order by home_region, matter_id limit ${MOST_OF_A_KEY + 1}) s`);
  const byKey = new Map<number, Place[]>();
  for (const { key, region, id } of rows) byKey.set(key, [...(byKey.get(key) ?? []), { region, id }]);
  const skipped: Text[] = [];
  const places = new Map<string, Place>();
  for (const [key, found] of [...byKey].sort((one, two) => one[1].length - two[1].length)) {
    const name = keys.get(key) ?? '';
    // All matters with one code are about one entity, however many they are.
    if (found.length > MOST_OF_A_KEY && name !== 'code') skipped.push(TITLES[name] ?? { zh: name, en: name });
    else for (const place of found) places.set(place.id, place);
  }
  const all = [...places.values()];
  return { places: all.slice(0, MOST), skipped, more: all.length > MOST };
}
