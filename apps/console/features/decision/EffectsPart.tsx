import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { money } from '../../../../modules/cases/model/reasoning.ts';
import { legalReviewGrounds, penaltyKinds } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { Confidence } from '../../ui/Confidence.tsx';
import { yuan } from '../../ui/format.ts';
import { useCited } from './cited.ts';
import type { Ceiling, Effects } from './effects.ts';
import { CautionList, StepList } from './Reasoning.tsx';

interface Props {
  readonly effects: Effects;
  readonly detail: CaseDetail;
}

/** What the proposal brings with it: hearing, legal review, discussion, what was told, other fines, limitation. */
export function EffectsPart({ effects, detail }: Props): ReactNode {
  const { t, pick, list } = useWords();
  const cited = useCited();
  const { hearing, reviewGrounds, discussion, ceilings, setOff, limitation, fines, summary } = effects;
  const source = hearing.rule.source;
  const ground = (code: string): string => {
    const known = legalReviewGrounds.find((each) => each.code === code);
    return known === undefined ? code : `${code} ${pick(known.label)}`;
  };
  const before = detail.party.history.filter(({ imposedFen }) => imposedFen !== null && imposedFen > 0);
  return (
    <section className="panel" aria-labelledby="effects-title">
      <h2 id="effects-title">{t('decision.effects')}</h2>
      <dl className="effects" aria-live="polite">
        <Line name={t('decision.hearing')} strong={hearing.due}>
          {t(hearing.due ? 'decision.hearingDue' : 'decision.hearingNotDue', {
            fine: pick(money(hearing.rule.values.fineFrom[detail.party.kind])),
          })}
          {hearing.due && ` ${list(hearing.because.map((each) => t(`decision.because.${each}`)))}`}{' '}
          <span className="faint small">
            {cited(source)} <Confidence mark={source.confidence} />
          </span>
        </Line>
        <Line name={t('decision.review')} strong={reviewGrounds.length > 0 || hearing.due}>
          {reviewGrounds.length > 0
            ? t('decision.reviewDue', { grounds: list(reviewGrounds.map(ground)) })
            : t(hearing.due ? 'decision.reviewAfterHearing' : 'decision.reviewOrdinary')}
        </Line>
        <Line name={t('decision.discussion')} strong={discussion.length > 0}>
          {discussion.length > 0
            ? t('decision.discussionDue', { why: list(discussion.map((each) => t(`decision.discussWhy.${each}`))) })
            : t('decision.discussionNotDue')}
        </Line>
        {ceilings.map((each) => (
          <CeilingLine key={each.from} ceiling={each} />
        ))}
        {summary.fineFen > 0 && (setOff.cautions.length > 0 || setOff.steps.length > 0) && (
          <Line name={t('decision.setOff')} strong>
            <StepList steps={setOff.steps} />
            <CautionList cautions={setOff.cautions} />
          </Line>
        )}
        {(fines > 1 || before.length > 0) && (
          <Line name={t('decision.oneFine')} strong={fines > 1}>
            {fines > 1 && <p>{t('decision.oneFineTwice', { count: fines })}</p>}
            {before.length > 0 && (
              <>
                <p>{t('decision.oneFineBefore')}</p>
                <ul className="plain">
                  {before.map((each) => (
                    <li key={each.id}>
                      <Link to={`/cases/${each.homeRegion}/${each.id}`} className="num">
                        {each.number}
                      </Link>{' '}
                      {each.cause} · <span className="num">¥{yuan(each.imposedFen ?? 0)}</span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Line>
        )}
        {limitation !== null && (
          <Line name={t('decision.limitation')} strong={!limitation.within}>
            {limitation.steps.map(({ text }) => pick(text)).join(' ')}
            <CautionList cautions={limitation.cautions} />
          </Line>
        )}
      </dl>
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly strong?: boolean;
  readonly children: ReactNode;
}

function Line({ name, strong = false, children }: LineProps): ReactNode {
  return (
    <div className={strong ? 'effect effect-strong' : 'effect'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What was said before, and whether the proposal goes beyond it. */
function CeilingLine({ ceiling: { from, limit, exceeded } }: { readonly ceiling: Ceiling }): ReactNode {
  const { t, pick, list } = useWords();
  const kinds = list(
    limit.kinds.map((code) => pick(penaltyKinds.find((each) => each.code === code)?.label ?? { zh: code, en: code })),
  );
  return (
    <Line name={t(`decision.ceiling.${from}`)} strong={exceeded}>
      {kinds === '' ? t('decision.noPenalty') : kinds}
      {limit.fineFen > 0 && ` · ${t('decision.fine')} ¥${yuan(limit.fineFen)}`}
      {limit.confiscatedFen > 0 && ` · ${t('decision.confiscated')} ¥${yuan(limit.confiscatedFen)}`}{' '}
      <span className={`mark ${exceeded ? 'mark-danger' : 'mark-ok'}`}>
        {t(exceeded ? 'decision.exceeded' : 'decision.kept')}
      </span>
    </Line>
  );
}
