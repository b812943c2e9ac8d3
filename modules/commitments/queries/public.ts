import { AppError } from '../../../kernel/error.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { join, sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { likeText } from '../../intake/index.ts';
import type { OfficeContext } from '../../office/context.ts';
import type { PublicCommitment, PublicCommitmentPage, PublicCommitmentQuery, PublicEdition } from '../contract.ts';
import { commitmentKinds } from '../model/kinds.ts';
import {
  type Edition,
  editionOn,
  editionsOf,
  isPublicOn,
  kindOf,
  lastDayOf,
  shopsOf,
  sinceOf,
  testedOn,
} from '../model/standing.ts';

/** The public sees what a matter itself says is published: nothing is kept beside it that could lag. */
type Context = Pick<OfficeContext, 'ledger' | 'directory'>;
type Names = (code: string) => Text;
const PAGE = 20;
/** As many words as somebody types who looks for a shop. */
const MOST_WORDS = 6;

const orNull = (from: JsonObject, key: string): string | null => str(from, key) || null;

function presentEdition({ number, promise, from, until }: Edition): PublicEdition {
  return {
    ...{ number, from, until: until || null, terms: str(promise, 'terms'), contact: str(promise, 'contact') },
    fundFen: num(promise, 'amountFen') || null,
    fundHolder: orNull(promise, 'holder'),
    goods: orNull(promise, 'goods'),
    days: num(promise, 'days') || null,
    conditions: orNull(promise, 'conditions'),
    refundRoute: orNull(promise, 'refundRoute'),
  };
}

/** As anybody reads it on a day; undefined where nobody does. */
function present(matter: Matter, names: Names, today: string): PublicCommitmentPage | undefined {
  const editions = editionsOf(matter).filter(({ publishedOn }) => publishedOn !== '');
  const shown = editionOn(matter, today) ?? editions.at(-1);
  const since = sinceOf(matter);
  if (shown === undefined || since === undefined || !isPublicOn(matter, today)) return undefined;
  const firm = obj(matter.facts, 'firm');
  const kind = kindOf(matter);
  return {
    ...{ region: matter.homeRegion, id: matter.id, kind, kindTitle: commitmentKinds[kind] },
    ...{ firm: str(firm, 'name'), code: str(firm, 'code'), address: str(firm, 'address'), shops: [...shopsOf(matter)] },
    ...{ authority: matter.homeCode, authorityName: names(matter.homeCode) },
    ...{ publishedOn: str(matter.facts, 'publishedOn'), since, lastDay: lastDayOf(matter) || null },
    withdrawn: matter.state === 'withdrawn',
    edition: presentEdition(shown),
    ...testedOn(matter, today),
    editions: editions.map(presentEdition).reverse(),
  };
}

async function readPart(
  { ledger, directory }: Context,
  { q = '', kind, before }: PublicCommitmentQuery,
  size: number,
): Promise<{ items: PublicCommitmentPage[]; next: string | null }> {
  const today = legalDay(ledger.clock.now());
  const [day = '9999-12-31', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] = before?.split(' ') ?? [];
  const words = q.split(/\s+/).filter((word) => word !== '');
  const conditions = [
    sql`m.procedure = 'commitment' and m.state <> 'struck-off' and m.snapshot #>> '{facts,publishedOn}' is not null`,
    sql`coalesce(m.snapshot #>> '{facts,lastDay}', '9999-12-31') >= ${today}`,
    sql`(m.snapshot #>> '{facts,publishedOn}', m.id) < (${day}, ${id}::uuid)`,
    ...words.slice(0, MOST_WORDS).map(
      (word) =>
        sql`concat_ws(' ', m.snapshot #>> '{facts,firm,name}', m.snapshot #>> '{facts,firm,code}',
          m.snapshot #>> '{facts,firm,address}', m.snapshot #>> '{facts,shops}') ilike ${likeText(word)}`,
    ),
  ];
  if (kind !== undefined) conditions.push(sql`m.snapshot #>> '{facts,kind}' = ${kind}`);
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m where ${join(conditions, ' and ')}
      order by m.snapshot #>> '{facts,publishedOn}' desc, m.id desc limit ${size + 1}`),
  );
  const names = await directory.names();
  const part = rows.slice(0, size);
  const last = part.at(-1)?.snapshot;
  return {
    items: part.flatMap(({ snapshot }) => present(snapshot, names, today) ?? []),
    next: rows.length > size && last !== undefined ? `${str(last.facts, 'publishedOn')} ${last.id}` : null,
  };
}

const withoutEditions = ({ editions: _, ...commitment }: PublicCommitmentPage): PublicCommitment => commitment;

/** Commitments on display, the latest first. */
export async function listPublicCommitments(
  context: Context,
  query: PublicCommitmentQuery,
): Promise<{ items: PublicCommitment[]; next: string | null }> {
  const { items, next } = await readPart(context, query, PAGE);
  return { items: items.map(withoutEditions), next };
}

/** All of them, read part by part: open data. */
export async function* allPublicCommitments(context: Context): AsyncGenerator<PublicCommitment, void, undefined> {
  for (let before: string | null | undefined; before !== null; ) {
    const { items, next } = await readPart(context, { before }, 500);
    yield* items.map(withoutEditions);
    before = next;
  }
}

/** One of them with its editions. @throws AppError 404 `commitments.none` */
export async function publicCommitmentOf(
  { ledger, directory }: Context,
  at: { readonly region: string; readonly id: string },
): Promise<PublicCommitmentPage> {
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m
      where m.home_region = ${at.region} and m.id = ${at.id} and m.procedure = 'commitment'`),
  );
  const [row] = rows;
  const shown =
    row === undefined ? undefined : present(row.snapshot, await directory.names(), legalDay(ledger.clock.now()));
  if (shown === undefined) throw new AppError('commitments.none', 404);
  return shown;
}
