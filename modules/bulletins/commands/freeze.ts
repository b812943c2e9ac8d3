import { createHash } from 'node:crypto';
import { AppError, isAppError } from '../../../kernel/error.ts';
import type { ActId, AuthorityCode, Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { regionOf, scopePattern } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { getAuthority } from '../../../platform/identity/authority.ts';
import { readHeads } from '../../../platform/ledger/export.ts';
import { readRegions } from '../../../platform/ledger/history.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { sealDue } from '../../../platform/ledger/seal.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { signBulletin } from '../../../platform/proof/bulletin.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { AnyBulletin, CaseBulletin } from '../case-contract.ts';
import type { Bulletin, GroupedBy } from '../contract.ts';
import type { BulletinDependencies } from '../environment.ts';
import { caseFiguresOf } from '../model/case-figures.ts';
import { topOf } from '../queries/board.ts';
import { findBulletin, type StoredBulletin } from '../queries/bulletin.ts';
import { keysOf } from '../queries/table.ts';
import { type Computed, computeBulletin } from './compute.ts';
import { computeCaseBulletin } from './compute-cases.ts';
import { fromLedger, type HistorySource, type TableTerms } from './count-figures.ts';

export interface FreezeRequest {
  readonly actId: string;
  readonly title: string;
  readonly authority?: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly by: GroupedBy;
  readonly procedures: readonly string[];
  /** Tree heads signed at or before this instant; now when absent. */
  readonly asOf?: Date | undefined;
}

/** SHA-256 of a bulletin's canonical bytes. */
export const digestOf = (document: string): Buffer => createHash('sha256').update(document, 'utf8').digest();

/** Regions whose trees a table about `top` must read: those in its area, and owners of matters handled there. */
async function regionsFor(tx: Db, top: string, asOf: Date | undefined): Promise<Region[]> {
  // Who handled what at an earlier time is known only after folding: then all regions are read.
  if (asOf !== undefined) return readRegions(tx);
  const { rows } = await tx.query<{ home_region: Region }>(sql`
    select distinct home_region from matter
    where handling_code like ${scopePattern(top)} or home_region like ${scopePattern(regionOf(top))} order by home_region`);
  return rows.map((row) => row.home_region);
}

/** What makes a bulletin of its kind out of the terms that all kinds share. */
type Compute<B> = (source: HistorySource, terms: TableTerms) => Promise<Computed<B>>;

/** The bulletin computed at the newest heads (after sealing what is due), not yet kept. */
async function draftOf<B>(
  deps: BulletinDependencies,
  actor: LedgerActor,
  request: FreezeRequest,
  compute: Compute<B>,
): Promise<B> {
  const { ledger } = deps;
  const top = topOf(actor, request.authority);
  const authority = await getAuthority(ledger.store.db, top);
  if (request.asOf === undefined) await sealDue(ledger.store, deps.signHead, ledger.clock.now());
  return ledger.store.transaction(
    SYSTEM_VIEWER,
    async (tx) => {
      const heads = await readHeads(tx, await regionsFor(tx, top, request.asOf), request.asOf);
      const cutOff = new Date(Math.max(...heads.map(({ signedAt }) => signedAt.getTime())));
      if (heads.length === 0) throw new AppError('bulletin.nothing-sealed', 409, {});
      const keys = await keysOf(tx, request.by, top, legalDay(cutOff));
      const { bulletin } = await compute(fromLedger(tx), {
        id: request.actId,
        title: request.title,
        authority: { code: top, name: { zh: authority.nameZh, en: authority.nameEn } },
        procedures: request.procedures,
        by: request.by,
        from: request.from,
        to: request.to,
        heads,
        cutOff: cutOff.toISOString(),
        keys: keys.map(({ key, title }) => ({ key, title })),
        rules: ledger.env.rules.version,
        calendar: ledger.env.calendar.version,
      });
      return bulletin;
    },
    { snapshot: true },
  );
}

type OnMatter = (done: number) => void;

/** A clearance bulletin 线索清零通报, computed and not yet kept. */
export const draftBulletin = (
  deps: BulletinDependencies,
  actor: LedgerActor,
  request: FreezeRequest,
  onMatter?: OnMatter,
): Promise<Bulletin> =>
  draftOf(deps, actor, request, (source, terms) =>
    computeBulletin(deps, source, { ...terms, nearWorkdays: deps.nearWorkdays }, onMatter),
  );

/** A bulletin of case figures 案件统计通报, computed and not yet kept. */
export const draftCaseBulletin = (
  deps: BulletinDependencies,
  actor: LedgerActor,
  request: FreezeRequest,
  onMatter?: OnMatter,
): Promise<CaseBulletin> =>
  draftOf(deps, actor, request, (source, terms) =>
    computeCaseBulletin(deps, source, { ...terms, figures: caseFiguresOf(request.procedures) }, onMatter),
  );

/**
 * Freezes a bulletin: computed from the acts under the newest tree heads, signed, kept byte for byte, and its digest
 * written into the ledger by an act. Asked again with the same id it gives what was frozen.
 */
export const freezeBulletin = (
  deps: BulletinDependencies,
  actor: LedgerActor,
  request: FreezeRequest,
  onMatter?: OnMatter,
): Promise<StoredBulletin<Bulletin>> => freezeAs(deps, actor, request, draftBulletin, onMatter);

/** As {@link freezeBulletin}, of case figures. */
export const freezeCaseBulletin = (
  deps: BulletinDependencies,
  actor: LedgerActor,
  request: FreezeRequest,
  onMatter?: OnMatter,
): Promise<StoredBulletin<CaseBulletin>> => freezeAs(deps, actor, request, draftCaseBulletin, onMatter);

async function freezeAs<B extends AnyBulletin>(
  deps: BulletinDependencies,
  actor: LedgerActor,
  request: FreezeRequest,
  draft: (deps: BulletinDependencies, actor: LedgerActor, request: FreezeRequest, onMatter?: OnMatter) => Promise<B>,
  onMatter?: OnMatter,
): Promise<StoredBulletin<B>> {
  const { ledger } = deps;
  const top = topOf(actor, request.authority) as AuthorityCode;
  const region: Region = regionOf(top);
  const id = request.actId.toLowerCase();
  const kept = await findBulletin(deps, actor, id);
  // An id stands for one bulletin: whoever asks again asks for the same kind.
  if (kept !== undefined) return kept as StoredBulletin<B>;
  const bulletin = await draft(deps, actor, { ...request, actId: id }, onMatter);
  const document = canonicalText(bulletin);
  const signatures = signBulletin(bulletin as unknown as JsonObject, deps.signer);
  const digest = digestOf(document);
  try {
    await perform(ledger, actor, {
      actId: id as ActId,
      homeRegion: region,
      procedure: 'bulletin',
      verb: 'freeze',
      homeCode: top,
      body: { title: request.title, digest: digest.toString('hex'), signatures },
      // With the act or not at all: a digest in the ledger of a document that nobody has could never be explained.
      beside: async (tx) => {
        await tx.query(sql`
          insert into bulletin (home_region, id, authority, document, digest, signatures, frozen_at, frozen_by)
          values (${region}, ${id}, ${top}, ${document}, ${digest}, ${signatures}, ${ledger.clock.now()}, ${actor.personId})`);
      },
    });
  } catch (error) {
    // Asked twice at once: the other one froze it, perhaps a moment later in time.
    if (!isAppError(error) || error.code !== 'ledger.act-id-reused') throw error;
  }
  const stored = await findBulletin(deps, actor, id);
  if (stored === undefined) throw new AppError('ledger.act-id-reused', 409, { actId: id });
  return stored as StoredBulletin<B>;
}
