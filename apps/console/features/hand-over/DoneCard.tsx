import { Alert, Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { MatterLink } from '../intake/MatterLink.tsx';
import { CaseLink } from './CaseLink.tsx';
import type { HandedOver } from './HandOverPage.tsx';
import { receiptAddress } from './hand-over-query.ts';

interface Props {
  readonly what: 'matters' | 'cases';
  readonly done: HandedOver;
  readonly onNext: () => void;
}

/** The receipt on screen: how many went, what stayed and why, and the document that proves it. */
export function DoneCard({ what, done, onNext }: Props): ReactNode {
  const { t, pick } = useWords();
  const { id, from, to, moved, refused, digest } = done;
  // The button that was pressed is gone: keyboard and screen reader go on here.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="panel receipt" aria-labelledby="hand-over-done">
      <h2 id="hand-over-done" ref={heading} tabIndex={-1}>
        {t(what === 'cases' ? 'handOver.cases.done' : 'handOver.done', {
          from: from.name,
          to: to.name,
          count: integer(moved),
        })}
      </h2>
      <p className="soft">{t('handOver.doneNext', { to: to.name })}</p>
      <dl className="facts facts-one">
        <div>
          <dt>{t('handOver.number')}</dt>
          <dd className="mono break">{id}</dd>
        </div>
        <div>
          <dt>{t('handOver.digest')}</dt>
          <dd className="mono break">{digest}</dd>
        </div>
      </dl>
      {refused.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('handOver.refused', { count: integer(refused.length) })}
          description={
            <ul className="hand-over-refused">
              {refused.map(({ homeRegion, matterId, problem }) => (
                <li key={matterId}>
                  {what === 'cases' ? (
                    <CaseLink id={matterId} region={homeRegion} />
                  ) : (
                    <MatterLink id={matterId} region={homeRegion} />
                  )}
                  <div className="small">
                    {pick(problem)} {pick(problem.remedy)} <span className="faint mono">{problem.code}</span>
                  </div>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <div className="row">
        <Button type="primary" href={receiptAddress(id)} download icon={<Icon name="download" size={14} />}>
          {t('handOver.receiptGet')}
        </Button>
        <Button onClick={onNext}>{t('handOver.next')}</Button>
      </div>
    </section>
  );
}
