import { legalDay } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter, Procedure } from '../../../platform/procedure/types.ts';
import { readCase } from '../../cases/index.ts';
import type { PublishingContext } from '../context.ts';
import type { SourceAct } from '../model/collect.ts';

/** A case as its public version is made from it. */
export interface CaseSource {
  readonly procedure: Procedure;
  readonly matter: Matter;
  readonly acts: readonly SourceAct[];
  /** Name of the authority that decided, in whose name a station acts too. */
  readonly authority: string;
}

/** The case with all its acts, read through its own row security. @throws AppError 404 `procedure.no-such-matter` */
export async function readSource(
  { ledger, directory }: PublishingContext,
  actor: LedgerActor,
  region: string,
  id: string,
): Promise<CaseSource> {
  const { matter, acts } = await ledger.store.transaction(actor, (tx) => readCase(tx, region, id));
  const names = await directory.names();
  return {
    procedure: getProcedure(ledger, matter.procedure),
    matter,
    acts,
    authority: names(regionOf(matter.handlingCode)).zh,
  };
}

export const todayOf = ({ ledger }: Pick<PublishingContext, 'ledger'>) => legalDay(ledger.clock.now());
