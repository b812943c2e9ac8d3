import type { ReactNode } from 'react';
import { legalBases } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { articleText } from '../../ui/article.ts';
import { Confidence } from '../../ui/Confidence.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';

/** Every article that an act may rest on, with what it is used for and how sure we are of it. */
export function BasesTab(): ReactNode {
  const { t, pick, language } = useWords();
  return (
    <TableFrame label={t('rules.bases')}>
      <table className="data" aria-label={t('rules.bases')}>
        <thead>
          <tr>
            <th scope="col">{t('rules.instrument')}</th>
            <th scope="col">{t('rules.article')}</th>
            <th scope="col">{t('rules.use')}</th>
            <th scope="col">{t('rules.inForce')}</th>
            <th scope="col">{t('rules.confidence')}</th>
          </tr>
        </thead>
        <tbody>
          {legalBases.map((basis) => (
            <tr key={basis.id}>
              <td>{pick(basis.instrument)}</td>
              <td className="nowrap">{basis.article === null ? '—' : articleText(basis.article, language)}</td>
              <td>{pick(basis.title)}</td>
              <td className="nowrap num">
                {basis.effectiveTo === null
                  ? t('rules.since', { from: basis.effectiveFrom })
                  : `${basis.effectiveFrom} – ${basis.effectiveTo}`}
              </td>
              <td className="nowrap">
                {t(`confidence.${basis.confidence}`)} <Confidence mark={basis.confidence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
