import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { addressOfComposer, composable } from './compose-verbs.ts';

/** The way from a case to the composer; nothing while nobody here may propose or decide. */
export function ComposeLink({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useWords();
  const [first] = composable(detail);
  if (first === undefined) return null;
  const { homeRegion, id } = detail.matter.row;
  return (
    <Link className="compose-link" to={addressOfComposer(homeRegion, id, first.verb)}>
      {t('decision.open')}
    </Link>
  );
}
