import { AppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { refused } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor, LedgerDependencies, Performed } from '../../../platform/ledger/types.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { beaconValue } from '../model/check-draw.ts';
import { draw } from '../model/draw.ts';
import type { Beacon } from '../model/draw-file.ts';
import { drawFrom, resultText, seedOf } from '../model/draw-from.ts';
import { readLists } from '../model/draw-lists.ts';
import { sha256Hex } from '../model/sha256.ts';
import { type FirstHead, type FrozenDraw, firstHeadOver, readFrozen } from '../queries/frozen.ts';
import { type AskedOfDraw, doneBefore, secretContext } from './freeze-draw.ts';

export interface AskedReveal extends AskedOfDraw {
  /** What the second person adds, e.g. thrown dice. */
  readonly contribution: string;
  /** The public number, where the plan names one. */
  readonly value?: string | undefined;
}

/** The chance that nobody knew when the lists were frozen: as the plan says, never as it suits. */
function beaconOf(frozen: FrozenDraw, head: FirstHead | undefined, value: string | undefined): Beacon {
  const planned = obj(frozen.matter.facts, 'beacon');
  const source = str(planned, 'source');
  if (str(planned, 'kind') === 'public') {
    if (value === undefined) throw new AppError('inspections.draw.beacon', 422, { source });
    return { kind: 'public', source, value };
  }
  if (head === undefined) throw new AppError('inspections.draw.not-sealed', 409);
  return { kind: 'head', root: head.root, size: head.size };
}

/**
 * Reveals the secret, adds what another officer and public chance give, and draws. Everything that is needed to draw again
 * stands in the act.
 * @throws AppError 404 `inspections.draw.none`; 409 `procedure.refused`, `procedure.stale`, `inspections.draw.not-sealed`;
 *   422 `inspections.draw.beacon`
 */
export async function revealDraw(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  asked: AskedReveal,
): Promise<Performed> {
  const { region, id, actId, version, traceId, contribution } = asked;
  const frozen = await readFrozen(ledger, actor, asked);
  const done = await doneBefore(ledger, actor, frozen.matter, asked, 'reveal');
  if (done !== undefined) return done;
  const refusal = refusalOf(draw, frozen.matter, actor, 'reveal', legalDay(ledger.clock.now()));
  if (refusal !== null) throw refused(refusal);
  const head = await ledger.store.transaction(SYSTEM_VIEWER, (tx) => firstHeadOver(tx, region, id, frozen.freezeSeq));
  const beacon = beaconOf(frozen, head, asked.value);
  const secret = ledger.sealer.open(frozen.sealed, secretContext(region, id)).toString('hex');
  const seed = seedOf(secret, beaconValue(beacon), contribution);
  const result = drawFrom(readLists(frozen.lists), seed);
  return perform(ledger, actor, {
    actId: actId as ActId,
    homeRegion: region as Region,
    matterId: id as MatterId,
    of: [draw.id],
    verb: 'reveal',
    version,
    body: {
      ...{ secret, contribution, beacon, seed },
      ...{ result: sha256Hex(resultText(result)), drawn: result.firms.length },
      ...(head === undefined ? {} : { proof: { leaf: head.leaf, hashes: head.hashes, head: head.note } }),
    },
    traceId,
  });
}
