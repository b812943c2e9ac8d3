import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { tidyUscc } from '../../../../kernel/codes/uscc.ts';
import type { ItemListView } from '../../../../modules/inspections/contract.ts';
import { classFirms } from '../../../../modules/inspections/model/draw-plan.ts';
import { itemMethods } from '../../../../modules/inspections/model/item-list.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Field } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { Part } from '../../ui/Part.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useMe } from '../identity/use-me.ts';
import { CapCard } from './CapCard.tsx';
import { ClassesPart } from './ClassesPart.tsx';
import { itemsQuery } from './queries.ts';
import './inspections.css';

/** Inspections: what may be inspected, beginning a draw or an inspection from it, and how a firm stands against its cap. */
export function InspectionsPage(): ReactNode {
  const { t } = useWords();
  const { roles } = useMe();
  const lists = useQuery(itemsQuery);
  return (
    <Page title={t('inspections.title')} sub={t('inspections.sub')}>
      <div className="stack">
        <nav className="row" aria-label={t('inspections.title')}>
          <Link to="/office/queues/all?procedure=draw">{t('inspections.allDraws')}</Link>
          <Link to="/office/queues/all?procedure=inspection">{t('inspections.all')}</Link>
          <Link to="/office/queues/all?procedure=relation">{t('inspections.relations')}</Link>
          <Link to="/office/new/relation">{t('inspections.newRelation')}</Link>
          <Link to="/office/new/item-list">{t('inspections.newList')}</Link>
        </nav>
        <Answer of={lists}>
          {({ lists: found }) =>
            found.length === 0 ? (
              <Part title={t('inspections.lists')}>
                <p>{t('inspections.noLists')}</p>
              </Part>
            ) : (
              found.map((list) => <List key={list.id} list={list} />)
            )
          }
        </Answer>
        <CapLookup />
        {classFirms.some((role) => roles.some((mine) => mine === role)) && <ClassesPart />}
      </div>
    </Page>
  );
}

function List({ list }: { readonly list: ItemListView }): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const [chosen, choose] = useState<readonly string[]>([]);
  const begin = (procedure: 'draw' | 'inspection'): void => {
    const items = list.items.filter(({ id }) => chosen.includes(id)).map(({ id, title }) => ({ id, title }));
    void navigate(`/office/new/${procedure}`, { state: { prefill: { items } } });
  };
  return (
    <Part
      title={list.title}
      actions={<Link to={`/matters/${list.authority.slice(0, 6)}/${list.id}`}>{t('inspections.toList')}</Link>}
    >
      <p className="soft small">
        {pick(list.authorityName)} ·{' '}
        {t('inspections.listFrom', { edition: String(list.edition), from: list.from, document: list.document })}{' '}
        {list.yearlyCap === null ? t('inspections.noCap') : t('inspections.capIs', { cap: String(list.yearlyCap) })}
      </p>
      <TableFrame label={list.title}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('inspections.choose')}</th>
              <th scope="col">{t('inspections.item')}</th>
              <th scope="col">{t('inspections.basis')}</th>
              <th scope="col">{t('inspections.objects')}</th>
              <th scope="col">{t('inspections.method')}</th>
              <th scope="col">{t('inspections.who')}</th>
            </tr>
          </thead>
          <tbody>
            {list.items.map((item) => (
              <tr key={item.id}>
                <td>
                  <Checkbox
                    aria-label={`${item.id} ${item.title}`}
                    checked={chosen.includes(item.id)}
                    onChange={({ target }) =>
                      choose(target.checked ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))
                    }
                  />
                </td>
                <td>
                  {item.id} {item.title}
                </td>
                <td>{item.basis}</td>
                <td>{item.objects}</td>
                <td>
                  {item.method in itemMethods
                    ? pick(itemMethods[item.method as keyof typeof itemMethods])
                    : item.method}
                </td>
                <td>{item.who}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p className="row">
        <Button type="primary" disabled={chosen.length === 0} onClick={() => begin('draw')}>
          {t('inspections.newDraw')}
        </Button>
        <Button disabled={chosen.length === 0} onClick={() => begin('inspection')}>
          {t('inspections.newInspection')}
        </Button>
      </p>
    </Part>
  );
}

function CapLookup(): ReactNode {
  const { t } = useWords();
  const [typed, type] = useState('');
  const code = tidyUscc(typed);
  return (
    <Part title={t('inspections.capLookup')}>
      <Field label={t('inspections.code')} hint={t('inspections.codeHint')}>
        {(control) => <Input {...control} value={typed} maxLength={30} onChange={({ target }) => type(target.value)} />}
      </Field>
      {code.length === 18 && <CapCard code={code} />}
    </Part>
  );
}
