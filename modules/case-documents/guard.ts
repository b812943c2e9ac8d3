import { AppError } from '../../kernel/error.ts';
import type { ActGuard } from '../../platform/ledger/guard.ts';

const OWN = new Set(['issue-document', 'withdraw-document']);

/** Documents are issued and withdrawn by routes of their own: the bytes are made here, never named by who asks. */
export const documentGuard: ActGuard = {
  before: async (_tx, { verb }) => {
    if (OWN.has(verb)) throw new AppError('case-documents.own-route', 422, { verb });
  },
};
