import { AppError } from '../../kernel/error.ts';
import type { CaseGuard } from '../cases/index.ts';

const OWN = new Set(['issue-document', 'withdraw-document']);

/** Documents are issued and withdrawn by routes of their own: the bytes are made here, never named by who asks. */
export const documentGuard: CaseGuard = {
  before: async (_tx, { verb }) => {
    if (OWN.has(verb)) throw new AppError('case-documents.own-route', 422, { verb });
  },
};
