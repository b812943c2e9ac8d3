import { use } from 'react';
import { respondentKinds } from '../../../modules/intake/model/body.ts';
import { channels, domains, outcomes, signs, urgencies } from '../../../modules/intake/model/labels.ts';
import { noteAudiences } from '../../../modules/intake/model/note.ts';
import { noticeWays } from '../../../modules/intake/model/report.ts';
import { findingKinds, transferTargets } from '../../../modules/intake/model/verification.ts';
import { saidOf } from '../../../modules/merging/model/words.ts';
import { themes } from '../../../modules/triage/model/themes.ts';
import { type Ground, groundLists, outOfScopeKinds, pauseNames } from '../../../rules/index.ts';
import { emptyText, type Text } from '../text.ts';
import { type Area, AreaContext } from './area.ts';

type Titles = Readonly<Record<string, Text>>;

const coded = (grounds: readonly Ground[]): Titles =>
  Object.fromEntries(
    grounds.map(({ code, label }) => [code, { zh: `${code}　${label.zh}`, en: `${code}  ${label.en}` }]),
  );

const themeTitles: Titles = Object.fromEntries(themes);

const rejection = coded(groundLists.rejection);

/** Full titles of coded values, by the name of the field that holds them. */
const titles: Readonly<Record<string, Titles>> = {
  channel: channels,
  domain: domains,
  theme: themeTitles,
  urgency: urgencies,
  signs,
  outcome: outcomes,
  target: transferTargets,
  way: noticeWays,
  audience: noteAudiences,
  kind: {
    ...findingKinds,
    ...pauseNames,
    ...respondentKinds,
    ...Object.fromEntries(outOfScopeKinds.map(({ code, label }) => [code, label])),
  },
  ground: {
    ...rejection,
    ...coded(groundLists.termination),
    ...coded(groundLists['not-filed']),
    ...coded(groundLists['filing-condition']),
  },
  because: {
    ...rejection,
    art42: { zh: '第四十二条　涉嫌骗取赔偿、敲诈', en: 'Art 42  suspected fraud or extortion' },
  },
  factors: coded(groundLists['consumption-factor']),
  form: {
    agreement: { zh: '制作调解书', en: 'Written agreement' },
    record: { zh: '即时履行或双方同意不制作，留存调解记录', en: 'Performed at once or declined: record kept' },
  },
  why: {
    performed: { zh: '即时履行', en: 'Performed at once' },
    declined: { zh: '双方均不要求制作', en: 'Declined by both' },
    'not-on-site': { zh: '不是现场调解', en: 'Not mediated on site' },
  },
  side: { complainant: { zh: '投诉人', en: 'Complainant' }, respondent: { zh: '被投诉人', en: 'Respondent' } },
  attended: { complainant: { zh: '投诉人', en: 'Complainant' }, respondent: { zh: '被投诉人', en: 'Respondent' } },
  powers: {
    general: { zh: '一般授权', en: 'General' },
    special: { zh: '特别授权（可变更、放弃请求，和解）', en: 'Special: may change or waive the claim and settle' },
  },
  means: {
    'on-site': { zh: '现场', en: 'On site' },
    video: { zh: '视频', en: 'By video' },
    telephone: { zh: '电话', en: 'By telephone' },
    writing: { zh: '书面', en: 'In writing' },
  },
  performed: {
    fully: { zh: '全部履行', en: 'In full' },
    partly: { zh: '部分履行', en: 'In part' },
    not: { zh: '未履行', en: 'Not performed' },
  },
  said: { ...saidOf, none: { zh: '撤回', en: 'taken back' } },
  /** Of a verdict on a proposal. */
  value: { ...urgencies, ...signs, ...domains, ...themeTitles },
  procedure: {
    clue: { zh: '线索', en: 'Clue' },
    report: { zh: '举报', en: 'Report' },
    complaint: { zh: '投诉', en: 'Complaint' },
  },
};

/** What a coded value of a field is called. */
export function valueTitle(field: string, value: string): Text {
  return titles[field]?.[value] ?? emptyText(value);
}

/** True when the field holds codes that have titles. */
export function isCoded(field: string): boolean {
  return field in titles;
}

const ownTitles = (area: Area | null, field: string, verb: string, part: string): Titles | undefined =>
  area === null
    ? undefined
    : (area.values[`${part}.${field}`] ??
      (part === '' ? area.values[`${verb}.${field}`] : undefined) ??
      area.values[field]);

/** Titles of coded values where the reader is; null for a value that is no code. */
export function useValueTitle(): (field: string, value: string, verb?: string, part?: string) => Text | null {
  const area = use(AreaContext);
  return (field, value, verb = '', part = '') => {
    const own = ownTitles(area, field, verb, part)?.[value];
    if (own !== undefined) return own;
    if (area !== null && titles[field]?.[value] === undefined) return null;
    return isCoded(field) ? valueTitle(field, value) : null;
  };
}
