import { z } from 'zod';
import { filingConditions, type Ground, type GroundList, groundLists, notFiledGrounds } from '../../../rules/index.ts';

/** A choice among the codes of one of the law's closed lists. */
export const groundOf = (list: GroundList) => z.enum(groundLists[list].map(({ code }) => code));

/**
 * Why nothing is filed: a ground that lets the violation rest (程序规定 art 20), or the filing condition (art 19) that
 * does not hold, such as "no evidence of a violation" — the commonest end of a verification.
 */
export const notFiledCodes: readonly Ground[] = [...notFiledGrounds, ...filingConditions];
export const notFiledGround = () => z.enum(notFiledCodes.map(({ code }) => code));

/** Grounds for ending mediation that an officer states; T5, the lapse of the limit, is its own verb. */
export const statedTermination = () =>
  z.enum(groundLists.termination.map(({ code }) => code).filter((code) => code !== 'T5'));
