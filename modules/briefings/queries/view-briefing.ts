import { AppError } from '../../../kernel/error.ts';
import { str } from '../../../kernel/read-json.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Viewer } from '../../../platform/store/types.ts';
import type { BriefingView, DraftView } from '../contract.ts';
import { type BriefingDependencies, standsIn } from '../environment.ts';
import { ANYBODY } from './list-briefings.ts';
import { type BriefingKey, findDraft, findEdition, type StoredDraft, type StoredEdition } from './read-briefing.ts';

export const presentDraft = ({ version, content, digest, savedAt, savedBy }: StoredDraft): DraftView => ({
  version,
  content,
  digest,
  savedAt: savedAt.toISOString(),
  savedBy,
});

interface EditionLine {
  readonly edition: number;
  readonly digest: Buffer;
  readonly frozenAt: Date;
  readonly publishedAt: Date | null;
}

/** The edition as the asker may read it: by office, or because it went to the public. @throws AppError 404 `briefing.unknown` */
export async function readableEdition(
  { ledger }: Pick<BriefingDependencies, 'ledger'>,
  actor: LedgerActor | null,
  key: BriefingKey,
  edition?: number,
): Promise<StoredEdition> {
  for (const viewer of [actor, ANYBODY]) {
    if (viewer === null) continue;
    const found = await ledger.store.transaction(viewer, (tx) => findEdition(tx, key, edition));
    if (found !== undefined) return found;
  }
  throw new AppError('briefing.unknown', 404);
}

/** One bulletin as the asker may see it. @throws AppError 404 `briefing.unknown` */
export async function viewBriefing(
  { ledger }: Pick<BriefingDependencies, 'ledger'>,
  actor: LedgerActor,
  key: BriefingKey,
): Promise<BriefingView> {
  const editionsFor = (viewer: Viewer) =>
    ledger.store.transaction(viewer, (tx) =>
      tx.query<EditionLine & { title: string }>(sql`
        select edition, digest, title, frozen_at as "frozenAt", published_at as "publishedAt"
        from briefing_edition where home_region = ${key.region} and id = ${key.id} order by edition desc`),
    );
  const { matter, draft } = await ledger.store.transaction(actor, async (tx) => ({
    matter: (await readMatters(tx, key.region, [key.id])).get(key.id)?.matter,
    draft: await findDraft(tx, key),
  }));
  const byOffice = (await editionsFor(actor)).rows;
  const editions = byOffice.length > 0 ? byOffice : (await editionsFor(ANYBODY)).rows;
  const own = matter !== undefined && matter.procedure === 'briefing' && standsIn(actor, matter.homeCode);
  if (!own && editions.length === 0) throw new AppError('briefing.unknown', 404);
  const comments = own ? entriesOf(matter, 'comments') : [];
  const authors = [...new Set(comments.map(([, each]) => str(each, 'by')))];
  const { rows: people } = await ledger.store.db.query<{ id: string; name: string }>(
    sql`select id, name from person where id = any(${authors}::uuid[])`,
  );
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return {
    ...key,
    title: own ? matter.title : (editions[0]?.title ?? ''),
    own,
    state: own ? matter.state : null,
    version: own ? matter.version : null,
    draft: own && draft !== undefined ? presentDraft(draft) : null,
    comments: comments.map(([id, each]) => ({
      id,
      section: str(each, 'section') === '' ? null : str(each, 'section'),
      text: str(each, 'text'),
      by: nameOf.get(str(each, 'by')) ?? '',
      on: str(each, 'on'),
      open: str(each, 'state') === 'open',
      answer: str(each, 'answer'),
    })),
    editions: editions.map(({ edition, digest, frozenAt, publishedAt }) => ({
      edition,
      digest: digest.toString('hex'),
      frozenAt: frozenAt.toISOString(),
      publishedAt: publishedAt?.toISOString() ?? null,
    })),
  };
}
