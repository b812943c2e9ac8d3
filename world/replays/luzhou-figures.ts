import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { PublicityFigures } from './campaign-matters.ts';
import { type CaseSourceFigures, lessCases, readCaseFigures } from './case-figures.ts';
import { type ClearanceFigures, FIGURES_FILE, readFigures } from './figures.ts';

/** What the city's source states, as far as the product arrives at it. */
export interface LuzhouFigures {
  readonly publicity: PublicityFigures;
  readonly clues: ClearanceFigures;
  readonly cases: CaseSourceFigures;
}

const stated = z.looseObject({ value: z.int() });
const sources = z.looseObject({
  A: z.looseObject({
    publicity: z.looseObject({ elevator_screens_at_least: stated, literary_works: stated }),
  }),
});
const told: PublicityFigures = { elevatorScreensAtLeast: 1200, works: 3 };

/** The figures of a `figures.json`; as they are told here where there is none. */
export function readLuzhou(file: string = FIGURES_FILE): LuzhouFigures {
  const clues = readFigures(file).figures.A2;
  const cases = readCaseFigures(file);
  if (!existsSync(file)) return { publicity: told, clues, cases };
  const { publicity } = sources.parse(JSON.parse(readFileSync(file, 'utf8'))).A;
  return {
    publicity: {
      elevatorScreensAtLeast: publicity.elevator_screens_at_least.value,
      works: publicity.literary_works.value,
    },
    clues,
    cases,
  };
}

/** The same source at about a `share` of its size, for tests; small numbers stay as they are. */
export function lessLuzhou({ publicity, clues, cases }: LuzhouFigures, share: number): LuzhouFigures {
  const screened = Math.max(8, Math.round(clues.screened * share));
  return {
    publicity,
    clues: { screened, cleared: screened, clearedOnTime: screened, clearanceRate: clues.clearanceRate },
    cases: lessCases(cases, share),
  };
}
