import { cut } from '../../../kernel/text.ts';
import { CELLS, type Sketch, tally, weightIn } from '../../../platform/text/cluster.ts';
import type { Group, Likeness } from '../../../platform/text/cluster-group.ts';
import type { StoredProposal } from '../../triage/model/proposer.ts';
import { nameSpans } from './names.ts';
import { GROUPING, GROUPING_RULE } from './tell.ts';

/** How steeply likeness turns into odds; ours: at the limit of joining the odds are even. */
const STEEP = 12;
const MOST_EVIDENCE = 6;
const LONGEST = 2_000;

/** Whether most of a group names these three characters within a name too, as their cell tells. */
function isShared(three: string, { names }: Group, own: Sketch): boolean {
  const { cells } = tally([{ text: three, weight: 1, names: [[0, three.length]] }]);
  const named = cells.filter((cell) => cell >= CELLS / 2);
  return named.length > 0 && named.every((cell) => weightIn(names, cell) > 1.2 * weightIn(own, cell));
}

/** Names of this text that others of the group name too: the reader's own words, none of another's, and of each what is shared. */
function sharedNames(text: string, group: Group, own: Sketch): StoredProposal['evidence'] {
  const found: { term: string; start: number; end: number }[] = [];
  const read = cut(text, LONGEST).toLowerCase();
  for (const span of nameSpans(read)) {
    if (found.length === MOST_EVIDENCE) break;
    const threes = Array.from({ length: Math.max(0, span[1] - span[0] - 2) }, (_, n) => span[0] + n);
    const shared = threes.filter((at) => isShared(read.slice(at, at + 3), group, own));
    const [first, last] = [shared[0], shared.at(-1)];
    // The rest of the span is whatever stood before the name.
    if (first === undefined || last === undefined || 3 * shared.length < 2 * (last - first + 1)) continue;
    const [start, end] = [first, last + 3];
    if (found.some((other) => other.end > start || other.term === text.slice(start, end))) continue;
    found.push({ term: text.slice(start, end), start, end });
  }
  return found;
}

/**
 * That a matter may tell of an event of which others tell. `text` as `screenedText` gives it. `own` are the names of this text alone, as they were weighed.
 */
export function proposalOf(text: string, group: Group, likeness: Likeness | null, own: Sketch): StoredProposal {
  const named = Math.max(0, likeness?.names ?? 0);
  const words = likeness?.text ?? GROUPING.join;
  const rest = (likeness?.value ?? GROUPING.join) - words;
  const odds = STEEP * (words + rest - GROUPING.join);
  return {
    kind: 'incident',
    value: group.id,
    score: 1 / (1 + Math.exp(-odds)),
    rule: GROUPING_RULE,
    // Without a number: less those that a reader sees it would tell of few others.
    title: { zh: '有其他来件反映同一事件', en: 'Others tell of the same event' },
    reason: {
      zh: named >= GROUPING.namedFrom ? '所述内容和提到的名称相近。' : '所述内容相近。',
      en: named >= GROUPING.namedFrom ? 'What is told and the names in it are alike.' : 'What is told is alike.',
    },
    evidence: sharedNames(text, group, own),
    parts: [
      { part: 'limit', title: { zh: '归为同一事件的界限', en: 'limit of one event' }, weight: -STEEP * GROUPING.join },
      { part: 'text', title: { zh: '所述内容', en: 'what is told' }, weight: STEEP * words },
      {
        part: 'names',
        title: { zh: '地点、商户、事项名称', en: 'names of places, traders, schemes' },
        weight: STEEP * rest,
      },
    ],
  };
}
