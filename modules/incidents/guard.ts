import { AppError } from '../../kernel/error.ts';
import type { ActGuard } from '../../platform/ledger/guard.ts';
import { OWN_ROUTE } from './model/incident.ts';

const own: readonly string[] = OWN_ROUTE;

/** Who names members goes by the routes of this module, which keep beside the act which matters are meant. */
export const incidentGuard: ActGuard = {
  seen: async (_actor, { verb }) => {
    if (own.includes(verb)) throw new AppError('incidents.own-route', 422, { verb });
  },
};
