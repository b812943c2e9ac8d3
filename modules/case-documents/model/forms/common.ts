import { num, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Block } from '../../../../platform/documents/types.ts';
import { type PenaltyKind, penaltyKinds, ruleBook, surchargeRates, thresholdOn } from '../../../../rules/index.ts';
import { fact, paragraph, type Writing } from '../framework.ts';
import { actsOf, caseNumber, causeOf, lastAct, list, texts, whole } from '../text-of.ts';
import type { FormInput, TrackedFact } from '../types.ts';
import { BLANK, cite, dayZh, labelZh, limitZh, moneyZh, numberZh, or } from '../words.ts';

/** Verbs that put a penalty forward, the later one in the place of the earlier. */
const PROPOSING = ['report', 'revise-proposal'];

/** What is proposed or decided, as the document speaks of it: its own act, else the decision, else the last proposal. */
export function proposalOf(input: FormInput): JsonObject {
  const own = whole(input.act);
  if ('outcome' in own || 'penalties' in own) return own;
  const act = lastAct(input, 'decide', 'dismiss') ?? lastAct(input, ...PROPOSING);
  return act === undefined ? {} : whole(act);
}

/** What the investigation proposed last, whatever was decided. */
export function reported(input: FormInput): JsonObject {
  const act = lastAct(input, ...PROPOSING);
  return act === undefined ? {} : whole(act);
}

export const penaltiesOf = (input: FormInput): readonly JsonObject[] => list(proposalOf(input), 'penalties');

export const kindsOf = (input: FormInput): readonly string[] => penaltiesOf(input).map((each) => str(each, 'kind'));

/** Sum of the penalties of a kind in fen; undefined where there is none, so that nothing is tracked. */
export function amountOf(penalties: readonly JsonObject[], kind: PenaltyKind): number | undefined {
  const all = penalties.filter((each) => str(each, 'kind') === kind && 'fen' in each);
  return all.length === 0 ? undefined : all.reduce((sum, each) => sum + num(each, 'fen'), 0);
}

const kindLabels = Object.fromEntries(penaltyKinds.map(({ code, label }) => [code, label]));

/** One penalty as a decision imposes it, amounts in figures and in capitals. */
export function penaltyText(penalty: JsonObject): string {
  const kind = str(penalty, 'kind');
  const label = labelZh(kindLabels, kind);
  const object = str(penalty, 'object');
  const until = str(penalty, 'until');
  const amount = 'fen' in penalty ? moneyZh(num(penalty, 'fen')) : '';
  switch (kind) {
    case 'fine':
      return `罚款${amount || BLANK}`;
    case 'confiscate-gains':
      return `没收违法所得${amount || BLANK}`;
    case 'confiscate-goods':
      return `没收${object || '非法财物'}${amount === '' ? '' : `，价值${amount}`}`;
    default:
      return `${label}${object === '' ? '' : `：${object}`}${until === '' ? '' : `，期限至${dayZh(until)}`}`;
  }
}

/** 1. 没收违法所得……；2. 罚款……；合计……: each penalty in a paragraph of its own, the sum of what is paid last. */
export function penaltyItems(penalties: readonly JsonObject[]): readonly Block[] {
  if (penalties.length === 0) return [paragraph(BLANK)];
  const last = penalties.length - 1;
  const sums = [amountOf(penalties, 'fine'), amountOf(penalties, 'confiscate-gains')];
  const [fine, gains] = sums;
  const items = penalties.map((each, index) =>
    paragraph(`${penalties.length === 1 ? '' : `${index + 1}. `}${penaltyText(each)}${index === last ? '。' : '；'}`),
  );
  if (fine === undefined || gains === undefined) return items;
  return [...items, paragraph(`以上罚没款合计${moneyZh(fine + gains)}。`)];
}

/** 罚款50,000元、没收违法所得300元: in one line, for tables. */
export const penaltiesLine = (penalties: readonly JsonObject[]): string => penalties.map(penaltyText).join('；');

/** Articles as the acts cite them, each once. */
export const citationsOf = (penalties: readonly JsonObject[]): string =>
  or([...new Set(penalties.map((each) => str(each, 'citation').trim()).filter((text) => text !== ''))].join('、'));

