import { AppError } from '../../../kernel/error.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter, Procedure } from '../../../platform/procedure/types.ts';
import { actsOf, findMatter } from '../../intake/index.ts';
import type { PublicityContext } from '../context.ts';
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
export async function readCase(
  { ledger, directory }: PublicityContext,
  actor: LedgerActor,
  region: string,
  id: string,
): Promise<CaseSource> {
  const { matter, records } = await ledger.store.transaction(actor, async (tx) => {
    const found = await findMatter(tx, region, id);
    return { matter: found.matter, records: await actsOf(tx, region, id) };
  });
  if (matter.procedure !== 'case' && matter.procedure !== 'summary-case') {
    throw new AppError('procedure.no-such-matter', 404);
  }
  const names = await directory.names();
  return {
    procedure: getProcedure(ledger, matter.procedure),
    matter,
    acts: records.map(({ verb, body, payload }) => ({ verb, body, personal: payload ?? {} })),
    authority: names(regionOf(matter.handlingCode)).zh,
  };
}

export const todayOf = ({ ledger }: Pick<PublicityContext, 'ledger'>) => legalDay(ledger.clock.now());
