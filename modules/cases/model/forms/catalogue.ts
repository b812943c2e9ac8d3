import { closingForms } from './closing.ts';
import { decisionForms } from './decision.ts';
import { evidenceForms } from './evidence.ts';
import type { Stage, StandardForm } from './form.ts';
import { measureForms } from './measures.ts';
import { openingForms } from './opening.ts';

/** The 56 standard forms of the 2021 set, by number: law.md §15.1 (names and numbers S). */
export const standardForms: readonly StandardForm[] = [
  ...openingForms,
  ...evidenceForms,
  ...measureForms,
  ...decisionForms,
  ...closingForms,
].sort((a, b) => a.no - b.no);

const byNumber = new Map(standardForms.map((entry) => [entry.no, entry]));

/** The form of that number, or undefined. */
export const findForm = (no: number): StandardForm | undefined => byNumber.get(no);

/** Forms that a verb makes. */
export const formsMadeBy = (verb: string): readonly StandardForm[] =>
  standardForms.filter(({ verbs }) => verbs.includes(verb));

export const formsOfStage = (stage: Stage): readonly StandardForm[] =>
  standardForms.filter((entry) => entry.stage === stage);
