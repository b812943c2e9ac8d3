import { formatDocumentNumber } from '../../../kernel/codes/document-number.ts';
import { AppError, isAppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { getAuthority } from '../../../platform/identity/authority.ts';
import { readHeads } from '../../../platform/ledger/export.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import { sealDue } from '../../../platform/ledger/seal.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { signBulletin } from '../../../platform/proof/bulletin.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { fromLedger } from '../../bulletins/index.ts';
import { type BriefingDependencies, checkContent, figuresUsed, knownFigures, topOf } from '../environment.ts';
import { namedContent } from '../model/briefing.ts';
import type { Content } from '../model/content.ts';
import { flagsOf } from '../model/flags.ts';
import type { Frozen } from '../model/frozen.ts';
import { namedOf } from '../model/named.ts';
import { type BriefingKey, findDraft, findEdition, type StoredEdition } from '../queries/read-briefing.ts';
import { type Computed, computeBriefing, digestOfText, regionsFor } from './compute.ts';
import { settingOf } from './setting.ts';

export interface StepRequest {
  readonly actId: string;
  readonly version: number;
  readonly traceId?: string;
}

/** The matter and its saved draft, as the actor sees them. @throws AppError 404 `briefing.unknown` */
async function opened(deps: BriefingDependencies, actor: LedgerActor, key: BriefingKey) {
  const found = await deps.ledger.store.transaction(actor, async (tx) => ({
    matter: (await readMatters(tx, key.region, [key.id])).get(key.id)?.matter,
    draft: await findDraft(tx, key),
  }));
  const { matter, draft } = found;
  if (matter === undefined || matter.procedure !== 'briefing' || draft === undefined) {
    throw new AppError('briefing.unknown', 404);
  }
  return { matter, draft };
}

/** Everything but number and edition, computed at the newest heads after sealing what is due. */
export async function computedNow(
  deps: BriefingDependencies,
  content: Content,
  contentDigest: string,
  matter: Pick<Matter, 'id' | 'homeCode'>,
): Promise<Computed> {
  const { ledger } = deps;
  const known = knownFigures(ledger);
  checkContent(known, content, matter.homeCode);
  await sealDue(ledger.store, deps.signHead, ledger.clock.now());
  return ledger.store.transaction(
    SYSTEM_VIEWER,
    async (tx) => {
      const measures = figuresUsed(known, content).flatMap((figure) => figure.measures);
      const heads = await readHeads(tx, await regionsFor(tx, topOf(content, matter.homeCode), measures));
      if (heads.length === 0) throw new AppError('briefing.nothing-sealed', 409);
      const cutOff = new Date(Math.max(...heads.map(({ signedAt }) => signedAt.getTime())));
      const issuer = await getAuthority(tx, matter.homeCode);
      const setting = await settingOf(tx, known, content, matter.homeCode, legalDay(cutOff));
      return computeBriefing(deps, fromLedger(tx), {
        ...setting,
        id: matter.id,
        format: 'qingyuan-briefing-v1',
        edition: 1,
        number: { year: 0, number: 0, text: '' },
        issuer: { code: issuer.code, name: { zh: issuer.nameZh, en: issuer.nameEn } },
        contentDigest,
        cutOff: cutOff.toISOString(),
        rules: ledger.env.rules.version,
        calendar: ledger.env.calendar.version,
        supersedes: null,
        checkpoints: heads.map(({ homeRegion, size, root }) => ({
          region: homeRegion,
          size,
          root: root.toString('hex'),
        })),
      });
    },
    { snapshot: true },
  );
}

/** The next number of the authority in a year: counted on without a gap, for a number is taken with its act or not at all. */
async function nextNumber(tx: Db, authority: string, region: string, day: PlainDate): Promise<Frozen['number']> {
  const year = Number(day.slice(0, 4));
  const { shortZh, nameZh } = await getAuthority(tx, authority);
  const { rows } = await tx.query<{ last: number }>(sql`
    select coalesce(max(number), 0)::int as last from briefing_edition
    where home_region = ${region} and authority = ${authority} and year = ${year}`);
  const number = (rows[0]?.last ?? 0) + 1;
  // An authority that issues no documents of its own has no sign for them: its full name stands instead.
  const text =
    shortZh === ''
      ? `${nameZh}通报〔${year}〕${number}号`
      : formatDocumentNumber({ organ: shortZh, form: '通', year, number });
  return { year, number, text };
}

/** Signs an edition and writes it, with the sets behind its cells, in the transaction of the act that says its digest. */
export async function recordEdition(
  { ledger, signer }: BriefingDependencies,
  actor: LedgerActor,
  { region, id }: BriefingKey,
  { actId, version, traceId }: StepRequest,
  { frozen, sets }: Computed,
  { verb, body }: { readonly verb: 'freeze' | 'supersede'; readonly body: JsonObject },
): Promise<void> {
  const { edition, number, content, issuer } = frozen;
  const bulletin = frozen as unknown as JsonObject;
  const document = canonicalText(bulletin);
  const digest = digestOfText(document);
  const signatures = signBulletin(bulletin, signer);
  await perform(ledger, actor, {
    actId: actId.toLowerCase() as ActId,
    homeRegion: region as Region,
    matterId: id as MatterId,
    of: ['briefing'],
    verb,
    version,
    body: { ...body, edition, digest: digest.toString('hex'), signatures },
    ...(traceId === undefined ? {} : { traceId }),
    beside: async (tx) => {
      await tx.query(sql`
        insert into briefing_edition (home_region, id, edition, authority, year, number, title, document, digest, signatures, frozen_at, frozen_by)
        values (${region}, ${id}, ${edition}, ${issuer.code}, ${number.year}, ${number.number}, ${content.title}, ${document},
          ${digest}, ${signatures}, ${ledger.clock.now()}, ${actor.personId})`);
      const cells = [...sets.keys()];
      const lines = [...sets.values()].map((each) => each.join('\n'));
      await tx.query(sql`
        insert into briefing_set (home_region, id, edition, cell, authority, lines)
        select ${region}, ${id}, ${edition}, r.cell, ${issuer.code}, r.lines
        from unnest(${cells}::text[], ${lines}::text[]) as r(cell, lines)`);
    },
  });
}

/** Refuses while words contradict their numbers. @throws AppError 409 `briefing.contradiction` */
export function refuseContradictions(frozen: Frozen): void {
  const flags = flagsOf(frozen.content, namedOf(frozen));
  const [first] = flags;
  if (first === undefined) return;
  throw new AppError('briefing.contradiction', 409, { count: flags.length, first: first.says.zh });
}

/**
 * The ledger tells a number that another bulletin took meanwhile as a stale version: it is that only where the matter did
 * move on.
 */
async function numberWasTaken(
  deps: BriefingDependencies,
  actor: LedgerActor,
  key: BriefingKey,
  { version }: StepRequest,
  error: unknown,
): Promise<boolean> {
  if (!isAppError(error) || error.code !== 'procedure.stale') return false;
  const { matter } = await opened(deps, actor, key);
  return matter.version === version && matter.state === 'approved';
}

/**
 * Numbers, computes, signs and freezes an approved bulletin: the content is the approved one to the byte, its numbers are
 * computed from the acts under the newest tree heads, and its digest is an act in the ledger. Asked again with the same
 * id it gives what was frozen.
 * @throws AppError 409 `briefing.other-content`, `briefing.contradiction`, `procedure.refused`, `procedure.stale`
 */
export async function freezeBriefing(
  deps: BriefingDependencies,
  actor: LedgerActor,
  key: BriefingKey,
  request: StepRequest,
): Promise<StoredEdition> {
  const { ledger } = deps;
  const { matter, draft } = await opened(deps, actor, key);
  if (matter.state === 'approved' && namedContent(matter) !== draft.digest) {
    throw new AppError('briefing.other-content', 409);
  }
  const kept = await ledger.store.transaction(actor, (tx) => findEdition(tx, key, 1));
  if (kept !== undefined) return kept;
  const computed = await computedNow(deps, draft.content, draft.digest, matter);
  refuseContradictions(computed.frozen);
  for (let tries = 1; ; tries += 1) {
    const number = await ledger.store.transaction(actor, (tx) =>
      nextNumber(tx, matter.homeCode, key.region, legalDay(ledger.clock.now())),
    );
    const frozen = { ...computed.frozen, number };
    try {
      const act = { verb: 'freeze', body: { number: number.text } } as const;
      await recordEdition(deps, actor, key, request, { ...computed, frozen }, act);
      break;
    } catch (error) {
      // Nothing of this try is left: the next number is ours.
      if (tries < 20 && (await numberWasTaken(deps, actor, key, request, error))) continue;
      // Asked twice at once: the other one froze it.
      if (isAppError(error) && error.code === 'ledger.act-id-reused') break;
      throw error;
    }
  }
  const stored = await ledger.store.transaction(actor, (tx) => findEdition(tx, key, 1));
  if (stored === undefined) throw new AppError('ledger.act-id-reused', 409, { actId: request.actId });
  return stored;
}
