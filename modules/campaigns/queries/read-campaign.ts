import { legalDay } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { entriesOf, objectsOf } from '../../../platform/procedure/entries.ts';
import { permittedVerbs } from '../../../platform/procedure/permit.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { growthOf } from '../../figures/index.ts';
import type { OfficeContext } from '../../office/index.ts';
import type { CampaignDetail } from '../contract.ts';
import { campaign } from '../model/campaign.ts';
import { definitionsDiffer, type FixedMeasure, type MeasureChoice } from '../model/measures.ts';
import { comparable, elapsed, type Span } from '../model/periods.ts';
import { type Scope, scopeOf } from '../model/scope.ts';
import { commonArea, seesWhole, visibleTops } from './areas.ts';
import { addUp, type CountedArea, countMeasures } from './count-measures.ts';
import { editionsOf, lookingOf } from './editions.ts';
import { fixedOf, targetsOf, wordsOf } from './list-campaigns.ts';
import { measureChoices } from './measure-choices.ts';
import { outreachOf } from './outreach.ts';
import { getCampaign, readCampaigns } from './read-rules.ts';

type Values = Readonly<Record<string, number>>;

/** Questions about all matters of a scope at most: a campaign of many fields in many areas is not compared. */
const MOST_QUESTIONS = 40;

