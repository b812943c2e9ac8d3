import { createHash } from 'node:crypto';
import type { Clock } from '../../../kernel/clock.ts';
import { AppError } from '../../../kernel/error.ts';
import type { ActId, AuthorityCode, MatterId } from '../../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf, scopePattern } from '../../../kernel/region.ts';
import type { Json, JsonObject, Text } from '../../../kernel/text.ts';
import { hashReceiptCode, newReceiptCode } from '../../../platform/crypto/index.ts';
import { SYSTEM_PERSON } from '../../../platform/identity/index.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, PerformRequest } from '../../../platform/ledger/types.ts';
import type { IntakeContext } from '../context.ts';
import type { FilingRequest } from '../contract.ts';
import { bringFiles } from './attach-held.ts';

/** The account that opens what citizens file, at the authority that receives it; it can do nothing else. */
export function receiver(authority: string): LedgerActor {
  return {
    personId: SYSTEM_PERSON,
    authority: authority as AuthorityCode,
    roles: ['system'],
    onBehalfOf: null,
    scope: scopePattern(authority),
    clearance: 0,
  };
}

const given = (fields: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined && entry[1] !== ''),
  );

type Procedure = Exclude<FilingRequest['kind'], 'both'>;

/** One matter that a filing opens, with its code. */
interface Part {
  readonly procedure: Procedure;
  readonly actId: ActId;
  readonly code: string;
  readonly hash: string;
}

/**
 * The report's id in a mixed letter, made from the complaint's, so that a repeated send opens no third matter: also one
 * repeated after codes were forgotten, or to a newer version. That is why it stays as it is, and is no
 * `deterministicUuid`, which came later and puts other bits in.
 */
