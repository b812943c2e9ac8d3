import type { Area } from '../../forms/area.ts';
import { briefingAreas } from '../briefings/area.ts';
import { campaignAreas } from '../campaigns/area.ts';
import { commitmentAreas } from '../commitments/area.ts';
import { disclosureAreas } from '../disclosures/area.ts';
import { firmAreas } from '../firms/area.ts';
import { incidentAreas } from '../incidents/area.ts';
import { inspectionAreas } from '../inspections/area.ts';
import { programmeAreas } from '../programmes/area.ts';
import { rewardAreas } from '../rewards/area.ts';
import { settlementAreas } from '../settlements/area.ts';
import { supervisionAreas } from '../supervision/area.ts';

/** Names of fields and values of the procedures of the campaign office, by procedure: a module adds its line. */
export const officeAreas: Readonly<Record<string, Area>> = {
  ...briefingAreas,
  ...campaignAreas,
  ...commitmentAreas,
  ...firmAreas,
  ...disclosureAreas,
  ...incidentAreas,
  ...inspectionAreas,
  ...programmeAreas,
  ...rewardAreas,
  ...settlementAreas,
  ...supervisionAreas,
};
