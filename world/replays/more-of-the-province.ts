import type { AuthorityCode, PersonId } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { assignRoles } from '../../platform/identity/assignment.ts';
import { putAuthorities } from '../../platform/identity/authority.ts';
import { createPerson } from '../../platform/identity/person.ts';
import type { WorldPerson } from '../people.ts';
import { type Place, places, provinceCode } from '../places.ts';
import { createRandom } from '../random.ts';
import type { WorldDependencies } from '../seed.ts';

/** What the province's source needs beyond the small world: it has eleven cities, and six survey teams on the road. */

const CITIES = [
  ['浮梁市', 'Fuliang'],
  ['沙鸥市', 'Sha’ou'],
  ['白鹭市', 'Bailu'],
  ['长汀市', 'Changting'],
  ['云帆市', 'Yunfan'],
  ['青崖市', 'Qingya'],
] as const;
const SINCE = '2018-11-01' as PlainDate;

/** Cities beside the five of the small world; their counties are not told of. */
const moreCities: readonly Place[] = CITIES.map(([area, nameEn], nth) => ({
  code: `98${String(nth + 21)}00` as AuthorityCode,
  parentCode: provinceCode,
  level: 'city',
  nameZh: `${area}市场监督管理局`,
  nameEn: `${nameEn} City Administration for Market Regulation`,
  shortZh: `${area.slice(0, 1)}市监`,
  validFrom: SINCE,
  validTo: null,
  powers: places[0]?.powers ?? [],
  area,
}));

/** All eleven, in the order of their codes. */
export const elevenCities: readonly Place[] = [...places.filter(({ level }) => level === 'city'), ...moreCities];

const random = createRandom('yunlan/people of the replays');
const NAMES = Array.from('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未');

const person = (nth: number, login: string, authority: AuthorityCode, roles: WorldPerson['roles']): WorldPerson => ({
  id: random.uuid(new Date('2018-11-01T00:00:00Z')) as PersonId,
  login,
  name: `演示${NAMES[nth] ?? '某'}`,
  licenceNo: null,
  authority,
  roles,
});

/** One leads each survey team. */
export const surveyLeaders: readonly WorldPerson[] = Array.from({ length: 6 }, (_, nth) =>
  person(nth, `survey${nth + 1}.${provinceCode}`, provinceCode, ['supervisor']),
);
const cityHeads: readonly WorldPerson[] = moreCities.map(({ code }, nth) =>
  person(6 + nth, `head.${code}`, code, ['head']),
);

/** Who answers for one of the six other cities. */
export const headOfMoreCities = (authority: string): WorldPerson | undefined =>
  cityHeads.find((each) => each.authority === authority);

/** Enters them; nothing happens to those that are there. The small world is there before. */
export async function foundMore({ ledger, identity }: WorldDependencies): Promise<void> {
  const { db } = ledger.store;
  await putAuthorities(db, moreCities);
  const people = [...surveyLeaders, ...cityHeads];
  for (const each of people) await createPerson(db, { ...each, clearance: 0 });
  const grants = people.flatMap(({ id, authority, roles }) =>
    roles.map((role) => ({ personId: id, authority, role, validFrom: SINCE })),
  );
  await assignRoles(db, identity, grants);
}
