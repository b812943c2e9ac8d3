import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CaseFiled } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { matterNumber } from '../intake/MatterLink.tsx';

interface Props {
  readonly filed: CaseFiled;
  readonly onNext: () => void;
}

/** The number that the case was given, and what became of the clues that waited for it. */
export function FiledCard({ filed, onNext }: Props): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const address = `/cases/${filed.homeRegion}/${filed.matterId}`;
  return (
    <section className="panel receipt" aria-labelledby="filed-title">
      <h2 id="filed-title">{t('cases.new.done')}</h2>
      <p className="receipt-number" role="status">
        {filed.number}
      </p>
      {filed.linked.length > 0 && (
        <ul className="plain linked">
          {filed.linked.map((each) => (
            <li key={each.matterId}>
              <Link className="mono" to={`/matters/${each.homeRegion}/${each.matterId}`}>
                {matterNumber(each.homeRegion, each.matterId)}
              </Link>{' '}
              {each.linked ? (
                t('cases.new.linked')
              ) : (
                <span className="warn-text">
                  {t('cases.new.notLinked')} {each.code}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <Button type="primary" autoFocus onClick={() => void navigate(address)}>
          {t('cases.new.open')}
        </Button>
        <Button onClick={onNext}>{t('cases.new.next')}</Button>
      </div>
    </section>
  );
}
