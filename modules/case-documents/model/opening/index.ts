import type { FormTemplate } from '../types.ts';
import { matterApproval } from './approval.ts';
import { crimeTransfer, goodsHandedOver } from './crime.ts';
import { filingApproval } from './filing.ts';
import { caseTransfer, designation, handingDown } from './jurisdiction.ts';
import { sourceRegister } from './register.ts';

/** Forms 1–8: source, jurisdiction, suspected crime, filing, approvals. */
export const openingTemplates: readonly FormTemplate[] = [
  sourceRegister,
  designation,
  handingDown,
  caseTransfer,
  crimeTransfer,
  goodsHandedOver,
  filingApproval,
  matterApproval,
];
