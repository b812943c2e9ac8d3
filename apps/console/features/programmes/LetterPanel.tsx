import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { useWords } from '../../i18n/index.ts';
import { MattersOf } from '../office/MattersOf.tsx';
import { type PanelProps, Section } from './Section.tsx';

/** On the page of a letter: the rectifications that came of it, and the beginning of another. */
export function LetterPanel({ detail }: PanelProps): ReactNode {
  const { t } = useWords();
  const { row } = detail;
  const facts = detail.facts as JsonObject;
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
      <MattersOf procedure="rectification" origin={row.id} none={t('programmes.noRectification')} />
    </Section>
  );
}
