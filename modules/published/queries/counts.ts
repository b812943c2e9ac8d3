import { AppError } from '../../../kernel/error.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { PublishedContext } from '../context.ts';
import type { PublishedCounts, PublishedFilter } from '../contract.ts';
import { publishedKindIds, publishedKinds } from '../model/kinds.ts';
import { countPublished } from './search.ts';

type Context = Pick<PublishedContext, 'ledger' | 'directory'>;

/** The region asked for; the top of the tree where none was. @throws AppError 404 `maps.no-authority` */
export async function topOf({ directory }: Pick<Context, 'directory'>, region: string | undefined) {
  const all = await directory.authorities();
  const known = new Set(all.map(({ code }) => code as string));
  const top =
    region === undefined
      ? all.find(({ parentCode }) => parentCode === null || !known.has(parentCode))
      : all.find(({ code }) => code === region);
  if (top === undefined) throw new AppError('maps.no-authority', 404, { authority: region ?? '' });
  return { top, all };
}

/**
 * How many are on display: by kind within the region, and by the authorities directly below it. The kinds are counted
 * without the filter by kind, so that each says what choosing it would give.
 */
export async function publishedCountsOf(context: Context, filter: PublishedFilter): Promise<PublishedCounts> {
  const { top, all } = await topOf(context, filter.region);
  const { kind: asked, ...others } = filter;
  const rows = await countPublished(context, others);
  const fitting = rows.filter(({ kind }) => asked === undefined || kind === asked);
  const sum = (of: typeof rows): number => of.reduce((all, { count }) => all + count, 0);
  const areas = all
    .filter(({ parentCode }) => parentCode === top.code)
    .map(({ code, nameZh, nameEn }) => ({
      code,
      name: { zh: nameZh, en: nameEn },
      count: sum(fitting.filter(({ authority }) => isWithin(authority, code))),
    }));
  return {
    total: sum(fitting),
    kinds: publishedKindIds.map((kind) => ({
      kind,
      title: publishedKinds[kind],
      count: sum(rows.filter((row) => row.kind === kind)),
    })),
    region: top.code.slice(0, 6),
    name: { zh: top.nameZh, en: top.nameEn },
    parent: all.find(({ code }) => code === top.parentCode)?.code ?? '',
    areas,
    own: sum(fitting.filter(({ authority }) => authority === top.code)),
  };
}