/** 十五日, the limit as in force on the day of the document; the blank for days of which our rules know none. */
export function within({ act, matter }: FormInput, rule: string): string {
  const known = ruleBook.find(rule, act.on, matter.homeRegion) !== undefined;
  return known ? limitZh(rule, act.on, matter.homeRegion) : BLANK;
}

const percent = (basisPoints: number): string =>
  basisPoints % 100 === 0 ? `百分之${numberZh(basisPoints / 100)}` : `万分之${numberZh(basisPoints)}`;

/** What follows late payment (处罚法 art 72), rate and cap as in force on the day. */
export function surchargeText(input: FormInput): string {
  const { dailyBasisPoints, capBasisPoints } = thresholdOn(
    surchargeRates,
    input.act.on,
    input.matter.homeRegion,
  ).values;
  const cap = capBasisPoints === 10_000 ? '罚款的数额' : `罚款数额的${percent(capBasisPoints)}`;
  return `到期不缴纳罚款的，依据${cite('penalty.art72')}的规定，每日按罚款数额的${percent(dailyBasisPoints)}加处罚款，加处罚款的数额不超过${cap}`;
}

/** A text that the officer may have changed: it counts as said only while it holds all these words. */
export const saying = (text: string, ...words: readonly string[]): readonly string[] =>
  text.trim() !== '' && words.every((word) => word !== '' && text.includes(word)) ? text.trim().split(/\n+/) : [];

/** 关于某某商贸有限公司未按规定明码标价一案. */
export const caseLine = ({ input, party }: Pick<Writing, 'input' | 'party'>): string =>
  `${or(party.name)}${or(causeOf(input))}一案`;

/** How a letter speaks to the party: 你, 你单位. */
export const you = ({ party }: Pick<Writing, 'party'>): string => (party.kind === 'person' ? '你' : '你单位');

/** The names of officers by their ids. */
export const names = (input: FormInput, ids: readonly string[]): string =>
  or(ids.map((id) => or(input.person(id).name)).join('、'));

/** Facts of the case that any text of a later form can contradict; a form adds its own. */
export function caseFacts({ input, party, number }: Writing): readonly (TrackedFact | null)[] {
  const penalties = penaltiesOf(input);
  const notice = lastAct(input, 'notify');
  const told = lastAct(input, 'record-notice-delivery');
  const decided = lastAct(input, 'decide', 'dismiss', 'decide-on-spot');
  const gains = amountOf(penalties, 'confiscate-gains');
  const amount = input.matter.facts.amountFen;
  return [
    fact('case-number', '案号', 'case number', 'number', caseNumber(input)),
    input.form.numberWord === null ? null : fact('number', '文号', 'number', 'number', number),
    fact('party', '当事人', 'party', 'name', party.name),
    fact('filed-on', '立案日期', 'filed on', 'day', lastAct(input, 'file')?.on),
    fact('fine', '罚款', 'fine', 'money', amountOf(penalties, 'fine')),
    fact('gains', '没收违法所得', 'confiscated gains', 'money', gains),
    fact('goods', '没收财物价值', 'value of confiscated goods', 'money', amountOf(penalties, 'confiscate-goods')),
    typeof amount === 'number' ? fact('amount', '涉案金额', 'amount involved', 'money', amount) : null,
    ...penalties.map((each, index) =>
      fact(`basis-${index + 1}`, '处罚依据', 'basis of the penalty', 'article', str(each, 'citation')),
    ),
    notice === undefined
      ? null
      : fact('notice-number', '告知书文号', 'number of the notice', 'number', str(notice.body, 'number')),
    fact('notice-served', '告知书送达日期', 'notice served on', 'day', told?.on),
    decided === undefined
      ? null
      : fact('decision-number', '决定书文号', 'number of the decision', 'number', str(decided.body, 'number')),
    fact('decided-on', '决定日期', 'decided on', 'day', decided?.on),
  ];
}

/** Acts in the words of a form: who did what when, the day first. */
export const did = (input: FormInput, ...verbs: readonly string[]): readonly { on: string; says: JsonObject }[] =>
  actsOf(input, ...verbs).map((act) => ({ on: act.on, says: whole(act) }));

export const officerIds = (input: FormInput): readonly string[] => texts(input.matter.facts, 'officers');