const NOTES = {
  words: {
    zh: '行动范围按关键词限定，同期基数不能按关键词统计：增幅比较的是相同地区、领域、渠道的全部事项。',
    en: 'The scope asks for words, by which no baseline is counted: growth compares all matters of the areas and fields.',
  },
  differs: {
    zh: '有指标的口径在行动期间发生变化：数字按现行口径统计，不作同期比较。',
    en: 'The definition of a measure changed in mid-course: its number is by today’s words and is not compared.',
  },
  wide: {
    zh: '行动范围的地区、领域、渠道组合过多，未统计同期基数。',
    en: 'Too many areas, fields and channels for a baseline.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** All matters of a scope's areas, fields and channels in a period, in the campaign or not: like is compared with like. */
async function wholeOf(
  context: OfficeContext,
  actor: LedgerActor,
  scope: Scope,
  ids: readonly string[],
  span: Span,
): Promise<Values | null> {
  const any = [undefined] as const;
  const places = visibleTops(actor, scope).flatMap((authority) =>
    (scope.domains.length === 0 ? any : scope.domains).flatMap((domain) =>
      (scope.channels.length === 0 ? any : scope.channels).map((channel) => ({ authority, domain, channel })),
    ),
  );
  if (places.length > MOST_QUESTIONS) return null;
  const sums: Values[] = [];
  for (const { authority, domain, channel } of places) {
    const counted = await countMeasures(context, actor, ids, {
      ...{ authority, ...span, by: 'none' },
      ...(domain === undefined ? {} : { domain }),
      ...(channel === undefined ? {} : { channel }),
    });
    sums.push(counted.totals);
  }
  return addUp(sums);
}

function plannedBaseline(matter: Matter): CampaignDetail['baseline'] {
  const { from = '', to = '' } = obj(matter.facts, 'baseline');
  return from === '' || to === '' ? null : { from: String(from), to: String(to) };
}

/** What areas have reached for which targets are set; null for one whose figures the reader does not see. */
async function reachedIn(
  context: OfficeContext,
  actor: LedgerActor,
  matter: Matter,
  known: readonly string[],
  span: Span,
): Promise<ReadonlyMap<string, Values>> {
  const reached = new Map<string, Values>();
  const targets = objectsOf(matter.facts.targets);
  for (const authority of new Set(targets.map((each) => str(each, 'authority')).filter((code) => code !== ''))) {
    if (visibleTops(actor, { ...scopeOf(matter.facts), authorities: [authority] })[0] !== authority) continue;
    const wanted = targets.filter((each) => str(each, 'authority') === authority).map((each) => str(each, 'measure'));
    const ids = known.filter((id) => wanted.includes(id));
    const asked = { authority, ...span, by: 'none' as const, campaign: str(matter.facts, 'code') };
    reached.set(authority, (await countMeasures(context, actor, ids, asked)).totals);
  }
  return reached;
}

interface Figures {
  readonly area: string;
  readonly period: Span;
  readonly baseline: Span | null;
  /** Ids of measures whose definition is another than the fixed one. */
  readonly differ: readonly string[];
  readonly byArea: CountedArea;
  /** By code: of this campaign, of its parts, of what it is a part of. */
  readonly byCampaign: ReadonlyMap<string, Values>;
  /** All matters of the scope, now and in the baseline; null where they are not compared. */
  readonly whole: Values | null;
  readonly base: Values | null;
  readonly reached: ReadonlyMap<string, Values>;
}

/** Everything that is counted for the page; what is compared is counted only by definitions that stand as they were. */
async function figuresOf(
  context: OfficeContext,
  actor: LedgerActor,
  matter: Matter,
  choices: ReadonlyMap<string, MeasureChoice>,
): Promise<Figures> {
  const today = legalDay(context.ledger.clock.now());
  const scope = scopeOf(matter.facts);
  const area = commonArea(actor, visibleTops(actor, scope));
  const period = elapsed(matter.facts, today);
  const baseline = comparable(matter.facts, today);
  const fixed = fixedOf(matter);
  const differ = definitionsDiffer(fixed, choices);
  const ids = fixed.map(({ id }) => id).filter((id) => choices.has(id));
  const same = ids.filter((id) => !differ.includes(id));
  const campaign = str(matter.facts, 'code');
  const byCampaign = await countMeasures(context, actor, ids, { authority: area, ...period, by: 'campaign' });
  return {
    ...{ area, period, baseline, differ },
    byArea: await countMeasures(context, actor, ids, { authority: area, ...period, by: 'authority', campaign }),
    byCampaign: new Map(byCampaign.rows.map(({ key, values }) => [key, values])),
    whole: baseline === null ? null : zeroed(same, await wholeOf(context, actor, scope, same, period)),
    base: baseline === null ? null : zeroed(same, await wholeOf(context, actor, scope, same, baseline)),
    reached: await reachedIn(context, actor, matter, ids, period),
  };
}

/** What was asked and has no count is nought. */
const zeroed = (ids: readonly string[], values: Values | null): Values | null =>
  values === null ? null : Object.fromEntries(ids.map((id) => [id, values[id] ?? 0]));

/** The measures in the order of the plan, each with its value and, where it is compared, with that of the baseline. */
const measuresOf = (
  fixed: readonly FixedMeasure[],
  choices: ReadonlyMap<string, MeasureChoice>,
  { differ, byArea, whole, base }: Figures,
): CampaignDetail['measures'] =>
  fixed.map(({ id }) => {
    const [now, before] = [whole?.[id] ?? null, base?.[id] ?? null];
    return {
      ...wordsOf(choices, id),
      ...{ differs: differ.includes(id), value: byArea.totals[id] ?? 0, whole: now, base: before },
      growth: now === null ? null : growthOf(now, before),
    };
  });

/** What a reader must know before the numbers are believed. */
const notesOf = (matter: Matter, { baseline, base, differ }: Figures): CampaignDetail['notes'] => [
  ...(baseline !== null && scopeOf(matter.facts).words.length > 0 ? [NOTES.words] : []),
  ...(baseline !== null && base === null ? [NOTES.wide] : []),
  ...(differ.length > 0 ? [NOTES.differs] : []),
];

/** What the plan says, and what became of it. */
function planOf({ facts }: Matter, named: (code: string) => { code: string; name: Text }) {
  const scope = scopeOf(facts);
  const order = obj(facts, 'order');
  return {
    order: { document: str(order, 'document'), issuer: str(order, 'issuer'), on: str(order, 'on') },
    scope: {
      ...{ from: scope.from, to: scope.to, authorities: scope.authorities.map(named) },
      ...{ procedures: [...scope.procedures], domains: [...scope.domains], channels: [...scope.channels] },
      words: [...scope.words],
    },
    edition: Number(facts.edition ?? 1),
    started: str(obj(facts, 'started'), 'on') || null,
    concluded: str(obj(facts, 'concluded'), 'on') || null,
    actions: entriesOf({ facts }, 'actions').map(([id, each]) => ({
      ...{ id, title: str(each, 'title'), origin: str(each, 'origin'), on: str(each, 'on') },
      authority: named(str(each, 'authority')),
    })),
  };
}

/**
 * A campaign as it stands: the measures that it fixed with their values now, the same days of the baseline, its areas,
 * parts, targets, works and editions. A reader below sees the figures of the own area.
 * @throws AppError 404 `campaign.no-such-campaign`
 */
export async function readCampaign(context: OfficeContext, actor: LedgerActor, code: string): Promise<CampaignDetail> {
  const { ledger, directory } = context;
  const { store } = ledger;
  const matter = await getCampaign(store, actor, code);
  const scope = scopeOf(matter.facts);
  const others = await readCampaigns(store, actor);
  const parts = others.filter((each) => str(each.facts, 'parent') === code && each.state !== 'cancelled');
  const above = others.find((each) => str(each.facts, 'code') === str(matter.facts, 'parent'));
  const name = await directory.names();
  const named = (each: string) => ({ code: each, name: name(each) });
  const choices = measureChoices(ledger.procedures);
  const figures = await figuresOf(context, actor, matter, choices);
  const { area, period, baseline, byArea, byCampaign, differ, reached } = figures;
  const fixed = fixedOf(matter);
  const counted = (each: Matter) => {
    const own = str(each.facts, 'code');
    return { code: own, title: each.title, values: { ...byCampaign.get(own) } };
  };
  const takesPart = (key: string, values: Values): boolean =>
    Object.keys(values).length > 0 || visibleTops({ authority: key }, scope).length > 0;

  return {
    ...{ code, title: matter.title, state: matter.state as CampaignDetail['state'] },
    ...{ homeRegion: matter.homeRegion, matterId: matter.id, version: matter.version },
    ...planOf(matter, named),
    ...{ owner: named(matter.homeCode), area: named(area), period, baseline, differ: [...differ] },
    parent: above === undefined ? null : counted(above),
    parts: parts.map((each) => ({ ...counted(each), state: each.state as CampaignDetail['state'] })),
    measures: measuresOf(fixed, choices, figures),
    areas: byArea.rows
      .filter(({ key, values }) => takesPart(key, values))
      .map(({ key, title, values }) => ({ code: key, name: title, values: { ...values } })),
    targets: targetsOf(matter, choices, name, (measure, authority) => {
      // A part of the area beside the target of the whole would tell a share that is none.
      if (authority === null) return seesWhole(actor, scope) ? (byArea.totals[measure] ?? 0) : null;
      const there = reached.get(authority);
      return there === undefined ? null : (there[measure] ?? 0);
    }),
    outreach: outreachOf([matter, ...parts], name),
    editions: await editionsOf(store, matter),
    looking: await lookingOf(store, matter),
    planned: { baseline: plannedBaseline(matter), measures: [...fixed] },
    verbs: permittedVerbs(campaign, matter, actor, legalDay(ledger.clock.now())),
    notes: notesOf(matter, figures),
  };
}
