import { daysBetween } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { sharedOf } from '../../../platform/text/minhash.ts';
import type { ProposalPart } from '../../triage/model/proposer.ts';
import type { AnchorKind } from './anchors.ts';
import { shinglesOfTold, type Told } from './told.ts';

/** What two matters have in common beside their own words; of who reported them only whether it is the same person. */
export interface Shared {
  readonly anchors: ReadonlySet<AnchorKind>;
  /** Undefined where it is not known, as of every report: nobody's reports are counted. */
  readonly reporter?: 'same' | 'other' | undefined;
  /** So many others were found with nearly the same text, this one among them. */
  readonly copies?: number;
}

/** How like two texts are. */
export interface Alike {
  /** Shared threes of characters over all of both, 0 to 1. */
  readonly jaccard: number;
  /** Shared ones over those of the shorter text: 1 where it stands in the longer one. */
  readonly within: number;
  /** Threes of the shorter one. */
  readonly size: number;
}

export function alike(one: Told, other: Told): Alike {
  const [a, b] = [shinglesOfTold(one), shinglesOfTold(other)];
  const [both, size] = [sharedOf(a, b), Math.min(a.length, b.length)];
  const all = a.length + b.length - both;
  return { jaccard: all === 0 ? 0 : both / all, within: size === 0 ? 0 : both / size, size };
}

/** Version of the weights below; changed ones get a new one. */
export const SAME_RULE = 'same@2026.2';

/**
 * Weights as natural logarithms of odds, set by hand; ours, no law sets them. They add up to the odds that an officer
 * would call the two the same thing, before which most pairs that share something are not (`BEFORE`).
 */
const BEFORE = -4;
const ANCHOR: Readonly<Record<AnchorKind, number>> = {
  source: 9,
  file: 8,
  order: 4.5,
  shop: 2,
  phone: 2,
  respondent: 2,
  firm: 1.5,
  address: 1.5,
};
const OTHER_CODE = -3;
const SAME_DAY = 1.5;
const OTHER_DAY = -1;
const SAME_AMOUNT = 1.5;
const OTHER_AMOUNT = -1;
const SAME_PLACE = 0.7;
const OTHER_PLACE = -1.5;
const SAME_REPORTER = 1.5;
/** A text alike to the first adds nothing; each hundredth beyond adds a hundredth of the slope. */
const TEXT = { nothing: 0.28, slope: 14, most: 6.5, least: -2.5 };
/** Fewer threes than these say less: "价格太高" is written by many. */
const ENOUGH = 30;
/** From here on a shorter text that stands in a longer one counts as if the longer had nothing else. */
const CONTAINED = { from: 0.8, size: 60, counts: 0.75 };

/** Scores from which a pair is proposed, or shown to be looked at; below, nothing is said. Ours. */
export const PROPOSED_FROM = 0.88;
export const REVIEW_FROM = 0.5;
export type Band = 'proposal' | 'review' | 'none';
export const bandOf = (score: number): Band =>
  score >= PROPOSED_FROM ? 'proposal' : score >= REVIEW_FROM ? 'review' : 'none';

const title: Readonly<Record<AnchorKind, Text>> = {
  source: { zh: '来源编号相同', en: 'Same number in two systems' },
  file: { zh: '附件内容相同', en: 'Same file attached' },
  order: { zh: '订单号相同', en: 'Same order number' },
  shop: { zh: '网店或链接相同', en: 'Same shop or link' },
  phone: { zh: '文中电话相同', en: 'Same telephone in the text' },
  respondent: { zh: '被反映主体相同', en: 'Same operator' },
  firm: { zh: '字号和地名相同', en: 'Same brand and place' },
  address: { zh: '路名门牌相同', en: 'Same road and number' },
};

/** How much a text speaks: about nothing at 0.28, towards its bounds on both sides. */
export function textWeight({ jaccard, within, size }: Alike): number {
  const contained = within >= CONTAINED.from && size >= CONTAINED.size ? CONTAINED.counts * within : 0;
  const weight = TEXT.slope * (Math.max(jaccard, contained) - TEXT.nothing);
  return Math.max(TEXT.least, Math.min(TEXT.most, weight)) * Math.min(1, size / ENOUGH);
}

/** Of what says who is concerned only the surest counts: a firm's code, its name and its address are one thing told thrice. */
const WHO: readonly AnchorKind[] = ['respondent', 'firm', 'address', 'phone', 'shop'];
const AGAIN = 0.5;

function anchorParts(shared: ReadonlySet<AnchorKind>): ProposalPart[] {
  const who = WHO.filter((kind) => shared.has(kind)).sort((a, b) => ANCHOR[b] - ANCHOR[a]);
  return [...shared].map((kind) => ({
    part: kind,
    title: title[kind],
    weight: who.indexOf(kind) > 0 ? AGAIN : ANCHOR[kind],
  }));
}

function timeWeight(days: number): number {
  if (days <= 7) return 0.7;
  if (days <= 30) return 0.3;
  if (days <= 90) return 0;
  return days <= 365 ? -1 : -2;
}

/** Six digits of a county; a city's code (..00) says where, and contradicts no county in it. */
const samePlace = (a: string, b: string): boolean =>
  a === b ||
  (a.endsWith('00') && b.startsWith(a.replace(/(00)+$/, ''))) ||
  (b.endsWith('00') && a.startsWith(b.replace(/(00)+$/, '')));

