import type { ActId, AuthorityCode, MatterId, Region } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { PerformRequest } from '../../platform/ledger/types.ts';
import { drawWorkday, instantOf, shiftWorkdays } from '../calendar.ts';
import { inventFirm } from '../firms.ts';
import { personAt, type WorldPerson } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import { counties, type Place } from '../places.ts';
import type { Random } from '../random.ts';
import type { Step } from '../stories.ts';

/** The fields of figure B6. */
export const DISORDER_FIELDS = ['drug', 'device', 'cosmetics'] as const;

const DISORDERS = {
  drug: [
    ['药品未按说明书要求的温度贮存', '大药房'],
    ['处方药未凭处方销售', '大药房'],
    ['购进票据和验收记录不全', '诊所'],
  ],
  device: [
    ['医疗器械进货查验记录缺失', '医疗器械经营部'],
    ['超范围经营第二类医疗器械', '医疗器械经营部'],
  ],
  cosmetics: [
    ['化妆品进货查验制度没有建立', '美容美发店'],
    ['化妆品标签夸大宣传', '化妆品商行'],
  ],
} as const;

/** Findings of one county that are worked on side by side, each its own. */
const COHORT = 24;

/** One round through a county's shops: found, ordered, answered, looked at again; what stays open was only found. */
function tellRound(county: Place, count: number, open: boolean, on: PlainDate, random: Random): Told {
  const [officer, partner] = [personAt(county.code, 'officer'), personAt(county.code, 'officer', 1)];
  const head = personAt(county.code, 'head');
  const year = on.slice(0, 4);
  const region = county.code.slice(0, 6) as Region;
  const ids: MatterId[] = [];
  const steps: Step[] = [];
  const add = (day: number, by: WorldPerson, verb: string, body: (nth: number, on: PlainDate) => JsonObject): void => {
    const when = shiftWorkdays(on, day);
    const at = instantOf(when, random.int(9 * 60, 17 * 60));
    const requests = Array.from({ length: count }, (_, nth): PerformRequest => {
      const request = {
        ...{ actId: random.uuid(at) as ActId, homeRegion: region, verb, body: body(nth, when) },
        eventAt: at.toISOString(),
      };
      const matterId = ids[nth];
      return matterId === undefined
        ? { ...request, procedure: 'finding', homeCode: county.code as AuthorityCode }
        : { ...request, matterId };
    });
    if (ids.length === 0) ids.push(...requests.map(({ actId }) => actId as string as MatterId));
    steps.push({ at, by, verb, requests });
  };
  add(0, officer, 'record', (_nth, day) => {
    const domain = random.pick(DISORDER_FIELDS);
    const [title, trade] = random.pick<readonly [string, string]>(DISORDERS[domain]);
    const firm = inventFirm(county, trade, random);
    return {
      ...{ title: `${firm.name}${title}`, domain, severity: random.chance(0.7) ? 'ordinary' : 'slight', on: day },
      text: `日常监管中发现${title}，已拍照取证。`,
      subject: { kind: 'operator', authority: county.code, name: firm.name, code: firm.code },
      where: firm.address,
    };
  });
  const serial = random.int(100, 900);
  add(1, officer, 'order', (nth) => ({
    ...{ to: county.code, document: `${county.shortZh}责改〔${year}〕${serial}-${nth + 1}号` },
    ...{ requirements: '立即改正并报告整改情况。', due: shiftWorkdays(on, 15) },
  }));
  if (!open) {
    const text = '已改正，整改照片和记录附后。';
    add(7, partner, 'reply', () => ({ text }));
    add(9, head, 'recheck', (_nth, day) => ({ result: 'holds', on: day, text: '现场复查，整改到位。' }));
    add(10, head, 'close', () => ({}));
  }
  return { matters: count, steps };
}

/** Disorders of the three fields in a year: so many rectified and re-checked, a few still in hand. */
export function writeFieldFindings(
  rectified: number,
  open: number,
  period: { readonly from: PlainDate; readonly to: PlainDate },
  random: Random,
): readonly Told[] {
  const told: Told[] = [];
  for (let left = rectified; left > 0; ) {
    const own = random.fork(`round ${told.length}`);
    const count = Math.min(left, own.int(COHORT / 2, COHORT));
    left -= count;
    const on = drawWorkday(period, 40, own);
    told.push(tellRound(own.pick(counties), count, false, on, own));
  }
  for (let left = open; left > 0; ) {
    const own = random.fork(`open round ${told.length}`);
    const count = Math.min(left, own.int(3, 9));
    left -= count;
    told.push(tellRound(own.pick(counties), count, true, shiftWorkdays(period.to, -own.int(3, 9)), own));
  }
  return told;
}
