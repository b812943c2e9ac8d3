import type { CSSProperties, ReactNode } from 'react';
import type { Assessment } from '../../../../modules/cases/model/discretion/assess.ts';
import { type Band, bands } from '../../../../modules/cases/model/discretion/bands.ts';
import { isInside } from '../../../../modules/cases/model/discretion/range.ts';
import { useWords } from '../../i18n/index.ts';
import { yuan } from '../../ui/format.ts';

interface Props {
  readonly assessment: Assessment;
  readonly band: Band | null;
  /** The proposed fine in fen; null while there is none. */
  readonly amount: number | null;
}

/** Statutory range, the bands within it, and the proposed fine as a mark on one line of yuan. */
export function Scale({ assessment, band, amount }: Props): ReactNode {
  const { t, pick } = useWords();
  const { statutory, open } = assessment;
  if (statutory === null) return null;
  const range = open.find((option) => option.band === band)?.range ?? null;
  const top = Math.max(statutory.max, amount ?? 0) * 1.04;
  const at = (fen: number): string => `${((fen / top) * 100).toFixed(2)}%`;
  const span = (from: number, to: number): CSSProperties => ({
    left: at(from),
    width: `${(((to - from) / top) * 100).toFixed(2)}%`,
  });
  const inside = amount !== null && range !== null && isInside(amount, range);
  const ends = range === null ? statutory : range;
  const label = t('decision.scale', {
    min: yuan(statutory.min),
    max: yuan(statutory.max),
    band: band === null ? '—' : pick(bands[band]),
    from: yuan(ends.min),
    to: yuan(ends.max),
  });
  return (
    <div className="scale">
      <div className="scale-line" role="img" aria-label={label}>
        <div className="scale-law" style={span(statutory.min, statutory.max)} />
        {open.map(({ band: each, range: part }) =>
          part === null ? null : (
            <div
              key={each}
              className={each === band ? 'scale-band scale-band-own' : 'scale-band'}
              style={span(part.min, part.max)}
            >
              <span>{pick(bands[each])}</span>
            </div>
          ),
        )}
        {amount !== null && (
          <div className={inside ? 'scale-mark' : 'scale-mark scale-mark-out'} style={{ left: at(amount) }} />
        )}
      </div>
      <dl className="scale-legend">
        <div>
          <dt>{t('decision.statutory')}</dt>
          <dd className="num">
            {yuan(statutory.min)} – {yuan(statutory.max)}
          </dd>
        </div>
        {range !== null && band !== null && (
          <div>
            <dt>{pick(bands[band])}</dt>
            <dd className="num">
              <strong>
                {yuan(range.min)} – {yuan(range.max)}
              </strong>
            </dd>
          </div>
        )}
        {amount !== null && (
          <div>
            <dt>{t('decision.proposed')}</dt>
            <dd className="num">
              <strong>{yuan(amount)}</strong>{' '}
              {range !== null && (
                <span className={`mark ${inside ? 'mark-ok' : 'mark-danger'}`} data-inside={inside}>
                  {t(inside ? 'decision.inRange' : 'decision.outOfRange')}
                </span>
              )}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
