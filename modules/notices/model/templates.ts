import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { legalBasis } from '../../../rules/index.ts';
import { factsOf, type NoticeFacts } from './facts.ts';
import type { NoticeTemplate, Recipient } from './template.ts';
import {
  complaintAccepted,
  complaintRejected,
  mediationAgreement,
  mediationTerminated,
} from './templates/complaints.ts';
import { acceptedWithDemand, agreementWithDemand } from './templates/demand.ts';
import { noPower, outOfScope, reportFiled, reportNotFiled, transferred } from './templates/reports.ts';

/** Every edition of every template; an old edition stays for the acts that were made with it. */
export const noticeTemplates: readonly NoticeTemplate[] = [
  complaintAccepted,
  complaintRejected,
  mediationTerminated,
  mediationAgreement,
  acceptedWithDemand,
  agreementWithDemand,
  outOfScope,
  reportFiled,
  reportNotFiled,
  noPower,
  transferred,
];

/** That edition, or undefined. */
export function findTemplate(id: string, version: string): NoticeTemplate | undefined {
  return noticeTemplates.find((template) => template.id === id && template.version === version);
}

/** The newest edition of each template that may be issued on that day. */
export function editionsOn(on: PlainDate, all: readonly NoticeTemplate[] = noticeTemplates): readonly NoticeTemplate[] {
  const newest = new Map<string, NoticeTemplate>();
  for (const template of all) {
    const known = newest.get(template.id);
    if (template.version <= on && (known === undefined || known.version < template.version)) {
      newest.set(template.id, template);
    }
  }
  return [...newest.values()];
}

/** A decision is told under the articles that were in force on its day: one made under older law is not told by these. */
function wasInForce(template: NoticeTemplate, facts: NoticeFacts): boolean {
  const decided = template.outcome === null ? facts.acceptedOn : facts.decidedOn;
  return (
    decided !== undefined &&
    template.basis(facts).every((id) => {
      const { effectiveFrom, effectiveTo } = legalBasis(id);
      return effectiveFrom <= decided && (effectiveTo === null || decided <= effectiveTo);
    })
  );
}

/** True when the matter, as it stands, has what the template tells. */
export function isPossible(template: NoticeTemplate, matter: Matter): boolean {
  const facts = factsOf(matter);
  return (
    template.procedures.includes(matter.procedure) &&
    template.states.includes(matter.state) &&
    (template.outcome === null || template.outcome === facts.outcome) &&
    template.when?.(facts) !== false &&
    wasInForce(template, facts)
  );
}

/** Whom it may go to in that kind of matter. */
export const recipientsOf = (template: NoticeTemplate, procedure: string): readonly Recipient[] =>
  template.recipients[procedure] ?? [];

/** The notices that can be issued of a matter on that day. */
export const possibleTemplates = (matter: Matter, on: PlainDate): readonly NoticeTemplate[] =>
  editionsOn(on).filter((template) => isPossible(template, matter));
