import { NEVER, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import { nextDue } from '../../../platform/procedure/fold.ts';
import type { Matter, Measure } from '../../../platform/procedure/types.ts';
import { type Outcome, outcomes } from './labels.ts';
import { CONTENT, ratingOf } from './rating.ts';

type ProcedureId = 'clue' | 'report' | 'complaint' | 'assistance' | 'recommendation';

const PIECES: Text = { zh: '件', en: 'matters' };
const NAMES: Readonly<Record<ProcedureId, Text>> = {
  clue: { zh: '线索', en: 'clues' },
  report: { zh: '举报', en: 'reports' },
  complaint: { zh: '投诉', en: 'complaints' },
  assistance: { zh: '协查', en: 'requests for assistance' },
  recommendation: { zh: '三书一函', en: 'recommendations' },
};

/** The authority of every cell: who handles the matter now. A matter that moves takes all its figures along. */
const AUTHORITY: Text = {
  zh: '计入现办理机关；转办后随事项计入新的办理机关。',
  en: 'Counted at the authority that handles the matter now; a matter that moves takes its figures along.',
};

/** Said with both figures that an on-time rate is made of. */
const WITHOUT_CLOCK: Text = {
  zh: '总局令第121号第四十四条所列不适用本程序的事项没有期限，不计入。',
  en: 'What lies outside the procedure (Order 121 art 44) has no limit and is not counted here.',
};

const one = (day: PlainDate, matter: Matter) => [{ day, authority: matter.handlingCode }];

const counted = (matter: Matter): boolean => matter.state !== 'voided' && matter.version > 0;
const open = (matter: Matter): boolean => counted(matter) && matter.closedOn === null;
const paused = (matter: Matter): boolean =>
  Object.values(matter.clocks).some((clock) => clock.endedOn === null && clock.paused);

/** True where the limit fell away, because the matter lies outside the procedure (令121 art 44): neither on time nor late. */
export function wasNeverDue(matter: Matter): boolean {
  return Object.values(matter.clocks).some((clock) => clock.dropped !== undefined);
}

/** True when every statutory clock ended on or before its due day. Nobody asks it of what {@link wasNeverDue}. */
export function clearedOnTime(matter: Matter): boolean {
  return Object.values(matter.clocks).every((clock) => (clock.endedOn ?? matter.closedOn ?? '') <= clock.due);
}

function measure(id: string, title: Text, definition: Text, cells: Measure['cells']): Measure {
  return {
    id,
    title,
    unit: PIECES,
    definition: { zh: `${definition.zh}${AUTHORITY.zh}`, en: `${definition.en} ${AUTHORITY.en}` },
    cells,
  };
}

/**
 * The clearance figures 清零 of a procedure. Of every matter that is not voided, exactly one of `open`, `paused`,
 * `cleared-on-time`, `cleared-late`, `cleared-without-clock` holds, so their sum is `received`.
 */
export function clearanceMeasures(procedure: ProcedureId): readonly Measure[] {
  const { zh, en } = NAMES[procedure];
  return [
    measure(
      `${procedure}.received`,
      { zh: `收到${zh}`, en: `Received ${en}` },
      { zh: '按登记日期计数，撤销登记的除外。', en: 'By day of registration, without those voided.' },
      (matter) => (counted(matter) ? one(matter.openedOn, matter) : []),
    ),
    measure(
      `${procedure}.open`,
      { zh: `在办${zh}`, en: `Open ${en}` },
      {
        zh: '尚未销号且计时未暂停，日期为最早届满日；没有运行中期限的记 9999-12-31。届满日早于截止日即为超期。',
        en: 'Not cleared and not paused; the day is the earliest due day (9999-12-31 without a running clock). Overdue = due before the cut-off.',
      },
      (matter) => (open(matter) && !paused(matter) ? one(nextDue(matter) ?? NEVER, matter) : []),
    ),
    measure(
      `${procedure}.paused`,
      { zh: `暂停计时${zh}`, en: `Paused ${en}` },
      {
        zh: '尚未销号且计时因检测、鉴定等依法暂停，日期为登记日期。',
        en: 'Not cleared, its clock lawfully paused; the day is the day of registration.',
      },
      (matter) => (open(matter) && paused(matter) ? one(matter.openedOn, matter) : []),
    ),
    measure(
      `${procedure}.cleared-on-time`,
      { zh: `按期办结${zh}`, en: `${en} cleared on time` },
      {
        zh: `按销号日期计数，且每一项法定期限均在届满日当日或之前终止。${WITHOUT_CLOCK.zh}`,
        en: `By day of clearing; every statutory clock ended on or before its due day. ${WITHOUT_CLOCK.en}`,
      },
      (matter) => (clearedOnTime(matter) ? clearedOnAClock(matter) : []),
    ),
    measure(
      `${procedure}.cleared-late`,
      { zh: `超期办结${zh}`, en: `${en} cleared late` },
      {
        zh: `按销号日期计数，且至少一项法定期限在届满日之后终止。${WITHOUT_CLOCK.zh}`,
        en: `By day of clearing; at least one statutory clock ended after its due day. ${WITHOUT_CLOCK.en}`,
      },
      (matter) => (clearedOnTime(matter) ? [] : clearedOnAClock(matter)),
    ),
    measure(
      `${procedure}.cleared-without-clock`,
      { zh: `不计期限办结${zh}`, en: `${en} cleared without a clock` },
      {
        zh: '按销号日期计数，属于总局令第121号第四十四条所列事项、已告知相应途径的；计入收到和办结，不计入按期，也不计入超期，按期率的分子、分母均不含。',
        en: 'By day of clearing; outside the procedure (Order 121 art 44) and told the right channel. Counted as received and as cleared, neither on time nor late, and in no part of the on-time rate.',
      },
      (matter) => (wasNeverDue(matter) ? cleared(matter) : []),
    ),
  ];
}

const clearedDay = (matter: Matter): PlainDate | null => (counted(matter) ? matter.closedOn : null);
const cleared = (matter: Matter): ReturnType<Measure['cells']> => {
  const day = clearedDay(matter);
  return day === null ? [] : one(day, matter);
};
const clearedOnAClock = (matter: Matter): ReturnType<Measure['cells']> => (wasNeverDue(matter) ? [] : cleared(matter));

/** How many said how they found it handled, and of these how many were content: the second is told with the first. */
export function ratingMeasures(procedure: 'clue' | 'report' | 'complaint'): readonly Measure[] {
  const { zh, en } = NAMES[procedure];
  const rated = (matter: Matter, least: number): ReturnType<Measure['cells']> => {
    const rating = ratingOf(matter.facts);
    return counted(matter) && rating !== undefined && rating.score >= least ? one(rating.on as PlainDate, matter) : [];
  };
  return [
    measure(
      `${procedure}.rated`,
      { zh: `收到评价的${zh}`, en: `Rated ${en}` },
      {
        zh: '按评价日期计数，由反映人凭回执码在办结后评价一次，自愿；不评价的不计入。',
        en: 'By day of rating; by whoever filed, once, after the end, of their own will; who does not rate is not counted.',
      },
      (matter) => rated(matter, 1),
    ),
    measure(
      `${procedure}.rated-content`,
      { zh: `评价满意的${zh}`, en: `${en} rated content` },
      {
        zh: `按评价日期计数，评价为 ${CONTENT} 分以上（满分 5 分）的；满意率以收到评价的为分母，不代表全部反映人。`,
        en: `By day of rating; ${CONTENT} or more of 5. Its base is the rated ones, who do not stand for all who filed.`,
      },
      (matter) => rated(matter, CONTENT),
    ),
  ];
}

/** How many ended in which way. A verified matter counts when the conclusion is confirmed, a complaint when decided. */
export function outcomeMeasures(procedure: ProcedureId, codes: readonly Outcome[]): readonly Measure[] {
  const { zh, en } = NAMES[procedure];
  return codes.map((code) =>
    measure(
      `${procedure}.${code}`,
      { zh: `${zh}${outcomes[code].zh}`, en: `${en}: ${outcomes[code].en.toLowerCase()}` },
      procedure === 'complaint'
        ? { zh: '按作出该项决定的日期计数。', en: 'By the day of that decision.' }
        : { zh: '按审核销号日期计数。', en: 'By the day the conclusion was confirmed.' },
      (matter) => {
        const day = str(matter.facts, 'outcome') === code ? effectiveDay(matter) : null;
        return day === null ? [] : one(day, matter);
      },
    ),
  );
}

function effectiveDay(matter: Matter): PlainDate | null {
  if (matter.procedure !== 'complaint') return clearedDay(matter);
  const on = str(obj(matter.facts, 'conclusion'), 'on');
  return counted(matter) && on !== '' ? (on as PlainDate) : null;
}

/** Complaints accepted, and the money that mediation brought back to consumers 挽回损失. */
export const mediationMeasures: readonly Measure[] = [
  measure(
    'complaint.accepted',
    { zh: '受理投诉', en: 'Complaints accepted' },
    { zh: '按受理日期计数。', en: 'By day of acceptance.' },
    (matter) => {
      const on = str(matter.facts, 'acceptedOn');
      return counted(matter) && on !== '' ? one(on as PlainDate, matter) : [];
    },
  ),
  {
    ...measure(
      'complaint.recovered',
      { zh: '为消费者挽回损失', en: 'Loss recovered for consumers' },
      {
        zh: '达成调解或者自行和解中经营者承诺给付的金额，按达成日期汇总。',
        en: 'What operators agreed to pay, summed by the day of agreement.',
      },
      (matter) => {
        const amount = matter.facts.recoveredFen;
        const on = effectiveDay(matter);
        return typeof amount === 'number' && amount > 0 && on !== null
          ? [{ day: on, authority: matter.handlingCode, n: 1, amount }]
          : [];
      },
    ),
    unit: { zh: '分', en: 'fen' },
  },
];
