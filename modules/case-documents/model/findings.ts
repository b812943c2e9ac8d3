import { type Fen, formatYuan } from '../../../kernel/money.ts';
import { missingContents, type Requirement } from '../../cases/model/forms/must-contain.ts';
import { contradictionsOf } from './contradictions.ts';
import type { FactKind, FormInput, FormTemplate, TrackedFact } from './types.ts';
import { dayZh } from './words.ts';

/** A place where a text says otherwise than the record. Offsets are those of the text of `field`. */
export interface Finding {
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly said: string;
  readonly kind: FactKind;
  /** What the record says, as a document writes it. */
  readonly facts: readonly { readonly key: string; readonly label: TrackedFact['label']; readonly written: string }[];
}

/** Why a text stays as it is though the record says otherwise. */
export interface Answer {
  readonly field: string;
  readonly said: string;
  readonly facts: readonly string[];
  readonly reason: string;
}

/** A fact as documents write it. */
export function writtenFact({ kind, value }: Pick<TrackedFact, 'kind' | 'value'>): string {
  switch (kind) {
    case 'money':
      return formatYuan(Number(value) as Fen);
    case 'day':
      return dayZh(String(value));
    case 'number':
    case 'name':
    case 'article':
      return String(value);
  }
}

/** The text in each place: what was written, else what the facts fill in. */
export const textsOf = (template: FormTemplate, input: FormInput): Readonly<Record<string, string>> =>
  Object.fromEntries(template.fields.map(({ key, initial }) => [key, input.texts[key] ?? initial(input)]));

/** What the texts say otherwise than the facts, place by place. */
export function findingsIn(texts: Readonly<Record<string, string>>, facts: readonly TrackedFact[]): readonly Finding[] {
  return Object.entries(contradictionsOf(texts, facts)).flatMap(([field, found]) =>
    found.map(({ start, end, text, kind, facts: about }) => ({
      ...{ field, start, end, said: text, kind },
      facts: about.map((fact) => ({ key: fact.key, label: fact.label, written: writtenFact(fact) })),
    })),
  );
}

/** Findings that nobody has given a reason for: an answer holds for the same words in the same place against the same facts. */
export function openFindings(findings: readonly Finding[], answers: readonly Answer[]): readonly Finding[] {
  return findings.filter(
    ({ field, said, facts }) =>
      !answers.some(
        (answer) =>
          answer.field === field &&
          answer.said === said &&
          answer.reason.trim() !== '' &&
          facts.every(({ key }) => answer.facts.includes(key)),
      ),
  );
}

/** What the law wants in the document and it does not say. */
export const missingIn = (template: FormTemplate, input: FormInput): readonly Requirement[] =>
  missingContents(input.form.no, template.contents(input));
