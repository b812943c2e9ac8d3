import { legalDay } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Actor } from '../../../../platform/identity/index.ts';
import type { LedgerActor } from '../../../../platform/ledger/types.ts';
import { sql } from '../../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../../platform/store/types.ts';
import type { ProposalPart } from '../../../triage/model/proposer.ts';
import { DECIDES, type ScreeningContext } from '../context.ts';
import type { WatchHitsView, WatchHitView } from '../contract.ts';

interface HitRow {
  readonly id: string;
  readonly home_region: string;
  readonly matter_id: string;
  readonly score: number;
  readonly parts: readonly ProposalPart[];
  readonly respondent: JsonObject | null;
  readonly list: string;
  readonly basis: string;
  readonly purpose: string;
  readonly until: string;
  readonly kind: 'organisation' | 'person';
  readonly name: string;
  readonly code: string | null;
  readonly region: string | null;
  readonly representative: string | null;
  readonly birth_year: number | null;
  readonly verdict: 'is' | 'is-not' | null;
  readonly reason: string | null;
  readonly said_on: string | null;
}

/**
 * Hits in the area, newest first. What a person may see of them goes by the matters: the system reads, and the caller drops what
 * is not the viewer's. Verdicts are those that the viewer may know.
 */
async function readHits(
  tx: Db,
  scope: readonly string[],
  state: 'open' | 'decided',
  today: string,
  limit: number,
): Promise<HitRow[]> {
  const { rows } = await tx.query<HitRow>(sql`
    select h.id, h.home_region, h.matter_id, h.score, h.parts, m.snapshot #> '{facts,respondent}' as respondent, l.name as list,
           l.basis, l.purpose, least(l.until_day, coalesce(e.until_day, l.until_day))::text as until, e.kind, e.name, e.code,
           e.region, e.representative, e.birth_year, v.verdict, v.reason, v.said_on
    from watch_hit h
    join matter m on m.home_region = h.home_region and m.id = h.matter_id
    join watch_list l on l.home_region = h.list_region and l.id = h.list_id
    join watch_entry e on e.home_region = h.list_region and e.list_id = h.list_id and e.id = h.entry_id
    left join lateral (
      select w.verdict, w.reason, (w.said_at at time zone 'Asia/Shanghai')::date::text as said_on from watch_verdict w
      where w.subject = h.subject and w.party = h.party order by w.said_at desc, w.id desc limit 1) v on true
    where (m.home_code like any (${scope}) or m.handling_code like any (${scope}))
      and (v.verdict is null) = ${state === 'open'}
      and (${state === 'decided'} or least(l.until_day, coalesce(e.until_day, l.until_day)) >= ${today}::date)
    order by h.made_at desc, h.score desc, h.id limit ${limit + 1}`);
  return rows;
}

const first = (name: string): string => `${Array.from(name)[0] ?? ''}**`;
const str = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Words of the parts name the entry: where it is masked, its name is masked in them. */
const maskParts = (parts: readonly ProposalPart[], names: readonly string[]): ProposalPart[] => {
  const hide = (text: string): string =>
    names.reduce((told, name) => (name === '' ? told : told.replaceAll(name, first(name))), text);
  return parts.map((part) => ({ ...part, title: { zh: hide(part.title.zh), en: hide(part.title.en) } }));
};

/** What a viewer learns of an entry: persons, representatives and years are for those who decide. */
function entryFor(row: HitRow, decides: boolean): WatchHitView['entry'] {
  const { list, basis, purpose, until, kind, name, code, region, representative, birth_year: year } = row;
  const open = { list, basis, purpose, until, kind, code, region };
  if (decides) return { ...open, name, representative, birthYear: year === null ? null : String(year), masked: false };
  return {
    ...open,
    name: kind === 'person' ? first(name) : name,
    representative: representative === null ? null : first(representative),
    birthYear: year === null ? null : `${String(year).slice(0, 3)}*`,
    masked: kind === 'person' || representative !== null || year !== null,
  };
}

/** Hits on the matters that the viewer may see, with what contradicts each. */
export async function hitsFor(
  context: ScreeningContext,
  actor: LedgerActor & Pick<Actor, 'roles'>,
  { state, limit }: { readonly state: 'open' | 'decided'; readonly limit: number },
): Promise<WatchHitsView> {
  const today = legalDay(context.clock.now());
  const scope = actor.scope.split(',');
  const found = await context.store.transaction(SYSTEM_VIEWER, (tx) => readHits(tx, scope, state, today, limit));
  const page = found.slice(0, limit);
  const seen = await context.rowsOf(
    actor,
    page.map(({ home_region, matter_id }) => ({ homeRegion: home_region, id: matter_id })),
  );
  const byId = new Map(seen.map((row) => [row.id, row] as const));
  const mayDecide = DECIDES.some((role) => actor.roles.includes(role));
  return {
    mayDecide,
    more: found.length > limit,
    items: page.flatMap((row) => {
      const matter = byId.get(row.matter_id);
      if (matter === undefined) return [];
      const { respondent, verdict, reason, said_on } = row;
      const isHidden = !mayDecide && row.kind === 'person';
      return [
        {
          ...{ id: row.id, matter, score: row.score, entry: entryFor(row, mayDecide) },
          operator: { name: str(respondent?.name), code: str(respondent?.code), region: str(respondent?.region) },
          parts: isHidden ? maskParts(row.parts, [row.name]) : [...row.parts],
          verdict: verdict === null ? null : { verdict, reason: reason ?? '', on: said_on ?? '' },
        },
      ];
    }),
  };
}
