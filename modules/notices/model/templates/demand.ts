import { plainDate } from '../../../../kernel/plain-date.ts';
import type { NoticeTemplate } from '../template.ts';
import { sentence } from '../words.ts';
import { complaintAccepted, mediationAgreement } from './complaints.ts';
import { paragraph } from './parts.ts';

/** Since this day the demand 具体诉求, a field of its own (令121 art 10), is said where it belongs. */
const SINCE = plainDate('2026-11-22');

/** 投诉受理决定书: as before, and with what the complainant asks for, as the authority has written it down. */
export const acceptedWithDemand: NoticeTemplate = {
  ...complaintAccepted,
  version: SINCE,
  write: (writing) => {
    const { facts, language, pick } = writing;
    const [first, ...rest] = complaintAccepted.write(writing);
    if (first === undefined || facts.demand === undefined) return complaintAccepted.write(writing);
    const demand = sentence(language, facts.demand);
    return [first, paragraph(pick(`您的具体诉求：${demand}`, `What you ask for: ${demand}`)), ...rest];
  },
};

/** 投诉调解书: the dispute begins with the demand; the officer goes on from there. */
export const agreementWithDemand: NoticeTemplate = {
  ...mediationAgreement,
  version: SINCE,
  fields: mediationAgreement.fields.map((field) =>
    field.key === 'dispute' ? { ...field, initial: ({ demand }) => demand ?? '' } : field,
  ),
};
