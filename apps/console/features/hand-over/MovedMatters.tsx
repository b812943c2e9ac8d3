import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { caseProcedureIds } from '../../../../modules/cases/model/procedures.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { MatterLink } from '../intake/MatterLink.tsx';
import { CaseLink } from './CaseLink.tsx';
import { receiptQuery } from './hand-over-query.ts';

const isCase = (procedure: string): boolean => caseProcedureIds.some((id) => id === procedure);
const PAGE = 20;

/** The matters that a receipt names, a page at a time. */
export function MovedMatters({ id }: { readonly id: string }): ReactNode {
  const { t, pick } = useWords();
  const receipt = useQuery(receiptQuery(id));
  const [shown, setShown] = useState(PAGE);
  return (
    <Answer of={receipt} rows={2}>
      {({ moved }) => (
        <>
          <ul className="hand-over-matters">
            {moved.slice(0, shown).map(({ homeRegion, matterId, procedure }) => (
              <li key={matterId}>
                <span className="kind">{pick(procedureTitle(procedure))}</span>{' '}
                {isCase(procedure) ? (
                  <CaseLink id={matterId} region={homeRegion} />
                ) : (
                  <MatterLink id={matterId} region={homeRegion} />
                )}
              </li>
            ))}
          </ul>
          {shown < moved.length && (
            <Button size="small" onClick={() => setShown(shown + PAGE)}>
              {t('list.more')}
            </Button>
          )}
        </>
      )}
    </Answer>
  );
}
