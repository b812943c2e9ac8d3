import { AppError, isAppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { deterministicUuid } from '../../../platform/import/deterministic-id.ts';
import { unlessOver } from '../../../platform/ledger/carry-on.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor, LedgerDependencies, Performed } from '../../../platform/ledger/types.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { MOST_PAIRS, verbOf } from '../model/verbs.ts';
import { pairsOf, type Said, wordsOn } from '../model/words.ts';
import { type Place, pairIdOf } from '../queries/pair.ts';
import { keepOwn } from './edge-row.ts';
import { tell } from './tell.ts';

/** A word as somebody asks for it. */
export interface AskedWord {
  readonly actId: string;
  readonly other: Place;
  readonly said: Said | 'none';
  readonly reason: string;
  /** This matter leads those that are the same. */
  readonly lead?: boolean | undefined;
  /** The proposal that stood before the officer. */
  readonly seen?: { readonly rule: string; readonly score: number } | undefined;
  readonly traceId?: string;
}

interface Both {
  readonly mine: Matter;
  readonly theirs: Matter;
}

/** Both matters as the actor sees them. @throws AppError 404 `procedure.no-such-matter`, `merging.no-such-other` */
export async function readBoth(
  { store }: Pick<LedgerDependencies, 'store'>,
  actor: LedgerActor,
  of: Place,
  other: Place,
): Promise<Both> {
  return store.transaction(actor, async (tx) => {
    const mine = (await readMatters(tx, of.region, [of.id])).get(of.id)?.matter;
    if (mine === undefined) throw new AppError('procedure.no-such-matter', 404);
    const theirs = (await readMatters(tx, other.region, [other.id])).get(other.id)?.matter;
    if (theirs === undefined) throw new AppError('merging.no-such-other', 404);
    return { mine, theirs };
  });
}

function check(
  { procedures }: LedgerDependencies,
  { mine, theirs }: Both,
  pair: string,
  said: AskedWord['said'],
): void {
  const joins = ({ procedure }: Matter): boolean => procedures[procedure]?.verbs['link-same'] !== undefined;
  if (mine.id === theirs.id) throw new AppError('merging.itself', 422);
  if (!joins(mine) || !joins(theirs)) throw new AppError('merging.kind', 422);
  if (said === 'none') return;
  if (mine.state === 'voided' || theirs.state === 'voided') throw new AppError('merging.voided', 409);
  const pairs = pairsOf(theirs);
  if (pairs.length >= MOST_PAIRS && !pairs.includes(pair))
    throw new AppError('merging.too-many', 409, { most: MOST_PAIRS });
}

/** Performs one word, and tells the other at once; where that fails, the worker does it. */
async function speak(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  of: Place,
  other: Place,
  asked: Omit<AskedWord, 'other'>,
): Promise<Performed> {
  const pair = pairIdOf(of, other);
  const verb = verbOf(asked.said);
  const body: JsonObject = {
    pair,
    reason: asked.reason,
    ...(asked.lead === true && asked.said === 'same' ? { lead: true } : {}),
    ...(asked.seen === undefined || asked.said === 'none' ? {} : { seen: asked.seen }),
  };
  const done = await perform(ledger, actor, {
    actId: asked.actId as ActId,
    homeRegion: of.region as Region,
    matterId: of.id as MatterId,
    verb,
    body,
    beside: keepOwn(of, pair, other, asked.said === 'none' ? null : asked.said),
    ...(asked.traceId === undefined ? {} : { traceId: asked.traceId }),
  });
  const spoken = { actId: done.actId, homeRegion: done.homeRegion, matterId: done.matterId, verb, seq: done.version };
  await unlessOver(() => tell(ledger, { ...spoken, authority: actor.authority, body })).catch(() => undefined);
  return done;
}

const refusedAct = (error: unknown): boolean => isAppError(error) && error.code === 'procedure.refused';

/**
 * Says of two matters that they are the same, that they are not, or takes back what was said. Who may act on both decides for
 * both: an opposite word on the other matter is taken back by an act there. Where the other side is another authority's its
 * word stays, and the pair is contested.
 * @throws AppError 404 `procedure.no-such-matter`, `merging.no-such-other`; 409 `procedure.refused`, `merging.voided`,
 * `merging.too-many`, `merging.not-yours`; 422 `merging.itself`, `merging.kind`
 */
export async function sayOfPair(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  of: Place,
  asked: AskedWord,
): Promise<Performed> {
  const { other, said } = asked;
  const both = await readBoth(ledger, actor, of, other);
  const pair = pairIdOf(of, other);
  check(ledger, both, pair, said);
  const theirWord = wordsOn(both.theirs, pair).own;
  const theirProcedure = getProcedure(ledger, both.theirs.procedure);
  const today = legalDay(ledger.clock.now());
  const mayThere = refusalOf(theirProcedure, both.theirs, actor, 'unlink-same', today) === null;
  const there = (): Promise<Performed> =>
    speak(ledger, actor, other, of, {
      ...asked,
      actId: deterministicUuid('same-other', asked.actId),
      said: 'none',
    });
  if (said === 'none' && wordsOn(both.mine, pair).own === undefined) {
    if (theirWord !== undefined && !mayThere) throw new AppError('merging.not-yours', 409);
    // Also what was asked before and lost its answer: the act that stands answers.
    return await speak(ledger, actor, of, other, asked).catch(async (error: unknown) => {
      if (!refusedAct(error) || !mayThere) throw error;
      return there();
    });
  }
  const done = await speak(ledger, actor, of, other, asked);
  if (theirWord !== undefined && theirWord.said !== said && mayThere) await unlessOver(there);
  return done;
}
