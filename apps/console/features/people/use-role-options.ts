import { useWords } from '../../i18n/index.ts';
import { role } from '../identity/contract.ts';
import { roleTitle } from '../identity/roles.ts';

/** What a list of roles needs: their titles, found by typing. */
export function useRoleOptions() {
  const { pick } = useWords();
  return {
    className: 'wide',
    showSearch: { optionFilterProp: 'label' },
    options: role.options.map((value) => ({ value: value as string, label: pick(roleTitle(value)) })),
  };
}
