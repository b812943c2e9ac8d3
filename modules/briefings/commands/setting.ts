import type { PlainDate } from '../../../kernel/plain-date.ts';
import { scopePattern } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import { getAuthority } from '../../../platform/identity/authority.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { childOf } from '../../bulletins/model/rows.ts';
import { definitionsDiffer } from '../../campaigns/model/measures.ts';
import type { Figure } from '../../figures/contract.ts';
import { breaksOf, type Catalogue, comparedWith, type Period, readRecorded } from '../../figures/index.ts';
import { OF_OFFICE } from '../../intake/index.ts';
import { channels, domains } from '../../intake/model/labels.ts';
import { figuresUsed, topOf } from '../environment.ts';
import type { Content } from '../model/content.ts';
import type { Terms } from '../model/frozen.ts';
import { tablesOf } from '../model/series.ts';

/** What of a bulletin follows from its content, the tree of authorities and the campaigns on a day. */
export type Setting = Pick<
  Terms,
  'authority' | 'compared' | 'day' | 'figures' | 'areas' | 'labels' | 'incomparable' | 'notes' | 'content'
>;

interface Area {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly from: string;
  readonly to: string | null;
}

interface CampaignFacts {
  readonly code: string;
  readonly title: string;
  readonly edition: number | null;
  readonly measures: readonly { readonly id: string; readonly definition: string }[] | null;
}

const NO_CAMPAIGN: Text = { zh: '不属于专项行动', en: 'In no campaign' };
const NO_DOMAIN: Text = { zh: '未分类', en: 'Not classified' };
/** The parts of an area that stood at any time since `since`; ended ones too, for their figures stand. */
async function partsOf(tx: Db, top: string, since: string): Promise<Area[]> {
  const { rows } = await tx.query<Area>(sql`
    select code, name_zh as zh, name_en as en, valid_from::text as "from", valid_to::text as "to" from authority
    where code like ${scopePattern(top)} and (valid_to is null or valid_to >= ${since}) order by code`);
  return rows.filter(({ code }) => childOf(top, code) === code);
}

async function campaignsOf(tx: Db, codes: readonly string[] | undefined): Promise<CampaignFacts[]> {
  const { rows } = await tx.query<CampaignFacts>(sql`
    select m.snapshot #>> '{facts,code}' as code, m.title, (m.snapshot #>> '{facts,edition}')::int as edition,
      m.snapshot #> '{facts,measures}' as measures
    from matter m where ${OF_OFFICE} and m.procedure = 'campaign' and m.sensitivity = 0
      and (${codes ?? null}::text[] is null or m.snapshot #>> '{facts,code}' = any(${codes ?? null}::text[]))
    order by 1`);
  return rows;
}

/** Areas founded or ended since the period compared with began: what they had before is not the same area's. */
function boundaryNotes(areas: readonly Area[], since: string, day: string): { codes: string[]; notes: Text[] } {
  const changed = areas.filter(({ from, to }) => from > since || (to !== null && to < day));
  return {
    codes: changed.map(({ code }) => code),
    notes: changed.map(({ zh, en, from, to }) =>
      to !== null && to < day
        ? {
            zh: `${zh}于${to}后不再单列，其后的数字计入承接单位，不计算增幅。`,
            en: `${en} stands until ${to}; later numbers are its successor's. No growth is told.`,
          }
        : {
            zh: `${zh}自${from}起单列，同期区划不同，不计算增幅。`,
            en: `${en} stands since ${from}: no growth is told.`,
          },
    ),
  };
}

/** What is not compared because its definition moved, with the note that says so. */
interface Moved {
  readonly ids: readonly string[];
  readonly notes: readonly Text[];
}

/** Figures that a named campaign fixed under another definition than today's. */
function fixedOtherwise(campaigns: readonly CampaignFacts[], figures: Terms['figures']): Moved {
  const known = new Map(figures.map((figure) => [figure.id, figure]));
  const moved = campaigns.flatMap(({ title, edition, measures }) =>
    definitionsDiffer(measures ?? [], known).flatMap((id) => {
      const figure = known.get(id);
      return figure === undefined ? [] : [{ figure, title, edition: edition ?? 1 }];
    }),
  );
  return {
    ids: moved.map(({ figure }) => figure.id),
    notes: moved.map(({ figure, title, edition }) => ({
      zh: `“${figure.title.zh}”现行口径与“${title}”（第${edition}版方案）启动时确定的口径不同，本通报按现行口径统计，不计算增幅。`,
      en: `"${figure.title.en}" is defined otherwise today than "${title}" (edition ${edition}) fixed it; today's definition is used and no growth is told.`,
    })),
  };
}

