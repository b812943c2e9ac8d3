import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type ActView, type MatterDetail, matterDetail } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';

/** Acts that one press asks the server for, and that one press shows. */
export const EARLIER = 100;

/**
 * Two parts of one history as one, the latest act first. Acts do not change; where both parts have one, the fresher view
 * of it stands (a seal in the tree comes later, an erasure too).
 */
export function joined(known: readonly ActView[], fresh: readonly ActView[]): readonly ActView[] {
  const bySeq = new Map([...known, ...fresh].map((act) => [act.seq, act]));
  return [...bySeq.values()].sort((a, b) => b.seq - a.seq);
}

/** The acts from the latest one down to the first that is missing: what lies behind a gap is not yet history. */
export function unbroken(acts: readonly ActView[]): readonly ActView[] {
  const end = acts.findIndex(({ seq }, index) => index > 0 && acts[index - 1]?.seq !== seq + 1);
  return end === -1 ? acts : acts.slice(0, end);
}

/** So many acts before one of them. */
const askEarlier = ({ row }: Pick<MatterDetail, 'row'>, before: number, acts: number) =>
  api.get(`/matters/${row.homeRegion}/${row.id}`, { query: { acts, before }, answer: matterDetail });

/** Most acts that the server gives at once. */
const MOST = 1_000;

/** All acts of a matter, the latest first: for paper, on which nothing can be asked for. */
export async function wholeHistory(detail: MatterDetail): Promise<readonly ActView[]> {
  let acts = unbroken(joined([], detail.acts));
  for (let before = acts.at(-1)?.seq ?? 1; before > 1; ) {
    const answer = await askEarlier(detail, before, MOST);
    acts = joined(answer.acts, acts);
    const first = acts.at(-1)?.seq ?? 1;
    // Nothing came: rather a short print than asking for ever.
    if (first >= before) break;
    before = first;
  }
  return acts;
}

/**
 * The history of a matter as far as it is known here, the latest act first, and a way to ask for what came before. A
 * matter's page brings its latest acts; the earlier ones stay here while newer acts push the page on.
 */
export function useHistory({ row, acts: latest }: MatterDetail) {
  const [kept, setKept] = useState<readonly ActView[]>([]);
  const acts = useMemo(() => unbroken(joined(kept, latest)), [kept, latest]);
  const before = acts.at(-1)?.seq ?? 1;
  const ask = useMutation({
    mutationFn: () => askEarlier({ row }, before, EARLIER),
    onSuccess: (answer) => setKept((known) => joined(joined(known, latest), answer.acts)),
  });
  return { acts, isWhole: before <= 1, ask };
}
