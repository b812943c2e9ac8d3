import { type Penalties, penalties } from './bodies-deciding.ts';
import * as finishing from './bodies-finishing.ts';
import type { CasePlan } from './case-plan.ts';
import { open, over } from './case-plan.ts';
import { type Acts, act, closed, decided, performed, proposed, published, replyOver, served } from './routes.ts';

/** Beside the usual display: every other way in which a published decision can stand before the public. */

const fine: Penalties = penalties.fine;
const PRICE = ['price-not-marked', 'misleading-price'];

/** Decided, published for the short term, paid, closed on day 20. */
const shortly: Acts = [
  ...proposed(4, fine),
  ...decided(replyOver(4), fine),
  ...served(replyOver(4) + 1),
  ...published(replyOver(4) + 2, true, 'publish-term-low'),
  act(replyOver(4) + 5, 'intake', 'record-payment', finishing.paying('fine')),
  ...closed(20),
];

export const publicPlans = {
  /** Somebody under age: the public version names nobody. */
  'minor-fined': over([...performed(4, fine, ['fine']), ...closed(20)], {
    person: true,
    minor: true,
    violations: ['unlicensed-trade'],
    amounts: { fine: 20_000, involved: 36_000 },
  }),
  /** Published with a mistake in it and taken down; to be published again. */
  'publication-withdrawn': open(
    [...performed(6, fine, ['fine']), act(22, 'officer', 'withdraw-publication', finishing.withdrawPublication)],
    [23, 24],
  ),
  /** In the last days of three months. The world counts its age in days: `case-world.ts`. */
  'publication-ending': { ...over(shortly), age: [72, 72] },
  'publication-ended': { ...over(shortly), age: [86, 140] },
  /** Repaired: stopped after the six months that must pass. */
  'publication-stopped': over(
    [
      ...performed(5, fine, ['fine']),
      ...closed(21),
      act(152, 'intake', 'ask-early-stop', finishing.askEarlyStop),
      act(156, 'head', 'decide-early-stop', finishing.decideEarlyStop),
    ],
    { violations: PRICE },
  ),
} as const satisfies Readonly<Record<string, CasePlan>>;
