import { readFileSync } from 'node:fs';
import { projectPath } from '../../../platform/paths.ts';
import type { ClueExample } from '../model/clue-model.ts';

/** Tables of sayings: a label, a tab, sayings with a bar between them. */
export const SAYINGS = ['sayings-1.tsv', 'sayings-2.tsv', 'sayings-3.tsv'] as const;
export const SIGN_SAYINGS = 'signs-sayings.tsv';
export const PEOPLE_SAYINGS = 'people-sayings.tsv';

const linesOf = (file: string): readonly (readonly [label: string, saying: string])[] =>
  readFileSync(projectPath('modules/triage/corpus', file), 'utf8')
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const [label = '', sayings = ''] = line.split('\t');
      return sayings.split('|').map((saying) => [label, saying] as const);
    });

/** Themes of pyramid selling that are a sign of it by themselves. */
const PYRAMID = /^pyramid-selling\.(recruit|entry-fee|team-pay|online|den|meeting)$/;

/**
 * What people say of each theme, in a few words, how signs are told, and who is hurt: written by those who made the model, for learning
 * alone. Nothing is measured on them.
 */
export function readSayings(): readonly ClueExample[] {
  const nothing = { title: '', domain: null, theme: null, urgency: null, vulnerable: null, signs: null } as const;
  return [
    ...SAYINGS.flatMap(linesOf).map(([theme, text]) => ({
      ...{ ...nothing, text, theme, domain: theme.split('.')[0] ?? null },
      signs: PYRAMID.test(theme) ? ['pyramid-selling'] : [],
    })),
    ...linesOf(SIGN_SAYINGS).map(([sign, text]) => ({
      ...nothing,
      ...{ text, signs: sign === 'no' ? [] : [sign] },
    })),
    ...linesOf(PEOPLE_SAYINGS).map(([who, text]) => ({ ...nothing, text, vulnerable: who === 'no' ? [] : [who] })),
  ];
}
