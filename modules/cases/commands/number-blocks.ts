import type { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import { addDays, daysBetween, legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { endNumbers, findBlock, type NumberBlock, openBlocks, reserveBlock } from '../../notices/index.ts';
import { BLOCK_DAYS, type blockRequest, MOST_HELD } from '../blocks-contract.ts';
import type { CaseContext } from '../context.ts';
import { numbersFor } from './numbers.ts';

const VERB = 'decide-on-spot';

const own = (actor: LedgerActor) => {
  const region = regionOf(actor.authority);
  return { region, authority: region, verb: VERB };
};

/** A block is used within days, and never under the number of another year. */
export function lastDayOf(on: PlainDate): PlainDate {
  const yearEnd = `${on.slice(0, 4)}-12-31` as PlainDate;
  return daysBetween(on, yearEnd) < BLOCK_DAYS ? yearEnd : addDays(on, BLOCK_DAYS);
}

/**
 * Reserves numbers of decisions on the spot for a device of this officer: the law wants the paper numbered and handed over
 * at once (处罚法 art 52), also where there is no network. Asked again under the same id it is the same block.
 * @throws AppError 403 `cases.blocks.refused`; 409 `notices.block.too-many`, `notices.organ-missing`
 */
export async function reserveNumbers(
  context: CaseContext,
  actor: LedgerActor,
  asked: z.infer<typeof blockRequest>,
): Promise<readonly NumberBlock[]> {
  if (!actor.roles.includes('officer')) throw new AppError('cases.blocks.refused', 403);
  const { store, clock } = context.ledger;
  const at = clock.now();
  const on = legalDay(at);
  const [wanted] = await numbersFor(context, actor.authority, on, { procedure: 'summary-case', verb: VERB, body: {} });
  if (wanted === undefined) throw new RangeError('a decision on the spot has no number');
  const { series, organ } = wanted;
  return store.transaction(actor, async (tx) => {
    const id = asked.id.toLowerCase();
    const before = await findBlock(tx, series.region, id);
    if (before !== undefined && before.person !== actor.personId) throw new AppError('notices.block.missing', 404);
    if (before === undefined) {
      const held = (await openBlocks(tx, { ...own(actor), person: actor.personId }))
        .flatMap(({ numbers }) => numbers)
        .filter(({ state }) => state === 'reserved').length;
      if (held + asked.count > MOST_HELD) throw new AppError('notices.block.too-many', 409, { held, most: MOST_HELD });
      await reserveBlock(tx, {
        ...{ id, series, organ, verb: VERB, office: actor.authority, person: actor.personId },
        ...{ device: asked.device, on, until: lastDayOf(on), at, count: asked.count },
      });
    }
    return openBlocks(tx, { ...own(actor), person: actor.personId });
  });
}

/** Blocks that still hold a reserved number; with a year also the others of that year. @throws AppError 403 `cases.blocks.head-only` for those of others */
export function listBlocks(
  { ledger }: CaseContext,
  actor: LedgerActor,
  { whose, year }: { readonly whose: 'mine' | 'office'; readonly year?: number | undefined },
): Promise<readonly NumberBlock[]> {
  if (whose === 'office' && !actor.roles.includes('head')) throw new AppError('cases.blocks.head-only', 403);
  const asked = {
    ...own(actor),
    ...(whose === 'mine' ? { person: actor.personId } : {}),
    ...(year === undefined ? {} : { year }),
  };
  return ledger.store.transaction(actor, (tx) => openBlocks(tx, asked));
}

/**
 * Gives back numbers that no paper bears; they may be given out again. Only whose they are can say so.
 * @throws AppError 404 `notices.block.missing`
 */
export function returnNumbers(
  { ledger }: CaseContext,
  actor: LedgerActor,
  asked: { readonly id: string; readonly reason: string; readonly numbers?: readonly string[] | undefined },
): Promise<readonly string[]> {
  const region = regionOf(actor.authority);
  return ledger.store.transaction(actor, async (tx) => {
    const block = await findBlock(tx, region, asked.id);
    if (block === undefined || block.person !== actor.personId) throw new AppError('notices.block.missing', 404);
    const { id, reason, numbers } = asked;
    const end = { region, block: id, by: actor.personId, at: ledger.clock.now(), reason, as: 'returned' } as const;
    return endNumbers(tx, numbers === undefined ? end : { ...end, written: numbers });
  });
}

/**
 * A head writes off what is left of a block whose device is lost: a paper may bear such a number, so it is never given out
 * again. @throws AppError 403 `cases.blocks.head-only`; 404 `notices.block.missing`
 */
export function voidNumbers(
  { ledger }: CaseContext,
  actor: LedgerActor,
  asked: { readonly id: string; readonly reason: string; readonly numbers?: readonly string[] | undefined },
): Promise<readonly string[]> {
  if (!actor.roles.includes('head')) throw new AppError('cases.blocks.head-only', 403);
  const region = regionOf(actor.authority);
  return ledger.store.transaction(actor, async (tx) => {
    if ((await findBlock(tx, region, asked.id)) === undefined) throw new AppError('notices.block.missing', 404);
    const { id, reason, numbers } = asked;
    const end = { region, block: id, by: actor.personId, at: ledger.clock.now(), reason, as: 'void' } as const;
    return endNumbers(tx, numbers === undefined ? end : { ...end, written: numbers });
  });
}
