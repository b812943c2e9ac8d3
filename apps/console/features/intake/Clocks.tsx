import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ClockView } from '../../../../modules/intake/contract.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { articleText } from '../../ui/article.ts';
import { Confidence } from '../../ui/Confidence.tsx';
import { DueMark } from '../../ui/DueMark.tsx';

/** `《…办法》第四十四条`: what a clock was dropped by. */
export const citationOf = (
  { instrument, article }: NonNullable<ClockView['dropped']>,
  pick: Words['pick'],
  language: Words['language'],
): string => [pick(instrument), articleText(article, language)].join(language === 'zh' ? '' : ' ').trim();

interface Props {
  readonly clocks: readonly ClockView[];
  readonly onTrace: (clock: string) => void;
  /** Those that ended are folded away: a case has had a dozen by its end. */
  readonly folded?: boolean;
}

/** Every statutory clock of the matter: open ones first, with the rule that runs them. */
export function Clocks({ clocks, onTrace, folded = false }: Props): ReactNode {
  const { t } = useWords();
  const sorted = [...clocks].sort(
    (a, b) => Number(a.endedOn !== null) - Number(b.endedOn !== null) || (a.due < b.due ? -1 : 1),
  );
  const running = sorted.filter(({ endedOn }) => endedOn === null);
  const over = sorted.filter(({ endedOn }) => endedOn !== null);
  return (
    <section className="panel" aria-labelledby="clocks-title">
      <div className="panel-head">
        <h2 id="clocks-title">{t('clocks.title')}</h2>
      </div>
      {sorted.length === 0 && <p className="faint">{t('clocks.none')}</p>}
      <List clocks={folded ? running : sorted} onTrace={onTrace} />
      {folded && over.length > 0 && (
        <details className="clocks-over">
          <summary>{t('clocks.over', { count: over.length })}</summary>
          <List clocks={over} onTrace={onTrace} />
        </details>
      )}
    </section>
  );
}

function List({ clocks, onTrace }: Pick<Props, 'clocks' | 'onTrace'>): ReactNode {
  const { t, pick, language } = useWords();
  return (
    <ul className="clocks">
      {clocks.map((clock) => (
        <li key={clock.clock}>
          <div className="clock-line">
            <strong>{pick(clock.title)}</strong>
          </div>
          <DueMark
            state={clock.state}
            workdaysLeft={clock.workdaysLeft}
            due={clock.due}
            paused={clock.paused}
            provisional={clock.provisional}
            others={clock.expects !== null}
          />
          {clock.expects !== null && <p className="small soft">{t(`rules.expects.${clock.expects}`)}</p>}
          <dl className="clock-facts">
            <div>
              <dt>{t('clocks.started')}</dt>
              <dd className="num">{clock.startedOn}</dd>
            </div>
            {clock.endedOn !== null && (
              <div>
                <dt>{t(clock.dropped === null ? 'clocks.ended' : 'clocks.droppedOn')}</dt>
                <dd className="num">{clock.endedOn}</dd>
              </div>
            )}
            {clock.dropped === null && clock.unrolled !== clock.due && (
              <div>
                <dt>{t('clocks.unrolled')}</dt>
                <dd className="num">{clock.unrolled}</dd>
              </div>
            )}
            {clock.extensions > 0 && (
              <div>
                <dt>{t('clocks.extensions')}</dt>
                <dd>{t('clocks.times', { count: clock.extensions })}</dd>
              </div>
            )}
          </dl>
          {clock.dropped !== null && (
            <p className="small">{t('clocks.dropped', { basis: citationOf(clock.dropped, pick, language) })}</p>
          )}
          {clock.dropped === null && clock.provisional && <p className="small warn-text">{t('due.provisionalWhy')}</p>}
          <p className="small soft">
            {pick(clock.source.instrument)} {articleText(clock.source.article, language)}{' '}
            <Confidence mark={clock.source.confidence} />
          </p>
          {clock.dropped === null && (
            <Button size="small" onClick={() => onTrace(clock.clock)}>
              {t('clocks.trace')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
