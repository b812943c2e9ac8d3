import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { projectPath } from '../../platform/paths.ts';
import type { ReplayId } from './campaigns.ts';

/** Where the sources' figures stand beside the project, where they do. */
export const FIGURES_FILE = projectPath('..', 'shared', 'mission', 'figures.json');

/** What a source document states about its clearing campaign. */
export interface ClearanceFigures {
  readonly screened: number;
  readonly cleared: number;
  /** Null where the source does not speak of time. */
  readonly clearedOnTime: number | null;
  readonly clearanceRate: number | null;
}

const stated = z.object({ value: z.number() });
const sources = z.object({
  A: z.object({ clues: z.object({ screened: stated, closed_on_time: stated, clearance_rate: stated }) }),
  B: z.object({ clues_screened: z.int(), clues_cleared: z.int() }),
});

/** The figures as the campaigns were told here, for places where the sources' file is not at hand. */
const told: Readonly<Record<ReplayId, ClearanceFigures>> = {
  A2: { screened: 311, cleared: 311, clearedOnTime: 311, clearanceRate: 1 },
  B4: { screened: 596, cleared: 596, clearedOnTime: null, clearanceRate: null },
};

/** Reads the sources' figures from a `figures.json`; `from` says whether they came from the file. */
export function readFigures(file: string = FIGURES_FILE): {
  readonly figures: Readonly<Record<ReplayId, ClearanceFigures>>;
  readonly from: 'file' | 'campaign';
} {
  if (!existsSync(file)) return { figures: told, from: 'campaign' };
  const { A, B } = sources.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { screened, closed_on_time, clearance_rate } = A.clues;
  return {
    from: 'file',
    figures: {
      A2: {
        screened: screened.value,
        cleared: closed_on_time.value,
        clearedOnTime: closed_on_time.value,
        clearanceRate: clearance_rate.value,
      },
      B4: { screened: B.clues_screened, cleared: B.clues_cleared, clearedOnTime: null, clearanceRate: null },
    },
  };
}
