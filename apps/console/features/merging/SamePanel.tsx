import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MatterDetail, MatterRow } from '../../../../modules/intake/contract.ts';
import type { SameView } from '../../../../modules/merging/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { DueMark } from '../../ui/DueMark.tsx';
import { Part } from '../../ui/Part.tsx';
import { addressOfMatter } from '../intake/MatterTable.tsx';
import { FindOther } from './FindOther.tsx';
import './merging.css';
import { COMPARED, comparePath, type Place, sameQuery } from './same-query.ts';

/** Which other matters are one with this one, who says so, and a way to lay another beside it. */
export function SamePanel({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t } = useWords();
  const of = { region: detail.row.homeRegion, id: detail.row.id };
  const same = useQuery({ ...sameQuery(of), enabled: COMPARED.includes(detail.row.procedure) });
  if (!COMPARED.includes(detail.row.procedure)) return null;
  const may = detail.verbs.some(({ verb, refusal }) => verb === 'link-same' && refusal === null);
  return (
    <Part title={t('merging.title')}>
      <Answer of={same} rows={2}>
        {(view) => <Members of={of} view={view} />}
      </Answer>
      {may && <FindOther of={of} />}
    </Part>
  );
}

function Members({ of, view }: { readonly of: Place; readonly view: SameView }): ReactNode {
  const { t, pick } = useWords();
  const silent = view.members.length < 2 && view.pairs.length === 0 && view.elsewhere.length === 0;
  if (silent) return <p className="faint small">{t('merging.none')}</p>;
  const verdictOf = (id: string) => view.pairs.find(({ a, b }) => [a, b].includes(of.id) && [a, b].includes(id));
  return (
    <>
      {view.contradicted && <Alert type="warning" showIcon title={t('merging.contradicted')} />}
      {view.members.length > 1 && (
        <>
          <p className="small soft">{t('merging.count', { count: view.members.length })}</p>
          <ul className="same-list">
            {view.members.map(({ row, lead, voided }) => (
              <Line key={row.id} of={of} row={row}>
                {lead && <span className="mark mark-ok">{t('merging.lead')}</span>}
                {voided && <span className="mark mark-warn">{t('merging.voided')}</span>}
              </Line>
            ))}
          </ul>
        </>
      )}
      {view.others.length > 0 && (
        <ul className="same-list">
          {view.others.map((row) => (
            <Line key={row.id} of={of} row={row}>
              <span className="mark mark-warn">
                {t(verdictOf(row.id)?.verdict === 'contested' ? 'merging.contested' : 'merging.notSame')}
              </span>
            </Line>
          ))}
        </ul>
      )}
      {view.elsewhere.map(({ authority, said, on }) => (
        <p key={`${authority.code} ${said} ${on}`} className="small">
          {t(`merging.elsewhere.${said}`, { authority: pick(authority.name), on })}
        </p>
      ))}
      {view.more && <p className="faint small">{t('merging.more')}</p>}
    </>
  );
}

interface LineProps {
  readonly of: Place;
  readonly row: MatterRow;
  readonly children: ReactNode;
}

function Line({ of, row, children }: LineProps): ReactNode {
  const { t, pick } = useWords();
  const own = row.id === of.id;
  return (
    <li className={own ? 'is-own' : ''}>
      <span className="kind">{pick(procedureTitle(row.procedure))}</span>
      {own ? <strong>{row.title}</strong> : <Link to={addressOfMatter(row)}>{row.title}</Link>}
      {own && <span className="faint small">{t('merging.this')}</span>}
      {children}
      <span className="small soft">
        {pick(row.stateTitle)} · {pick(row.handlingName)} · {row.openedOn}
      </span>
      <DueMark
        state={row.dueState}
        workdaysLeft={row.workdaysLeft}
        due={row.due}
        paused={false}
        provisional={row.provisional}
      />
      {!own && (
        <Link
          className="push"
          to={comparePath(of, { region: row.homeRegion, id: row.id })}
          aria-label={t('merging.compareWith', { title: row.title })}
        >
          {t('merging.compare')}
        </Link>
      )}
    </li>
  );
}
