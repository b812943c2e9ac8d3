import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { type Scorecard, scorecard } from '../../../../modules/settlements/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { percent } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';

interface Props {
  readonly region: string;
  readonly id: string;
}

/** How a firm settles online, as the public reads it: counts with their bases, no score. Nothing where it is not known. */
export function ScorecardPart({ region, id }: Props): ReactNode {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: ['scorecard', region, id],
    enabled: region !== '' && id !== '',
    queryFn: ({ signal }) => api.get(`/public/firms/${region}/${id}/scorecard`, { answer: scorecard, signal }),
  });
  if (data === undefined) return null;
  const { fewest, medianDays, rating } = data;
  const few = (n: number): string => t('settlements.card.few', { n, fewest });
  const share = ({ n, of, share: part }: Scorecard['answered']): string =>
    `${t('settlements.card.of', { n, of })} · ${part === null ? few(of) : percent(part)}`;
  const lines: readonly (readonly [string, string])[] = [
    [t('settlements.card.filed'), String(data.filed)],
    [t('settlements.card.answered'), share(data.answered)],
    [t('settlements.card.settled'), share(data.settled)],
    [t('settlements.card.broken'), share(data.broken)],
    [t('settlements.card.days'), medianDays === null ? few(data.settled.n) : String(medianDays)],
    [t('settlements.card.rating'), rating.mean === null ? few(rating.n) : `${rating.mean.toFixed(1)} (${rating.n})`],
  ];
  return (
    <Part title={t('settlements.card.title')}>
      <p className="faint">{t('settlements.card.lead')}</p>
      <dl className="facts">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

/** The same on the page of an enrolled firm. */
export function FirmScorecard({ detail }: { readonly detail: MatterDetail }): ReactNode {
  return <ScorecardPart region={detail.row.homeRegion} id={detail.row.id} />;
}
