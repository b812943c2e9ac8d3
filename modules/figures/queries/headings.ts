import { isWithin } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { childOf } from '../../bulletins/model/rows.ts';
import { OF_OFFICE } from '../../intake/index.ts';
import { channels, channelTitle, domains, domainTitle } from '../../intake/model/labels.ts';
import type { FigureContext } from '../context.ts';
import type { Dimension, Figure, Pivot } from '../contract.ts';
import { isTime, type Period, spansOf } from '../model/periods.ts';

export type Heading = Pivot['rows'][number];

const TOTAL: Text = { zh: '合计', en: 'Total' };
const NO_CAMPAIGN: Text = { zh: '不属于专项行动', en: 'In no campaign' };

/** Titles of campaigns by code; one that is not registered shows as its code. A title names nobody. */
export async function campaignTitles({ ledger }: FigureContext, codes: readonly string[]): Promise<Map<string, Text>> {
  const titles = new Map<string, Text>(codes.map((code) => [code, { zh: code, en: code }]));
  if (codes.length === 0) return titles;
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ code: string; title: string }>(sql`
      select m.snapshot #>> '{facts,code}' as code, m.title from matter m
      where ${OF_OFFICE} and m.procedure = 'campaign' and m.sensitivity = 0
        and m.snapshot #>> '{facts,code}' = any(${codes}) order by m.opened_on desc`),
  );
  for (const { code, title } of rows) titles.set(code, { zh: title, en: title });
  return titles;
}

/** Names of authorities that stand no more but still have figures. */
async function formerNames({ ledger }: FigureContext, codes: readonly string[]): Promise<Map<string, Text>> {
  if (codes.length === 0) return new Map();
  const { rows } = await ledger.store.db.query<{ code: string; zh: string; en: string }>(
    sql`select code, name_zh as zh, name_en as en from authority where code = any(${codes})`,
  );
  return new Map(rows.map(({ code, zh, en }) => [code, { zh: `${zh}（原）`, en: `${en} (former)` }]));
}

async function authorityHeadings(context: FigureContext, area: string, used: ReadonlySet<string>): Promise<Heading[]> {
  const below = new Map<string, number>();
  const names = new Map<string, Text>();
  const standing = (await context.directory.authorities()).filter(({ code }) => isWithin(code, area));
  for (const { code, nameZh, nameEn } of standing) {
    const child = childOf(area, code);
    below.set(child, (below.get(child) ?? 0) + 1);
    names.set(code, { zh: nameZh, en: nameEn });
  }
  const present: string[] = standing.map(({ code }) => code).filter((code) => childOf(area, code) === code);
  const strangers = [...used].filter((code) => !present.includes(code)).sort();
  const former = await formerNames(
    context,
    strangers.filter((code) => !names.has(code)),
  );
  const titleOf = (code: string): Text => names.get(code) ?? former.get(code) ?? { zh: code, en: code };
  return [...present, ...strangers].map((code) => ({
    key: code,
    title: titleOf(code),
    canOpen: code !== area && (below.get(code) ?? 0) > 1,
  }));
}

/**
 * The headings of a dimension, in a fixed order: parts of the area even where nothing happened (that is news), months of
 * the whole period; channels, domains and campaigns only where anything counts.
 */
export async function headingsOf(
  context: FigureContext,
  dimension: Dimension,
  { area, figures, period }: { readonly area: string; readonly figures: readonly Figure[]; readonly period: Period },
  used: ReadonlySet<string>,
): Promise<Heading[]> {
  const plain = (key: string, title: Text): Heading => ({ key, title, canOpen: false });
  const inOrder = (known: readonly string[]): string[] => [
    ...known.filter((key) => used.has(key)),
    ...[...used].filter((key) => !known.includes(key) && key !== '').sort(),
    ...(used.has('') ? [''] : []),
  ];
  if (isTime(dimension)) return spansOf(dimension, period).map((span) => plain(span, { zh: span, en: span }));
  switch (dimension) {
    case 'none':
      return [plain('', TOTAL)];
    case 'figure':
      return figures.map(({ id, title }) => plain(id, title));
    case 'authority':
      return authorityHeadings(context, area, used);
    case 'channel':
      return inOrder(Object.keys(channels)).map((key) => plain(key, channelTitle(key)));
    case 'domain':
      return inOrder(Object.keys(domains)).map((key) => plain(key, domainTitle(key)));
    case 'campaign': {
      const codes = inOrder([]);
      const titles = await campaignTitles(
        context,
        codes.filter((code) => code !== ''),
      );
      return codes.map((code) => plain(code, titles.get(code) ?? NO_CAMPAIGN));
    }
  }
}
