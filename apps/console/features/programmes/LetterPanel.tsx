import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { DueMark } from '../../ui/DueMark.tsx';
import { addressOfMatter } from '../intake/MatterTable.tsx';
import { officeListQuery } from '../office/office-query.ts';
import { type PanelProps, Section } from './Section.tsx';

/** On the page of a letter: the rectifications that came of it, and the beginning of another. */
export function LetterPanel({ detail }: PanelProps): ReactNode {
  const { t, pick } = useWords();
  const { row } = detail;
  const facts = detail.facts as JsonObject;
  const found = useInfiniteQuery(officeListQuery('all', { procedure: 'rectification', origin: row.id }));
  const crimeCase = obj(facts, 'crimeCase');
  const prefill = {
    title: row.title,
    ...(row.domain === '' ? {} : { domain: row.domain }),
    ...(str(crimeCase, 'name') === '' ? {} : { crimeCase }),
    origin: { procedure: row.procedure, matter: row.id, region: row.homeRegion },
  };
  return (
    <Section
      id="rectifications"
      title={t('programmes.rectifications')}
      actions={
        row.closedOn === null && (
          <Link to="/office/new/rectification" state={{ prefill }}>
            {t('programmes.openRectification')}
          </Link>
        )
      }
    >
      <Answer of={found} rows={2}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          if (rows.length === 0) return <p className="faint">{t('programmes.noRectification')}</p>;
          return (
            <ul className="plain linked">
              {rows.map((each) => (
                <li key={each.id}>
                  <Link to={addressOfMatter(each)}>{each.title}</Link>{' '}
                  <span className="soft small">{pick(each.stateTitle)}</span>
                  <DueMark state={each.dueState} workdaysLeft={each.workdaysLeft} due={each.due} />
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
    </Section>
  );
}
