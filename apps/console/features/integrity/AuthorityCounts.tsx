import type { ReactNode } from 'react';
import type { FindingPage } from '../../../../modules/integrity/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer, shortAuthority } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';

interface Props {
  readonly of: FindingPage['authorities'];
  readonly chosen: string;
  readonly onChoose: (authority: string) => void;
}

/** Open findings of each authority, those with urgent ones first; each is a filter of the list. */
export function AuthorityCounts({ of, chosen, onChoose }: Props): ReactNode {
  const { t, pick } = useWords();
  if (of.length < 2) return null;
  return (
    <TableFrame label={t('integrity.authority')}>
      <table className="data" aria-label={t('integrity.byAuthority')}>
        <thead>
          <tr>
            <th scope="col">{t('integrity.byAuthority')}</th>
            <th scope="col" className="num-col">
              {t('integrity.count')}
            </th>
            <th scope="col" className="num-col">
              {t('integrity.ofUrgent')}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ code, name, count, urgent }) => (
            <tr key={code}>
              <td>
                <button
                  type="button"
                  className="integrity-open"
                  aria-pressed={chosen === code}
                  onClick={() => onChoose(chosen === code ? '' : code)}
                >
                  {pick(shortAuthority(name))}
                </button>
              </td>
              <td className="num-col num">{integer(count)}</td>
              <td className="num-col num">{integer(urgent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