export function reportIdOf(actId: string): string {
  const hex = createHash('sha256').update(`report of ${actId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What a filing opens: one matter, or of a mixed letter a complaint and a report (令121 art 9). */
function openedBy({ kind, actId: given }: FilingRequest): readonly (readonly [Procedure, ActId])[] {
  const actId = given.toLowerCase() as ActId;
  return kind === 'both'
    ? [
        ['complaint', actId],
        ['report', reportIdOf(actId) as ActId],
      ]
    : [[kind, actId]];
}

function openingBody(filing: FilingRequest, part: Part, other: Part | undefined): JsonObject {
  const { respondent, reporter } = filing;
  const isComplaint = part.procedure === 'complaint';
  return {
    title: filing.title,
    text: filing.text,
    channel: 'portal',
    ...given({
      // What is asked for is between the parties; the report is about the violation alone.
      demand: isComplaint ? filing.demand : undefined,
      claimFen: isComplaint || filing.kind !== 'both' ? filing.claimFen : undefined,
      occurredOn: filing.occurredOn,
      // A respondent without a name is described in the text.
      respondent: respondent.name ? given({ ...respondent }) : undefined,
      place: given({ region: filing.region, address: respondent.address }),
      reporter: reporter === null ? undefined : given({ ...reporter }),
      origin: other === undefined ? undefined : { procedure: other.procedure, matter: other.actId },
    }),
    anonymous: reporter === null,
    receiptHash: part.hash,
  };
}

export interface Filed {
  readonly receiptCode: string;
  readonly receipts: { readonly procedure: Procedure; readonly receiptCode: string }[];
  readonly receivedOn: PlainDate;
  readonly authority: Text;
}

/** How long a repeated send gets the same codes again, and of how many filings. */
const REMEMBERED_MS = 10 * 60_000;
const MOST = 5_000;

/**
 * What was made for a send, kept in memory for ten minutes: sent again with the same id and content, it gets the same, also
 * when the answer was lost after the commit; that is why it is kept before anything is written.
 */
export function rememberRecent<Sent extends { readonly actId: string }, Made>(
  clock: Clock,
  make: (sent: Sent) => Promise<Made>,
): (sent: Sent) => Promise<Made> {
  const recent = new Map<string, { readonly digest: string; readonly until: number; readonly made: Made }>();
  return async (sent) => {
    const digest = createHash('sha256').update(JSON.stringify(sent)).digest('base64');
    const known = recent.get(sent.actId);
    if (known !== undefined && known.digest === digest && clock.now().getTime() < known.until) return known.made;
    const made = await make(sent);
    const now = clock.now().getTime();
    for (const [key, { until }] of recent) {
      if (until > now && recent.size < MOST) break;
      recent.delete(key);
    }
    recent.set(sent.actId, { digest, until: now + REMEMBERED_MS, made });
    return made;
  };
}

async function receive(
  context: IntakeContext,
  filing: FilingRequest,
  parts: readonly Part[],
  traceId: string,
): Promise<Filed> {
  const authority = await context.directory.find(filing.region);
  if (authority === undefined) throw new AppError('intake.filing.no-authority', 422, { region: filing.region });
  const homeRegion = regionOf(authority.code);
  const opened = parts.map(({ actId }) => ({ homeRegion, matterId: actId as string as MatterId }));
  const brought = filing.uploads === undefined ? undefined : await bringFiles(context, filing.uploads, opened);
  const requests = parts.map(
    (part): PerformRequest => ({
      actId: part.actId,
      homeRegion,
      homeCode: authority.code,
      procedure: part.procedure,
      verb: 'receive',
      body: openingBody(
        filing,
        part,
        parts.find((each) => each !== part),
      ),
      traceId,
    }),
  );
  const files = (brought?.acts ?? []).map((act): PerformRequest => ({ ...act, traceId }));
  try {
    // Both matters of a mixed letter, and what was handed in with them, in one transaction.
    for (const outcome of await performMany(context.ledger, receiver(authority.code), [...requests, ...files])) {
      if (outcome.ok) continue;
      if (outcome.error.code === 'ledger.act-id-reused') throw new AppError('intake.filing.known', 409);
      throw outcome.error;
    }
  } catch (error) {
    await brought?.forget();
    throw error;
  }
  await brought?.settle();
  return {
    receiptCode: parts[0]?.code ?? '',
    receipts: parts.map(({ procedure, code }) => ({ procedure, receiptCode: code })),
    receivedOn: legalDay(context.ledger.clock.now()),
    authority: { zh: authority.nameZh, en: authority.nameEn },
  };
}

/** What a complaint must hold before it is worth sending on: who asks, and what for (令121 art 10). */
function checkComplaint({ kind, reporter, demand }: FilingRequest): void {
  if (kind !== 'complaint' && kind !== 'both') return;
  if (reporter === null || reporter.name === '' || reporter.phone === '') {
    throw new AppError('intake.filing.no-reporter', 422);
  }
  if (demand === undefined) throw new AppError('intake.filing.no-demand', 422);
}

/**
 * Takes in what citizens file: opens it at the bureau of the region and gives a receipt code for each matter, shown once
 * and stored only as a slow hash. A repeated send (a lost answer) gets the same codes for ten minutes, from memory. No
 * network address and no agent is kept.
 * @throws AppError 422 `intake.filing.no-authority`, `intake.filing.no-reporter`, `intake.filing.no-demand`;
 * 409 `intake.filing.known`
 */
export function createFilingDesk(context: IntakeContext): (filing: FilingRequest, traceId: string) => Promise<Filed> {
  const partsOf = rememberRecent(context.ledger.clock, (filing: FilingRequest) =>
    Promise.all(
      openedBy(filing).map(async ([procedure, actId]): Promise<Part> => {
        const code = newReceiptCode();
        const hash = (await hashReceiptCode(code, context.receiptPepper)).toString('hex');
        return { procedure, actId, code, hash };
      }),
    ),
  );

  return async (filing, traceId) => {
    checkComplaint(filing);
    return receive(context, filing, await partsOf(filing), traceId);
  };
}
