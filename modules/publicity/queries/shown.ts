import { AppError } from '../../../kernel/error.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { scopePattern } from '../../../kernel/region.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { parseDecision } from '../../../platform/proof/decision.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../../platform/store/types.ts';
import { earlyStopFrom, publicationOn } from '../../cases/model/case/publication.ts';
import type { PublicityContext } from '../context.ts';
import type { PublicDecision, PublicDecisions, PublicQuery } from '../contract.ts';
import { type DecisionStatement, readStatement } from '../model/statement.ts';
import { comparable } from '../model/words.ts';
import { todayOf } from './case-source.ts';
import { publicationById } from './publications.ts';

/** Anybody: the scope in which no authority lies; row security knows it and leaves it what is shown. */
const ANYBODY: Viewer = { scope: '00%', clearance: 0 };

interface Row {
  readonly home_region: string;
  readonly id: string;
  readonly matter_id: string;
  readonly on_day: PlainDate;
  readonly sha256: string;
  readonly note: string;
}

export interface Shown {
  readonly statement: DecisionStatement;
  readonly matter: Matter;
  readonly note: string;
}

/**
 * The rows whose case still shows exactly this: the case is asked itself, so that whatever took it down, by whatever way,
 * took it from here in the same transaction.
 */
async function stillShown({ ledger }: PublicityContext, rows: readonly Row[], today: PlainDate): Promise<Shown[]> {
  if (rows.length === 0) return [];
  const matters = new Map<string, Matter>();
  const regions = new Set(rows.map(({ home_region }) => home_region));
  await ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    for (const region of regions) {
      const ids = rows.filter(({ home_region }) => home_region === region).map(({ matter_id }) => matter_id);
      for (const [id, { matter }] of await readMatters(tx, region, ids)) matters.set(`${region} ${id}`, matter);
    }
  });
  return rows.flatMap(({ home_region, matter_id, sha256, note }) => {
    const matter = matters.get(`${home_region} ${matter_id}`);
    const statement = readStatement(parseDecision(note));
    if (matter === undefined || statement === undefined) return [];
    const { state, digest } = publicationOn(matter, today);
    return state === 'shown' && digest === sha256 ? [{ statement, matter, note }] : [];
  });
}

const columns = `home_region, id, matter_id, on_day, encode(sha256, 'hex') as sha256, note`;

/** A place in the list: day, region, id of the last row that was read. */
const cursorOf = ({ on_day, home_region, id }: Row): string => `${on_day} ${home_region} ${id}`;

/** Decisions on display, the latest first. */
export async function listShown(context: PublicityContext, query: PublicQuery): Promise<PublicDecisions> {
  const today = todayOf(context);
  const [day = '9999-12-31', region = '999999', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
    query.cursor?.split(' ') ?? [];
  const words = comparable(query.q ?? '');
  // Shorter texts stand in nearly every row.
  if ((query.q ?? '') !== '' && words.length < 2) return { items: [], next: null };
  const { rows } = await context.ledger.store.transaction(ANYBODY, (tx) =>
    tx.query<Row>({
      text: `select ${columns} from published_decision
        where ended_on is null and until_day >= $1 and (on_day, home_region, id) < ($2::date, $3::char(6), $4::uuid)
          and ($5 = '' or words like '%' || $5 || '%') and ($6 = '' or authority like $6)
        order by on_day desc, home_region desc, id desc limit $7`,
      values: [
        today,
        day,
        region,
        id,
        words,
        query.authority === undefined ? '' : scopePattern(query.authority),
        query.limit + 1,
      ],
    }),
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const shown = await stillShown(context, page, today);
  return {
    items: shown.map(({ statement }) => rowOf(statement)),
    next: rows.length > query.limit && last !== undefined ? cursorOf(last) : null,
  };
}

function rowOf({
  format: _format,
  sha256: _sha256,
  size: _size,
  ...row
}: DecisionStatement): PublicDecisions['items'][number] {
  return row;
}

/** What is shown under an address now; undefined where nothing is. */
export async function findShown(context: PublicityContext, region: string, id: string): Promise<Shown | undefined> {
  const today = todayOf(context);
  const { rows } = await context.ledger.store.transaction(ANYBODY, (tx) =>
    tx.query<Row>({
      text: `select ${columns} from published_decision where home_region = $1 and id = $2 and ended_on is null and until_day >= $3`,
      values: [region, id, today],
    }),
  );
  return (await stillShown(context, rows, today))[0];
}

/** As {@link findShown}. @throws AppError 410 `publicity.ended`, 404 `publicity.unknown` */
export async function getShown(context: PublicityContext, region: string, id: string): Promise<Shown> {
  const shown = await findShown(context, region, id);
  if (shown !== undefined) return shown;
  const record = await context.ledger.store.transaction(ANYBODY, (tx) => publicationById(tx, region, id));
  throw record === undefined ? new AppError('publicity.unknown', 404) : new AppError('publicity.ended', 410);
}

/** The page of one publication: all of it while it is shown, afterwards only what became of it. @throws AppError 404 `publicity.unknown` */
export async function publicPage(
  context: PublicityContext,
  publicKey: string,
  region: string,
  id: string,
): Promise<PublicDecision> {
  const today = todayOf(context);
  const record = await context.ledger.store.transaction(ANYBODY, (tx) => publicationById(tx, region, id));
  if (record === undefined) throw new AppError('publicity.unknown', 404);
  const shown = await findShown(context, region, id);
  const base = { region, id, publishedOn: record.on, until: record.until, publicKey };
  if (shown !== undefined) {
    const { format: _format, ...decision } = shown.statement;
    return { ...base, state: 'shown', endedOn: null, decision, earlyStopFrom: earlyStopFrom(shown.matter) };
  }
  const over = record.ended === null && record.until < today;
  return {
    ...base,
    // Taken down by a way that has not told the register yet: nothing is shown of it either.
    state: record.ended ?? (over ? 'ended' : await endedHow(context, region, record.matterId, today)),
    endedOn: record.endedOn,
    decision: null,
    earlyStopFrom: null,
  };
}

async function endedHow(
  { ledger }: PublicityContext,
  region: string,
  matterId: string,
  today: PlainDate,
): Promise<'ended' | 'stopped' | 'withdrawn'> {
  const matter = await ledger.store.transaction(SYSTEM_VIEWER, async (tx) =>
    (await readMatters(tx, region, [matterId])).get(matterId),
  );
  const state = matter === undefined ? 'withdrawn' : publicationOn(matter.matter, today).state;
  return state === 'stopped' || state === 'ended' ? state : 'withdrawn';
}
