import { useEffect, useRef } from 'react';
import type { FilingStatus } from '../../../modules/intake/contract.ts';
import { AddFiles } from '../files/AddFiles.tsx';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { NoticeList } from '../notices/NoticeList.tsx';
import { Rate } from '../rating/Rate.tsx';
import { RewardCard } from '../reward/RewardCard.tsx';
import { Talk } from '../talk/Talk.tsx';
import { Withdraw } from '../talk/Withdraw.tsx';
import { ClockCard } from './ClockCard.tsx';

interface StatusViewProps {
  readonly status: FilingStatus;
  readonly code: string;
  readonly onStatus: (status: FilingStatus) => void;
}

/** Everything that a citizen may know of a filing, and what they may do: write, take a complaint back. */
export function StatusView({ status, code, onStatus }: StatusViewProps) {
  const { m, pick, language } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const steps = status.history.map((step, order) => ({ ...step, order })).reverse();
  return (
    <div className="status-view">
      <section className="card card-strong" aria-labelledby="now">
        <h2 id="now" ref={heading} tabIndex={-1}>
          <span className="above-title">{m.status.now}</span>
          {pick(status.plainState)}
        </h2>
        <dl className="pairs">
          <div>
            <dt>{m.status.kind}</dt>
            <dd>{pick(status.procedureTitle)}</dd>
          </div>
          <div>
            <dt>{m.status.received}</dt>
            <dd>{longDate(status.receivedOn, language)}</dd>
          </div>
          <div>
            <dt>{m.status.authority}</dt>
            <dd>{pick(status.authority)}</dd>
          </div>
        </dl>
      </section>
      <RewardCard status={status} code={code} onStatus={onStatus} />
      <NoticeList code={code} />
      <Talk status={status} code={code} onStatus={onStatus} />
      <AddFiles status={status} code={code} onStatus={onStatus} />
      <Rate status={status} code={code} onStatus={onStatus} />
      <section aria-labelledby="clocks">
        <h2 id="clocks">{m.status.clocks}</h2>
        {status.clocks.length === 0 && <p>{m.status.noClocks}</p>}
        {status.clocks.map((trace) => (
          <ClockCard key={trace.clock.clock} trace={trace} />
        ))}
      </section>
      <section aria-labelledby="history">
        <h2 id="history">{m.status.history}</h2>
        <ol className="history" reversed>
          {steps.map(({ order, on, text }) => (
            <li key={order}>
              <time dateTime={on}>{longDate(on, language)}</time>
              <span>{pick(text)}</span>
            </li>
          ))}
        </ol>
      </section>
      {status.mayWithdraw && <Withdraw code={code} onStatus={onStatus} />}
      <p className="hint no-print">{m.status.onScreen}</p>
    </div>
  );
}
