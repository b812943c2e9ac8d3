import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { PairView } from '../../../../modules/merging/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Page } from '../../ui/Page.tsx';
import { Part } from '../../ui/Part.tsx';
import { matterQuery } from '../intake/matter-query.ts';
import { ProposalParts } from '../intake/ProposalParts.tsx';
import { surenessKey } from '../intake/proposal-words.ts';
import './merging.css';
import { SayForm } from './SayForm.tsx';
import { Sides } from './Sides.tsx';
import { pairQuery } from './same-query.ts';

/** Two matters side by side: what is equal, what differs, what the machine makes of it, and what a person says. */
export function SamePage(): ReactNode {
  const { region = '', id = '', otherRegion = '', otherId = '' } = useParams();
  const { t } = useWords();
  const [of, other] = [
    { region, id },
    { region: otherRegion, id: otherId },
  ];
  const back = `/matters/${region}/${id}`;
  const left = useQuery(matterQuery(region, id));
  const right = useQuery(matterQuery(otherRegion, otherId));
  const pair = useQuery(pairQuery(of, other));
  return (
    <Page
      title={t('merging.page')}
      sub={
        <div className="matter-sub">
          <Link to={back} className="back">
            <Icon name="back" size={14} /> {t('merging.back')}
          </Link>
          <span className="faint small">{t('merging.keys')}</span>
        </div>
      }
    >
      <div className="matter-grid">
        <div className="stack">
          <Answer of={left}>{(one) => <Answer of={right}>{(two) => <Sides left={one} right={two} />}</Answer>}</Answer>
        </div>
        <div className="stack">
          <Answer of={pair}>
            {(known) => (
              <>
                <Said of={id} pair={known} />
                <Part title={t('merging.title')}>
                  <SayForm key={id} of={of} other={other} pair={known} back={back} />
                </Part>
                <Score pair={known} />
              </>
            )}
          </Answer>
        </div>
      </div>
    </Page>
  );
}

function Said({ of, pair }: { readonly of: string; readonly pair: PairView }): ReactNode {
  const { t, pick } = useWords();
  return (
    <Part
      title={t('merging.words')}
      actions={
        pair.verdict !== null && (
          <span className={`mark ${pair.verdict === 'same' ? 'mark-ok' : 'mark-warn'}`}>
            {t(`merging.verdict.${pair.verdict}`)}
          </span>
        )
      }
    >
      {pair.words.length === 0 ? (
        <p className="faint small">{t('merging.noWords')}</p>
      ) : (
        <ul>
          {pair.words.map((word) => (
            <li key={word.of}>
              {t('merging.word', {
                authority: pick(word.authority.name),
                on: word.on,
                said: t(`merging.verdict.${word.said}`),
              })}{' '}
              <span className="faint small">{t(word.of === of ? 'merging.onLeft' : 'merging.onRight')}</span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Score({ pair: { proposal } }: { readonly pair: PairView }): ReactNode {
  const { t, pick } = useWords();
  return (
    <Part title={t('merging.score')}>
      {proposal === null ? (
        <p className="faint small">{t('merging.noScore')}</p>
      ) : (
        <>
          <p>
            <strong>{t(surenessKey(proposal))}</strong> {pick(proposal.reason)}
          </p>
          {proposal.parts.length > 0 && <ProposalParts parts={proposal.parts} />}
          <p className="faint small mono">{proposal.rule}</p>
        </>
      )}
    </Part>
  );
}
