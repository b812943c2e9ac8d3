import type { ReactNode } from 'react';
import { findLegalBasis, type GroundList, groundLists } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { articleText } from '../../ui/article.ts';
import { Confidence } from '../../ui/Confidence.tsx';

/** The closed lists of the law that decisions choose from. */
export function GroundsTab(): ReactNode {
  const { t, pick, language } = useWords();
  return (
    <div className="stack">
      {Object.entries(groundLists).map(([list, grounds]) => {
        const basis = findLegalBasis(grounds[0]?.basis ?? '');
        return (
          <section className="panel flush" key={list} aria-labelledby={`grounds-${list}`}>
            <div className="panel-head">
              <h2 id={`grounds-${list}`}>{t(`grounds.${list as GroundList}`)}</h2>
              {basis !== undefined && (
                <span className="faint small">
                  {pick(basis.instrument)} {articleText(basis.article, language)} <Confidence mark={basis.confidence} />
                </span>
              )}
            </div>
            <table className="data" aria-labelledby={`grounds-${list}`}>
              <tbody>
                {grounds.map((ground) => (
                  <tr key={ground.code}>
                    <th scope="row" className="mono code-col">
                      {ground.code}
                    </th>
                    <td>{pick(ground.label)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        );
      })}
    </div>
  );
}
