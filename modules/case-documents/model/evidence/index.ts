import type { FormTemplate } from '../types.ts';
import { inquiryRecord, summons } from './inquiry.ts';
import { keepLifted, keepNotice } from './keep.ts';
import { assistanceAsked, identificationAsked, materialsDemanded, seizureAssistance } from './notices.ts';
import { addressConfirmation, sceneRecord } from './scene.ts';
import { dataRecord, evidenceSheet } from './sheets.ts';

/** Forms 9–20: scene, evidence, inquiry, requests, prior registration. */
export const evidenceTemplates: readonly FormTemplate[] = [
  sceneRecord,
  addressConfirmation,
  evidenceSheet,
  dataRecord,
  summons,
  inquiryRecord,
  materialsDemanded,
  identificationAsked,
  assistanceAsked,
  seizureAssistance,
  keepNotice,
  keepLifted,
];
