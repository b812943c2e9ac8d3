import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CaseQueue } from '../../../modules/cases/contract.ts';
import type { QueueId } from '../../../modules/intake/contract.ts';
import { useWords } from '../i18n/index.ts';
import { integer } from '../ui/format.ts';

interface Counted<Q extends string> {
  readonly queue: Q;
  readonly count: number;
  readonly exact: boolean;
}

type Props =
  | { readonly kind: 'cases'; readonly counts: readonly Counted<CaseQueue>[]; readonly show: readonly CaseQueue[] }
  | { readonly kind: 'clues'; readonly counts: readonly Counted<QueueId>[]; readonly show: readonly QueueId[] };

/** What is late is red, what soon will be is amber; the words say the same. */
const TONES: Readonly<Record<string, string>> = {
  overdue: 'tone-danger',
  'due-week': 'tone-warn',
  'held-near': 'tone-warn',
  near: 'tone-warn',
};

/** The queues of a post as tiles: each opens its list. */
export function Tiles(props: Props): ReactNode {
  const { t } = useWords();
  const tile = (queue: string, name: string, to: string, of: Counted<string> | undefined): ReactNode => (
    <li key={queue} className={of !== undefined && of.count > 0 ? `tile ${TONES[queue] ?? ''}` : 'tile'}>
      <Link to={to}>
        <span className="tile-name">{name}</span>
        <span className="tile-value num">
          {of === undefined ? '—' : integer(of.count)}
          {of?.exact === false && '+'}
        </span>
      </Link>
    </li>
  );
  return (
    <ul className="tiles start-tiles">
      {props.kind === 'cases'
        ? props.show.map((queue) =>
            tile(
              queue,
              t(`cases.queue.${queue}`),
              `/cases/queues/${queue}`,
              props.counts.find((each) => each.queue === queue),
            ),
          )
        : props.show.map((queue) =>
            tile(
              queue,
              t(`queue.${queue}`),
              `/queues/${queue}`,
              props.counts.find((each) => each.queue === queue),
            ),
          )}
    </ul>
  );
}