/** Figures whose definition changed since the period compared with began. */
async function definedAnew(tx: Db, figures: readonly Figure[], compared: Period): Promise<Moved> {
  const flows = figures.filter(({ stock }) => !stock);
  const breaks = breaksOf(await readRecorded(tx), flows, compared);
  return {
    ids: [...breaks.keys()],
    notes: flows.flatMap(({ id, title }) => {
      const since = breaks.get(id);
      if (since === undefined) return [];
      return [
        {
          zh: `“${title.zh}”的口径自${since}起有变化，两个期间不可比，不计算增幅。`,
          en: `The definition of "${title.en}" changed on ${since}: the two periods do not compare, and no growth is told.`,
        },
      ];
    }),
  };
}

/** Everything that a bulletin quotes beside its numbers, as it stands on `day`. @throws AppError `identity.authority-unknown` */
export async function settingOf(
  tx: Db,
  known: Catalogue,
  content: Content,
  issuer: string,
  day: PlainDate,
): Promise<Setting> {
  const top = topOf(content, issuer);
  const authority = await getAuthority(tx, top);
  const period = content.period as { from: PlainDate; to: PlainDate };
  const compared = comparedWith(period, content.compare);
  const since = compared?.from ?? period.from;
  const areas = await partsOf(tx, top, since);
  const figures = figuresUsed(known, content);
  const tables = tablesOf(content);
  const named = [...content.cells, ...tables].flatMap(({ campaign }) => campaign ?? []);
  const byCampaign = tables.some(({ by }) => by === 'campaign');
  const campaigns = byCampaign || named.length > 0 ? await campaignsOf(tx, byCampaign ? undefined : named) : [];
  const boundary = compared === null ? { codes: [], notes: [] } : boundaryNotes(areas, since, day);
  const fixed = fixedOtherwise(
    campaigns.filter(({ code }) => named.includes(code)),
    figures,
  );
  const anew = compared === null ? { ids: [], notes: [] } : await definedAnew(tx, figures, compared);
  const overlap: Text[] = byCampaign
    ? [
        {
          zh: '同一事项可以计入多个专项行动，各行之和可能大于合计。',
          en: 'A matter may count in several campaigns: the rows may add up to more than the total.',
        },
      ]
    : [];
  const labels = (of: Readonly<Record<string, Text>>): { key: string; title: Text }[] =>
    Object.entries(of).map(([key, title]) => ({ key, title }));
  const standing = areas.filter(({ to }) => to === null || to >= day);
  return {
    content,
    authority: { code: top, name: { zh: authority.nameZh, en: authority.nameEn } },
    compared: compared === null ? null : { from: compared.from, to: compared.to },
    day,
    figures: figures.map((figure) => ({ ...figure, measures: [...figure.measures] })),
    areas: standing.map(({ code, zh, en }) => ({ key: code, title: { zh, en } })),
    labels: [
      ...areas
        .filter((area) => !standing.includes(area))
        .map(({ code, zh, en }) => ({ key: code, title: { zh: `${zh}（原）`, en: `${en} (former)` } })),
      ...(tables.some(({ by }) => by === 'domain') ? [...labels(domains), { key: '', title: NO_DOMAIN }] : []),
      ...(tables.some(({ by }) => by === 'channel') ? labels(channels) : []),
      ...(byCampaign ? [{ key: '', title: NO_CAMPAIGN }] : []),
      ...campaigns.map(({ code, title }) => ({ key: code, title: { zh: title, en: title } })),
    ],
    incomparable: { figures: [...new Set([...fixed.ids, ...anew.ids])].sort(), areas: boundary.codes },
    notes: [...overlap, ...boundary.notes, ...fixed.notes, ...anew.notes],
  };
}
