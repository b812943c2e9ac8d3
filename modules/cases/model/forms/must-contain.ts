import type { LegalSource } from '../../../../kernel/deadline.ts';
import type { Text } from '../../../../kernel/text.ts';
import { decisionContents, type Ground, legalBasis, seizureContents } from '../../../../rules/index.ts';
import { sources } from '../sources.ts';

/** Something that the law wants in a document; `code` names the section of the document that says it. */
export interface Requirement {
  readonly code: string;
  readonly label: Text;
  readonly source: LegalSource;
}

function fromGround({ code, label, basis }: Ground): Requirement {
  const { instrument, article, confidence } = legalBasis(basis);
  return { code, label, source: { instrument, article, confidence } };
}

const wants = (source: LegalSource, code: string, zh: string, en: string): Requirement => ({
  code,
  label: { zh, en },
  source,
});

/** What a decision on a penalty must contain (处罚法 art 59, V): law.md §15.3. */
export const decisionMustContain: readonly Requirement[] = decisionContents.map(fromGround);

/** What a decision on sealing or seizing must contain (强制法 art 24, V). */
export const seizureMustContain: readonly Requirement[] = seizureContents.map(fromGround);

/** What an on-the-spot decision must contain (处罚法 art 52, V). */
export const onSpotMustContain: readonly Requirement[] = [
  wants(sources.onSpotDecision, 'facts', '违法行为', 'the violation'),
  wants(sources.onSpotDecision, 'penalty', '处罚的种类和依据、罚款数额', 'kind and basis, amount of the fine'),
  wants(sources.onSpotDecision, 'time-place', '时间、地点', 'time and place'),
  wants(
    sources.onSpotDecision,
    'remedies',
    '申请行政复议、提起行政诉讼的途径和期限',
    'routes and limits of review and suit',
  ),
  wants(sources.onSpotDecision, 'authority', '行政机关名称', 'the authority'),
  wants(sources.onSpotDecision, 'officers', '执法人员签名或者盖章', 'signatures of the officers'),
];

/** What the party is told before a decision (处罚法 art 44, V); the right to a hearing only where there is one (art 63). */
export const advanceNoticeMustContain: readonly Requirement[] = [
  wants(sources.advanceNotice, 'penalty', '拟作出的行政处罚内容', 'the penalty that is meant'),
  wants(sources.advanceNotice, 'facts', '事实', 'facts'),
  wants(sources.advanceNotice, 'reasons', '理由', 'reasons'),
  wants(sources.advanceNotice, 'basis', '依据', 'basis'),
  wants(
    sources.advanceNotice,
    'rights',
    '陈述、申辩、要求听证等权利',
    'rights to state, to defend, to ask for a hearing',
  ),
];

const byForm: ReadonlyMap<number, readonly Requirement[]> = new Map([
  [21, seizureMustContain],
  [37, advanceNoticeMustContain],
  [44, onSpotMustContain],
  [45, decisionMustContain],
]);

/** What the law wants in a form; empty where we know of nothing. */
export const mustContain = (no: number): readonly Requirement[] => byForm.get(no) ?? [];

/** What is missing: `sections` are the codes whose section is there and says something. */
export const missingContents = (no: number, sections: ReadonlySet<string>): readonly Requirement[] =>
  mustContain(no).filter(({ code }) => !sections.has(code));
