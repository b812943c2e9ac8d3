import { briefing } from '../../../../modules/briefings/model/briefing.ts';
import { useMe } from '../identity/use-me.ts';

/** Whether the reader has a post that writes bulletins; others of the authority read drafts. */
export function useMayWrite(): boolean {
  const { roles } = useMe();
  return roles.some((role) => (briefing.verbs.draft?.by ?? []).includes(role));
}
