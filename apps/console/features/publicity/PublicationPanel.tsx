import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PublicationView } from '../../../../modules/publicity/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { EarlyStopDialog } from './EarlyStopDialog.tsx';
import { Prepare } from './Prepare.tsx';
import './publicity.css';
import { publicationQuery } from './publication-query.ts';
import { texts } from './texts.ts';
import { WithdrawPublication } from './WithdrawPublication.tsx';

interface Props {
  readonly region: string;
  readonly id: string;
}

/** Publication of a case: what is due and by when, what is shown, preparing it, taking it down. */
export function PublicationPanel({ region, id }: Props): ReactNode {
  const { pick } = useWords();
  const view = useQuery(publicationQuery(region, id));
  return (
    <section className="panel publicity" aria-labelledby="publication-title">
      <div className="panel-head">
        <h2 id="publication-title">{pick(texts.title)}</h2>
        {view.data !== undefined && <State view={view.data} />}
      </div>
      <Answer of={view} rows={2}>
        {(known) => <Body {...{ region, id }} view={known} />}
      </Answer>
    </section>
  );
}

const MARKS = { none: 'calm', shown: 'ok', ended: 'calm', stopped: 'calm', withdrawn: 'warn' } as const;

function State({ view: { state, due } }: { readonly view: PublicationView }): ReactNode {
  const { pick } = useWords();
  if (state === 'none' && !due.publish) return null;
  return <span className={`mark mark-${MARKS[state]} small`}>{pick(texts[state])}</span>;
}

function Body({ region, id, view }: Props & { readonly view: PublicationView }): ReactNode {
  const { pick } = useWords();
  const [open, setOpen] = useState<'prepare' | 'withdraw' | 'early-stop' | null>(null);
  const refusalOf = (verb: string) => view.verbs.find((each) => each.verb === verb)?.refusal;
  const may = (verb: string): boolean => refusalOf(verb) === null;
  const why = refusalOf('publish');
  const current = view.publications.find(({ ended }) => ended === null);
  return (
    <div className="stack">
      {view.mustComeDown && <Alert type="warning" showIcon title={pick(texts.comeDown)} />}
      {view.earlyStopAsked && <Alert type="info" showIcon title={pick(texts.asked)} />}
      {view.state === 'shown' && current === undefined && <Alert type="warning" showIcon title={pick(texts.noFile)} />}
      <Dates view={view} />
      <div className="row">
        {may('publish') && (
          <Button
            type={open === 'prepare' ? 'default' : 'primary'}
            onClick={() => setOpen(open === 'prepare' ? null : 'prepare')}
          >
            {pick(open === 'prepare' ? texts.close : texts.prepare)}
          </Button>
        )}
        {view.state === 'shown' && current !== undefined && (
          <Button href={`/decisions/${region}/${current.id}`} target="_blank" rel="noreferrer">
            {pick(texts.openPublic)}
          </Button>
        )}
        {may('withdraw-publication') && <Button onClick={() => setOpen('withdraw')}>{pick(texts.withdraw)}</Button>}
        {may('decide-early-stop') && <Button onClick={() => setOpen('early-stop')}>{pick(texts.earlyStop)}</Button>}
      </div>
      {!view.due.publish && view.state === 'none' && <p className="soft small">{pick(texts.notDue)}</p>}
      {view.due.publish &&
        (view.state === 'none' || view.state === 'withdrawn') &&
        why !== null &&
        why !== undefined && <p className="soft small">{pick(why)}</p>}
      {open === 'prepare' && may('publish') && <Prepare {...{ region, id, view }} onDone={() => setOpen(null)} />}
      {open === 'withdraw' && <WithdrawPublication {...{ region, id, view }} onClose={() => setOpen(null)} />}
      {open === 'early-stop' && <EarlyStopDialog {...{ region, id, view }} onClose={() => setOpen(null)} />}
      {view.publications.length > 1 && <History view={view} />}
    </div>
  );
}

/** Days of the display, and the clocks that run. */
function Dates({ view }: { readonly view: PublicationView }): ReactNode {
  const { pick } = useWords();
  const rows: [string, ReactNode][] = [];
  if (view.on !== null && view.until !== null) {
    // What was taken down was shown until that day, whatever its term was.
    const [latest] = view.publications;
    const until = latest?.on === view.on && latest.endedOn !== null ? latest.endedOn : view.until;
    rows.push([pick(texts.since), <span className="num" key="on">{`${view.on} – ${until}`}</span>]);
  }
  if (view.state === 'shown') rows.push([pick(texts.earlyFrom), view.earlyStopFrom ?? pick(texts.noEarly)]);
  for (const { clock, title, due, endedOn, late } of view.clocks) {
    rows.push([
      pick(title),
      <span key={clock}>
        <span className="num">{due}</span>{' '}
        {endedOn !== null && <span className="soft">{`${pick(texts.done)} ${endedOn}`} </span>}
        {late && <span className="mark mark-danger small">{pick(texts.late)}</span>}
      </span>,
    ]);
  }
  if (rows.length === 0) return null;
  return (
    <dl className="publicity-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function History({ view }: { readonly view: PublicationView }): ReactNode {
  const { pick } = useWords();
  return (
    <details>
      <summary>{pick(texts.history)}</summary>
      <ul>
        {view.publications.map(({ id, on, until, ended, endedOn }) => (
          <li key={id} className="small">
            <span className="num">{`${on} – ${endedOn ?? until}`}</span> {ended === null ? '' : pick(texts[ended])}
          </li>
        ))}
      </ul>
    </details>
  );
}
