import { isUscc } from '../../../../kernel/codes/uscc.ts';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import { deterministicUuid } from '../../../../platform/import/index.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { sql } from '../../../../platform/store/sql.ts';
import type { Db } from '../../../../platform/store/types.ts';
import { readText } from '../../../reading/index.ts';
import type { Proposer, StoredProposal } from '../../../triage/model/proposer.ts';
import type { WatchLists } from '../lists/watch-lists.ts';
import { regionPrefix, SCREENING_RULE, type WatchHit } from '../model/screen.ts';
import { partyKeyOf, type Screened, type WatchEntry } from '../model/watch-entry.ts';

const object = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const MOST = 5;

/**
 * Whom a matter is screened for: its operator alone. Whoever reports, and whoever a text names besides, is screened against
 * nothing. The representative counts where the text names one as such.
 */
export function screenedOf(matter: Matter): Screened | undefined {
  const respondent = object(matter.facts.respondent);
  const [name, code] = [text(respondent.name), text(respondent.code)];
  if (name === '' && code === '') return undefined;
  const told = /(?:法定代表人|法人代表|负责人)[是为叫：:\s]*(\p{Script=Han}{2,4})/u.exec(
    text(matter.facts.text).slice(0, 20_000),
  )?.[1];
  const representative = told === undefined ? undefined : readText(told).find(({ kind }) => kind === 'person')?.value;
  const region = text(respondent.region) || text(object(matter.facts.place).region);
  return {
    ...{
      name,
      kind: 'organisation',
      code: isUscc(code) ? code : null,
      region: region === '' ? null : region.slice(0, 6),
    },
    ...{ representative: representative ?? null, birthYear: null },
  };
}

/** A list is used where the authority that keeps it is in charge: in its own area. */
export const isForRegion =
  (region: string) =>
  ({ listAuthority }: WatchEntry): boolean =>
    region.startsWith(regionPrefix(listAuthority.slice(0, 6)));

interface Found {
  readonly matter: Matter;
  readonly hit: WatchHit;
  readonly party: string;
}

/** What officers said of these parties and subjects last, by `subject party`. */
async function verdictsOn(tx: Db, found: readonly Found[]): Promise<ReadonlyMap<string, 'is' | 'is-not'>> {
  if (found.length === 0) return new Map();
  const { rows } = await tx.query<{ key: string; verdict: 'is' | 'is-not' }>(sql`
    select distinct on (v.subject, v.party) encode(v.subject, 'hex') || ' ' || encode(v.party, 'hex') as key, v.verdict
    from watch_verdict v
    where v.subject = any(${found.map(({ hit }) => Buffer.from(hit.entry.subject, 'hex'))}::bytea[])
      and v.party = any(${found.map(({ party }) => Buffer.from(party, 'hex'))}::bytea[])
    order by v.subject, v.party, v.said_at desc, v.id desc`);
  return new Map(rows.map(({ key, verdict }) => [key, verdict] as const));
}

/** Hits of these matters, in place of those that there were. */
async function keepHits(tx: Db, matters: readonly Matter[], found: readonly Found[], at: Date): Promise<void> {
  await tx.query(sql`
    delete from watch_hit where home_region = any(${[...new Set(matters.map(({ homeRegion }) => homeRegion))]}::char(6)[])
      and matter_id = any(${matters.map(({ id }) => id)}::uuid[])`);
  if (found.length === 0) return;
  const rows = found.map(({ matter, hit, party }) => ({
    ...{
      region: matter.homeRegion,
      matter: matter.id,
      id: deterministicUuid('watch-hit', matter.id, hit.entry.list, hit.entry.id),
      score: hit.score,
    },
    ...{
      listRegion: hit.entry.listRegion,
      list: hit.entry.list,
      entry: hit.entry.id,
      subject: hit.entry.subject,
      party,
    },
    parts: hit.parts,
  }));
  await tx.query(sql`
    insert into watch_hit (home_region, matter_id, id, list_region, list_id, entry_id, subject, party, score, parts, made_at)
    select h.region, h.matter, h.id, h."listRegion", h.list, h.entry, decode(h.subject, 'hex'), decode(h.party, 'hex'), h.score,
           h.parts, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as h(
      region text, matter uuid, id uuid, "listRegion" text, list uuid, entry uuid, subject text, party text, score real, parts jsonb)
    on conflict (home_region, matter_id, id) do nothing`);
}

function proposalOf({ hit: { entry, parts, score } }: Found, isConfirmed: boolean): StoredProposal {
  const against = parts.filter(({ weight, part }) => weight < 0 && part !== 'base').map(({ title }) => title);
  const doubt = {
    zh: against.length === 0 ? '没有发现相反的情况' : `相反的情况：${against.map(({ zh }) => zh).join('；')}`,
    en: against.length === 0 ? 'nothing contradicts it' : `against it: ${against.map(({ en }) => en).join('; ')}`,
  };
  return {
    ...{ kind: 'listed', value: entry.id, rule: SCREENING_RULE, evidence: [], parts, score: isConfirmed ? 1 : score },
    title: { zh: `${entry.listName}：${entry.name}`, en: `${entry.listName}: ${entry.name}` },
    reason: isConfirmed
      ? { zh: '承办人员曾认定是同一主体', en: 'An officer said before that it is the same' }
      : {
          zh: `可能在名单中，须核实，不得据此处理；${doubt.zh}`,
          en: `Perhaps on the list; to be verified, nothing follows from it; ${doubt.en}`,
        },
  };
}

/**
 * Whether the operator of a matter is perhaps on a list that is in force for its region. A hit is a hint to be verified and never
 * a finding; one that an officer called false is not told again for the same operator.
 */
export function listedProposer(lists: WatchLists): Proposer {
  return {
    name: 'listed',
    propose: async ({ tx, matters, at }) => {
      const day = legalDay(at);
      const index = await lists.current(tx, day);
      const found = matters.flatMap((matter): Found[] => {
        const who = index.size === 0 ? undefined : screenedOf(matter);
        if (who === undefined) return [];
        const party = partyKeyOf({ ...who, region: who.region ?? matter.homeRegion });
        const hits = index.screen(who, day, isForRegion(who.region ?? matter.homeRegion));
        return hits.slice(0, MOST).map((hit) => ({ matter, hit, party }));
      });
      const verdicts = await verdictsOn(tx, found);
      const verdictOn = ({ hit, party }: Found) => verdicts.get(`${hit.entry.subject} ${party}`);
      const told = found.filter((each) => verdictOn(each) !== 'is-not');
      await keepHits(tx, matters, found, at);
      const proposals = new Map<string, StoredProposal[]>();
      for (const each of told) {
        const own = proposals.get(each.matter.id) ?? [];
        own.push(proposalOf(each, verdictOn(each) === 'is'));
        proposals.set(each.matter.id, own);
      }
      return proposals;
    },
  };
}
