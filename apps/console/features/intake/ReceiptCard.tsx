import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { performed } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { DueMark } from '../../ui/DueMark.tsx';
import { matterQuery } from './matter-query.ts';

export type Receipt = z.infer<typeof performed>;

interface Props {
  readonly receipt: Receipt;
  readonly onNext: () => void;
}

/** What was registered: number, office and first deadline; Enter goes on to the next one. */
export function ReceiptCard({ receipt, onNext }: Props): ReactNode {
  const { t, pick } = useWords();
  const matter = useQuery(matterQuery(receipt.homeRegion, receipt.matterId));
  return (
    <section className="panel receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title">{t('receipt.title')}</h2>
      <p className="mono receipt-number">
        {receipt.homeRegion}-{receipt.matterId}
      </p>
      {/* Above what is still being fetched: nothing moves under the hand that clicks. */}
      <div className="row">
        <Button type="primary" autoFocus onClick={onNext}>
          {t('receipt.next')}
        </Button>
        <Link to={`/matters/${receipt.homeRegion}/${receipt.matterId}`}>{t('receipt.open')}</Link>
        <Button onClick={() => print()}>{t('print')}</Button>
      </div>
      <Answer of={matter} rows={3}>
        {({ row, clocks }) => (
          <dl className="facts">
            <div className="fact-wide">
              <dt>{t('list.title')}</dt>
              <dd>{row.title}</dd>
            </div>
            <div>
              <dt>{t('list.handling')}</dt>
              <dd>{pick(row.handlingName)}</dd>
            </div>
            <div>
              <dt>{t('list.openedOn')}</dt>
              <dd>{row.openedOn}</dd>
            </div>
            {clocks.map((clock) => (
              <div key={clock.clock}>
                <dt>{pick(clock.title)}</dt>
                <dd>
                  <DueMark {...clock} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Answer>
    </section>
  );
}
