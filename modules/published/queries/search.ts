import { AppError } from '../../../kernel/error.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { scopePattern } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import { join, sql } from '../../../platform/store/sql.ts';
import { type Statement, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { likeText } from '../../intake/index.ts';
import type { PublishedContext } from '../context.ts';
import type { PublishedFilter, PublishedItem, PublishedQuery } from '../contract.ts';
import { type PublishedKind, publishedKinds, publishedPath } from '../model/kinds.ts';
import { digestOf, statementOf } from '../model/statement.ts';
import type { Source, SourceRow } from '../sources/source.ts';
import { sources } from '../sources/sources.ts';

type Context = Pick<PublishedContext, 'ledger' | 'directory'>;
const PAGE = 20;
/** As many words as somebody types who looks for something. */
const MOST_WORDS = 6;

const chosen = (kind: PublishedKind | undefined): readonly Source[] =>
  sources.filter((each) => kind === undefined || each.kind === kind);

const wordsIn = (q: string): readonly string[] =>
  q
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);

/** What every source's rows must fit. */
function conditionsOf({ q = '', region, from, until }: PublishedFilter): Statement {
  const conditions = [
    sql`true`,
    ...wordsIn(q).map((word) => sql`s.words ilike ${likeText(word)}`),
    ...(region === undefined ? [] : [sql`s.authority like ${scopePattern(region)}`]),
    ...(from === undefined ? [] : [sql`s.day >= ${from}`]),
    ...(until === undefined ? [] : [sql`s.day <= ${until}`]),
  ];
  return join(conditions, ' and ');
}

function present(row: SourceRow, names: (code: string) => Text, today: string): readonly PublishedItem[] {
  const source = sources.find(({ kind }) => kind === row.kind);
  const shown = source?.present(row, today);
  if (shown === undefined) return [];
  const { kind, region, id, day, until, authority } = row;
  const item = {
    ...{ kind, kindTitle: publishedKinds[kind], region, id, authority, authorityName: names(authority), day, until },
    ...{
      title: shown.title,
      firm: shown.firm,
      code: shown.code,
      facts: [...shown.facts],
      ownPath: shown.ownPath,
      file: shown.file ?? '',
    },
    path: publishedPath(row),
  };
  return [{ ...item, sha256: digestOf(statementOf(item)) }];
}

async function readPart(context: Context, query: PublishedQuery, size: number) {
  const today = legalDay(context.ledger.clock.now());
  const [day = '9999-12-31', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] = query.before?.split(' ') ?? [];
  const conditions = conditionsOf(query);
  // Each source gives its own first ones: what is merged is small whatever the sources hold.
  const parts = chosen(query.kind).map(
    ({ kind, rows }) => sql`(select ${kind}::text as kind, s.region, s.id, s.day, s.until, s.authority, s.data
      from (${rows(today)}) s
      where ${conditions} and (s.day, s.id) < (${day}, ${id}::uuid) order by s.day desc, s.id desc limit ${size + 1})`,
  );
  const { rows } = await context.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<SourceRow>(
      sql`select * from (${join(parts, ' union all ')}) p order by day desc, id desc limit ${size + 1}`,
    ),
  );
  const names = await context.directory.names();
  const part = rows.slice(0, size);
  const last = part.at(-1);
  return {
    items: part.flatMap((row) => present(row, names, today)),
    next: rows.length > size && last !== undefined ? `${last.day} ${last.id}` : null,
  };
}

/** What is on display now, the latest first. */
export const searchPublished = (
  context: Context,
  query: PublishedQuery,
  size = PAGE,
): Promise<{ items: PublishedItem[]; next: string | null }> => readPart(context, query, size);

/** All of it, read part by part: open data. */
export async function* allPublished(
  context: Context,
  filter: PublishedFilter,
): AsyncGenerator<PublishedItem, void, undefined> {
  for (let before: string | null | undefined; before !== null; ) {
    const { items, next } = await readPart(context, { ...filter, before }, 500);
    yield* items;
    before = next;
  }
}

/** One item. @throws AppError 404 `published.none` */
export async function publishedOf(
  { ledger, directory }: Context,
  at: { readonly kind: PublishedKind; readonly region: string; readonly id: string },
): Promise<PublishedItem> {
  const today = legalDay(ledger.clock.now());
  const [source] = chosen(at.kind);
  if (source === undefined) throw new AppError('published.none', 404);
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<SourceRow>(sql`
      select ${at.kind}::text as kind, s.region, s.id, s.day, s.until, s.authority, s.data
      from (${source.rows(today)}) s where s.region = ${at.region} and s.id = ${at.id}::uuid`),
  );
  const names = await directory.names();
  const [item] = rows.flatMap((row) => present(row, names, today));
  if (item === undefined) throw new AppError('published.none', 404);
  return item;
}

export interface CountedRow {
  readonly kind: PublishedKind;
  readonly authority: string;
  readonly count: number;
}

/** How many are on display, by kind and publishing authority. */
export async function countPublished(context: Context, filter: PublishedFilter): Promise<readonly CountedRow[]> {
  const today = legalDay(context.ledger.clock.now());
  const conditions = conditionsOf(filter);
  const parts = chosen(filter.kind).map(
    ({ kind, rows }) => sql`select ${kind}::text as kind, s.authority, count(*)::int as count
      from (${rows(today)}) s where ${conditions} group by s.authority`,
  );
  const { rows } = await context.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<CountedRow>(join(parts, ' union all ')),
  );
  return rows;
}
