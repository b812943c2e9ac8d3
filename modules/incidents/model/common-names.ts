import { CELLS, tally } from '../../../platform/text/cluster.ts';
import { FORMS_OF_FIRMS } from '../../reading/model/lexicon/forms.ts';
import { TRADES } from '../../reading/model/lexicon/trades.ts';

/** What a trade is followed by in names of firms, so often that the seam says nothing either. */
const TAILS = ['有限公司', '股份', '服务', '科技', '店'] as const;
/** What is no form of a registered firm and ends the names of many all the same. */
const ENDS = ['培训班', '辅导班', '补习班', '托管班', '小吃摊', '早餐摊', '水果摊'] as const;
const KINDS: ReadonlySet<string> = new Set([...FORMS_OF_FIRMS, ...TRADES, ...ENDS]);
const LONGEST_FORM = Math.max(...[...FORMS_OF_FIRMS].map((form) => form.length));

/** A name from which the administration that stands at its head is cut: 云岚省青梧市听泉区… says nothing of who it is. */
const ADMINISTRATION =
  /^(?:\p{Script=Han}{2,7}?(?:省|自治区))?(?:\p{Script=Han}{2,7}?(?:市|州))?(?:\p{Script=Han}{1,5}?(?:县|旗|(?<![小社园景校厂])区))?/u;

/** A name without the administration at its head; '' where it is nothing else. */
export const withoutAdministration = (name: string): string => name.replace(ADMINISTRATION, '');

let cells: ReadonlySet<number> | undefined;
let pairs: ReadonlySet<string> | undefined;

/** The cells of names that kinds of trades and forms of firms have in common: 有限公司 is in the name of everybody. */
export function commonCells(): ReadonlySet<number> {
  if (cells !== undefined) return cells;
  const found = new Set<number>();
  const words = [...FORMS_OF_FIRMS, ...[...TRADES].flatMap((trade) => TAILS.map((tail) => trade + tail))];
  for (const word of words) {
    const passage = { text: word, weight: 1, names: [[0, word.length] as const] };
    for (const cell of tally([passage]).cells) if (cell >= CELLS / 2) found.add(cell);
  }
  cells = found;
  return found;
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

function commonPairs(): ReadonlySet<string> {
  pairs ??= new Set([...KINDS].flatMap(pairsOf));
  return pairs;
}

/** A name without the administration at its head and the form at its end: 听泉区柚味生鲜超市 → 柚味生鲜. */
export function coreOf(name: string): string {
  const rest = withoutAdministration(name.slice(0, 60));
  for (let length = Math.min(LONGEST_FORM, rest.length); length > 0; length -= 1)
    if (FORMS_OF_FIRMS.has(rest.slice(-length))) return rest.slice(0, -length);
  return rest;
}

/** A brand has two characters; what is left of it is not asked for being a trade. */
const SHORTEST = 2;

/** A name without the trades and forms at its end, one after another: 苔源商务信息咨询有限公司 → 苔源. */
function withoutTrades(name: string): string {
  for (let length = Math.min(LONGEST_FORM, name.length - SHORTEST); length > 0; length -= 1) {
    if (KINDS.has(name.slice(-length))) return withoutTrades(name.slice(0, -length));
  }
  return name;
}

/** Neighbouring characters of a trader's name by which it can be told from others; none where it has a trade alone. */
export const tellingPairs = (name: string): readonly string[] =>
  pairsOf(withoutTrades(withoutAdministration(name.slice(0, 60)))).filter(
    (pair) => !commonPairs().has(pair) && !/[\p{P}\p{S}\s]/u.test(pair),
  );
