import { AppError } from '../../../kernel/error.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import { lockMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type BriefingDependencies, checkContent, knownFigures, standsIn } from '../environment.ts';
import type { Content } from '../model/content.ts';
import { type BriefingKey, findDraft, type StoredDraft } from '../queries/read-briefing.ts';
import { draftText } from './open-briefing.ts';

/** Who may write drafts: the posts that the procedure lets draft. */
function refuseOthers({ ledger }: Pick<BriefingDependencies, 'ledger'>, actor: LedgerActor, authority: string): void {
  const by: readonly string[] = getProcedure(ledger, 'briefing').verbs.draft?.by ?? [];
  if (!standsIn(actor, authority)) throw new AppError('briefing.unknown', 404);
  if (!actor.roles.some((role) => by.includes(role)))
    throw new AppError('http.forbidden', 403, { needed: by.join(', ') });
}

/**
 * Saves the draft of a bulletin. `version` is the one that was opened, 0 for a new one: a draft that somebody else saved
 * meanwhile is never written over.
 * @throws AppError 404 `briefing.unknown`; 409 `briefing.stale`, `briefing.not-draft`; as {@link checkContent}
 */
export async function saveDraft(
  deps: Pick<BriefingDependencies, 'ledger'>,
  actor: LedgerActor,
  key: BriefingKey,
  { version, content }: { readonly version: number; readonly content: Content },
): Promise<StoredDraft> {
  const { ledger } = deps;
  const now = ledger.clock.now();
  return ledger.store.transaction(actor, async (tx) => {
    const matter = (await lockMatters(tx, key.region, [key.id])).get(key.id)?.matter;
    if (matter === undefined || matter.procedure !== 'briefing') throw new AppError('briefing.unknown', 404);
    refuseOthers(deps, actor, matter.homeCode);
    checkContent(knownFigures(ledger), content, matter.homeCode);
    if (matter.state !== 'draft') {
      const state = getProcedure(ledger, 'briefing').states[matter.state]?.title.zh ?? matter.state;
      throw new AppError('briefing.not-draft', 409, { state });
    }
    const { text, digest } = draftText(content);
    const kept = await findDraft(tx, key);
    if ((kept?.version ?? 0) !== version) {
      // Saved twice by a lost answer: the same words are no conflict.
      if (kept !== undefined && kept.digest === digest.toString('hex')) return kept;
      throw new AppError('briefing.stale', 409, { by: kept?.savedBy ?? '', version: kept?.version ?? 0 });
    }
    const authors = [...new Set([...(kept?.authors ?? []), actor.personId])];
    await tx.query(sql`
      insert into briefing_draft (home_region, id, authority, version, content, digest, authors, saved_at, saved_by)
      values (${key.region}, ${key.id}, ${matter.homeCode}, ${version + 1}, ${text}, ${digest}, ${authors}::uuid[], ${now}, ${actor.personId})
      on conflict (home_region, id) do update set version = excluded.version, content = excluded.content,
        digest = excluded.digest, authors = excluded.authors, saved_at = excluded.saved_at, saved_by = excluded.saved_by`);
    const saved = await findDraft(tx, key);
    if (saved === undefined) throw new AppError('briefing.unknown', 404);
    return saved;
  });
}
