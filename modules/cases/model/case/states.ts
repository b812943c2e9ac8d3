import type { State } from '../../../../platform/procedure/types.ts';

/**
 * Where an ordinary case 普通程序案件 stands (law.md §17). What runs beside it (measures of force, publication, review and
 * suit, testing) is facts and clocks of its own, never a state: goods may be held in almost any of these.
 */
export const caseStates = {
  investigating: { title: { zh: '调查取证', en: 'Investigating' } },
  suspended: { title: { zh: '中止调查', en: 'Suspended' } },
  reported: { title: { zh: '调查终结待审核', en: 'Reported, to be reviewed' } },
  reviewed: { title: { zh: '审核通过待告知', en: 'Reviewed, to be notified' } },
  notified: { title: { zh: '已告知', en: 'Notified' } },
  hearing: { title: { zh: '听证中', en: 'In hearing' } },
  deciding: { title: { zh: '待决定', en: 'To be decided' } },
  decided: { title: { zh: '已决定待送达', en: 'Decided, to be served' } },
  performing: { title: { zh: '执行中', en: 'To be performed' } },
  transferring: { title: { zh: '移送待回复', en: 'Transferred, answer expected' } },
  closable: { title: { zh: '待结案', en: 'To be closed' } },
  closed: { title: { zh: '已结案', en: 'Closed' }, final: true },
  archived: { title: { zh: '已归档', en: 'Archived' }, final: true },
  withdrawn: { title: { zh: '已撤销立案', en: 'Filing withdrawn' }, final: true },
} as const satisfies Readonly<Record<string, State>>;

export type CaseState = keyof typeof caseStates;

/** From these the investigation goes on: evidence, records, measures. */
export const WORKING = [
  'investigating',
  'reported',
  'reviewed',
  'notified',
  'hearing',
  'deciding',
] as const satisfies CaseState[];

/** Every state that is not the end: measures are lifted, property returned, officers changed in any of them. */
export const OPEN = Object.keys(caseStates).filter(
  (state) => !('final' in caseStates[state as CaseState]),
) as readonly CaseState[];
