import type { FormTemplate } from '../types.ts';
import { closingTemplates } from './closing.ts';
import { correctionTemplates } from './correction.ts';
import { decisionTemplates } from './decision.ts';
import { dossierTemplates } from './dossier.ts';
import { hearingTemplates } from './hearing.ts';
import { onSpotTemplates } from './on-spot.ts';
import { performanceTemplates } from './performance.ts';
import { reviewTemplates } from './review.ts';
import { serviceTemplates } from './service.ts';
import { testingTemplates } from './testing.ts';

/** Forms 29–56: sampling and testing, correction, review, hearing, decision, performance, service, closing. */
export const laterTemplates: readonly FormTemplate[] = [
  ...testingTemplates,
  ...correctionTemplates,
  ...reviewTemplates,
  ...hearingTemplates,
  ...onSpotTemplates,
  ...decisionTemplates,
  ...performanceTemplates,
  ...serviceTemplates,
  ...closingTemplates,
  ...dossierTemplates,
];
