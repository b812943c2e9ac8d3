import type { ReactNode } from 'react';
import { ABOVE, type ServiceView } from '../../../../modules/triage/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { instant, percent, shortAuthority } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';

/** Who put what into service, when and why. */
export function Services({ services }: { readonly services: readonly ServiceView[] }): ReactNode {
  const { t, pick, language } = useWords();
  const named = (version: string): string => (version === ABOVE ? t('models.above') : version);
  return (
    <Part title={t('models.history')}>
      <TableFrame label={t('models.history')}>
        <table className="data" aria-label={t('models.history')}>
          <thead>
            <tr>
              {(['when', 'authority', 'change', 'who', 'reason', 'figures'] as const).map((each) => (
                <th key={each} scope="col">
                  {t(`models.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {services.map(({ id, at, authority, before, version, by, reason, figures, rolledBack }) => (
              <tr key={id}>
                <td className="nowrap">{instant(at, language)}</td>
                <td>{pick(shortAuthority(authority.name))}</td>
                <td className="nowrap">
                  {named(before)} → {named(version)}
                </td>
                <td>{by.name}</td>
                <td>{reason}</td>
                <td className="num">
                  {figures === null
                    ? t(rolledBack ? 'models.rolledBack' : 'models.noFigures')
                    : `${percent(figures.accuracy.current)} → ${percent(figures.accuracy.candidate)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Part>
  );
}
