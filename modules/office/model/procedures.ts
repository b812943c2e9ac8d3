import type { Procedure } from '../../../platform/procedure/types.ts';
import { briefing } from '../../briefings/model/briefing.ts';
import { campaign } from '../../campaigns/model/campaign.ts';
import { commitment } from '../../commitments/model/commitment.ts';
import { correction } from '../../disclosures/model/correction.ts';
import { disclosure } from '../../disclosures/model/disclosure.ts';
import { listEntry } from '../../disclosures/model/list-entry.ts';
import { recall } from '../../disclosures/model/recall.ts';
import { odrFirm } from '../../firms/model/odr-firm.ts';
import { incident } from '../../incidents/model/incident.ts';
import { draw } from '../../inspections/model/draw.ts';
import { inspection } from '../../inspections/model/inspection.ts';
import { itemList } from '../../inspections/model/item-list.ts';
import { relation } from '../../inspections/model/relation.ts';
import { programme } from '../../programmes/model/programme.ts';
import { rectification } from '../../programmes/model/rectification.ts';
import { talk } from '../../programmes/model/talk.ts';
import { task } from '../../programmes/model/task.ts';
import { reward } from '../../rewards/model/reward.ts';
import { settlement } from '../../settlements/model/settlement.ts';
import { finding } from '../../supervision/model/finding.ts';
import { survey } from '../../supervision/model/survey.ts';
import { visit } from '../../supervision/model/visit.ts';

/** The procedures of the campaign office, in menu order: a procedure more is a line more here, and nothing else. */
export const officeProcedureList: readonly Procedure[] = [
  campaign,
  programme,
  task,
  talk,
  rectification,
  survey,
  visit,
  finding,
  draw,
  inspection,
  itemList,
  relation,
  incident,
  briefing,
  commitment,
  reward,
  odrFirm,
  settlement,
  disclosure,
  listEntry,
  recall,
  correction,
];
