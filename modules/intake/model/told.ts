import type { PlainDate } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import { type NoticeFact, standing, type Told } from './notice.ts';

/** Both parties are to be told that mediation has ended. */
const PARTIES = ['complainant', 'respondent'] as const;

/** The first day on which a notice of termination that still stands reached that side, and its number. */
function reached(
  notices: readonly NoticeFact[],
  party: string,
): { readonly on: PlainDate; readonly number: string } | undefined {
  return standing(notices)
    .filter(({ template, recipient }) => template === 'mediation-terminated' && recipient === party)
    .flatMap(({ deliveries, number }) =>
      deliveries.map((delivery) => ({ on: str(delivery, 'on') as PlainDate, number })),
    )
    .sort((a, b) => (a.on < b.on ? -1 : 1))[0];
}

/**
 * 令121 art 23 gives seven working days for telling both parties (告知双方当事人): issuing a paper tells nobody, so the
 * clock ends with its delivery to the second of them, on the day of that delivery.
 */
export const toldOfTermination: Told = (matter, notices) => {
  if (matter.clocks.notice === undefined || matter.clocks.notice.endedOn !== null) return {};
  const told = PARTIES.flatMap((party) => reached(notices, party) ?? []);
  const last = [...told].sort((a, b) => (a.on < b.on ? -1 : 1)).at(-1);
  if (last === undefined || told.length < PARTIES.length) return {};
  return {
    facts: { notified: { on: last.on, document: told.map(({ number }) => number).join('、') } },
    clocks: [{ clock: 'notice', do: 'end', on: last.on }],
  };
};
