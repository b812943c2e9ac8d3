import { namedRules } from '../../../platform/procedure/named-rules.ts';
import { by } from '../../intake/model/roles.ts';

/** Rules of this procedure, each under its own id `settlement.…`. */
export const { condition, says, fits } = namedRules('settlement');

/** Online settlement is encouraged (令121 art 6) and runs by the rules of the national platform (law.md §2 complaint-odr, S). */
export const basis = ['odr', 'samr121.art6'] as const;

/**
 * Everything here is done by the two sides, through the account that takes in filings: consumers by their code, firms by
 * their signed-in staff, whom the act names. No officer acts on what is between them.
 */
export const sides = { by: by('system'), place: 'anywhere', basis } as const;

/** Most messages of one side on one legal day. Ours: enough for a talk, too few for a flood. */
export const MESSAGES_A_DAY = 10;
/** Most offers of both sides together: who has not agreed by then needs somebody between them. Ours. */
export const MOST_OFFERS = 40;
/** A consumer has at least so many calendar days to contest that something was performed. Ours; the agreement may give more. */
export const CONTEST_DAYS = 3;
/** Where neither side moves for so many calendar days, it rests. Ours; a complaint stays open to the consumer all the same. */
export const RESTS_AFTER_DAYS = 180;
