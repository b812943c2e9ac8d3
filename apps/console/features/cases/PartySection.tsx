import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { yuan } from '../../ui/format.ts';
import { Facts } from '../intake/Facts.tsx';
import { matterNumber } from '../intake/MatterLink.tsx';
import { PartyNote } from '../parties/PartyNote.tsx';
import { openingOf } from './acts-at-hand.ts';
import { addressOfCase } from './case-query.ts';
import { Do } from './Do.tsx';
import { Section } from './Section.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly people: ReadonlyMap<string, string>;
}

/** What the case is about and against whom, where it came from, and what else is known of the party. */
export function PartySection({ detail, people }: Props): ReactNode {
  const { t, pick } = useWords();
  const { party, matter, row, sources } = detail;
  const first = openingOf(detail);
  const told = { ...first?.body, ...first?.personal } as JsonObject;
  const shown = (...names: readonly string[]): JsonObject =>
    Object.fromEntries(names.flatMap((name) => (told[name] === undefined ? [] : [[name, told[name]]])));
  const campaigns = Array.isArray(matter.facts.campaigns) ? (matter.facts.campaigns as readonly string[]) : [];
  const conduct = (matter.facts.conduct ?? {}) as JsonObject;
  return (
    <Section
      id="party"
      title={t('cases.section.party')}
      actions={
        <>
          <Do verb="correct" />
          <Do verb="record-amount" />
        </>
      }
    >
      <dl className="facts">
        <Line name={t('cases.list.party')}>
          <strong>{party.name || '—'}</strong> <span className="faint small">{t(`cases.party.${party.kind}`)}</span>
        </Line>
        {party.code !== '' && (
          <Line name={t('cases.field.code')}>
            <Link className="mono" to={`/cases/queues/all?party=${party.code}`}>
              {party.code}
            </Link>
          </Line>
        )}
        <Line name={t('cases.field.cause')}>{row.cause}</Line>
        {row.amountFen !== null && <Line name={t('cases.field.amountFen')}>¥{yuan(row.amountFen)}</Line>}
        {sources.length > 0 && (
          <Line name={t('cases.field.sources')}>
            {sources.map((source) => (
              <span key={`${source.kind}${source.matterId}${source.number}`} className="source">
                {pick(source.title)}{' '}
                {source.matterId !== null && source.homeRegion !== null ? (
                  <Link className="mono" to={`/matters/${source.homeRegion}/${source.matterId}`}>
                    {matterNumber(source.homeRegion, source.matterId)}
                  </Link>
                ) : (
                  source.number
                )}
              </span>
            ))}
          </Line>
        )}
        {campaigns.length > 0 && (
          <Line name={t('cases.field.campaigns')}>
            {campaigns.map((code) => (
              <Link key={code} className="source" to={`/cases/queues/all?campaign=${encodeURIComponent(code)}`}>
                {code}
              </Link>
            ))}
          </Line>
        )}
      </dl>
      <PartyNote respondent={party} />
      <Facts facts={conduct} verb="file" />
      <Facts facts={shown('person', 'contact', 'conditions')} verb="file" people={people} />
      <h3>{t('cases.party.history')}</h3>
      {party.history.length === 0 ? (
        <p className="faint">{t(party.code === '' ? 'cases.party.noCode' : 'cases.party.noHistory')}</p>
      ) : (
        <ul className="plain linked history">
          {party.history.map((each) => (
            <li key={each.id}>
              <Link className="num" to={addressOfCase(each)}>
                {each.number}
              </Link>{' '}
              {each.cause} <span className="state">{pick(each.state)}</span>{' '}
              <span className="faint small num">{each.openedOn}</span>
              {each.imposedFen !== null && <span className="num"> ¥{yuan(each.imposedFen)}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

export function Line({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
