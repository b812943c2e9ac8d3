import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { IdentityRequest } from '../../../../modules/intake/identity/contract.ts';
import { purposes } from '../../../../modules/intake/identity/purposes.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { MoreButton } from '../../ui/PagedList.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useMe } from '../identity/use-me.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { requestsQuery } from './queries.ts';
import { Standing } from './Standing.tsx';

type Decision = 'approved' | 'refused';

/** Who asked to know who reported: custodians decide here, auditors see what came of it. */
export function IdentityRequestsPage(): ReactNode {
  const { t } = useWords();
  const { roles } = useMe();
  const [search, setSearch] = useSearchParams();
  const keeps = roles.includes('custodian');
  const shown = search.get('show') ?? (keeps ? 'waiting' : 'all');
  const state = shown === 'waiting' ? 'waiting' : 'all';
  const requests = useInfiniteQuery(requestsQuery(state));
  return (
    <Page title={t('idRequest.title')} sub={t(keeps ? 'idRequest.sub' : 'idRequest.subAudit')}>
      <div className="filters">
        <Segmented
          aria-label={t('idRequest.show')}
          value={state}
          options={[
            { value: 'waiting', label: t('idRequest.waitingOnly') },
            { value: 'all', label: t('idRequest.all') },
          ]}
          onChange={(show) => setSearch({ show })}
        />
      </div>
      <Answer of={requests} rows={6}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          return rows.length === 0 ? (
            <Nothing text={t(state === 'waiting' ? 'idRequest.noneWaiting' : 'idRequest.none')} />
          ) : (
            <>
              <Requests rows={rows} />
              <MoreButton of={requests} />
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

function Requests({ rows }: { readonly rows: readonly IdentityRequest[] }): ReactNode {
  const { t } = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState(-1);
  const [deciding, setDeciding] = useState<{ readonly request: IdentityRequest; readonly decision: Decision }>();
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    body.current?.rows[next]?.querySelector<HTMLElement>('a')?.focus();
  };
  const decide = (request: IdentityRequest | undefined, decision: Decision): void => {
    if (request?.mayDecide === true) setDeciding({ request, decision });
  };
  useKeys({
    j: () => go(at + 1),
    k: () => go(at - 1),
    a: () => decide(rows[at], 'approved'),
    r: () => decide(rows[at], 'refused'),
  });
  return (
    <>
      <TableFrame label={t('idRequest.title')}>
        <table className="data" aria-label={t('idRequest.title')}>
          <thead>
            <tr>
              <th scope="col">{t('idRequest.matter')}</th>
              <th scope="col">{t('idRequest.asked')}</th>
              <th scope="col">{t('idRequest.why')}</th>
              <th scope="col">{t('idRequest.standing')}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row, index) => (
              <tr key={row.id} onFocus={() => setAt(index)}>
                <Asked row={row} />
                <td>
                  <Standing of={row} />
                  {row.mayDecide && (
                    <div className="row">
                      <Button type="primary" size="small" onClick={() => decide(row, 'approved')}>
                        {t('idRequest.approve')}
                      </Button>
                      <Button size="small" onClick={() => decide(row, 'refused')}>
                        {t('idRequest.refuse')}
                      </Button>
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {deciding !== undefined && <DecideDialog {...deciding} onClose={() => setDeciding(undefined)} />}
    </>
  );
}

/** Which matter, who asked when, what for. */
function Asked({ row }: { readonly row: IdentityRequest }): ReactNode {
  const { t, pick, language } = useWords();
  const { matter, by, onBehalfOf, authority } = row;
  return (
    <>
      <td className="nowrap">
        <Link to={`/matters/${matter.region}/${matter.id}`}>
          {pick(procedureTitle(matter.procedure))}{' '}
          <span className="mono small">
            {matter.region}-{matter.id.slice(0, 13)}
          </span>
        </Link>
        <div className="soft small">{t('idRequest.act', { seq: matter.seq })}</div>
      </td>
      <td>
        {by.name}
        {onBehalfOf !== null && <span className="soft small"> {t('onBehalfOf', { name: onBehalfOf.name })}</span>}
        <div className="soft small">
          {pick(authority.name)} · {instant(row.askedAt, language)}
        </div>
      </td>
      <td className="break">
        {pick(purposes[row.purpose])}
        <div className="soft small">{row.reason}</div>
      </td>
    </>
  );
}
