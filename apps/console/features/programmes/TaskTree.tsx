import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MatterRow } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { DueMark } from '../../ui/DueMark.tsx';
import { shortAuthority } from '../../ui/format.ts';
import { addressOfMatter } from '../intake/MatterTable.tsx';
import { officeListQuery } from '../office/office-query.ts';
import { type PanelProps, Section } from './Section.tsx';

/** Deeper than this nobody divides work: province, city, county, station. */
const DEEPEST = 3;

/** The tasks that this one was divided into, and theirs, with the beginning of another. */
export function TaskTreePanel({ detail }: PanelProps): ReactNode {
  const { t } = useWords();
  const { row } = detail;
  const prefill = {
    origin: { procedure: 'task', matter: row.id, region: row.homeRegion },
    ...(row.domain === '' ? {} : { domain: row.domain }),
  };
  return (
    <Section
      id="task-tree"
      title={t('programmes.parts')}
      actions={
        row.closedOn === null && (
          <Link to="/office/new/task" state={{ prefill }}>
            {t('programmes.divide')}
          </Link>
        )
      }
    >
      <Branch of={row.id} depth={1} empty={<p className="faint">{t('programmes.noPart')}</p>} />
    </Section>
  );
}

interface BranchProps {
  readonly of: string;
  readonly depth: number;
  readonly empty?: ReactNode;
}

function Branch({ of, depth, empty = null }: BranchProps): ReactNode {
  const found = useInfiniteQuery(officeListQuery('all', { procedure: 'task', origin: of }));
  return (
    <Answer of={found} rows={1}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items);
        if (rows.length === 0) return empty;
        return (
          <ul className="plain programme-tree">
            {rows.map((row) => (
              <li key={row.id}>
                <Leaf row={row} />
                {depth < DEEPEST && <Branch of={row.id} depth={depth + 1} />}
              </li>
            ))}
          </ul>
        );
      }}
    </Answer>
  );
}

function Leaf({ row }: { readonly row: MatterRow }): ReactNode {
  const { pick } = useWords();
  return (
    <div className="row wrap">
      <Link to={addressOfMatter(row)}>{row.title}</Link>
      <span className="soft small">
        {pick(shortAuthority(row.handlingName))} · {pick(row.stateTitle)}
      </span>
      <DueMark state={row.dueState} workdaysLeft={row.workdaysLeft} due={row.due} />
    </div>
  );
}
