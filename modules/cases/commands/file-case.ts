import type { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import type { ActId, AuthorityCode } from '../../../kernel/id.ts';
import { isAuthorityCode, isWithin, regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import { dayOfAct } from '../../../platform/ledger/perform-guarded.ts';
import type { LedgerActor, Outcome, Performed, PerformRequest } from '../../../platform/ledger/types.ts';
import { performNumbered, performReserved } from '../../notices/index.ts';
import type { CaseContext } from '../context.ts';
import type { CaseFiled, fileCaseRequest } from '../contract.ts';
import { checkLicences } from './check-licences.ts';
import { linkAlone, linkRequest, type Waiting, waitingSources } from './link-sources.ts';
import { numbersFor } from './numbers.ts';

const OPENING = { case: 'file', 'summary-case': 'decide-on-spot' } as const;

/** The number of a block that a decision on the spot brings along, made where there was no network. */
const broughtNumber = ({ procedure, body }: z.infer<typeof fileCaseRequest>): string | undefined =>
  procedure === 'summary-case' && typeof body.number === 'string' ? body.number : undefined;

const linkedAs = ({ homeRegion, matterId }: Waiting, outcome: Outcome | undefined): CaseFiled['linked'][number] => ({
  homeRegion,
  matterId,
  linked: outcome?.ok === true,
  code: outcome === undefined || outcome.ok ? null : outcome.error.code,
});

/**
 * Files a case, or records a decision on the spot: numbered in turn, in the name of the authority that will handle it.
 * A decision on the spot may bring a number that was reserved for this officer, because its paper was handed over already.
 * Clues and reports that waited for the case say its number from then on, those of its region in the same transaction.
 * @throws AppError as `perform`; `notices.block.*` for a number brought along; 403 `cases.file.outside`; 422
 *   `cases.file.told-later`, `cases.number.given`,
 *   `cases.licence.*`; 409 `notices.organ-missing`
 */
export async function fileCase(
  context: CaseContext,
  actor: LedgerActor,
  asked: z.infer<typeof fileCaseRequest>,
  traceId: string,
): Promise<CaseFiled> {
  const { ledger } = context;
  const home = asked.homeCode ?? actor.authority;
  if (!isAuthorityCode(home) || !isWithin(home, actor.authority)) {
    throw new AppError('cases.file.outside', 403, { authority: actor.authority, home });
  }
  if (asked.procedure === 'case' && asked.eventAt !== undefined) throw new AppError('cases.file.told-later', 422);
  const body = asked.body as JsonObject;
  const request: PerformRequest = {
    actId: asked.actId.toLowerCase() as ActId,
    homeRegion: regionOf(home),
    homeCode: home as AuthorityCode,
    procedure: asked.procedure,
    verb: OPENING[asked.procedure],
    body,
    traceId,
    ...(asked.eventAt === undefined ? {} : { eventAt: asked.eventAt }),
  };
  const on = dayOfAct(asked.eventAt, ledger.clock.now());
  const act = { procedure: asked.procedure, verb: request.verb, body };
  const brought = broughtNumber(asked);
  const [wanted, waiting] = await Promise.all([
    brought === undefined ? numbersFor(context, home, on, act) : [],
    waitingSources(ledger, actor, body),
    checkLicences(ledger.store.db, actor, body, on),
  ]);
  const here = waiting.filter(({ homeRegion }) => homeRegion === request.homeRegion);
  const linked: CaseFiled['linked'] = [];

  const write = async (numbered: PerformRequest): Promise<Performed> => {
    const links = here.map((source) => linkRequest(source, numbered, String(numbered.body.number)));
    const [filed, ...others] = await performMany(ledger, actor, [numbered, ...links]);
    if (filed === undefined) throw new AppError('ledger.no-outcome', 500, { actId: numbered.actId });
    if (!filed.ok) throw filed.error;
    linked.splice(0, linked.length, ...here.map((source, index) => linkedAs(source, others[index])));
    return filed;
  };
  // Alone it shares its transaction with others that are filed at this moment.
  const alone = here.length === 0 ? {} : { write };
  const authority = regionOf(home);
  const own = { field: 'number', region: authority, authority };
  const { numbers, ...performed } =
    brought === undefined
      ? await performNumbered(ledger, actor, { request, on, wanted, ...alone })
      : await performReserved(ledger, actor, { request, on, ...own, written: brought, ...alone });
  const number = numbers.number ?? '';
  for (const source of waiting.filter(({ homeRegion }) => homeRegion !== request.homeRegion)) {
    linked.push(await linkAlone(ledger, actor, source, request, number));
  }
  return { ...performed, number, numbers: { ...numbers }, linked };
}
