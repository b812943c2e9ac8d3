import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { DossierView } from '../../../../modules/dossiers/contract.ts';
import { useWords } from '../../i18n/index.ts';

interface Props {
  readonly missing: DossierView['missing'];
  /** Where accounts are given: what stands there by the paper's key. */
  readonly accounts?: Readonly<Record<string, string>>;
  readonly onAccount?: (key: string, account: string) => void;
}

/** Papers that must be there and are not, why they must, and why they are not. */
export function Missing({ missing, accounts, onAccount }: Props): ReactNode {
  const { t, pick } = useWords();
  if (missing.length === 0) {
    return (
      <p>
        <span className="mark mark-ok">{t('dossier.complete')}</span>
      </p>
    );
  }
  const open = missing.filter(({ key, account }) => (accounts?.[key] ?? account) === '').length;
  return (
    <details className="dossier-missing" open={onAccount !== undefined}>
      <summary>
        <span className={`mark ${open > 0 ? 'mark-warn' : 'mark-calm'}`}>
          {t('dossier.missing', { count: missing.length, open })}
        </span>
      </summary>
      <ul>
        {missing.map((paper) => (
          <li key={paper.key}>
            <strong>{pick(paper.title)}</strong> <span className="soft small">{pick(paper.reason)}</span>
            {onAccount === undefined ? (
              paper.account !== '' && <div className="small">{t('dossier.account', { text: paper.account })}</div>
            ) : (
              <Input
                aria-label={t('dossier.accountOf', { paper: pick(paper.title) })}
                placeholder={t('dossier.accountHint')}
                maxLength={500}
                value={accounts?.[paper.key] ?? paper.account}
                onChange={(event) => onAccount(paper.key, event.target.value)}
              />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
