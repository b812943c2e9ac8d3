import type { PlainDate } from '../../../kernel/plain-date.ts';
import { evidenceTemplates } from './evidence/index.ts';
import { laterTemplates } from './forms/index.ts';
import { measureTemplates } from './measures/index.ts';
import { openingTemplates } from './opening/index.ts';
import type { FormTemplate } from './types.ts';

/** Every edition of every template, by number, the first edition first. */
export const formTemplates: readonly FormTemplate[] = [
  ...openingTemplates,
  ...evidenceTemplates,
  ...measureTemplates,
  ...laterTemplates,
].sort((a, b) => a.no - b.no || (a.version < b.version ? -1 : 1));

/** The template of a form as it was written on a day; the first one for earlier days. Undefined: none is written yet. */
export function templateOn(no: number, day: PlainDate): FormTemplate | undefined {
  const editions = formTemplates.filter((template) => template.no === no);
  return editions.findLast(({ version }) => version <= day) ?? editions[0];
}

/** That very edition, to build again what was issued. */
export const templateOf = (no: number, version: PlainDate): FormTemplate | undefined =>
  formTemplates.find((template) => template.no === no && template.version === version);
