import { type Fen, formatYuan } from '../../../kernel/money.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { num, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { penaltyKinds } from '../../../rules/index.ts';

/** What the public reads first: the six fields of the abstract 摘要 (令45 art 4), and beside them what explains it. */
export interface PublicAbstract {
  readonly number: string;
  /** Name of the party; of a minor none. */
  readonly party: string;
  /** Unified social credit code, '' where it has none. */
  readonly partyCode: string;
  readonly violation: string;
  readonly penalty: string;
  readonly authority: string;
  readonly decidedOn: PlainDate;
  /** Facts in short, and the articles on which the penalty rests. */
  readonly facts: string;
  readonly basis: string;
}

const LONGEST_FACTS = 300;

/** 《…》第十三条、… each once, in their order. */
export function basisOf(penalties: readonly JsonObject[]): string {
  return [...new Set(penalties.map((each) => str(each, 'citation')).filter((each) => each !== ''))].join('；');
}

/** 罚款50,000元；没收违法所得…: each penalty with its amount, object and last day. */
export function penaltyText(penalties: readonly JsonObject[]): string {
  const lines = penalties.map((each) => {
    const kind = penaltyKinds.find(({ code }) => code === str(each, 'kind'))?.label.zh ?? str(each, 'kind');
    const amount = num(each, 'fen') > 0 ? formatYuan(num(each, 'fen') as Fen) : '';
    const object = str(each, 'object') === '' ? '' : `（${str(each, 'object')}）`;
    const until = str(each, 'until') === '' ? '' : `，至${str(each, 'until')}止`;
    return `${kind}${amount}${object}${until}`;
  });
  return lines.join('；');
}

/** The first sentences of the facts, so many as fit. */
export function inShort(facts: string, most = LONGEST_FACTS): string {
  const flat = facts.replace(/\s+/gu, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most);
  const end = Math.max(cut.lastIndexOf('。'), cut.lastIndexOf('；'));
  return end > most / 3 ? cut.slice(0, end + 1) : `${cut}……`;
}
