import { regionOf } from '../../../kernel/region.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Viewer } from '../../../platform/store/types.ts';
import type { BriefingRow } from '../contract.ts';
import type { BriefingDependencies } from '../environment.ts';

/** Anybody: the scope in which no authority lies; row security knows it and leaves it what went to the public. */
export const ANYBODY: Viewer = { scope: '00%', clearance: 0 };

const MOST = 200;

interface Draft {
  readonly region: string;
  readonly id: string;
  readonly title: string;
  readonly kind: string | null;
  readonly state: string;
  readonly authority: string;
  readonly at: Date | null;
}

interface Edition extends Omit<Draft, 'at' | 'state'> {
  readonly number: string;
  readonly edition: number;
  readonly at: Date;
  readonly published: boolean;
}

async function editionsFor({ ledger }: Pick<BriefingDependencies, 'ledger'>, viewer: Viewer): Promise<Edition[]> {
  const { rows } = await ledger.store.transaction(viewer, (tx) =>
    tx.query<Edition>(sql`
      select region, id, title, authority, edition, at, published, document::jsonb #>> '{content,kind}' as kind,
        document::jsonb #>> '{number,text}' as number
      from (
        select * from (
          select distinct on (home_region, id) home_region as region, id, title, authority, edition, document,
            coalesce(published_at, frozen_at) as at, published_at is not null as published
          from briefing_edition order by home_region, id, edition desc
        ) newest order by at desc limit ${MOST}
      ) recent`),
  );
  return rows;
}

/** Bulletins that the asker may read, newest first: what is written in the own authority, and what went to it. */
export async function listBriefings(
  deps: Pick<BriefingDependencies, 'ledger'>,
  actor: LedgerActor,
  { state, q }: { readonly state?: string | undefined; readonly q?: string | undefined },
): Promise<BriefingRow[]> {
  const { ledger } = deps;
  const { states } = getProcedure(ledger, 'briefing');
  const { rows: drafts } = await ledger.store.transaction(actor, (tx) =>
    tx.query<Draft>(sql`
      select m.home_region as region, m.id, m.title, m.snapshot #>> '{facts,kind}' as kind, m.state,
        m.home_code as authority, d.saved_at as at
      from matter m left join briefing_draft d on d.home_region = m.home_region and d.id = m.id
      where m.home_region = ${regionOf(actor.authority)} and m.procedure = 'briefing' and m.home_code = ${actor.authority}
      order by m.opened_on desc, m.id desc limit ${MOST}`),
  );
  const own = new Map(drafts.map((each) => [each.id, each]));
  const readable = new Map<string, Edition>();
  for (const viewer of [ANYBODY, actor]) {
    for (const each of await editionsFor(deps, viewer)) {
      const known = readable.get(each.id);
      if (known === undefined || known.edition <= each.edition) readable.set(each.id, each);
    }
  }
  const codes = [...new Set([...drafts, ...readable.values()].map(({ authority }) => authority))];
  const { rows: names } = await ledger.store.db.query<{ code: string; zh: string; en: string }>(
    sql`select code, name_zh as zh, name_en as en from authority where code = any(${codes})`,
  );
  const nameOf = new Map(names.map(({ code, zh, en }) => [code, { zh, en }]));
  const row = (each: Draft | Edition, at: Date | null, inState: string, edition: Edition | undefined): BriefingRow => ({
    region: each.region,
    id: each.id,
    title: each.title,
    kind: each.kind ?? '',
    state: inState,
    stateTitle: states[inState]?.title ?? { zh: inState, en: inState },
    number: edition?.number ?? null,
    edition: edition?.edition ?? 0,
    issuer: { code: each.authority, name: nameOf.get(each.authority) ?? { zh: each.authority, en: each.authority } },
    at: (at ?? new Date(0)).toISOString(),
    own: own.has(each.id),
  });
  const rows = [
    ...drafts.map((each) => {
      const edition = readable.get(each.id);
      return row(each, edition?.at ?? each.at, each.state, edition);
    }),
    ...[...readable.values()]
      .filter(({ id }) => !own.has(id))
      .map((each) => row(each, each.at, each.published ? 'published' : 'frozen', each)),
  ];
  return rows
    .filter((each) => state === undefined || each.state === state)
    .filter(({ title, number }) => q === undefined || title.includes(q) || number?.includes(q) === true)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
}
