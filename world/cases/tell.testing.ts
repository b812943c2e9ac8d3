import { legalDay } from '../../kernel/plain-date.ts';
import { caseProcedures } from '../../modules/cases/index.ts';
import { blank, story } from '../../modules/cases/model/case/testing/story.ts';
import type { Matter } from '../../platform/procedure/types.ts';
import { actorFor } from '../people.ts';
import type { CaseStory } from './case-story.ts';

/** Tells the story of one case to the pure procedure, as the server would; throws with the rule that refuses. */
export function tell({ procedure, county, steps }: CaseStory): Matter {
  const declared = caseProcedures[procedure];
  if (declared === undefined) throw new RangeError(procedure);
  const acts = steps.flatMap(({ by, requests }) =>
    requests.map(({ verb, body, eventAt = '' }) => [legalDay(new Date(eventAt)), actorFor(by), verb, body] as const),
  );
  return story(acts, { ...blank(county.code), procedure }, declared);
}
