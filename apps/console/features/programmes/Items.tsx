import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { legalDay } from '../../../../kernel/plain-date.ts';
import { str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { itemStates } from '../../../../modules/programmes/model/items.ts';
import { promiseVerdicts } from '../../../../modules/programmes/model/talk.ts';
import { useWords } from '../../i18n/index.ts';
import { DueMark } from '../../ui/DueMark.tsx';
import { shortAuthority } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useAuthorities } from '../../ui/use-authorities.ts';
import { dueStanding } from './standing.ts';

type Entry = readonly [id: string, entry: JsonObject];

/** What an authority is called for short; its code where the tree does not know it. */
export function useAuthorityName(): (code: string) => string {
  const { pick } = useWords();
  const authorities = useAuthorities();
  return (code) => {
    const name = authorities.find((each) => each.code === code)?.name;
    return name === undefined ? code : pick(shortAuthority(name));
  };
}

/** How an entry and its task stand, in words: done, withdrawn, overdue, or what is left. */
function ItemStanding({ entry }: { readonly entry: JsonObject }): ReactNode {
  const { t, pick } = useWords();
  const state = str(entry, 'state');
  if (state === 'done') {
    const late = entry.late === true;
    return (
      <span className={`mark mark-${late ? 'warn' : 'ok'}`}>
        <Icon name={late ? 'late' : 'check'} size={13} />
        {t(late ? 'programmes.doneLate' : 'programmes.doneOnTime', { day: str(entry, 'doneOn') })}
      </span>
    );
  }
  if (state === 'withdrawn') return <span className="faint">{pick(itemStates.withdrawn)}</span>;
  const standing = dueStanding(str(entry, 'due'), legalDay(new Date()));
  return standing === null ? <span className="faint">—</span> : <DueMark {...standing} />;
}

interface Props {
  readonly label: string;
  readonly items: readonly Entry[];
  /** What the entry belongs to, where that is worth a column. */
  readonly of?: { readonly title: string; readonly cell: (entry: JsonObject) => ReactNode };
}

/** Decisions, promises or measures: what, who, until when, and how the task of each stands. */
export function Items({ label, items, of }: Props): ReactNode {
  const { t, pick } = useWords();
  const nameOf = useAuthorityName();
  return (
    <TableFrame label={label}>
      <table className="data" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('programmes.what')}</th>
            {of !== undefined && <th scope="col">{of.title}</th>}
            <th scope="col">{t('programmes.owner')}</th>
            <th scope="col">{t('programmes.standing')}</th>
            <th scope="col">{t('programmes.evidenceWanted')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(([id, entry]) => {
            const verdict = str(entry, 'verdict');
            return (
              <tr key={id}>
                <td>
                  {str(entry, 'task') === '' ? (
                    str(entry, 'title')
                  ) : (
                    <Link to={`/matters/${str(entry, 'region')}/${str(entry, 'task')}`}>{str(entry, 'title')}</Link>
                  )}{' '}
                  <span className="faint small num">{id}</span>
                </td>
                {of !== undefined && <td>{of.cell(entry)}</td>}
                <td className="nowrap">{nameOf(str(entry, 'owner'))}</td>
                <td className="nowrap">
                  <ItemStanding entry={entry} />
                  {verdict in promiseVerdicts && (
                    <div className="small">
                      {t('programmes.judged', { verdict: pick(promiseVerdicts[verdict as 'kept' | 'not-kept']) })}
                    </div>
                  )}
                </td>
                <td>{str(entry, 'evidence')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
