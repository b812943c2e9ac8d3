import type { FactKind, TrackedFact } from '../types.ts';

/** Words that say what a figure is, beside those of the facts themselves. */
const GENERAL: Readonly<Partial<Record<FactKind, readonly string[]>>> = {
  money: [
    ...['加处罚款', '罚没款', '罚款', '没收', '违法所得', '货值金额', '货值', '涉案金额', '销售金额', '销售收入'],
    ...['经营额', '退款', '应缴', '已缴'],
  ],
  day: ['期限', '截止', '到期', '期满', '届满', '立案', '决定日期'],
  number: ['案号', '文号', '编号', '文书号', '决定书', '告知书', '通知书'],
};

/** Words about goods, licences and contracts, whose terms are not those of the case. */
const OTHERS_TERM =
  /(?:保质|有效|使用|租赁|合同|质保|保修|生产|营业|经营|许可|授权|注册|借款|查封|扣押|保存|措施|检验|检测|鉴定|整改|改正|促销|活动)$/u;

/** What a label ends in says what sort of value follows, not whose. */
const TAIL = /(?:金额|数额|总额|合计|日期|之日|期限|日|时间|文号|编号|号)$/u;

/** The telling part of a label: 罚款金额 is 罚款, 立案日期 is 立案. */
export function stemOf(label: string): string {
  const stem = label.replace(TAIL, '');
  return stem.length < 2 ? label : stem;
}

interface Label {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Labels of a kind in a text; of overlapping ones the longest. */
export function labelsIn(text: string, kind: FactKind, facts: readonly TrackedFact[]): readonly Label[] {
  const words = new Set([...(GENERAL[kind] ?? []), ...facts.flatMap(({ label }) => [label.zh, stemOf(label.zh)])]);
  const all: Label[] = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (kind === 'day' && OTHERS_TERM.test(text.slice(Math.max(0, at - 4), at))) continue;
      all.push({ word, start: at, end: at + word.length });
    }
  }
  return all.filter(
    (one) =>
      !all.some((other) => other.start <= one.start && other.end >= one.end && other.word.length > one.word.length),
  );
}

/** Between a label and its value stand only words that join them. */
const JOINS =
  /^(?:[\s:：,，（(]|人民币|金额|数额|日期|之日|时间|共计|合计|总计|总额|计|共|为|是|系|于|在|至|到|的|款|即|约|大写|小写|应为|确定为|认定为|截止|届满|届满日)*$/u;
const FOLLOWS: Readonly<Partial<Record<FactKind, RegExp>>> = {
  money: /^\s*(?:整|正)?的?$/u,
  day: /^(?:\s|前|之前|以前|内|起|当日|经|已|被|由|本局|依法|批准|予以|作出|直接|[（(]|[)）])*$/u,
  number: /^\s*[《“"]?(?:行政处罚|当场行政处罚|不予行政处罚|责令改正|责令退款)?$/u,
};

/** The label that stands beside a value: the nearest before it, else one right after. */
export function labelBeside(
  text: string,
  kind: FactKind,
  labels: readonly Label[],
  start: number,
  end: number,
): Label | null {
  const before = labels
    .filter((label) => label.end <= start && start - label.end <= 16 && JOINS.test(text.slice(label.end, start)))
    .sort((a, b) => b.end - a.end)[0];
  if (before !== undefined) return before;
  const follows = FOLLOWS[kind];
  const after = labels
    .filter((label) => label.start >= end && label.start - end <= 10 && follows?.test(text.slice(end, label.start)))
    .sort((a, b) => a.start - b.start)[0];
  return after ?? null;
}

/** The facts that a label speaks of, by its whole word, its telling part, or as part of their own; empty where of none. */
export function factsNamed(word: string, facts: readonly TrackedFact[]): readonly TrackedFact[] {
  const ways: readonly ((label: string) => boolean)[] = [
    (label) => label === word,
    (label) => stemOf(label) === stemOf(word),
    (label) => label.includes(word),
  ];
  for (const way of ways) {
    const named = facts.filter(({ label }) => way(label.zh));
    if (named.length > 0) return named;
  }
  return [];
}
