import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { DueMark } from '../../ui/DueMark.tsx';
import { addressOfMatter } from '../intake/MatterTable.tsx';
import { officeListQuery } from './office-query.ts';

interface Props {
  /** Procedure of those that came of it. */
  readonly procedure: string;
  /** Id of the matter they came of. */
  readonly origin: string;
  /** What to say when there are none. */
  readonly none: string;
}

/** The matters of one procedure that came of another matter: title, state, what is due. */
export function MattersOf({ procedure, origin, none }: Props): ReactNode {
  const { pick } = useWords();
  const found = useInfiniteQuery(officeListQuery('all', { procedure, origin }));
  return (
    <Answer of={found} rows={2}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items);
        if (rows.length === 0) return <p className="faint">{none}</p>;
        return (
          <ul className="plain linked">
            {rows.map((each) => (
              <li key={each.id}>
                <Link to={addressOfMatter(each)}>{each.title}</Link>{' '}
                <span className="soft small">{pick(each.stateTitle)}</span>
                <DueMark state={each.dueState} workdaysLeft={each.workdaysLeft} due={each.due} />
              </li>
            ))}
          </ul>
        );
      }}
    </Answer>
  );
}
