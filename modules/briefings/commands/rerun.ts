import type { JsonObject, Text } from '../../../kernel/text.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { fromLedger } from '../../bulletins/index.ts';
import { type BriefingDependencies, knownFigures } from '../environment.ts';
import type { Frozen } from '../model/frozen.ts';
import type { StoredEdition } from '../queries/read-briefing.ts';
import { type Computed, computeBriefing, digestOfText, headsOf, termsOf } from './compute.ts';

/** Computes a frozen bulletin again from the acts under its own tree heads. @throws AppError 409 `briefing.head-missing` */
export async function recompute(deps: BriefingDependencies, tx: Db, frozen: Frozen): Promise<Computed> {
  await headsOf(tx, frozen);
  return computeBriefing(deps, fromLedger(tx), termsOf(frozen));
}

export interface Rerun {
  /** True when the bytes are the same. */
  readonly identical: boolean;
  readonly digest: string;
  readonly rerunDigest: string;
  /** Cells that come out otherwise: their number, or the set behind it. */
  readonly cells: readonly { readonly cell: string; readonly frozen: number; readonly now: number }[];
  /** Which inputs are others than when it was frozen: where the bytes differ, it is for one of these or for changed acts. */
  readonly moved: readonly Text[];
}

/** The inputs of this program that are others than at the freeze. */
export function movedInputs(deps: Pick<BriefingDependencies, 'ledger'>, frozen: Frozen): Text[] {
  const { rules, calendar } = deps.ledger.env;
  const moved: Text[] = [];
  if (frozen.rules !== rules.version) {
    moved.push({
      zh: `规则版本：定稿时 ${frozen.rules}，现在 ${rules.version}`,
      en: `Rules: ${frozen.rules} then, ${rules.version} now`,
    });
  }
  if (frozen.calendar !== calendar.version) {
    moved.push({
      zh: `日历版本：定稿时 ${frozen.calendar}，现在 ${calendar.version}`,
      en: `Calendar: ${frozen.calendar} then, ${calendar.version} now`,
    });
  }
  const known = knownFigures(deps.ledger);
  for (const { id, title, digest } of frozen.figures) {
    if (known.get(id)?.digest === digest) continue;
    moved.push({ zh: `“${title.zh}”的口径已经修改`, en: `"${title.en}" is defined otherwise now` });
  }
  return moved;
}

/** Runs a frozen edition again and compares byte by byte; where they differ it says what did, and which inputs moved. */
export async function rerunBriefing(deps: BriefingDependencies, stored: StoredEdition): Promise<Rerun> {
  const { frozen } = await deps.ledger.store.transaction(SYSTEM_VIEWER, (tx) => recompute(deps, tx, stored.frozen));
  const again = canonicalText(frozen as unknown as JsonObject);
  const identical = again === stored.document;
  const cells = differingCells(stored.frozen, frozen);
  const moved = movedInputs(deps, stored.frozen);
  const acts: Text = {
    zh: '规则、日历和口径都没有变：封存的办理记录可能被改动，请运行 qingyuan check',
    en: 'Neither rules, calendar nor definitions moved: sealed acts may have been changed; run qingyuan check',
  };
  return {
    identical,
    digest: stored.digest,
    rerunDigest: digestOfText(again).toString('hex'),
    cells,
    moved: identical ? moved : moved.length === 0 ? [acts] : moved,
  };
}

/** Cells of two computations that are not the same, by number or by the set behind it. */
export function differingCells(before: Frozen, after: Frozen): Rerun['cells'] {
  const now = new Map(after.values.map((value) => [value.cell, value]));
  return before.values.flatMap((then) => {
    const value = now.get(then.cell);
    const same = value !== undefined && canonicalText(value) === canonicalText(then);
    return same ? [] : [{ cell: then.cell, frozen: then.value, now: value?.value ?? 0 }];
  });
}
