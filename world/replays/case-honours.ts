import type { ActId, MatterId, Region } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { instantOf } from '../calendar.ts';
import type { CaseStory } from '../cases/case-story.ts';
import { personAt, type WorldPerson } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import { provinceCode } from '../places.ts';
import type { Random } from '../random.ts';
import type { CaseCampaign } from './case-campaigns.ts';
import type { CampaignFigures } from './case-figures.ts';

/** The first cases that go one of these ways, the ways in their order. */
function casesOf(cases: readonly CaseStory[], plans: readonly string[], count: number): readonly CaseStory[] {
  const found = plans.flatMap((plan) => cases.filter((story) => story.plan === plan)).slice(0, count);
  if (found.length < count) throw new RangeError(`only ${found.length} of ${count} cases of ${plans.join(', ')}`);
  return found;
}

/** One act on a case that was told, at the end of its campaign. */
function after(story: CaseStory, at: Date, by: WorldPerson, verb: string, body: JsonObject, random: Random): Told {
  const [opening] = story.steps[0]?.requests ?? [];
  if (opening === undefined) throw new RangeError('a case without acts');
  const request = {
    actId: random.uuid(at) as ActId,
    homeRegion: story.county.code.slice(0, 6) as Region,
    matterId: opening.actId as string as MatterId,
    verb,
    body,
    eventAt: at.toISOString(),
  };
  return { matters: 0, steps: [{ by, at, verb, requests: [request] }] };
}

/**
 * What the province did with cases of a campaign: put on its list 挂牌督办, selected as typical 典型案例. Told after the
 * cases, in this order.
 */
export function writeHonours(
  campaign: CaseCampaign,
  figures: CampaignFigures,
  cases: readonly CaseStory[],
  random: Random,
): readonly Told[] {
  const head = personAt(provinceCode, 'head');
  const told: Told[] = [];
  const year = campaign.to.slice(0, 4);
  const listed = casesOf(cases, ['open-investigating', 'open-testing'], figures.supervised ?? 0);
  for (const [nth, story] of listed.entries()) {
    const body = {
      level: 'province',
      number: `云市监督〔${year}〕${nth + 1}号`,
      until: `${Number(year) + 1}-06-30`,
      demands: '查清货源和去向，每月报告进展，依法从严处理。',
    };
    told.push(after(story, instantOf(campaign.to, 18 * 60 + 5), head, 'list-case', body, random));
  }
  const levels = [
    ...Array.from({ length: figures.nationalTypical ?? 0 }, () => 'national'),
    ...Array.from({ length: figures.provincialTypical ?? 0 }, () => 'province'),
  ];
  const typical = casesOf(cases, ['licence-revoked-and-police', 'fined'], levels.length);
  for (const [nth, story] of typical.entries()) {
    const [file] = story.files;
    const level = levels[nth] ?? 'province';
    if (file === undefined) continue;
    const nomination = {
      level,
      heading: `某经营者${file.violation.cause}案`,
      masked: `执法人员检查发现，某经营者${file.violation.cause}。市场监管部门依法查处。`,
      why: '违法行为典型，处理适当，有警示作用。',
    };
    const selection = {
      level,
      batch: `${year}年${level === 'national' ? '全国' : '全省'}典型案例`,
      document: `云市监〔${year}〕8号`,
    };
    told.push(
      after(story, instantOf(campaign.to, 18 * 60 + 10), file.staff.officer, 'nominate-typical', nomination, random),
      after(story, instantOf(campaign.to, 18 * 60 + 15), head, 'select-typical', selection, random),
    );
  }
  return told;
}
