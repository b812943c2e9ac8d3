import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import type { PanelProps } from '../office/panels.ts';

/** The way from a bulletin as a matter to the page where it is written, frozen and read. */
function OpenBriefing({ detail }: PanelProps): ReactNode {
  const { t } = useWords();
  return (
    <section className="panel" aria-label={t('briefings.title')}>
      <Link to={`/briefings/${detail.row.homeRegion}/${detail.row.id}`}>{t('briefings.openPage')}</Link>
      <p className="soft small">{t('briefings.openPageNote')}</p>
    </section>
  );
}

export const briefingPanels = { briefing: [OpenBriefing] } as const;
