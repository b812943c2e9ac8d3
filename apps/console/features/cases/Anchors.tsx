import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { type Key, useWords } from '../../i18n/index.ts';
import { goTo } from './go-to.ts';

interface Anchor {
  readonly id: string;
  readonly title: Key;
  readonly count?: number;
  readonly when?: boolean;
  /** Where it stands in a column of its own, nobody need be led there. */
  readonly narrow?: boolean;
}

/** The parts of the page, with how much is in each; one that has nothing to say is not there. */
export function Anchors({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useWords();
  const anchors: readonly Anchor[] = [
    { id: 'party', title: 'cases.section.party' },
    {
      id: 'evidence',
      title: 'cases.section.evidence',
      count: detail.evidence.length,
      when: detail.evidence.length > 0,
    },
    { id: 'held', title: 'cases.section.held', count: detail.held.length, when: detail.held.length > 0 },
    { id: 'tasks', title: 'cases.section.tasks', count: detail.tasks.length, when: detail.tasks.length > 0 },
    {
      id: 'review',
      title: 'cases.section.review',
      when: detail.reviewGrounds.length > 0 || 'review' in detail.matter.facts,
    },
    { id: 'hearing', title: 'cases.section.hearing', when: detail.hearing !== null },
    { id: 'decision', title: 'cases.section.decision', when: detail.decision !== null },
    { id: 'remedies', title: 'cases.section.remedies', when: detail.remedies.length > 0 },
    {
      id: 'publication',
      title: 'cases.section.publication',
      when: detail.decision !== null,
    },
    { id: 'documents', title: 'cases.section.documents' },
    { id: 'dossier', title: 'cases.section.dossier' },
    { id: 'as-of', title: 'cases.section.history' },
    { id: 'aside', title: 'clocks.title', narrow: true },
    { id: 'acts', title: 'cases.section.acts', count: detail.matter.row.version },
  ];
  return (
    <nav className="anchors no-print" aria-label={t('cases.anchors')}>
      {anchors
        .filter(({ when = true }) => when)
        .map(({ id, title, count, narrow = false }) => (
          <a
            key={id}
            className={narrow ? 'anchor-narrow' : ''}
            href={`#${id}`}
            onClick={(event) => {
              event.preventDefault();
              goTo(id);
            }}
          >
            {t(title)}
            {count !== undefined && count > 0 && <span className="faint num"> {count}</span>}
          </a>
        ))}
    </nav>
  );
}
