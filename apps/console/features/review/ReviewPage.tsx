import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { AreaContext } from '../../forms/area.ts';
import { useWords } from '../../i18n/index.ts';
import { isPaused } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { DueMark } from '../../ui/DueMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Page } from '../../ui/Page.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { caseArea } from '../cases/area.ts';
import '../cases/cases.css';
import { caseQuery } from '../cases/case-query.ts';
import '../decision/decision.css';
import { Earlier, keptRecord } from '../decision/Earlier.tsx';
import { EvidencePart, GroundsPart, ProposalPart } from './Parts.tsx';
import './review.css';
import { ReviewForm } from './ReviewForm.tsx';

/** One case before a reviewer: proposal, evidence and grounds beside the points of the review. */
export function ReviewPage(): ReactNode {
  const { region = '', id = '' } = useParams();
  const { t } = useWords();
  const found = useQuery(caseQuery(region, id));
  if (found.data !== undefined) {
    return (
      <AreaContext value={caseArea}>
        <Reviewed key={id} detail={found.data} />
      </AreaContext>
    );
  }
  return (
    <Page title={t('reviewDesk.page')}>
      <Answer of={found} rows={12}>
        {() => null}
      </Answer>
    </Page>
  );
}

function Reviewed({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t, pick, list } = useWords();
  const navigate = useNavigate();
  const { row } = detail;
  const clock = detail.matter.clocks.find((each) => each.clock.startsWith('review') && each.endedOn === null);
  useKeys({ escape: () => void navigate('/reviews') });
  return (
    <Page
      title={`${t('reviewDesk.page')} · ${row.title || row.cause}`}
      sub={
        <>
          <div className="matter-sub">
            <Link to="/reviews" className="back">
              <Icon name="back" size={14} /> {t('reviewDesk.back')}
            </Link>
            <strong className="num case-number">{row.number}</strong>
            <span className="state">{pick(row.stateTitle)}</span>
            {clock !== undefined && (
              <>
                <span className="soft">{pick(clock.title)}</span>
                <DueMark
                  state={clock.state}
                  workdaysLeft={clock.workdaysLeft}
                  due={clock.due}
                  paused={isPaused(row.state)}
                  provisional={clock.provisional}
                />
              </>
            )}
          </div>
          <div className="case-who soft">
            <span>
              {t('cases.list.party')} <strong>{detail.party.name}</strong>
            </span>
            <span>
              {t('cases.list.officers')} {list(detail.officers.map(({ name }) => name))}
            </span>
            <Link to={`/cases/${row.homeRegion}/${row.id}`}>{t('reviewDesk.wholeCase')}</Link>
          </div>
        </>
      }
    >
      <div className="review-grid">
        <div className="stack">
          <ProposalPart detail={detail} />
          <section className="panel">
            {keptRecord(detail) === null ? (
              <p className="soft">{t('reviewDesk.noRecord')}</p>
            ) : (
              <Earlier detail={detail} drawn />
            )}
          </section>
          <EvidencePart detail={detail} />
        </div>
        <div className="stack review-side">
          <GroundsPart detail={detail} />
          <ReviewForm detail={detail} />
        </div>
      </div>
    </Page>
  );
}
