import { addDays, type PlainDate } from '../../../../kernel/plain-date.ts';
import type { Cockpit } from '../../cockpit-contract.ts';
import { rateOf } from '../../model/interval.ts';
import { countsOf, figuresOf, type Looking, rateView, sumOf } from './looking.ts';

const STEPS = [
  'clues.received',
  'clues.filed',
  'cases.filed',
  'cases.from-complaints',
  'cases.decided',
  'cases.imposed',
  'case.collected',
];
/** The step whose matters are among those of another one of the same period; all others are flows. */
const COHORTS: Readonly<Record<string, string>> = { 'cases.from-complaints': 'cases.filed' };

/** From clue to payment, this year up to today. */
export async function readFunnel(looking: Looking): Promise<Cockpit['funnel']> {
  const { today } = looking;
  const period = { from: `${today.slice(0, 4)}-01-01` as PlainDate, to: today };
  const figures = figuresOf(looking, STEPS);
  const rows = await countsOf(looking, figures, [], period, [period.from, addDays(today, 1)]);
  const values = new Map(figures.map((figure) => [figure.id, sumOf(figure, rows)]));
  return {
    ...period,
    steps: figures.map((figure) => {
      const value = values.get(figure.id) ?? 0;
      const of = COHORTS[figure.id];
      const base = of === undefined ? 0 : (values.get(of) ?? 0);
      const rate = of === undefined || value > base ? null : rateOf(value, base);
      return {
        ...{ figure, value, kind: of === undefined ? ('flow' as const) : ('cohort' as const) },
        rate: rateView(rate),
      };
    }),
    note: {
      zh: '各级为本年内发生的数量（流量），按各自口径的日期计：今年立案的案件可能来自去年的线索，今年到账的可能是去年的处罚，上下级之间不是转化率。仅“由投诉举报立案”是本年立案案件中的一部分，故列出占比。',
      en: 'Each step counts what happened this year (a flow), each by its own day: a case filed this year may come from a clue of last year, money may arrive for a decision of last year, so no step is a share of the one above. Only those filed from complaints and reports are a part of the cases filed this year, and have a share.',
    },
  };
}
