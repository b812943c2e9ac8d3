import { penaltyCase } from '../../../../modules/cases/model/case/case.ts';
import { useMe } from '../identity/use-me.ts';

/** Whether the person's post may file a case; the server asks the same list. */
export function useMayFile(): boolean {
  const { roles } = useMe();
  return penaltyCase.verbs.file?.by.some((role) => roles.some((each) => each === role)) === true;
}
