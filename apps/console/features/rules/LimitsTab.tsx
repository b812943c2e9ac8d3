import type { ReactNode } from 'react';
import { limitText } from '../../../../kernel/deadline-trace.ts';
import { pauseNames, workedRules } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { articleText } from '../../ui/article.ts';
import { Confidence } from '../../ui/Confidence.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';

const pauses: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = pauseNames;

/** Every edition of every time limit, with the article it rests on. */
export function LimitsTab(): ReactNode {
  const { list, t, pick, language } = useWords();
  return (
    <TableFrame label={t('rules.limits')}>
      <table className="data" aria-label={t('rules.limits')}>
        <thead>
          <tr>
            <th scope="col">{t('rules.name')}</th>
            <th scope="col">{t('rules.limit')}</th>
            <th scope="col">{t('rules.extension')}</th>
            <th scope="col">{t('rules.pauses')}</th>
            <th scope="col">{t('rules.inForce')}</th>
            <th scope="col">{t('rules.source')}</th>
          </tr>
        </thead>
        <tbody>
          {workedRules.map((rule) => (
            <tr key={`${rule.id} ${rule.effectiveFrom}`} className={rule.effectiveTo === null ? '' : 'is-past'}>
              <th scope="row">
                {pick(rule.title)}
                <div className="faint mono small">{rule.id}</div>
                {rule.expects !== undefined && <div className="faint small">{t(`rules.expects.${rule.expects}`)}</div>}
                {rule.consequence !== undefined && <div className="soft small">{pick(rule.consequence)}</div>}
                {rule.parts?.map((part) => (
                  <div key={part.text.zh} className="soft small">
                    {pick(part.text)} <Confidence mark={part.confidence} />
                  </div>
                ))}
              </th>
              <td className="nowrap">
                {pick(limitText(rule.limit))}
                {rule.rollForward && <div className="faint small">{t('rules.rolls')}</div>}
              </td>
              <td>
                {rule.extension === null ? (
                  '—'
                ) : (
                  <>
                    {pick(limitText(rule.extension.limit))}
                    <div className="faint small">{pick(rule.extension.approver)}</div>
                  </>
                )}
                {rule.further !== undefined && (
                  <div className="faint small">{t('rules.further', { approver: pick(rule.further.approver) })}</div>
                )}
              </td>
              <td>
                {rule.pauses.length === 0
                  ? '—'
                  : list(rule.pauses.map((pause) => pick(pauses[pause] ?? { zh: pause, en: pause })))}
              </td>
              <td className="nowrap num">
                {rule.effectiveTo === null
                  ? t('rules.since', { from: rule.effectiveFrom })
                  : `${rule.effectiveFrom} – ${rule.effectiveTo}`}
              </td>
              <td>
                {pick(rule.source.instrument)} {articleText(rule.source.article, language)}{' '}
                <Confidence mark={rule.source.confidence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
