import { str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { ClueExample } from '../model/clue-model.ts';

/** What an act says of a matter; null where it says nothing, '' where it says that this is unknown again. */
export interface Verdict {
  readonly domain: string | null;
  readonly theme: string | null;
  readonly urgency: string | null;
  readonly signs: readonly string[] | '' | null;
}

/** The verbs by which an officer says what a matter is about. */
export const TEACHING_VERBS = ['screen', 'correct'] as const;

const strings = (body: JsonObject, key: string): readonly string[] | null => {
  const value = body[key];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : null;
};

/** What the body of a `screen` or `correct` says; null where that is nothing of what models read. */
export function verdictOf(body: JsonObject): Verdict | null {
  const unset = strings(body, 'unset') ?? [];
  const said = (key: string): string | null => (unset.includes(key) ? '' : str(body, key) || null);
  const domain = said('domain');
  const verdict: Verdict = {
    domain,
    // What theme remains under another field is asked when the last word is read.
    theme: said('theme') ?? (domain === '' ? '' : null),
    urgency: said('urgency'),
    signs: unset.includes('signs') ? '' : strings(body, 'signs'),
  };
  return Object.values(verdict).every((each) => each === null) ? null : verdict;
}

/** The last word: each part as the latest verdict that speaks of it left it. */
export const lastWord = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce(
    (sum, each) => ({
      domain: each.domain ?? sum.domain,
      theme: each.theme ?? sum.theme,
      urgency: each.urgency ?? sum.urgency,
      signs: each.signs ?? sum.signs,
    }),
    { domain: null, theme: null, urgency: null, signs: null },
  );

/** What an example teaches: what was said last; null where nothing stands. Themes only of their own field. */
export function toExample(title: string, text: string, verdict: Verdict): ClueExample {
  const domain = verdict.domain || null;
  const theme = verdict.theme || null;
  return {
    ...{ title, text, domain },
    theme: theme !== null && domain !== null && theme.startsWith(`${domain}.`) ? theme : null,
    urgency: verdict.urgency || null,
    // No act says whom it may hurt: that is not "nobody".
    vulnerable: null,
    signs: verdict.signs || null,
  };
}

export const teaches = ({ domain, theme, urgency, signs }: ClueExample): boolean =>
  domain !== null || theme !== null || urgency !== null || signs !== null;
