import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { isUscc } from '../../../../../kernel/codes/uscc.ts';
import type { MatterDetail } from '../../../../../modules/intake/contract.ts';
import { useWords } from '../../../i18n/index.ts';
import { textAt } from '../PartyNote.tsx';

/** The way from a matter to all that concerns the same operator, also under other names; nothing where it names nobody. */
export function SubjectLink({ detail: { row, facts } }: { readonly detail: MatterDetail }): ReactNode {
  const { t } = useWords();
  const code = textAt(facts.respondent, 'code');
  if (textAt(facts.respondent, 'name') === '') return null;
  const to = isUscc(code) ? `/subjects/${code}` : `/matters/${row.homeRegion}/${row.id}/subject`;
  return (
    <p className="small matter-link">
      <Link to={to}>{t('subjects.link')}</Link>
    </p>
  );
}
