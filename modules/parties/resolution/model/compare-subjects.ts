import type { BlockKey } from '../../../../platform/matching/blocks.ts';
import type { Field } from '../../../../platform/matching/comparison.ts';
import { hashTogether } from '../../../../platform/matching/hash.ts';
import { CORE, type SubjectTable } from './subject.ts';

/** By what subjects are put side by side, the surest first: those that agree on all columns of a key. */
const KEYS = {
  code: ['code'],
  phone: ['phone'],
  site: ['road', 'number', 'region'],
  'brand-region': ['brand', 'region'],
  'sound-region': ['sound', 'region'],
  'start-region': ['start', 'region'],
  'person-region': ['person', 'region'],
  name: ['name'],
  'brand-trade': ['brand', 'trade'],
  'brand-person': ['brand', 'person'],
} as const;

export const SUBJECT_KEYS: readonly string[] = Object.keys(KEYS);

/** The keys of all subjects, or those named. */
export function subjectKeys(table: SubjectTable, named: readonly string[] = SUBJECT_KEYS): BlockKey[] {
  return Object.entries(KEYS).flatMap(([name, columns]) => {
    if (!named.includes(name)) return [];
    const read = columns.map((column) => table[column]);
    return [{ name, values: table.name.map((_, row) => hashTogether(...read.map((column) => column[row] ?? 0))) }];
  });
}

const text = (zh: string, en: string) => ({ zh, en });

/** What share of the characters of the shorter core stands in the other, in any order. */
function overlap(core: Uint16Array, a: number, b: number): { readonly share: number; readonly shorter: number } {
  const [one, two] = [a * CORE, b * CORE];
  let [lengthOfA, lengthOfB] = [0, 0];
  while (lengthOfA < CORE && core[one + lengthOfA] !== 0) lengthOfA += 1;
  while (lengthOfB < CORE && core[two + lengthOfB] !== 0) lengthOfB += 1;
  let [taken, common] = [0, 0];
  for (let at = 0; at < lengthOfA; at += 1) {
    const letter = core[one + at];
    for (let other = 0; other < lengthOfB; other += 1) {
      if (core[two + other] !== letter || (taken & (1 << other)) !== 0) continue;
      taken |= 1 << other;
      common += 1;
      break;
    }
  }
  const shorter = Math.min(lengthOfA, lengthOfB);
  return { share: shorter === 0 ? 0 : common / shorter, shorter };
}

/** The fields by which two subjects are compared. */
export function subjectFields(table: SubjectTable): Field[] {
  const { code, codeAgain, phone, road, number, room, region, brand, sound, trade, name, person, personSound, core } =
    table;
  const site = table.road.map((_, row) => hashTogether(road[row] ?? 0, number[row] ?? 0, region[row] ?? 0));
  return [
    {
      name: 'code',
      title: text('统一社会信用代码', 'Credit code'),
      levels: [text('不同', 'differs'), text('相同', 'same')],
      keys: ['code'],
      // One entity has one code (GB 32100): both written rightly and unlike, they are two, but for one in ten thousand. Ours.
      differs: 1e-4,
      compare(a, b) {
        if (code[a] === 0 || code[b] === 0) return 0;
        return code[a] === code[b] && codeAgain[a] === codeAgain[b] ? 2 : 1;
      },
    },
    {
      name: 'name',
      title: text('名称', 'Name'),
      levels: [
        text('不同', 'differs'),
        text('部分文字相同', 'some characters alike'),
        text('多数文字相同', 'most characters alike'),
        text('字号同音', 'brand sounds the same'),
        text('字号相同、行业不同', 'same brand, other trade'),
        text('字号相同', 'same brand'),
        text('字号、行业相同', 'same brand and trade'),
        text('全称相同', 'same in full'),
      ],
      keys: ['brand-region', 'sound-region', 'start-region', 'name', 'brand-trade', 'brand-person'],
      rarity: { values: brand, from: 5 },
      compare(a, b) {
        if (name[a] === 0 || name[b] === 0) return 0;
        if (name[a] === name[b]) return 8;
        if (brand[a] !== 0 && brand[a] === brand[b]) {
          if (trade[a] === 0 || trade[b] === 0) return 6;
          return trade[a] === trade[b] ? 7 : overlap(core, a, b).share > 0.74 ? 6 : 5;
        }
        if (sound[a] !== 0 && sound[a] === sound[b]) return 4;
        const { share, shorter } = overlap(core, a, b);
        return shorter >= 2 && share >= 0.74 ? 3 : share >= 0.5 ? 2 : 1;
      },
    },
    {
      name: 'region',
      title: text('属地', 'Area'),
      levels: [
        text('不同省', 'other province'),
        text('同省', 'same province'),
        text('同市', 'same city'),
        text('同县', 'same county'),
      ],
      keys: ['site', 'brand-region', 'sound-region', 'start-region', 'person-region'],
      compare(a, b) {
        const [one, two] = [region[a] ?? 0, region[b] ?? 0];
        if (one === 0 || two === 0) return 0;
        if (one === two) return 4;
        if (Math.floor(one / 100) === Math.floor(two / 100)) return 3;
        return Math.floor(one / 10_000) === Math.floor(two / 10_000) ? 2 : 1;
      },
    },
    {
      name: 'address',
      title: text('地址', 'Address'),
      levels: [
        text('不同', 'differs'),
        text('同路不同号', 'same road'),
        text('同路同号、室号不同', 'same number, other room'),
        text('同路同号', 'same road and number'),
        text('同室', 'same room'),
      ],
      keys: ['site'],
      rarity: { values: site, from: 4 },
      compare(a, b) {
        if (road[a] === 0 || road[b] === 0) return 0;
        if (road[a] !== road[b]) return 1;
        if (number[a] !== number[b]) return 2;
        if (room[a] === 0 || room[b] === 0) return 4;
        return room[a] === room[b] ? 5 : 3;
      },
    },
    {
      name: 'phone',
      title: text('电话', 'Telephone'),
      levels: [text('不同', 'differs'), text('相同', 'same')],
      keys: ['phone'],
      rarity: { values: phone, from: 2 },
      compare: (a, b) => (phone[a] === 0 || phone[b] === 0 ? 0 : phone[a] === phone[b] ? 2 : 1),
    },
    {
      name: 'person',
      title: text('法定代表人', 'Legal representative'),
      levels: [text('不同', 'differs'), text('同音', 'sounds the same'), text('相同', 'same')],
      keys: ['person-region', 'brand-person'],
      rarity: { values: person, from: 3 },
      compare(a, b) {
        if (person[a] === 0 || person[b] === 0) return 0;
        if (person[a] === person[b]) return 3;
        return personSound[a] === personSound[b] ? 2 : 1;
      },
    },
  ];
}
