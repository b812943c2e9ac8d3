import { AppError } from '../../../kernel/error.ts';
import { isWithin } from '../../../kernel/region.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { ABOVE, type Comparison, SHIPPED_SET } from '../contract.ts';
import { getModel, servingOf } from '../queries/models.ts';
import { compare } from '../registry/compare.ts';
import { findFrozenSet } from '../registry/frozen.ts';
import { frozenExamples } from '../registry/gather.ts';
import { guessesMeanwhile } from '../registry/scores.ts';
import { modelsOf } from '../registry/serving.ts';
import { storeService } from '../registry/store-model.ts';
import type { ShippedClues } from './train.ts';

export interface PromoteRequest {
  readonly store: Store;
  /** A version, or `above` to withdraw the own model of `authority`. */
  readonly version: string;
  /** Who asks: the model must be of this authority or of one in its area. */
  readonly authority: string;
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
  readonly rollBack: boolean;
  /** Read where there is something to compare. */
  readonly shipped: () => ShippedClues;
}

export interface Promoted {
  readonly version: string;
  readonly before: string;
  /** What the rule looked at; null for a roll-back. */
  readonly figures: Comparison | null;
}

/** The model that serves and the candidate on the frozen set of the candidate's authority, else on the set that ships. */
async function compareNow(tx: Db, version: string, authority: string, shipped: ShippedClues): Promise<Comparison> {
  const candidate = await getModel(tx, version);
  const serving = await servingOf(tx, authority);
  const current = serving === null ? null : await getModel(tx, serving.version);
  const frozen = await findFrozenSet(tx, authority);
  const examples = frozen === undefined ? shipped.apart : await frozenExamples(tx, frozen);
  const others = current === null ? shipped.models : modelsOf(current.version, current.packed, current.digest);
  return compare(
    frozen?.name ?? SHIPPED_SET,
    await guessesMeanwhile(modelsOf(version, candidate.packed, candidate.digest), examples),
    await guessesMeanwhile(others, examples),
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function refuse({ set, texts, macroF1, accuracy, lowest, worse }: Comparison): never {
  throw new AppError('triage.promote.not-better', 409, {
    ...{ set, texts, worse: worse.join(', ') || '—' },
    f1: macroF1.candidate.toFixed(3),
    currentF1: macroF1.current.toFixed(3),
    accuracy: percent(accuracy.candidate),
    currentAccuracy: percent(accuracy.current),
    lowest: percent(lowest),
  });
}

async function servedBefore(tx: Db, authority: string, version: string): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    select from clue_model_service where home_region = ${authority} and authority = ${authority} and version = ${version}
    limit 1`);
  return rowCount > 0;
}

/**
 * Puts a model into service: a new one only where the rule of promotion says that it is better than the one that serves,
 * one that served before (or `above`) as a roll-back without comparing. Who, when, why and the figures are kept for good.
 * @throws AppError 404 `triage.model.no-such`, 409 `triage.promote.not-better`, `triage.promote.serves-already`,
 * `triage.promote.never-served`, 500 `triage.model.damaged`
 */
export function promoteModel(request: PromoteRequest): Promise<Promoted> {
  const { store, version, by, at, reason, rollBack, shipped } = request;
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const owner = version === ABOVE ? request.authority : (await getModel(tx, version)).authority;
    if (!isWithin(owner, request.authority)) throw new AppError('triage.model.no-such', 404, { version });
    // One after another: what a promotion was compared with must still serve when it is written.
    await tx.query(sql`select pg_advisory_xact_lock(hashtext(${`clue-model ${owner}`}))`);
    const serving = await servingOf(tx, owner);
    const before = serving?.authority === owner ? serving.version : ABOVE;
    if (before === version) throw new AppError('triage.promote.serves-already', 409, { version });
    const returns = rollBack || version === ABOVE;
    if (returns && version !== ABOVE && !(await servedBefore(tx, owner, version))) {
      throw new AppError('triage.promote.never-served', 409, { version });
    }
    const figures = returns ? null : await compareNow(tx, version, owner, shipped());
    if (figures !== null && !figures.better) refuse(figures);
    await storeService(tx, { authority: owner, version, before, rolledBack: returns, figures, reason, at, by });
    return { version, before, figures };
  });
}
