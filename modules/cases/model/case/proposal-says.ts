import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { BodyCondition, FitCondition, Matter } from '../../../../platform/procedure/types.ts';
import { discretionRecordSchema } from '../discretion/record.ts';
import { fits, says } from './conditions.ts';
import { isHeavier, type ProposalSummary, proposalSchema, readSummary, summaryOf } from './proposal.ts';

/**
 * A proposal as the fields of an act: its texts are about people and stand in the erasable part, its outcome and
 * penalties do not.
 */
export const proposalFields = proposalSchema.shape;
export const proposalTexts = ['facts', 'reasons'] as const;

const penaltiesIn = (body: JsonObject): readonly JsonObject[] =>
  Array.isArray(body.penalties) ? (body.penalties as JsonObject[]) : [];

/** Kinds that say nothing without an amount. */
const AMOUNTS: readonly string[] = ['fine', 'confiscate-gains'];

/** What the body of an act proposes, in the shape that is compared. */
export function proposedIn(body: JsonObject): ProposalSummary | null {
  return readSummary({ proposal: summaryOf(body) }, 'proposal');
}

/** What makes a proposal whole, whichever act puts it forward. */
export const wholeProposal = (verb: string): readonly BodyCondition[] => [
  says(
    `case.${verb}.penalties`,
    '给予处罚的应当写明处罚种类，不予处罚或者移送的不得写入处罚。',
    'A penalty names its kinds; any other outcome has none.',
    (body) => (str(body, 'outcome') === 'penalise') === penaltiesIn(body).length > 0,
  ),
  says(
    `case.${verb}.amounts`,
    '罚款、没收违法所得应当写明金额，警告、通报批评不应有金额。',
    'A fine and confiscated gains state the amount; a warning or criticism has none.',
    (body) =>
      penaltiesIn(body).every((each) => {
        const kind = str(each, 'kind');
        if (AMOUNTS.includes(kind)) return num(each, 'fen') > 0;
        return !['warning', 'criticism'].includes(kind) || !('fen' in each);
      }),
  ),
  says(
    `case.${verb}.discretion`,
    '裁量记录不完整，无法复算。',
    'The record of discretion is not whole: it could not be calculated again.',
    (body) => !('discretion' in body) || discretionRecordSchema.safeParse(body.discretion).success,
  ),
];

/** What the act imposes is no heavier than `base`, where there is one. */
export const noHeavierThan = (
  rule: string,
  zh: string,
  en: string,
  base: (matter: Matter) => ProposalSummary | null,
): FitCondition =>
  fits(rule, zh, en, (body, matter) => {
    const proposed = proposedIn(body);
    const limit = base(matter);
    return proposed === null || limit === null || !isHeavier(proposed, limit);
  });

/** The record of discretion was made for a day that has come: law and benchmark of that day govern it. */
export const discretionDay = (verb: string): BodyCondition =>
  says(
    `case.${verb}.discretion-day`,
    '裁量记录的决定日期应当为作出决定之日，请重新测算。',
    'The record of discretion is for another day than the decision: calculate again.',
    (body, today) => !('discretion' in body) || str(obj(obj(body, 'discretion'), 'facts'), 'decidedOn') === today,
  );
