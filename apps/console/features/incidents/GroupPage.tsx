import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { GroupDetail } from '../../../../modules/incidents/contract.ts';
import { incident } from '../../../../modules/incidents/model/incident.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Page } from '../../ui/Page.tsx';
import { Part } from '../../ui/Part.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useMe } from '../identity/use-me.ts';
import { MembersPart } from './MembersPart.tsx';
import { OpenIncident } from './OpenIncident.tsx';
import { groupQuery } from './queries.ts';
import { AnchorList, ToldPart } from './ToldPart.tsx';
import { WherePart } from './WherePart.tsx';

/** One group that the machine proposes: why, how fast it grows, which matters; and the step to an incident. */
export function GroupPage(): ReactNode {
  const { region = '', id = '' } = useParams();
  const { t } = useWords();
  const group = useQuery(groupQuery(region, id));
  if (group.data !== undefined) return <Group detail={group.data} />;
  return (
    <Page title={t('incident.groups')}>
      <Answer of={group}>{() => null}</Answer>
    </Page>
  );
}

function Group({ detail: { group, members, others } }: { readonly detail: GroupDetail }): ReactNode {
  const { t } = useWords();
  const { roles } = useMe();
  const [opening, setOpening] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const mayOpen = incident.verbs.open?.by.some((role) => roles.some((mine) => mine === role)) === true;
  useKeys(mayOpen ? { a: () => setOpening(true) } : {});
  const meant = chosen.size === 0 ? members : members.filter(({ id }) => chosen.has(id));
  return (
    <Page
      title={group.title}
      sub={
        <div className="matter-sub">
          <Link to="/incidents" className="back">
            {t('incident.back')}
          </Link>
          <span className="soft">{t('incident.proposed')}</span>
          <span className="faint mono small">
            {t('incident.version', { version: group.version, rule: group.rule })}
          </span>
        </div>
      }
      actions={
        mayOpen && (
          <Button type="primary" onClick={() => setOpening(true)}>
            {t('incident.open', { count: meant.length })}
          </Button>
        )
      }
    >
      <div className="stack">
        {group.incidents.length > 0 && (
          <p>
            {group.incidents.map(({ region, id, title }) => (
              <Link key={id} to={`/matters/${region}/${id}`}>
                {t('incident.isOpened', { title })}
              </Link>
            ))}
          </p>
        )}
        <ToldPart told={group} others={others} />
        <div className="incident-beside">
          <Part title={t('incident.common')}>
            <AnchorList anchors={group.anchors} />
          </Part>
          <WherePart members={members} others={others} />
        </div>
        <MembersPart title={t('incident.members')} rows={members} chosen={chosen} onChoose={setChosen} />
      </div>
      {opening && <OpenIncident group={group} matters={meant} onClose={() => setOpening(false)} />}
    </Page>
  );
}