function fieldParts(one: Told, other: Told): ProposalPart[] {
  const parts: ProposalPart[] = [];
  const add = (part: string, zh: string, en: string, weight: number): void => {
    if (weight !== 0) parts.push({ part, title: { zh, en }, weight });
  };
  if (one.respondentCode !== '' && other.respondentCode !== '' && one.respondentCode !== other.respondentCode)
    add('other-code', '主体代码不同', 'Another code', OTHER_CODE);
  if (one.occurredOn !== '' && other.occurredOn !== '') {
    if (one.occurredOn === other.occurredOn) add('day', '发生日期相同', 'Same day', SAME_DAY);
    else add('other-day', '发生日期不同', 'Another day', OTHER_DAY);
  }
  if (one.claimFen > 0 && other.claimFen > 0) {
    if (one.claimFen === other.claimFen) add('amount', '金额相同', 'Same amount', SAME_AMOUNT);
    else add('other-amount', '金额不同', 'Another amount', OTHER_AMOUNT);
  }
  if (one.place !== '' && other.place !== '') {
    if (samePlace(one.place, other.place)) add('place', '发生地相同', 'Same place', SAME_PLACE);
    else add('other-place', '发生地不同', 'Another place', OTHER_PLACE);
  }
  const days = Math.abs(daysBetween(one.openedOn, other.openedOn));
  add('time', `相隔${days}日`, `${days} days apart`, timeWeight(days));
  return parts;
}

/** What the pair looks like; the officer judges. */
export type Tie = 'repeat' | 'template' | 'event' | 'again';

/** From so alike on two texts are one letter, and from so many of them on it goes round. Ours. */
export const TEMPLATE_FROM = 0.8;
const GOES_ROUND = 5;

/**
 * Which of three it looks like: one person again (令121 art 17, 35), a letter that goes round, or several people of one event.
 * `again` is a letter that came twice, by whom is not known.
 */
export function tieOf(one: Told, other: Told, { anchors, reporter, copies = 0 }: Shared, { jaccard }: Alike): Tie {
  if (reporter === 'same') return 'repeat';
  const who = WHO.some((kind) => anchors.has(kind));
  const otherFirm =
    one.respondentCode !== '' && other.respondentCode !== '' && one.respondentCode !== other.respondentCode;
  if (jaccard >= TEMPLATE_FROM) {
    if (otherFirm || reporter === 'other' || copies >= GOES_ROUND) return 'template';
    return 'again';
  }
  return who || anchors.has('file') || reporter === 'other' ? 'event' : 'again';
}

const tieText: Readonly<Record<Tie, Text>> = {
  repeat: { zh: '同一人再次反映', en: 'The same person again' },
  template: {
    zh: '文字雷同而反映人或者对象不同，像是同一模板',
    en: 'One letter from others or about others: like a template',
  },
  event: { zh: '不同的信反映同一对象，可能是同一事件', en: 'Different letters about the same: perhaps one event' },
  again: {
    zh: '同一内容再次收到，是否同一人请核对',
    en: 'The same came again; whether from the same person, please check',
  },
};

/** From whom they come is not known: so many may also be one person's. */
const manyText = (copies: number): Text => ({
  zh: `同样的文字已有${copies}件，像是同一模板或者同一人反复提交`,
  en: `${copies} with the same words: like a template, or one person again and again`,
});

const TENTHS = Array.from('一二三四五六七八九');

/** How much of two texts is the same, in tenths: a percentage beside points of evidence would be read as a probability. */
function shareOf({ jaccard }: Alike): Text {
  if (jaccard < 0.05) return { zh: '文字少有相同', en: 'Texts hardly alike' };
  if (jaccard > 0.995) return { zh: '文字全部相同', en: 'Texts wholly alike' };
  const tenths = Math.min(9, Math.round(10 * jaccard));
  return { zh: `文字约${TENTHS[tenths - 1] ?? ''}成相同`, en: `Texts alike to about ${tenths} tenths` };
}

export interface SameScore {
  readonly score: number;
  readonly band: Band;
  readonly tie: Tie;
  readonly reason: Text;
  readonly parts: readonly ProposalPart[];
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/**
 * How likely an officer would call two matters the same thing: a sum of named parts, what contradicts among them. Says what
 * they share, and never what the other one holds. The same from both sides.
 */
export function scoreOf(one: Told, other: Told, shared: Shared): SameScore {
  const text = alike(one, other);
  const parts: ProposalPart[] = [
    { part: 'before', title: { zh: '起点', en: 'To begin with' }, weight: BEFORE },
    { part: 'text', title: shareOf(text), weight: textWeight(text) },
    ...anchorParts(shared.anchors),
    ...fieldParts(one, other),
    ...(shared.reporter === 'same'
      ? [{ part: 'reporter', title: { zh: '同一反映人', en: 'Same person' }, weight: SAME_REPORTER }]
      : []),
  ].map((part) => ({ ...part, weight: rounded(part.weight, 2) }));
  const sum = parts.reduce((all, { weight }) => all + weight, 0);
  const score = rounded(1 / (1 + Math.exp(-sum)), 3);
  const tie = tieOf(one, other, shared, text);
  const { copies = 0, reporter } = shared;
  const looks = tie === 'template' && reporter === undefined && copies >= GOES_ROUND ? manyText(copies) : tieText[tie];
  const against = parts.filter(({ part, weight }) => weight < 0 && part.startsWith('other-'));
  const named = parts.filter(({ part, weight }) => weight > 0 && part !== 'time');
  const say = (language: keyof Text, comma: string, but: string): string =>
    `${looks[language]}${language === 'zh' ? '：' : ': '}${named.map((part) => part.title[language]).join(comma)}${
      against.length === 0 ? '' : `${but}${against.map((part) => part.title[language]).join(comma)}`
    }`;
  return {
    ...{ score, band: bandOf(score), tie, parts },
    reason: { zh: say('zh', '、', '；但'), en: say('en', ', ', '; but ') },
  };
}
