import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { laterDayResults } from '../../../../modules/programmes/model/task.ts';
import { entriesOf } from '../../../../platform/procedure/entries.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { type PanelProps, Section } from './Section.tsx';

interface Happened {
  readonly on: string;
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

/** What a task asks for, where it came from, and what was handed in, refused and put off, in the order of its days. */
export function TaskPanel({ detail }: PanelProps): ReactNode {
  const { t, pick } = useWords();
  const facts = detail.facts as JsonObject;
  const origin = obj(facts, 'origin');
  const asked = obj(facts, 'askedLater');
  const done = obj(facts, 'done');
  const told = (list: string, title: (entry: JsonObject) => string, text: string): readonly Happened[] =>
    entriesOf({ facts }, list).map(([id, entry]) => ({
      on: str(entry, 'on'),
      key: `${list}-${id}`,
      title: title(entry),
      text: str(entry, text),
    }));
  const happened = [
    ...told('progress', (each) => progressWords(each, t('programmes.progress')), 'text'),
    ...told('evidence', (each) => t('programmes.handedIn', { files: num(each, 'files') }), 'text'),
    ...told('urged', () => t('programmes.urged'), 'text'),
    ...told('refusals', () => t('programmes.refused'), 'reason'),
    ...told(
      'laterDays',
      (each) =>
        t('programmes.laterDay', {
          due: str(each, 'due'),
          result: pick(laterDayResults[str(each, 'result') as keyof typeof laterDayResults]),
        }),
      'reason',
    ),
    ...told('reopened', (each) => t('programmes.reopened', { due: str(each, 'due') }), 'reason'),
  ].sort((a, b) => (a.on < b.on ? -1 : 1));
  return (
    <Section id="task" title={t('programmes.task')}>
      <dl className="facts">
        <div className="fact-wide">
          <dt>{t('programmes.evidenceWanted')}</dt>
          <dd>{str(facts, 'wanted')}</dd>
        </div>
        {str(facts, 'text') !== '' && (
          <div className="fact-wide">
            <dt>{t('programmes.text')}</dt>
            <dd className="prewrap">{str(facts, 'text')}</dd>
          </div>
        )}
        <div>
          <dt>{t('programmes.firstDue')}</dt>
          <dd className="num">{str(facts, 'firstDue')}</dd>
        </div>
        {str(origin, 'matter') !== '' && (
          <div>
            <dt>{t('programmes.from')}</dt>
            <dd>
              <Link to={`/matters/${str(origin, 'region') || detail.row.homeRegion}/${str(origin, 'matter')}`}>
                {pick(procedureTitle(str(origin, 'procedure')))} {str(origin, 'item')}
              </Link>
            </dd>
          </div>
        )}
        {str(done, 'on') !== '' && (
          <div>
            <dt>{t('programmes.result')}</dt>
            <dd>{t(done.late === true ? 'programmes.doneLate' : 'programmes.doneOnTime', { day: str(done, 'on') })}</dd>
          </div>
        )}
      </dl>
      {str(asked, 'due') !== '' && (
        <p className="programme-note">
          {t('programmes.askedLater', { due: str(asked, 'due'), day: str(asked, 'on') })} {str(asked, 'reason')}
        </p>
      )}
      {happened.length > 0 && (
        <ul className="plain programme-steps">
          {happened.map((each) => (
            <li key={each.key}>
              <span className="num faint small">{each.on}</span> <strong>{each.title}</strong>
              <p className="prewrap soft">{each.text || t('programmes.erased')}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const progressWords = (entry: JsonObject, title: string): string =>
  typeof entry.percent === 'number' ? `${title} ${entry.percent}%` : title;
