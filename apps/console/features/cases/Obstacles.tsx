import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';

/** Stands against who is reading, not against the case. */
const OF_THE_READER = new Set(['case.not-handlers', 'procedure.role', 'procedure.place']);

/** What stands between the case and its decision or its end, in the model's own words. */
export function Obstacles({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t, pick } = useWords();
  const obstacles = detail.obstacles.filter(({ rule }) => !OF_THE_READER.has(rule));
  if (obstacles.length === 0) return null;
  const parts = (['decide', 'close'] as const).map((to) => [to, obstacles.filter((each) => each.to === to)] as const);
  return (
    <section className="panel" aria-labelledby="obstacles-title">
      <div className="panel-head">
        <h2 id="obstacles-title">{t('cases.obstacles.title')}</h2>
      </div>
      {parts.map(([to, list]) =>
        list.length === 0 ? null : (
          <div key={to}>
            <h3>{t(`cases.obstacles.${to}`)}</h3>
            <ul className="obstacles">
              {list.map(({ rule, text }) => (
                <li key={rule} title={rule}>
                  {pick(text)}
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}
