import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importFields } from '../../apps/console/features/intake/import-fields.ts';
import { clueFields } from '../../modules/intake/import-fields.ts';
import { projectPath } from '../../platform/paths.ts';

/** The screen may not import the module's parsers: its list of columns is a copy, held to the original here. */
test('the screen of imports offers every column that a file of clues may have, each with its words', () => {
  expect(importFields).toEqual(clueFields.map(({ key }) => key));
  for (const language of ['zh', 'en']) {
    const words: Record<string, string> = JSON.parse(
      readFileSync(projectPath('apps', 'console', 'i18n', `${language}.json`), 'utf8'),
    );
    expect(importFields.filter((key) => !words[`field.${key}`])).toEqual([]);
  }
});
