import type { PersonId } from '../../../../kernel/id.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { matterOfDetail } from '../intake/matter-of-detail.ts';

/** The case as far as its page knows it, also who did what. */
export const matterOf = ({ matter, doneBy }: CaseDetail): Matter => ({
  ...matterOfDetail(matter),
  doneBy: doneBy as Record<string, PersonId[]>,
});
