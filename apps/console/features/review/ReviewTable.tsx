import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { CaseRow } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { DueMark } from '../../ui/DueMark.tsx';
import { shortAuthority } from '../../ui/format.ts';

interface Props {
  readonly rows: readonly CaseRow[];
  /** Index of the row that j and k move. */
  readonly cursor: number;
  readonly onCursor: (index: number) => void;
}

/** What waits for an opinion: by when, which case, who proposes. */
export function ReviewTable({ rows, cursor, onCursor }: Props): ReactNode {
  const { t, pick, list } = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (cursor < 0) return;
    body.current?.rows[cursor]?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
    body.current?.rows[cursor]?.scrollIntoView({ block: 'nearest' });
  }, [cursor]);
  return (
    <table className="data reviews" aria-label={t('reviewDesk.title')}>
      <thead>
        <tr>
          <th scope="col">{t('reviewDesk.limit')}</th>
          <th scope="col">{t('cases.list.case')}</th>
          <th scope="col">{t('cases.list.party')}</th>
          <th scope="col">{t('list.state')}</th>
          <th scope="col">{t('cases.list.officers')}</th>
          <th scope="col">{t('list.handling')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <tr key={row.id} className={index === cursor ? 'is-current' : ''} onFocus={() => onCursor(index)}>
            <td>
              <DueMark
                state={row.dueState}
                workdaysLeft={row.workdaysLeft}
                due={row.due}
                provisional={row.provisional}
              />
              {row.dueTitle !== null && <div className="faint small">{pick(row.dueTitle)}</div>}
            </td>
            <td className="col-title">
              <Link to={`/reviews/${row.homeRegion}/${row.id}`}>{row.title === '' ? row.cause : row.title}</Link>
              <div className="faint small num">{row.number}</div>
            </td>
            <td>{row.party.name}</td>
            <td>
              <span className="state">{pick(row.stateTitle)}</span>
            </td>
            <td>{list(row.officers.map(({ name }) => name))}</td>
            <td>{pick(shortAuthority(row.handlingName))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
