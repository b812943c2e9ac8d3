import { legalDay } from '../../../../kernel/plain-date.ts';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { Text } from '../../../../kernel/text.ts';
import type { FoldedAct } from '../../../../platform/procedure/types.ts';
import { keeperKey } from './evidence.ts';

/** One hand of a chain. `from` is null at its beginning, `to` when it was given back. */
export interface Hand {
  readonly seq: number;
  readonly at: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Names of who gave and took it; '' once erased. */
  readonly gave: string;
  readonly took: string;
  readonly reason: string;
}

export type EvidenceProblem =
  /** Handed over by somebody who never had it. */
  | 'gap'
  /** Handed over by an earlier keeper, while another one has it. */
  | 'two-keepers'
  | 'hash-changed'
  /** A hand that is earlier than the one before. */
  | 'out-of-order'
  | 'after-return'
  /** An act names an item that is not there. */
  | 'unknown';

export const evidenceProblems = {
  gap: { zh: '保管链中断', en: 'a gap in the chain of custody' },
  'two-keepers': { zh: '同时有两个保管人', en: 'two keepers at once' },
  'hash-changed': { zh: '校验值与接收时不一致', en: 'not the file that was received' },
  'out-of-order': { zh: '移交时间早于上一次移交', en: 'handed over before it was received' },
  'after-return': { zh: '退还后又有移交', en: 'handed over after it was given back' },
  unknown: { zh: '证据编号不存在', en: 'no evidence of that number' },
} as const satisfies Readonly<Record<EvidenceProblem, Text>>;

export interface EvidenceItem {
  readonly id: string;
  readonly seq: number;
  readonly kind: string;
  /** '' once erased. */
  readonly title: string;
  readonly on: string;
  readonly form: string;
  readonly sha256: string | null;
  readonly keeper: string | null;
  readonly chain: readonly Hand[];
  readonly excluded: { readonly seq: number; readonly on: string; readonly reason: string } | null;
  readonly notes: readonly { readonly seq: number; readonly on: string; readonly result: string }[];
  readonly problems: readonly { readonly kind: EvidenceProblem; readonly seq: number }[];
}

export interface EvidenceRegister {
  readonly items: readonly EvidenceItem[];
  /** Acts that name nothing in the register. */
  readonly problems: readonly { readonly kind: EvidenceProblem; readonly seq: number }[];
}

const adding = new Set(['add-evidence', 'extract-evidence', 'extract-data']);

function firstHand(act: FoldedAct): Hand {
  const to = keeperKey(obj(act.body, 'keeper'));
  const at = str(act.body, 'on');
  return { seq: act.seq, at, from: null, to, gave: str(obj(act.personal, 'provider'), 'name'), took: '', reason: '' };
}

/** What is wrong with one more hand, seen from the chain so far. */
function chainProblem(item: EvidenceItem, from: string): EvidenceProblem | null {
  if (item.keeper === from) return null;
  if (item.keeper === null) return 'after-return';
  return item.chain.some((hand) => hand.to === from) ? 'two-keepers' : 'gap';
}

function handed(item: EvidenceItem, act: FoldedAct): EvidenceItem {
  const from = keeperKey(obj(act.body, 'from'));
  const back = act.verb === 'return-evidence';
  const names = obj(act.personal, 'names');
  const hand: Hand = {
    seq: act.seq,
    at: back ? str(act.body, 'on') : str(act.body, 'at'),
    from,
    to: back ? null : keeperKey(obj(act.body, 'to')),
    gave: str(names, 'from'),
    took: back ? str(obj(act.personal, 'to'), 'name') : str(names, 'to'),
    reason: str(act.personal, 'reason'),
  };
  const last = item.chain.at(-1);
  const broken = chainProblem(item, from);
  // A day alone is compared by its day: an item received and handed on the same day is in order.
  const early = last !== undefined && isBefore(hand.at, last.at);
  const found: EvidenceProblem[] = [
    ...(broken === null ? [] : [broken]),
    ...(early ? (['out-of-order'] as const) : []),
  ];
  return {
    ...item,
    keeper: hand.to,
    chain: [...item.chain, hand],
    problems: [...item.problems, ...found.map((kind) => ({ kind, seq: act.seq }))],
  };
}

function isBefore(later: string, earlier: string): boolean {
  if (later.length === 10 || earlier.length === 10) return dayOfInstant(later) < dayOfInstant(earlier);
  return Date.parse(later) < Date.parse(earlier);
}

const dayOfInstant = (value: string): string => (value.length === 10 ? value : legalDay(new Date(value)));

/** A file that was looked at again and is another one. */
function compared(item: EvidenceItem, act: FoldedAct): EvidenceItem {
  const found = str(act.body, 'sha256');
  if (found === '' || item.sha256 === null || found === item.sha256) return item;
  return { ...item, problems: [...item.problems, { kind: 'hash-changed', seq: act.seq }] };
}

function told(item: EvidenceItem, act: FoldedAct): EvidenceItem {
  switch (act.verb) {
    case 'custody':
    case 'return-evidence':
      return compared(handed(item, act), act);
    case 'note-evidence': {
      const note = { seq: act.seq, on: str(act.body, 'on'), result: str(act.body, 'result') };
      return compared({ ...item, notes: [...item.notes, note] }, act);
    }
    case 'exclude-evidence':
      return { ...item, excluded: { seq: act.seq, on: act.on, reason: str(act.personal, 'reason') } };
    default:
      return item;
  }
}

const about = new Set(['custody', 'return-evidence', 'note-evidence', 'exclude-evidence']);

/**
 * The register 证据清单 with every chain of custody, folded from the acts of a case in their order; other acts are passed
 * over. Problems are found here once more, whatever the conditions let through when the acts were done.
 */
export function evidenceRegister(acts: readonly FoldedAct[]): EvidenceRegister {
  const items = new Map<string, EvidenceItem>();
  const problems: { kind: EvidenceProblem; seq: number }[] = [];
  for (const act of acts) {
    if (adding.has(act.verb)) {
      const id = `e${items.size + 1}`;
      const hand = firstHand(act);
      const hash = str(obj(act.body, 'file'), 'sha256');
      items.set(id, {
        id,
        seq: act.seq,
        kind: str(act.body, 'kind'),
        title: str(act.personal, 'title'),
        on: str(act.body, 'on'),
        form: str(act.body, 'form'),
        sha256: hash === '' ? null : hash,
        keeper: hand.to,
        chain: [hand],
        excluded: null,
        notes: [],
        problems: [],
      });
    } else if (about.has(act.verb)) {
      const found = items.get(str(act.body, 'evidence'));
      if (found === undefined) problems.push({ kind: 'unknown', seq: act.seq });
      else items.set(found.id, told(found, act));
    }
  }
  return { items: [...items.values()], problems };
}
