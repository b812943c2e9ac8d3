import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { CaseRow } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { isPaused } from '../../procedures.ts';
import { DueMark } from '../../ui/DueMark.tsx';
import { shortAuthority, yuan } from '../../ui/format.ts';
import { addressOfCase } from './case-query.ts';

interface Props<R extends CaseRow> {
  readonly rows: readonly R[];
  readonly label: string;
  /** Index of the row that j and k move. */
  readonly cursor: number;
  readonly onCursor: (index: number) => void;
  /** What the last column is, where it is not the money of the case. */
  readonly amount?: { readonly title: string; readonly of: (row: R) => ReactNode };
}

/** Cases as lists show them: what is due first, then which case, whose, how far, for how much. */
export function CaseTable<R extends CaseRow>({ rows, label, cursor, onCursor, amount }: Props<R>): ReactNode {
  const { t } = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (cursor < 0) return;
    const row = body.current?.rows[cursor];
    row?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }, [cursor]);
  return (
    <table className="data matters cases" aria-label={label}>
      <thead>
        <tr>
          <th scope="col" className="col-next">
            {t('cases.list.due')}
          </th>
          <th scope="col">{t('cases.list.case')}</th>
          <th scope="col" className="col-party">
            {t('cases.list.party')}
          </th>
          <th scope="col" className="col-case-state">
            {t('list.state')}
          </th>
          <th scope="col" className="col-officers">
            {t('cases.list.officers')}
          </th>
          <th scope="col" className="col-authority">
            {t('list.handling')}
          </th>
          <th scope="col" className="col-amount num-col">
            {amount?.title ?? t('cases.list.amount')}
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <tr key={row.id} className={index === cursor ? 'is-current' : ''} onFocus={() => onCursor(index)}>
            <Row row={row} />
            <td className="num-col">{amount === undefined ? <Money row={row} /> : amount.of(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { readonly row: CaseRow }): ReactNode {
  const { t, pick, list } = useWords();
  const officers = row.officers.map(({ name }) => name);
  return (
    <>
      <td className="col-next">
        <DueMark
          state={row.dueState}
          workdaysLeft={row.workdaysLeft}
          due={row.due}
          paused={row.paused || isPaused(row.state)}
          provisional={row.provisional}
        />
        {row.dueTitle !== null && <div className="faint small ellipsis">{pick(row.dueTitle)}</div>}
      </td>
      <td className="col-title">
        <Link to={addressOfCase(row)} title={row.title}>
          {row.title === '' ? row.cause : row.title}
        </Link>
        <div className="faint small ellipsis">
          <span className="num">{row.number}</span>
          {row.title !== '' && row.cause !== '' && ` · ${row.cause}`}
        </div>
      </td>
      <td title={row.party.name}>{row.party.name || <span className="faint">—</span>}</td>
      <td>
        <span className="state">{pick(row.stateTitle)}</span>
        {row.held > 0 && (
          <div>
            <span className="mark mark-warn held-mark">{t('cases.list.held', { count: row.held })}</span>
            {row.heldUntil !== null && (
              <div className="faint small nowrap num">{t('cases.list.heldUntil', { day: row.heldUntil })}</div>
            )}
          </div>
        )}
      </td>
      <td title={list(officers)}>{officers.length === 0 ? <span className="faint">—</span> : list(officers)}</td>
      <td className="col-authority" title={pick(row.handlingName)}>
        {pick(shortAuthority(row.handlingName))}
      </td>
    </>
  );
}

/** What was imposed, else what the case is about. */
function Money({ row }: { readonly row: CaseRow }): ReactNode {
  const { t } = useWords();
  const [fen, what] =
    row.imposedFen !== null
      ? [<strong key="imposed">{yuan(row.imposedFen)}</strong>, t('cases.list.imposed')]
      : row.amountFen !== null
        ? [yuan(row.amountFen), t('cases.list.involved')]
        : [];
  if (fen === undefined) return <span className="faint">—</span>;
  return (
    <>
      {fen}
      <div className="faint small">{what}</div>
    </>
  );
}
