import { AppError } from '../../kernel/error.ts';
import type { ActGuard } from '../../platform/ledger/guard.ts';
import { takingDown } from './commands/take-down.ts';

/** What publications have to say of acts on cases: none is made past its proof, and what falls comes down with the act. */
export const publicityGuard: ActGuard = {
  before: async (_tx, { verb }) => {
    if (verb === 'publish') throw new AppError('publicity.own-route', 422, { verb });
  },
  beside: ({ verb, body, homeRegion, matterId }, today) => takingDown(verb, body, homeRegion, matterId, today),
};
