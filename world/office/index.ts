import type { Told } from '../perform-stories.ts';
import { briefingStories } from './briefings.ts';
import { campaignStories } from './campaigns.ts';
import { commitmentStories } from './commitments.ts';
import { disclosureStories } from './disclosures.ts';
import { firmStories } from './firms.ts';
import { incidentStories } from './incidents.ts';
import { inspectionStories } from './inspections.ts';
import { programmeStories } from './programmes.ts';
import { settlementStories } from './settlements.ts';
import { supervisionStories } from './supervision.ts';

/** What the campaign office of the small world has done and has in hand as of its founding: one line for each kind of story. */
export const writeOfficeWorld = (founded: Date): readonly Told[] => [
  ...campaignStories(founded),
  ...programmeStories(founded),
  ...supervisionStories(founded),
  ...inspectionStories(founded),
  ...incidentStories(founded),
  ...briefingStories(founded),
  ...commitmentStories(founded),
  ...firmStories(founded),
  ...settlementStories(founded),
  ...disclosureStories(founded),
];
