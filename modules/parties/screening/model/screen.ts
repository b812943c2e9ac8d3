import type { ProposalPart } from '../../../triage/model/proposer.ts';
import { nameKey } from '../../model/name.ts';
import { compareNames, type NameComparison } from './compare-names.ts';
import type { Screened, WatchEntry } from './watch-entry.ts';

/** Version of the rules below; changed weights get a new one. */
export const SCREENING_RULE = 'listed@2026.1';
/** Below this nobody is told of; ours, by judgement. A hit is a hint all the same. */
export const HIT_FROM = 0.5;

/** An entry that a party perhaps is, with all that speaks for it and against it. */
export interface WatchHit {
  readonly entry: WatchEntry;
  readonly score: number;
  /** Above 0 for, below 0 against. */
  readonly parts: readonly ProposalPart[];
}

const part = (id: string, zh: string, en: string, weight: number): ProposalPart => ({
  ...{ part: id, title: { zh, en } },
  weight: Math.round(weight * 100) / 100,
});

const HAN = /\p{Script=Han}/u;

/** How far two names agree, and in what words they differ. Chinese names come with the likeness that found them. */
export interface NameAgreement {
  /** 0 to 1. */
  readonly likeness: number;
  readonly same: boolean;
  /** What differs, in Chinese and English. */
  readonly why: readonly { readonly zh: string; readonly en: string }[];
}

const HOW = {
  sound: ['同音或转写', 'alike in sound'],
  spelling: ['拼写相近', 'alike in spelling'],
  short: ['简称', 'short for'],
  initial: ['首字母', 'by its initial'],
  start: ['只写了开头', 'only its beginning'],
  joined: ['连写或分写', 'joined or split'],
  same: ['相同', 'the same'],
} as const;

/** Names in letters, by their words. */
function agreementOfWords({ score, pairs, onlyOne, onlyOther }: NameComparison, same: boolean): NameAgreement {
  const alike = pairs
    .filter(({ how }) => how !== 'same')
    .map(({ one, other, how }) => ({
      zh: `${HOW[how][0]}：${one} / ${other}`,
      en: `${HOW[how][1]}: ${one} / ${other}`,
    }));
  const only = [
    ...(onlyOne.length === 0
      ? []
      : [{ zh: `名单中没有：${onlyOne.join(' ')}`, en: `not in the list: ${onlyOne.join(' ')}` }]),
    ...(onlyOther.length === 0
      ? []
      : [{ zh: `只在名单中：${onlyOther.join(' ')}`, en: `only in the list: ${onlyOther.join(' ')}` }]),
  ];
  return { likeness: score, same, why: [...alike, ...only] };
}

/** The agreement of two names of which one at least is not Chinese; undefined where both are. */
export function agreementOfNames(one: string, other: string, kind: Screened['kind']): NameAgreement | undefined {
  if (nameKey(one) === nameKey(other)) return { likeness: 1, same: true, why: [] };
  if (HAN.test(one) && HAN.test(other)) return undefined;
  return agreementOfWords(compareNames(one, other, kind), false);
}

/** A region without the zeros that say nothing: 330100 → 3301. */
export const regionPrefix = (region: string): string => region.replace(/(00)+$/, '');

function regionPart(one: string | null, other: string | null): ProposalPart[] {
  if (one === null || other === null || one === '' || other === '') return [];
  const [a, b] = [regionPrefix(one), regionPrefix(other)];
  if (a.startsWith(b) || b.startsWith(a)) return [part('region', '地区一致', 'The same region', 1)];
  return a.slice(0, 4) === b.slice(0, 4)
    ? [part('region', '同市不同区县', 'The same city, another county', -0.5)]
    : [part('region', '地区不同', 'Another region', -1.5)];
}

const differs = (
  id: string,
  zh: string,
  en: string,
  one: string | number | null,
  other: string | number | null,
  [yes, no]: readonly [number, number],
): ProposalPart[] =>
  one === null || other === null
    ? []
    : [one === other ? part(id, `${zh}一致`, `The same ${en}`, yes) : part(id, `${zh}不同`, `Another ${en}`, no)];

/**
 * Does the entry speak of this party? Exact code first, then the name, then what else is known of both; what contradicts is
 * always among the parts. Weights are log-odds, ours, and learn from no one: an officer decides.
 */
export function judgeEntry(who: Screened, entry: WatchEntry, name: NameAgreement): WatchHit {
  const sameCode = who.code !== null && who.code === entry.code;
  const words = (key: 'zh' | 'en', mark: string) =>
    name.why.length === 0 ? '' : `${mark}${name.why.map((each) => each[key]).join(key === 'zh' ? '；' : '; ')}`;
  const parts = [
    part('base', '起点', 'Starting point', -4),
    ...differs('code', '统一社会信用代码', 'credit code', who.code, entry.code, [9, -5]),
    name.same
      ? part('name', '名称相同', 'The same name', 5.5)
      : part(
          'name',
          `名称${name.likeness >= 0.5 ? '相近' : '不同'}${words('zh', '：')}`,
          `${name.likeness >= 0.5 ? 'A like name' : 'Another name'}${words('en', ': ')}`,
          sameCode ? (name.likeness >= 0.5 ? 0 : -1) : 11 * name.likeness - 5.5,
        ),
    ...(who.kind === entry.kind
      ? []
      : [part('kind', '一为单位、一为个人', 'One is an organisation, one a person', -2)]),
    ...regionPart(who.region, entry.region),
    ...differs(
      'representative',
      '法定代表人',
      'legal representative',
      who.representative === null ? null : nameKey(who.representative),
      entry.representative === null ? null : nameKey(entry.representative),
      [2, -2],
    ),
    ...differs('birth-year', '出生年份', 'year of birth', who.birthYear, entry.birthYear, [1.5, -3]),
  ];
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  return { entry, parts, score: Math.round((1 / (1 + Math.exp(-sum))) * 1000) / 1000 };
}
