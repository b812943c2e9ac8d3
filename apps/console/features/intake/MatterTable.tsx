import { Checkbox } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { MatterRow } from '../../../../modules/intake/contract.ts';
import { valueTitle } from '../../forms/values.ts';
import { useWords } from '../../i18n/index.ts';
import { isPaused, procedureTitle } from '../../procedures.ts';
import { DueMark } from '../../ui/DueMark.tsx';
import { shortAuthority } from '../../ui/format.ts';
import { SameMark } from '../merging/SameMark.tsx';
import { UnreadMark } from '../messages/UnreadMark.tsx';

export const addressOfMatter = (row: Pick<MatterRow, 'homeRegion' | 'id'>): string =>
  `/matters/${row.homeRegion}/${row.id}`;

/** Where any matter is read: a case has a page of its own. */
export const addressOfAny = (row: Pick<MatterRow, 'homeRegion' | 'id' | 'procedure'>): string =>
  row.procedure === 'case' || row.procedure === 'summary-case'
    ? `/cases/${row.homeRegion}/${row.id}`
    : addressOfMatter(row);

interface Props {
  readonly rows: readonly MatterRow[];
  readonly label: string;
  /** Index of the row that j and k move. */
  readonly cursor?: number;
  readonly onCursor?: (index: number) => void;
  /** Ids that are ticked; without it there is no tick column. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  readonly linkState?: unknown;
}

/** Matters as lists show them everywhere: deadline first, because it decides what is done next. */
export function MatterTable({ rows, label, cursor = -1, onCursor, selected, onSelect, linkState }: Props): ReactNode {
  const { t, pick } = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (cursor < 0) return;
    const link = body.current?.rows[cursor]?.querySelector<HTMLElement>('a');
    link?.focus({ preventScroll: true });
    body.current?.rows[cursor]?.scrollIntoView({ block: 'nearest' });
  }, [cursor]);
  // What the campaign office opens itself comes by no channel: its lists give the room to the kind.
  const channelled = rows.some(({ channel }) => channel !== '');
  const ticks = selected !== undefined && onSelect !== undefined;
  const toggle = (id: string): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect?.(next);
  };
  const all = ticks && rows.length > 0 && rows.every((row) => selected.has(row.id));
  return (
    <table className={channelled ? 'data matters' : 'data matters no-channel'} aria-label={label}>
      <thead>
        <tr>
          {ticks && (
            <th scope="col" className="tick">
              <Checkbox
                aria-label={t('list.selectAll')}
                checked={all}
                indeterminate={!all && selected.size > 0}
                onChange={() => onSelect(all ? new Set() : new Set(rows.map((row) => row.id)))}
              />
            </th>
          )}
          <th scope="col" className="col-due">
            {t('list.due')}
          </th>
          <th scope="col" className="col-kind">
            {t('list.kind')}
          </th>
          <th scope="col">{t('list.title')}</th>
          <th scope="col" className="col-state">
            {t('list.state')}
          </th>
          {channelled && (
            <th scope="col" className="col-channel">
              {t('list.channel')}
            </th>
          )}
          <th scope="col" className="col-domain">
            {t('list.domain')}
          </th>
          <th scope="col" className="col-authority">
            {t('list.handling')}
          </th>
          <th scope="col" className="col-assignee">
            {t('list.assignee')}
          </th>
          <th scope="col" className="col-date">
            {t('list.openedOn')}
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <tr
            key={row.id}
            className={[index === cursor ? 'is-current' : '', selected?.has(row.id) === true ? 'is-ticked' : ''].join(
              ' ',
            )}
            onFocus={() => onCursor?.(index)}
          >
            {ticks && (
              <td className="tick">
                <Checkbox
                  aria-label={t('list.select', { title: row.title })}
                  checked={selected.has(row.id)}
                  onChange={() => toggle(row.id)}
                />
              </td>
            )}
            <td className="col-due">
              <DueMark
                state={row.dueState}
                workdaysLeft={row.workdaysLeft}
                due={row.due}
                paused={isPaused(row.state)}
                provisional={row.provisional}
              />
            </td>
            <td className="nowrap soft" title={pick(procedureTitle(row.procedure))}>
              {pick(procedureTitle(row.procedure))}
            </td>
            <td className="col-title">
              <UnreadMark count={row.unread} short /> <SameMark count={row.same} />{' '}
              <Link to={addressOfMatter(row)} state={linkState} title={row.title}>
                {row.title}
              </Link>
            </td>
            <td title={pick(row.stateTitle)}>{pick(row.stateTitle)}</td>
            {channelled && (
              <td title={pick(valueTitle('channel', row.channel))}>{pick(valueTitle('channel', row.channel))}</td>
            )}
            <td title={row.domain === '' ? '' : pick(valueTitle('domain', row.domain))}>
              {row.domain === '' ? <span className="faint">—</span> : pick(valueTitle('domain', row.domain))}
            </td>
            <td className="col-authority" title={pick(row.handlingName)}>
              {pick(shortAuthority(row.handlingName))}
            </td>
            <td className="nowrap">{row.assignee?.name ?? <span className="faint">—</span>}</td>
            <td className="nowrap num">{row.openedOn}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
