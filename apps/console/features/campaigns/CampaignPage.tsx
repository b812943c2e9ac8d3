import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { isWithin } from '../../../../kernel/region.ts';
import type { CampaignDetail } from '../../../../modules/campaigns/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer, shortAuthority } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Page } from '../../ui/Page.tsx';
import { useMe } from '../identity/use-me.ts';
import { mayOpen } from '../office/OpenMenu.tsx';
import { AreaBars } from './AreaBars.tsx';
import { campaignQuery } from './campaigns-query.ts';
import { Verbs } from './DoVerb.tsx';
import { MeasureTable } from './MeasureTable.tsx';
import { NearlyPart } from './NearlyPart.tsx';
import { OutreachPart } from './OutreachPart.tsx';
import { PartsTable } from './PartsTable.tsx';
import { PlanPart } from './PlanPart.tsx';
import { Progress } from './Progress.tsx';
import './campaigns.css';

/** States in which work is set and done for it. */
const OPEN: readonly string[] = ['planned', 'running'];

/** One campaign: its numbers as fixed, by area and by part, what it wants to reach, what it told the public, its editions. */
export function CampaignPage(): ReactNode {
  const { t } = useWords();
  const { code = '' } = useParams();
  const answer = useQuery(campaignQuery(code));
  if (answer.data === undefined) {
    return (
      <Page title={t('campaigns.title')}>
        <Answer of={answer}>{() => null}</Answer>
      </Page>
    );
  }
  return <Shown key={code} detail={answer.data} />;
}

function Shown({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { t, pick } = useWords();
  const { authority, roles } = useMe();
  const navigate = useNavigate();
  const { looking, parent } = detail;
  const seesMatter = isWithin(detail.owner.code, authority.code);
  return (
    <Page
      title={detail.title}
      sub={
        <>
          <span className="mark">{t(`campaigns.state.${detail.state}`)}</span> {pick(shortAuthority(detail.owner.name))}{' '}
          · {t('campaigns.days', { from: detail.scope.from, to: detail.scope.to })} ·{' '}
          <span className="mono small">{detail.code}</span> · {t('campaigns.edition', { edition: detail.edition })}
          {parent !== null && (
            <>
              {' '}
              · {t('campaigns.partOf')} <Link to={`/campaigns/${parent.code}`}>{parent.title}</Link>
            </>
          )}
          {seesMatter && (
            <>
              {' '}
              · <Link to={`/matters/${detail.homeRegion}/${detail.matterId}`}>{t('campaigns.history')}</Link>
            </>
          )}
        </>
      }
      actions={
        <div className="campaign-buttons">
          <Link to={`/office/queues/all?${new URLSearchParams({ procedure: 'task', campaign: detail.code })}`}>
            {t('campaigns.tasks')}
          </Link>
          {OPEN.includes(detail.state) && mayOpen(roles).some(({ id }) => id === 'task') && (
            <Button
              onClick={() => void navigate('/office/new/task', { state: { prefill: { campaign: detail.code } } })}
            >
              {t('programmes.newTask')}
            </Button>
          )}
          <Verbs detail={detail} of={['start', 'conclude', 'cancel']} />
          {detail.verbs.includes('amend') && (
            <Button icon={<Icon name="rules" />} onClick={() => void navigate(`/campaigns/${detail.code}/amend`)}>
              {t('campaigns.amend')}
            </Button>
          )}
        </div>
      }
    >
      <div className="campaign-page">
        {looking?.done === false && (
          <Alert
            type="info"
            showIcon
            role="status"
            title={t('campaigns.looking', { looked: integer(looking.looked), joined: integer(looking.joined) })}
          />
        )}
        {detail.notes.map((note) => (
          <Alert key={note.en} type="warning" showIcon title={pick(note)} />
        ))}
        <section className="panel flush" aria-labelledby="campaign-measures">
          <div className="panel-head">
            <h2 id="campaign-measures">{t('campaigns.measures')}</h2>
            <span className="faint small">
              {t('campaigns.asOf', { ...detail.period, area: pick(shortAuthority(detail.area.name)) })}
            </span>
          </div>
          <MeasureTable detail={detail} />
        </section>
        {detail.targets.length > 0 && (
          <section className="panel" aria-labelledby="campaign-targets">
            <h2 id="campaign-targets">{t('campaigns.targets')}</h2>
            <div className="campaign-targets">
              {detail.targets.map((target) => (
                <Progress key={`${target.measure} ${target.authority?.code ?? ''}`} target={target} />
              ))}
            </div>
          </section>
        )}
        <PartsTable detail={detail} />
        <AreaBars detail={detail} />
        <OutreachPart detail={detail} />
        <NearlyPart code={detail.code} />
        <PlanPart detail={detail} />
      </div>
    </Page>
  );
}
