import { uuidv7 } from '../../../../../kernel/id.ts';
import { legalDay } from '../../../../../kernel/plain-date.ts';
import type { Json } from '../../../../../kernel/text.ts';
import { type DecisionForm, decisionBody } from '../model/decision.ts';
import { type Colleague, licensed } from '../model/shelf.ts';

/** Where the page of a new case keeps what is typed (`use-draft.ts`). */
const DRAFT = 'qingyuan.draft.new.case';

/** What was typed for a decision on the spot, as the beginning of an ordinary case: beyond the limit nothing is lost. */
export function carryOver(form: DecisionForm, me: string, people: readonly Colleague[]): void {
  const today = legalDay(new Date());
  const team = [me, form.partner].filter((id) => id !== '').map((id) => licensed(people, id));
  const { title, cause, violation, domain, channel, party, person, sources } = decisionBody(form, team, today);
  const contact = { address: form.address || form.place, ...(form.phone === '' ? {} : { phone: form.phone }) };
  const draft: Readonly<Record<string, Json>> = {
    ...({ title, cause, violation, domain, channel, party, sources } as Readonly<Record<string, Json>>),
    ...(person === undefined ? { contact } : { person }),
    ...{ occurredOn: today, discoveredOn: today, requestedBy: me, officers: team.map((each) => ({ ...each })) },
    conditions: form.facts.trim() === '' ? {} : { facts: form.facts.trim() },
  };
  sessionStorage.setItem(DRAFT, JSON.stringify({ actId: uuidv7(), draft }));
}
