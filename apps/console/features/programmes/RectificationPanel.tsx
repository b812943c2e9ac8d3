import type { ReactNode } from 'react';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { itemsOf } from '../../../../modules/programmes/model/items.ts';
import { checkUpResults } from '../../../../modules/programmes/model/rectification.ts';
import { entriesOf } from '../../../../platform/procedure/entries.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { MatterLink } from '../intake/MatterLink.tsx';
import { Items, useAuthorityName } from './Items.tsx';
import { type PanelProps, Section } from './Section.tsx';

/** One field mended after one case: what it came from, problems, measures with their tasks, operations, check-ups. */
export function RectificationPanel({ detail }: PanelProps): ReactNode {
  const { t, pick } = useWords();
  const facts = detail.facts as JsonObject;
  const crime = obj(facts, 'crimeCase');
  const origin = obj(facts, 'origin');
  const letters = entriesOf({ facts }, 'letters');
  const measures = itemsOf({ facts }, 'rectification');
  const problems = entriesOf({ facts }, 'problems');
  const problemOf = (id: string): string => str(problems.find(([each]) => each === id)?.[1] ?? {}, 'title') || '—';
  return (
    <Section id="rectification" title={t('programmes.rectification')}>
      <dl className="facts">
        {str(crime, 'name') !== '' && (
          <div>
            <dt>{t('programmes.crimeCase')}</dt>
            <dd>
              {str(crime, 'name')} <span className="faint small">{str(crime, 'documentNo')}</span>
            </dd>
          </div>
        )}
        {str(origin, 'matter') !== '' && (
          <div>
            <dt>{pick(procedureTitle(str(origin, 'procedure')))}</dt>
            <dd>
              <MatterLink id={str(origin, 'matter')} />
            </dd>
          </div>
        )}
        {letters.map(([id, letter]) => (
          <div key={id}>
            <dt>{pick(procedureTitle('recommendation'))}</dt>
            <dd>
              <MatterLink id={str(letter, 'matter')} region={str(letter, 'region')} />
            </dd>
          </div>
        ))}
      </dl>
      <h3>{t('programmes.problems')}</h3>
      {problems.length === 0 ? (
        <p className="faint">{t('programmes.noProblem')}</p>
      ) : (
        <ol className="numbered">
          {problems.map(([id, each]) => (
            <li key={id}>
              {str(each, 'title')} <span className="faint small num">{id}</span>
              {str(each, 'text') !== '' && <p className="soft prewrap">{str(each, 'text')}</p>}
            </li>
          ))}
        </ol>
      )}
      <h3>{t('programmes.measures')}</h3>
      {measures.length === 0 ? (
        <p className="faint">{t('programmes.noMeasure')}</p>
      ) : (
        <Items
          label={t('programmes.measures')}
          items={measures}
          of={{ title: t('programmes.problem'), cell: (entry) => problemOf(str(entry, 'problem')) }}
        />
      )}
      <Operations facts={facts} />
      <CheckUps facts={facts} />
    </Section>
  );
}

function Operations({ facts }: { readonly facts: JsonObject }): ReactNode {
  const { t } = useWords();
  const nameOf = useAuthorityName();
  const operations = entriesOf({ facts }, 'operations');
  if (operations.length === 0) return null;
  return (
    <>
      <h3>{t('programmes.operations')}</h3>
      <ul className="plain programme-steps">
        {operations.map(([id, each]) => (
          <li key={id}>
            <span className="num faint small">{str(each, 'on')}</span> <strong>{str(each, 'title')}</strong>{' '}
            <span className="faint small">{nameOf(str(each, 'authority'))}</span>
            <p className="soft prewrap">{str(each, 'result')}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function CheckUps({ facts }: { readonly facts: JsonObject }): ReactNode {
  const { t, pick } = useWords();
  const checkUps = entriesOf({ facts }, 'checkUps');
  const relapses = entriesOf({ facts }, 'relapses');
  if (checkUps.length === 0 && relapses.length === 0) return null;
  return (
    <>
      <h3>{t('programmes.checkUps')}</h3>
      <ul className="plain programme-steps">
        {checkUps.map(([id, each]) => (
          <li key={id}>
            <span className="num faint small">{str(each, 'on')}</span>{' '}
            <strong>{pick(checkUpResults[str(each, 'result') as keyof typeof checkUpResults])}</strong>
            <p className="soft prewrap">{str(each, 'text')}</p>
          </li>
        ))}
        {relapses.map(([id, each]) => (
          <li key={id}>
            <span className="num faint small">{str(each, 'on')}</span> <strong>{t('programmes.relapse')}</strong>
            <p className="soft prewrap">{str(each, 'reason')}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
