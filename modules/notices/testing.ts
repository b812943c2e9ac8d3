import type { Matter } from '../../platform/procedure/types.ts';
import { clue } from '../intake/model/clue.ts';
import { complaint } from '../intake/model/complaint.ts';
import { report } from '../intake/model/report.ts';
import { type Step, staff, walk } from '../intake/model/testing/journey.ts';

const { cityIntake, countyIntake, officer, countyHead } = staff;

const toCounty: readonly Step[] = [
  [cityIntake, 'receive', '2026-07-06'],
  [cityIntake, 'assign', '2026-07-06', { to: '510502' }],
];
const accepted: readonly Step[] = [...toCounty, [officer, 'accept', '2026-07-07']];
const ended = (verb: string, body?: Step[3]): readonly Step[] => [
  ...accepted,
  body === undefined ? [officer, verb, '2026-07-10'] : [officer, verb, '2026-07-10', body],
  [countyHead, 'clear', '2026-07-13'],
];
const rejected = (body?: Step[3]): readonly Step[] => [
  ...toCounty,
  body === undefined ? [officer, 'reject', '2026-07-08'] : [officer, 'reject', '2026-07-08', body],
];

const complain = (...more: readonly Step[]): Matter => walk(complaint, ...more);

/** For each template a matter of which it may be issued; the second and later ones are variants. */
export const matters: Readonly<Record<string, readonly Matter[]>> = {
  'complaint-accepted': [complain(...accepted)],
  'complaint-rejected': [
    complain(...rejected()),
    complain(...rejected({ ground: 'R4', text: '购买之日为2021年3月，已超过三年。' })),
  ],
  'mediation-terminated': [
    complain(...accepted, [officer, 'terminate', '2026-07-20', { ground: 'T3', text: '双方分歧较大。' }]),
    complain(...accepted, [officer, 'terminate', '2026-07-20']),
    complain(...accepted, [officer, 'lapse', '2026-09-08']),
  ],
  'mediation-agreement': [complain(...accepted, [officer, 'agree', '2026-07-20'])],
  'out-of-scope': [complain(...toCounty, [officer, 'out-of-scope', '2026-07-08'])],
  'report-filed': [walk(report, ...ended('file'))],
  'report-not-filed': [
    walk(report, ...ended('not-file')),
    walk(report, ...ended('not-file', { ground: 'C1', text: '内部核查意见。' })),
  ],
  'no-power': [walk(report, ...ended('no-power')), walk(clue, ...ended('no-power'))],
  transferred: [walk(report, ...ended('transfer')), walk(clue, ...ended('transfer'))],
};

/** A matter that is only registered. */
export const registered: Matter = complain([countyIntake, 'receive', '2026-07-06']);
