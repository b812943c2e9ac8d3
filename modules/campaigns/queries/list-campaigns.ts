import { legalDay } from '../../../kernel/plain-date.ts';
import { num, str } from '../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { objectsOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { OfficeContext } from '../../office/index.ts';
import type { CampaignCard, TargetView } from '../contract.ts';
import type { FixedMeasure, MeasureChoice } from '../model/measures.ts';
import { elapsed } from '../model/periods.ts';
import { scopeOf } from '../model/scope.ts';
import { commonArea, seesWhole, visibleTops } from './areas.ts';
import { countMeasures } from './count-measures.ts';
import { measureChoices } from './measure-choices.ts';
import { readCampaigns } from './read-rules.ts';

/** Measures that a card shows. */
const ON_CARD = 3;

type Choices = ReadonlyMap<string, MeasureChoice>;

/** The measures that a campaign fixed, in its order. */
export const fixedOf = (matter: Matter): readonly FixedMeasure[] =>
  objectsOf(matter.facts.measures).map((each) => ({ id: str(each, 'id'), definition: str(each, 'definition') }));

/** The words of a measure; its id where there is none of that id any more. */
export function wordsOf(choices: Choices, id: string): MeasureChoice {
  const none = { zh: id, en: id };
  const gone = { zh: '该指标已经不再统计。', en: 'This measure is no longer counted.' };
  return choices.get(id) ?? { id, title: none, unit: { zh: '', en: '' }, definition: gone, digest: '', money: false };
}

/** What a campaign wants to reach by its end, with what there is now; `now` gives null where nothing is to be seen. */
export function targetsOf(
  matter: Matter,
  choices: Choices,
  name: (code: string) => { zh: string; en: string },
  now: (measure: string, authority: string | null) => number | null,
): TargetView[] {
  return objectsOf(matter.facts.targets).map((each) => {
    const { title, unit, money } = wordsOf(choices, str(each, 'measure'));
    const code = str(each, 'authority');
    return {
      ...{ measure: str(each, 'measure'), title, unit, money, value: num(each, 'value') },
      authority: code === '' ? null : { code, name: name(code) },
      now: now(str(each, 'measure'), code === '' ? null : code),
    };
  });
}

/**
 * The campaigns that concern the reader, the newest first, each with its first measures and the targets for the whole as
 * the reader's area has them.
 */
export async function listCampaigns(
  context: OfficeContext,
  actor: LedgerActor,
  state: CampaignCard['state'] | undefined,
): Promise<CampaignCard[]> {
  const { ledger, directory } = context;
  const today = legalDay(ledger.clock.now());
  const choices = measureChoices(ledger.procedures);
  const name = await directory.names();
  const all = await readCampaigns(ledger.store, actor);
  const cards: CampaignCard[] = [];
  for (const matter of all.filter((each) => state === undefined || each.state === state)) {
    const period = elapsed(matter.facts, today);
    const fixed = fixedOf(matter).map(({ id }) => id);
    const targets = objectsOf(matter.facts.targets).filter((each) => str(each, 'authority') === '');
    const asked = [...new Set([...fixed.slice(0, ON_CARD), ...targets.map((each) => str(each, 'measure'))])];
    const tops = visibleTops(actor, scopeOf(matter.facts));
    const known = asked.filter((id) => choices.has(id));
    const { totals } = await countMeasures(context, actor, tops.length === 0 ? [] : known, {
      ...{ authority: commonArea(actor, tops), ...period, by: 'none', campaign: str(matter.facts, 'code') },
    });
    const whole: Matter = { ...matter, facts: { ...matter.facts, targets: [...targets] } };
    cards.push({
      ...{ code: str(matter.facts, 'code'), title: matter.title, state: matter.state as CampaignCard['state'] },
      ...{ homeRegion: matter.homeRegion, matterId: matter.id },
      owner: { code: matter.homeCode, name: name(matter.homeCode) },
      parent: str(matter.facts, 'parent') || null,
      period: { from: scopeOf(matter.facts).from, to: scopeOf(matter.facts).to },
      figures: fixed.slice(0, ON_CARD).map((id) => {
        const { title, unit, money } = wordsOf(choices, id);
        return { id, title, unit, money, value: totals[id] ?? 0 };
      }),
      targets: targetsOf(whole, choices, name, (measure) =>
        seesWhole(actor, scopeOf(matter.facts)) ? (totals[measure] ?? 0) : null,
      ),
    });
  }
  return cards;
}
