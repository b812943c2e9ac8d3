import type { Measure } from '../../../platform/procedure/types.ts';
import { caseMeasures } from './case/measures-counted.ts';

/** The figures that a summary case has too; there is no filing and no transfer in it. */
const SHARED: readonly string[] = ['decided', 'imposed', 'fined', 'amount-involved', 'from-complaints'];

/**
 * The same figures under the same definitions, with the word that they are of the summary procedure: whoever wants both
 * adds the two. What is filed and closed is counted by its own days.
 */
export const summaryMeasures: readonly Measure[] = [
  ...caseMeasures
    .filter(({ id }) => SHARED.includes(id.slice('case.'.length)))
    .map((measure) => ({
      ...measure,
      id: measure.id.replace('case.', 'summary-case.'),
      title: { zh: `${measure.title.zh}（简易程序）`, en: `${measure.title.en}, summary procedure` },
      definition: {
        zh: `简易程序案件；当场处罚之日即登记之日。${measure.definition.zh}`,
        en: `Summary procedure; the day of the decision is the day of registration. ${measure.definition.en}`,
      },
      cells: (matter: Parameters<Measure['cells']>[0]) => (matter.state === 'voided' ? [] : measure.cells(matter)),
    })),
  {
    id: 'summary-case.closed',
    title: { zh: '办结（简易程序）', en: 'Done, summary procedure' },
    unit: { zh: '件', en: 'cases' },
    definition: {
      zh: '简易程序案件，按备案归档且罚款缴清之日计数，撤销的除外。计入现办理机关。',
      en: 'Summary procedure, by the day on which its papers were filed and its fine was paid; not those voided. Counted at the authority that handles it now.',
    },
    cells: (matter) =>
      matter.state === 'closed' && matter.closedOn !== null
        ? [{ day: matter.closedOn, authority: matter.handlingCode }]
        : [],
  },
];
