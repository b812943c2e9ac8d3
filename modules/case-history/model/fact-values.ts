import { formatYuan, fen as toFen } from '../../../kernel/money.ts';
import type { Json, Text } from '../../../kernel/text.ts';
import {
  closingConditions,
  decisionOutcomes,
  endGrounds,
  evidenceKinds,
  type Ground,
  legalReviewGrounds,
  pauseNames,
  penaltyKinds,
  recusalGrounds,
  ruleBook,
  serviceMethods,
  suspensionGrounds,
} from '../../../rules/index.ts';
import { retentions } from '../../cases/model/case/closing.ts';
import { testResults } from '../../cases/model/case/commission.ts';
import { courtAnswers } from '../../cases/model/case/enforce.ts';
import { sourceKinds, withdrawalKinds } from '../../cases/model/case/filing.ts';
import { measureEnds, measureKinds } from '../../cases/model/case/holdings.ts';
import { measureLaws } from '../../cases/model/case/measure-parts.ts';
import { withdrawalGrounds } from '../../cases/model/case/publication.ts';
import { remedyOutcomes } from '../../cases/model/case/remedies.ts';
import { publicGrounds } from '../../cases/model/case/service.ts';
import { caseStates } from '../../cases/model/case/states.ts';

type Titles = Readonly<Record<string, Text>>;
const t = (zh: string, en: string): Text => ({ zh, en });

const grounds = (...lists: readonly (readonly Ground[])[]): Titles =>
  Object.fromEntries(lists.flat().map(({ code, label }) => [code, label]));
const states: Titles = Object.fromEntries(Object.entries(caseStates).map(([code, { title }]) => [code, title]));

const progress: Titles = {
  open: t('未完成', 'open'),
  done: t('已完成', 'done'),
  asked: t('已申请', 'asked'),
  approved: t('已批准', 'approved'),
  refused: t('不批准', 'refused'),
  used: t('已使用', 'used'),
  pending: t('进行中', 'pending'),
  ended: t('已结束', 'ended'),
  ordered: t('已责令', 'ordered'),
  recorded: t('已登记', 'recorded'),
  recused: t('已回避', 'recused'),
  commissioned: t('已委托', 'commissioned'),
  told: t('已告知期间', 'period told'),
  over: t('期间届满', 'period over'),
  answered: t('已答复', 'answered'),
  declined: t('已拒绝', 'declined'),
  reported: t('已提出', 'reported'),
  sent: t('已移送', 'sent'),
  received: t('已接收', 'received'),
  filed: t('已立案', 'filed'),
  'not-approved': t('不批准移送', 'not approved'),
  'refused-by-police': t('公安机关不予立案', 'refused by the police'),
  'review-asked': t('已提请复议', 'review asked'),
  'supervision-asked': t('已建议立案监督', 'supervision asked'),
  'handed-over': t('已移交', 'handed over'),
  sentenced: t('已判决', 'sentenced'),
  returned: t('已退回', 'returned'),
  applied: t('已申请', 'applied'),
  'asked-review': t('已申请复议', 'review asked'),
};

/** Titles of coded values by the last key of their path. */
const coded: Readonly<Record<string, Titles>> = {
  kind: {
    ...Object.fromEntries(penaltyKinds.map(({ code, label }) => [code, label])),
    ...grounds(evidenceKinds),
    ...pauseNames,
    ...measureKinds,
    ...sourceKinds,
    ...withdrawalKinds,
    reconsideration: t('行政复议', 'reconsideration'),
    suit: t('行政诉讼', 'suit'),
    person: t('自然人', 'person'),
    organisation: t('单位', 'organisation'),
    crime: t('涉嫌犯罪', 'suspected crime'),
  },
  kinds: Object.fromEntries(penaltyKinds.map(({ code, label }) => [code, label])),
  end: measureEnds,
  outcome: { ...grounds(decisionOutcomes), ...remedyOutcomes },
  method: grounds(serviceMethods),
  ground: { ...grounds(closingConditions, suspensionGrounds, endGrounds, recusalGrounds), ...publicGrounds },
  grounds: grounds(legalReviewGrounds),
  retention: retentions,
  law: measureLaws,
  withdrawn: withdrawalGrounds,
  back: states,
  custody: {
    party: t('当事人保管', 'with the party'),
    authority: t('本机关保管', 'with the authority'),
    third: t('委托第三人保管', 'with a third party'),
  },
  towards: {
    fine: t('罚款', 'fine'),
    surcharge: t('加处罚款', 'surcharge'),
    gains: t('没收违法所得', 'confiscated gains'),
    excess: t('多缴', 'excess'),
  },
  result: {
    ...testResults,
    pass: t('通过', 'passed'),
    change: t('建议改正', 'to be changed'),
    return: t('退回补充调查', 'returned'),
    accepted: t('采纳', 'accepted'),
    partly: t('部分采纳', 'partly accepted'),
    rejected: t('不予采纳', 'not accepted'),
  },
  passed: { case: t('案件审核', 'case review'), legal: t('法制审核', 'legal review') },
  waived: { defence: t('陈述申辩', 'defence'), hearing: t('听证', 'hearing') },
  state: { ...progress, ...courtAnswers },
};

/** Names of people and authorities; '' or the code itself where it is not known. */
export interface ValueNames {
  readonly person: (id: string) => string;
  readonly authority: (code: string) => Text;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;
/** Keys that name an authority by its code. */
const AUTHORITIES: readonly string[] = ['region', 'from', 'to', 'with', 'superior', 'by'];

function scalar(key: string, value: Json, names: ValueNames): Text {
  if (typeof value === 'boolean') return value ? t('是', 'yes') : t('否', 'no');
  if (typeof value === 'number') {
    if (key !== 'fen' && !key.endsWith('Fen')) return t(String(value), String(value));
    return { zh: formatYuan(toFen(value)), en: formatYuan(toFen(value), 'en') };
  }
  const text = String(value);
  const title = coded[key]?.[text];
  if (title !== undefined) return title;
  if (UUID.test(text)) {
    const name = names.person(text) || text.slice(0, 8);
    return t(name, name);
  }
  if (HASH.test(text)) return t(`${text.slice(0, 12)}…`, `${text.slice(0, 12)}…`);
  if (AUTHORITIES.includes(key) && /^\d{6}(\d{3})?$/.test(text)) return names.authority(text);
  if (key === 'rule') {
    const edition = ruleBook.all().find(({ id }) => id === text);
    if (edition !== undefined) return edition.title;
  }
  return t(text, text);
}

/** A fact's value as people read it: money in yuan, people by name, codes by their title. */
export function valueText(path: string, value: Json, names: ValueNames): Text {
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (!Array.isArray(value)) return scalar(key, value, names);
  const all = value.map((each: Json) => scalar(key, each, names));
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') };
}
