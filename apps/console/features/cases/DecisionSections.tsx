import type { ReactNode } from 'react';
import { num, obj } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { remedyOutcomes } from '../../../../modules/cases/model/case/remedies.ts';
import { useWords } from '../../i18n/index.ts';
import { yuan } from '../../ui/format.ts';
import { Facts } from '../intake/Facts.tsx';
import { Do } from './Do.tsx';
import { Section } from './Section.tsx';

/** Only what is said: what is still to come would be a row of dashes. A person by name. */
function said(value: Json): Json | undefined {
  if (value === null || value === '' || value === false || value === 0) return undefined;
  if (Array.isArray(value)) {
    const list = value.flatMap((entry) => said(entry) ?? []);
    return list.length === 0 ? undefined : list;
  }
  if (typeof value !== 'object') return value;
  if ('name' in value && 'id' in value) return value.name;
  return Object.fromEntries(
    Object.entries(value as JsonObject).flatMap(([key, entry]) => {
      const kept = said(entry);
      return kept === undefined ? [] : [[key, kept] as const];
    }),
  );
}

const saidOf = (facts: unknown): JsonObject => (said(facts as Json) ?? {}) as JsonObject;

interface Props {
  readonly detail: CaseDetail;
  readonly people: ReadonlyMap<string, string>;
}

/** Why a legal review is due, and how far the review is. */
export function ReviewSection({ detail, people }: Props): ReactNode {
  const { t, pick } = useWords();
  const review = detail.matter.facts.review as JsonObject | undefined;
  if (review === undefined && detail.reviewGrounds.length === 0) return null;
  return (
    <Section id="review" title={t('cases.section.review')}>
      {detail.reviewGrounds.length > 0 && (
        <>
          <p>{t('cases.review.due')}</p>
          <ul className="plain">
            {detail.reviewGrounds.map(({ code, text }) => (
              <li key={code}>
                <span className="mono faint">{code}</span> {pick(text)}
              </li>
            ))}
          </ul>
        </>
      )}
      {review !== undefined && (
        <Facts
          facts={review}
          verb="review"
          without={['n', 'clock', 'grounds', 'legal', 'heard', 'open']}
          people={people}
        />
      )}
    </Section>
  );
}

export function HearingSection({ detail, people }: Props): ReactNode {
  const { t } = useWords();
  if (detail.hearing === null) return null;
  return (
    <Section id="hearing" title={t('cases.section.hearing')} actions={<Do verb="fix-hearing" />}>
      <Facts facts={saidOf(detail.hearing)} verb="hearing" people={people} without={['n']} />
    </Section>
  );
}

/** The decision that stands and what is still owed on this day. */
export function DecisionSection({ detail, people }: Props): ReactNode {
  const { t } = useWords();
  const { decision, owed } = detail;
  if (decision === null) return null;
  const courtFine = num(obj(detail.matter.facts, 'transfer'), 'courtFineFen');
  return (
    <Section
      id="decision"
      title={t('cases.section.decision')}
      actions={
        <>
          <Do verb="record-payment" />
          <Do verb="perform-duty" />
          <Do verb="correct-decision" />
        </>
      }
    >
      <Facts
        facts={saidOf(decision)}
        verb="decision"
        people={people}
        without={['summary', 'benchmark', 'clock', 'n']}
      />
      {owed !== null && (
        <dl className="tiles owed">
          <Money name={t('cases.owed.imposed')} fen={owed.imposedFen} />
          <Money name={t('cases.owed.paid')} fen={owed.paidFen} />
          <Money name={t('cases.owed.surcharge')} fen={owed.surchargeFen} />
          <Money name={t('cases.owed.open')} fen={owed.openFen} strong />
        </dl>
      )}
      {courtFine > 0 && <p className="soft">{t('cases.owed.setOff', { amount: yuan(courtFine) })}</p>}
    </Section>
  );
}

function Money({ name, fen, strong = false }: { name: string; fen: number; strong?: boolean }): ReactNode {
  return (
    <div className={strong && fen > 0 ? 'tile owed-open' : 'tile'}>
      <dt className="tile-title">{name}</dt>
      <dd className="tile-value">¥{yuan(fen)}</dd>
    </div>
  );
}

export function RemediesSection({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t, pick } = useWords();
  if (detail.remedies.length === 0) return null;
  const outcomeOf = (code: string): string => {
    const title = Object.entries(remedyOutcomes).find(([key]) => key === code)?.[1];
    return title === undefined ? code : pick(title);
  };
  return (
    <Section id="remedies" title={t('cases.section.remedies')}>
      <ul className="plain">
        {detail.remedies.map((each) => (
          <li key={each.id}>
            <span className="num faint">{each.id}</span>{' '}
            {t(each.kind === 'suit' ? 'cases.remedy.suit' : 'cases.remedy.reconsideration')}{' '}
            <span className="num">{each.on}</span>{' '}
            <span className="state">{each.outcome === null ? t('cases.remedy.pending') : outcomeOf(each.outcome)}</span>{' '}
            {each.outcome === null && <Do verb="record-remedy-outcome" given={{ remedy: each.id }} what={each.id} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
