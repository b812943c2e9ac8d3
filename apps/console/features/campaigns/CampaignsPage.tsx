import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CampaignCard } from '../../../../modules/campaigns/contract.ts';
import { campaign } from '../../../../modules/campaigns/model/campaign.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { shortAuthority } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { useMe } from '../identity/use-me.ts';
import { largeOf } from '../pivot/value.ts';
import { campaignsQuery } from './campaigns-query.ts';
import { Progress } from './Progress.tsx';
import './campaigns.css';

const STATES = ['running', 'planned', 'concluded', 'cancelled'] as const;
const planners = campaign.verbs.plan?.by ?? [];

/** 专项行动: what runs, what comes, what is over; a part stands under its whole. */
export function CampaignsPage(): ReactNode {
  const { t } = useWords();
  const { roles } = useMe();
  const navigate = useNavigate();
  const answer = useQuery(campaignsQuery);
  const begin = roles.some((role) => planners.includes(role)) && (
    <Button type="primary" icon={<Icon name="add" />} onClick={() => void navigate('/campaigns/new')}>
      {t('campaigns.new')}
    </Button>
  );
  return (
    <Page title={t('campaigns.title')} sub={t('campaigns.sub')} actions={begin}>
      <Answer of={answer}>
        {({ campaigns }) => {
          if (campaigns.length === 0) return <Nothing text={t('campaigns.none')} hint={t('campaigns.noneHint')} />;
          const codes = new Set(campaigns.map(({ code }) => code));
          const partsOf = (code: string) => campaigns.filter(({ parent }) => parent === code);
          // A part whose whole the reader does not see stands by itself.
          const tops = campaigns.filter(({ parent }) => parent === null || !codes.has(parent));
          return STATES.map((state) => {
            const cards = tops.filter((each) => each.state === state);
            return cards.length === 0 ? null : (
              <section key={state} aria-labelledby={`campaigns-${state}`} className="campaign-group">
                <h2 id={`campaigns-${state}`}>
                  {t(`campaigns.state.${state}`)} <span className="count">{cards.length}</span>
                </h2>
                <ul className="campaign-cards">
                  {cards.map((card) => (
                    <Card key={card.code} card={card} parts={partsOf(card.code)} />
                  ))}
                </ul>
              </section>
            );
          });
        }}
      </Answer>
    </Page>
  );
}

interface CardProps {
  readonly card: CampaignCard;
  readonly parts: readonly CampaignCard[];
}

function Card({ card, parts }: CardProps): ReactNode {
  const { t, pick, language } = useWords();
  return (
    <li className="panel campaign-card">
      <h3>
        <Link to={`/campaigns/${card.code}`}>{card.title}</Link>
      </h3>
      <p className="soft small">
        {pick(shortAuthority(card.owner.name))} · {t('campaigns.days', card.period)}
      </p>
      <dl className="campaign-figures">
        {card.figures.map((figure) => {
          const { number, unit } = largeOf(figure, figure.value, language);
          return (
            <div key={figure.id}>
              <dt>{pick(figure.title)}</dt>
              <dd>
                {number}
                <span className="tile-unit">{unit}</span>
              </dd>
            </div>
          );
        })}
      </dl>
      {card.targets.map((target) => (
        <Progress key={target.measure} target={target} />
      ))}
      {parts.length > 0 && (
        <ul className="campaign-parts" aria-label={t('campaigns.parts')}>
          {parts.map((part) => (
            <li key={part.code}>
              <Link to={`/campaigns/${part.code}`} className="chip">
                {part.title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
