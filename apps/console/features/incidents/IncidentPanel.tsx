import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { IncidentView } from '../../../../modules/incidents/contract.ts';
import { incident } from '../../../../modules/incidents/model/incident.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Part } from '../../ui/Part.tsx';
import { useMe } from '../identity/use-me.ts';
import { officeListQuery } from '../office/office-query.ts';
import { type Change, ChangeDialog } from './ChangeDialog.tsx';
import { MembersPart } from './MembersPart.tsx';
import { incidentQuery } from './queries.ts';
import { AnchorList, ToldPart } from './ToldPart.tsx';
import { WherePart } from './WherePart.tsx';

/** An incident: what is told of it, what all have in common, its matters, and what joins or leaves it. */
export function IncidentPanel({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { row } = detail;
  const view = useQuery(incidentQuery(row.homeRegion, row.id, row.version));
  return <Answer of={view}>{(data) => <Incident detail={detail} view={data} />}</Answer>;
}

interface Props {
  readonly detail: MatterDetail;
  readonly view: IncidentView;
}

function Incident({ detail, view }: Props): ReactNode {
  const { t } = useWords();
  const { roles } = useMe();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [change, setChange] = useState<Change | null>(null);
  const { facts, row } = detail;
  const open = row.state === 'open';
  const may = open && incident.verbs['add-members']?.by.some((role) => roles.some((mine) => mine === role)) === true;
  const meant = view.members.filter(({ id }) => chosen.has(id));
  const named = obj(facts, 'anchors');
  const word = (name: 'party' | 'place' | 'issue'): string | null => str(named, name) || view.anchors[name];
  const group = obj(facts, 'group');
  // Filed from the first of them; the others go along as sources of the same case.
  const sources = view.members.filter(({ procedure }) => procedure !== 'complaint');
  const [first, ...rest] = (sources.length > 0 ? sources : view.members).map(
    ({ homeRegion, id, procedure }) => `${homeRegion}/${id}/${procedure}`,
  );
  return (
    <>
      <ToldPart told={view.told} others={view.others} />
      <div className="incident-beside">
        <Part
          title={t('incident.common')}
          actions={
            open &&
            first !== undefined && (
              <Button
                onClick={() =>
                  void navigate(`/cases/new?${new URLSearchParams({ from: first, with: rest.slice(0, 19).join(',') })}`)
                }
              >
                {t('incident.fileCase')}
              </Button>
            )
          }
        >
          <AnchorList anchors={{ party: word('party'), place: word('place'), issue: word('issue') }} />
          {str(facts, 'reason') !== '' && (
            <p className="soft">{t('incident.because', { reason: str(facts, 'reason') })}</p>
          )}
          {str(group, 'id') !== '' && (
            <p className="faint small">
              {t('incident.fromGroup', { version: String(group.version), rule: str(group, 'rule') })}
            </p>
          )}
        </Part>
        <WherePart members={view.members} others={view.others} />
      </div>
      <MembersPart
        title={t('incident.members')}
        rows={view.members}
        chosen={chosen}
        onChoose={setChosen}
        actions={
          may &&
          meant.length > 0 && (
            <>
              <Button danger onClick={() => setChange({ do: 'remove', matters: meant })}>
                {t('incident.do.remove', { count: meant.length })}
              </Button>
              {meant.length < view.members.length && (
                <Button onClick={() => setChange({ do: 'split', matters: meant })}>
                  {t('incident.do.split', { count: meant.length })}
                </Button>
              )}
            </>
          )
        }
      />
      {open && view.proposed.length > 0 && (
        <Part
          title={t('incident.more', { count: view.proposed.length })}
          actions={
            may && (
              <Button type="primary" onClick={() => setChange({ do: 'add', matters: view.proposed })}>
                {t('incident.do.add', { count: view.proposed.length })}
              </Button>
            )
          }
        >
          <ul className="plain">
            {view.proposed.slice(0, 20).map((each) => (
              <li key={each.id}>
                <Link to={`/matters/${each.homeRegion}/${each.id}`}>{each.title}</Link>{' '}
                <span className="faint small">{each.openedOn}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Merging detail={detail} merged={view.merged} may={may} onChange={setChange} />
      {change !== null && <ChangeDialog detail={detail} change={change} onClose={() => setChange(null)} />}
    </>
  );
}

interface MergingProps {
  readonly detail: MatterDetail;
  readonly merged: IncidentView['merged'];
  readonly may: boolean;
  readonly onChange: (change: Change) => void;
}

/** Which incidents became part of this one, each to be taken out again, and which one could. */
function Merging({ detail: { row, facts }, merged, may, onChange }: MergingProps): ReactNode {
  const { t } = useWords();
  const list = useInfiniteQuery({ ...officeListQuery('all', { procedure: 'incident', state: 'open' }), enabled: may });
  const others = (list.data?.pages[0]?.items ?? []).filter(({ id }) => id !== row.id);
  const into = obj(facts, 'into');
  if (!may && merged.length === 0 && str(into, 'incident') === '') return null;
  return (
    <Part title={t('incident.merging')}>
      {str(into, 'incident') !== '' && (
        <Link to={`/matters/${str(into, 'region')}/${str(into, 'incident')}`}>{t('incident.into')}</Link>
      )}
      {merged.length > 0 && (
        <ul className="plain">
          {merged.map(({ region, id, title }) => (
            <li key={id} className="row">
              {title === null ? t('incident.notYours') : <Link to={`/matters/${region}/${id}`}>{title}</Link>}
              {may && title !== null && (
                <Button size="small" onClick={() => onChange({ do: 'undo', from: { region, id }, title })}>
                  {t('incident.do.undo', { count: 0 })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && (
        <Select<string>
          className="wide"
          aria-label={t('incident.chooseOther')}
          placeholder={t('incident.chooseOther')}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t('incident.noOther')}
          options={others.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => {
            const other = others.find((each) => each.id === id);
            if (other !== undefined) {
              onChange({ do: 'merge', from: { region: other.homeRegion, id }, title: other.title });
            }
          }}
        />
      )}
    </Part>
  );
}
