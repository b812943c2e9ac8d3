import type { Text } from '../../../kernel/text.ts';

/** A figure that adds up measures which say the same of several procedures. */
export interface Combined {
  readonly id: string;
  readonly measures: readonly string[];
  readonly title: Text;
  readonly unit: Text;
  /** What it adds up; the definitions of the parts are theirs. */
  readonly definition: Text;
}

const PIECES: Text = { zh: '件', en: 'matters' };
const CASES: Text = { zh: '件', en: 'cases' };
const FEN: Text = { zh: '分', en: 'fen' };

const ofClues = (kind: string): readonly string[] => [`clue.${kind}`, `report.${kind}`];
const ofIntake = (kind: string): readonly string[] => [...ofClues(kind), `complaint.${kind}`];
const ofCases = (ordinary: string, summary = ordinary): readonly string[] => [
  `case.${ordinary}`,
  `summary-case.${summary}`,
];

/** Clues 线索 in the sense of the sources: what points to a violation, told by an office or reported by a person. */
const CLUES: Text = {
  zh: '线索与举报合计；各按本指标口径。',
  en: 'Clues and reports together, each by its definition.',
};
const INTAKE: Text = {
  zh: '线索、举报、投诉合计；各按本指标口径。',
  en: 'Clues, reports and complaints together, each by its definition.',
};
const BOTH: Text = {
  zh: '普通程序与简易程序合计；各按本指标口径。',
  en: 'Ordinary and summary procedure together, each by its definition.',
};

/** The figures that add up measures of several procedures. One more is one line more. */
export const combined: readonly Combined[] = [
  {
    id: 'clues.received',
    measures: ofClues('received'),
    title: { zh: '受理线索', en: 'Clues received' },
    unit: PIECES,
    definition: CLUES,
  },
  {
    id: 'clues.open',
    measures: ofClues('open'),
    title: { zh: '在办线索（含举报）', en: 'Clues and reports open' },
    unit: PIECES,
    definition: CLUES,
  },
  {
    id: 'clues.cleared',
    measures: [...ofClues('cleared-on-time'), ...ofClues('cleared-late'), ...ofClues('cleared-without-clock')],
    title: { zh: '销号线索', en: 'Clues cleared' },
    unit: PIECES,
    definition: {
      zh: '按期、超期和不计期限办结的线索与举报合计，按销号日期计数。',
      en: 'Clues and reports cleared on time, late and without a clock, by the day of clearing.',
    },
  },
  {
    id: 'clues.cleared-on-time',
    measures: ofClues('cleared-on-time'),
    title: { zh: '按期销号线索', en: 'Clues cleared on time' },
    unit: PIECES,
    definition: CLUES,
  },
  {
    id: 'clues.cleared-late',
    measures: ofClues('cleared-late'),
    title: { zh: '超期销号线索', en: 'Clues cleared late' },
    unit: PIECES,
    definition: CLUES,
  },
  {
    id: 'clues.filed',
    measures: ofClues('filed'),
    title: { zh: '线索立案', en: 'Clues filed as cases' },
    unit: PIECES,
    definition: CLUES,
  },
  {
    id: 'clues.transferred',
    measures: ofClues('transferred'),
    title: { zh: '线索移送', en: 'Clues transferred' },
    unit: PIECES,
    definition: CLUES,
  },
  {
    id: 'intake.received',
    measures: ofIntake('received'),
    title: { zh: '收到线索和诉求', en: 'Received in all' },
    unit: PIECES,
    definition: INTAKE,
  },
  {
    id: 'intake.open',
    measures: ofIntake('open'),
    title: { zh: '在办线索和诉求', en: 'Open in all' },
    unit: PIECES,
    definition: INTAKE,
  },
  {
    id: 'intake.cleared-on-time',
    measures: ofIntake('cleared-on-time'),
    title: { zh: '按期办结', en: 'Cleared on time in all' },
    unit: PIECES,
    definition: INTAKE,
  },
  {
    id: 'intake.cleared-late',
    measures: ofIntake('cleared-late'),
    title: { zh: '超期办结', en: 'Cleared late in all' },
    unit: PIECES,
    definition: INTAKE,
  },
  {
    id: 'cases.filed',
    measures: ofCases('filed', 'decided'),
    title: { zh: '立案（含简易程序）', en: 'Cases filed, both procedures' },
    unit: CASES,
    definition: {
      zh: '普通程序按立案日期、简易程序按当场处罚日期计数之和。',
      en: 'Ordinary procedure by the day of filing, with the summary procedure by the day of its decision.',
    },
  },
  {
    id: 'cases.closed',
    measures: ofCases('closed'),
    title: { zh: '结案（含简易程序）', en: 'Cases closed, both procedures' },
    unit: CASES,
    definition: BOTH,
  },
  {
    id: 'cases.decided',
    measures: ofCases('decided'),
    title: { zh: '处罚决定（含简易程序）', en: 'Penalties decided, both procedures' },
    unit: CASES,
    definition: BOTH,
  },
  {
    id: 'cases.imposed',
    measures: ofCases('imposed'),
    title: { zh: '罚没金额（含简易程序）', en: 'Fined and confiscated, both procedures' },
    unit: FEN,
    definition: BOTH,
  },
  {
    id: 'cases.fined',
    measures: ofCases('fined'),
    title: { zh: '罚款金额（含简易程序）', en: 'Fined, both procedures' },
    unit: FEN,
    definition: BOTH,
  },
  {
    id: 'cases.amount-involved',
    measures: ofCases('amount-involved'),
    title: { zh: '涉案金额（含简易程序）', en: 'Amount involved, both procedures' },
    unit: FEN,
    definition: BOTH,
  },
  {
    id: 'cases.from-complaints',
    measures: ofCases('from-complaints'),
    title: { zh: '由投诉举报立案（含简易程序）', en: 'Filed from complaints and reports, both procedures' },
    unit: CASES,
    definition: BOTH,
  },
  {
    id: 'loss.recovered',
    measures: ['complaint.recovered', 'case.loss-recovered'],
    title: { zh: '挽回损失（调解和办案）', en: 'Loss recovered, mediation and cases' },
    unit: FEN,
    definition: {
      zh: '投诉调解与办案挽回损失合计；各按本指标口径。',
      en: 'By mediation and in cases, each by its definition.',
    },
  },
];
