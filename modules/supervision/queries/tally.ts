import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { maskText } from '../../intake/index.ts';
import type { OfficeContext } from '../../office/context.ts';
import type { SurveyTally } from '../contract.ts';
import { answersTo, tallyVisits } from '../model/tally.ts';
import { readSurvey, versionOfQuestion } from './visits-of.ts';

/**
 * Answers over the visits of a round that the reader sees, question by question with its base; with `question` the visits
 * behind it. @throws AppError as `readSurvey`
 */
export async function surveyTally(
  context: OfficeContext,
  actor: LedgerActor,
  at: { readonly region: string; readonly id: string },
  { question, value }: { readonly question?: string | undefined; readonly value?: string | undefined },
): Promise<SurveyTally> {
  const { visits } = await readSurvey(context, actor, at.region, at.id);
  const asked = question === undefined ? null : versionOfQuestion(question);
  const given = asked === null ? [] : answersTo(visits, asked.version, asked.id);
  return {
    questions: tallyVisits(visits).map((each) => ({
      ...each,
      question: { ...each.question, choices: [...each.question.choices] },
      counts: [...each.counts],
    })),
    answers: given
      .map(({ visit, value: said, text, on }) => ({
        ...{ region: visit.homeRegion, id: visit.id, title: visit.title, on },
        value: said === undefined ? '' : String(said),
        // A list over many visits is looked at over shoulders: numbers of people are told on the visit itself.
        text: maskText(text),
      }))
      .filter((each) => value === undefined || each.value === value),
  };
}
