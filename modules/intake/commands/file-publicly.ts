import { createHash } from 'node:crypto';
import { AppError, isAppError } from '../../../kernel/error.ts';
import type { ActId, AuthorityCode } from '../../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf, scopePattern } from '../../../kernel/region.ts';
import type { Json, JsonObject, Text } from '../../../kernel/text.ts';
import { hashReceiptCode, newReceiptCode } from '../../../platform/crypto/index.ts';
import { SYSTEM_PERSON } from '../../../platform/identity/index.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { IntakeContext } from '../context.ts';
import type { FilingRequest } from '../contract.ts';

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

function openingBody(filing: FilingRequest, receiptHash: string): JsonObject {
  const { respondent, reporter } = filing;
  return {
    title: filing.title,
    text: filing.text,
    channel: 'portal',
    ...given({
      claimFen: filing.claimFen,
      occurredOn: filing.occurredOn,
      // A respondent without a name is described in the text.
      respondent: respondent.name ? given({ ...respondent }) : undefined,
      place: given({ region: filing.region, address: respondent.address }),
      reporter: reporter === null ? undefined : given({ ...reporter }),
    }),
    anonymous: reporter === null,
    receiptHash,
  };
}

export interface Filed {
  readonly receiptCode: string;
  readonly receivedOn: PlainDate;
  readonly authority: Text;
}

/** How long a repeated send gets the same code again, and of how many filings. */
const REMEMBERED_MS = 10 * 60_000;
const MOST = 5_000;

interface Recent {
  readonly digest: string;
  readonly until: number;
  readonly code: string;
  readonly hash: string;
}

async function receive(context: IntakeContext, filing: FilingRequest, code: Recent, traceId: string): Promise<Filed> {
  const authority = await context.directory.find(filing.region);
  if (authority === undefined) throw new AppError('intake.filing.no-authority', 422, { region: filing.region });
  try {
    await perform(context.ledger, receiver(authority.code), {
      actId: filing.actId.toLowerCase() as ActId,
      homeRegion: regionOf(authority.code),
      homeCode: authority.code,
      procedure: filing.kind,
      verb: 'receive',
      body: openingBody(filing, code.hash),
      traceId,
    });
  } catch (error) {
    if (isAppError(error) && error.code === 'ledger.act-id-reused') throw new AppError('intake.filing.known', 409);
    throw error;
  }
  return {
    receiptCode: code.code,
    receivedOn: legalDay(context.ledger.clock.now()),
    authority: { zh: authority.nameZh, en: authority.nameEn },
  };
}

/**
 * Takes in what citizens file: opens it at the bureau of the region and gives a receipt code, shown once and stored
 * only as a slow hash. A repeated send (a lost answer) gets the same code for ten minutes, from memory. No network
 * address and no agent is kept.
 * @throws AppError 422 `intake.filing.no-authority`, `intake.filing.no-reporter`; 409 `intake.filing.known`
 */
export function createFilingDesk(context: IntakeContext): (filing: FilingRequest, traceId: string) => Promise<Filed> {
  const recent = new Map<string, Recent>();

  async function codeFor(filing: FilingRequest): Promise<Recent> {
    const now = context.ledger.clock.now().getTime();
    const digest = createHash('sha256').update(JSON.stringify(filing)).digest('base64');
    const known = recent.get(filing.actId);
    if (known !== undefined && known.digest === digest && now < known.until) return known;
    const code = newReceiptCode();
    const hash = (await hashReceiptCode(code, context.receiptPepper)).toString('hex');
    return { digest, until: now + REMEMBERED_MS, code, hash };
  }

  function remember(actId: string, code: Recent): void {
    const now = context.ledger.clock.now().getTime();
    for (const [key, { until }] of recent) {
      if (until > now && recent.size < MOST) break;
      recent.delete(key);
    }
    recent.set(actId, code);
  }

  return async (filing, traceId) => {
    const { reporter } = filing;
    if (filing.kind === 'complaint' && (reporter === null || reporter.name === '' || reporter.phone === '')) {
      throw new AppError('intake.filing.no-reporter', 422);
    }
    const code = await codeFor(filing);
    // Remembered first: when the answer is lost after the commit, the repeated send must find the same code.
    remember(filing.actId, code);
    return receive(context, filing, code, traceId);
  };
}
