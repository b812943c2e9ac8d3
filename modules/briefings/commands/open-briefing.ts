import type { ActId } from '../../../kernel/id.ts';
import { regionOf } from '../../../kernel/region.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, Performed } from '../../../platform/ledger/types.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { type BriefingDependencies, checkContent, knownFigures } from '../environment.ts';
import type { Content } from '../model/content.ts';
import { digestOfText } from './compute.ts';

export interface FirstDraft {
  readonly region: string;
  readonly id: string;
  readonly authority: string;
  readonly by: string;
  readonly at: Date;
}

/** A draft as it is kept, and the digest by which acts name it. */
export function draftText(content: Content): { readonly text: string; readonly digest: Buffer } {
  // As it comes back from storage: members that are undefined are no members.
  const text = canonicalText(JSON.parse(JSON.stringify(content)));
  return { text, digest: digestOfText(text) };
}

/** The first draft of a bulletin: its digest, and its row as it is written with the act that begins the bulletin. */
export function draftKept(
  content: Content,
  { region, id, authority, by, at }: FirstDraft,
): { readonly digest: string; readonly beside: (tx: Db) => Promise<void> } {
  const { text, digest } = draftText(content);
  return {
    digest: digest.toString('hex'),
    beside: async (tx) => {
      await tx.query(sql`
        insert into briefing_draft (home_region, id, authority, version, content, digest, authors, saved_at, saved_by)
        values (${region}, ${id}, ${authority}, 1, ${text}, ${digest}, ${[by]}::uuid[], ${at}, ${by})`);
    },
  };
}

/**
 * Begins a bulletin at the actor's own authority, with its first draft saved in the same transaction.
 * @throws AppError as {@link checkContent}; `procedure.refused`
 */
export async function openBriefing(
  deps: Pick<BriefingDependencies, 'ledger'>,
  actor: LedgerActor,
  { actId, content, traceId }: { readonly actId: string; readonly content: Content; readonly traceId?: string },
): Promise<Performed> {
  const { ledger } = deps;
  const { authority } = actor;
  checkContent(knownFigures(ledger), content, authority);
  const id = actId.toLowerCase();
  const region = regionOf(authority);
  const { beside } = draftKept(content, { region, id, authority, by: actor.personId, at: ledger.clock.now() });
  return perform(ledger, actor, {
    actId: id as ActId,
    homeRegion: region,
    procedure: 'briefing',
    verb: 'draft',
    homeCode: authority,
    body: { title: content.title, kind: content.kind },
    ...(traceId === undefined ? {} : { traceId }),
    beside,
  });
}
