import { legalDay } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import { likeText } from '../../intake/index.ts';
import type { PublicBriefing, PublicBriefings } from '../contract.ts';
import type { BriefingDependencies } from '../environment.ts';
import { type BriefingKind, briefingKinds } from '../model/content.ts';
import { ANYBODY } from './list-briefings.ts';

const PAGE = 20;

type Row = Omit<PublicBriefing, 'publishedOn' | 'kind'> & {
  readonly publishedAt: Date;
  readonly kind: BriefingKind;
};

/** Bulletins that went to the public, each by its newest published edition, the latest first. The same to everybody. */
export async function listPublic(
  { ledger }: Pick<BriefingDependencies, 'ledger'>,
  { q = '', cursor }: { readonly q?: string | undefined; readonly cursor?: string | undefined },
): Promise<PublicBriefings> {
  const [at, id] = cursor?.split(' ') ?? [null, null];
  const { rows } = await ledger.store.transaction(ANYBODY, (tx) =>
    tx.query<Row>(sql`
      select region, id, edition, title, "publishedAt", signed #>> '{content,kind}' as kind,
        signed #>> '{number,text}' as number, signed #> '{issuer,name}' as issuer, signed #> '{content,period}' as period
      from (
        select region, id, edition, title, "publishedAt", document::jsonb as signed from (
          select distinct on (home_region, id) home_region as region, id, edition, title, published_at as "publishedAt", document
          from briefing_edition where to_public and published_at is not null order by home_region, id, edition desc
        ) newest
        where title ilike ${likeText(q)} and (${at}::timestamptz is null or ("publishedAt", id) < (${at}::timestamptz, ${id}::uuid))
        order by "publishedAt" desc, id desc limit ${PAGE + 1}
      ) page`),
  );
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ publishedAt, kind, ...row }) => ({
      ...row,
      kind: briefingKinds[kind],
      publishedOn: legalDay(publishedAt),
    })),
    next: last === undefined ? null : `${last.publishedAt.toISOString()} ${last.id}`,
  };
}
