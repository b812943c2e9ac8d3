import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { obj, objects, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import {
  exposedNames,
  exposureChannels,
  recheckResults,
  severities,
  subjectKinds,
} from '../../../../modules/supervision/model/labels.ts';
import { useWords } from '../../i18n/index.ts';
import type { Text } from '../../text.ts';
import { Part } from '../../ui/Part.tsx';
import { useAuthorities } from '../../ui/use-authorities.ts';
import { useMe } from '../identity/use-me.ts';
import { Photos } from './VisitPanel.tsx';

type Titles = Readonly<Record<string, Text>>;
const listed = (facts: JsonObject, key: string) => objects(obj(facts, key));

/** A finding: whom it concerns, how it is being mended, and what followed beside that. */
export function FindingPanel({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const facts = detail.facts as JsonObject;
  return (
    <>
      <SubjectPart detail={detail} facts={facts} />
      <LoopPart facts={facts} />
      <AfterwardsPart facts={facts} />
    </>
  );
}

function useTitle(): (titles: Titles, code: string) => string {
  const { pick } = useWords();
  return (titles, code) => {
    const title = titles[code];
    return title === undefined ? code : pick(title);
  };
}

function useAuthorityName(): (code: string) => string {
  const { pick } = useWords();
  const all = useAuthorities();
  return (code) => {
    const found = all.find((each) => each.code === code);
    return found === undefined ? code : pick(found.name);
  };
}

function SubjectPart({ detail, facts }: { readonly detail: MatterDetail; readonly facts: JsonObject }): ReactNode {
  const { t } = useWords();
  const title = useTitle();
  const nameOf = useAuthorityName();
  const subject = obj(facts, 'subject');
  const origin = obj(facts, 'origin');
  const { authority } = useMe();
  const papers = Object.keys(obj(facts, 'files'));
  const named = Array.isArray(facts.photos) ? facts.photos : [];
  const photos = named.flatMap((each) =>
    typeof each === 'object' && each !== null ? [str(each as JsonObject, 'file')] : [],
  );
  return (
    <Part title={t('supervision.finding.subject')}>
      <p>
        {str(subject, 'name') !== '' && <strong>{str(subject, 'name')} </strong>}
        {nameOf(str(subject, 'authority'))}{' '}
        <span className="soft small">
          {title(subjectKinds, str(subject, 'kind'))} · {title(severities, str(facts, 'severity'))} · {str(facts, 'on')}
        </span>
      </p>
      {str(facts, 'where') !== '' && <p className="soft">{str(facts, 'where')}</p>}
      {photos.length > 0 && (
        <p>
          <Photos region={detail.row.homeRegion} id={detail.row.id} files={photos} />
        </p>
      )}
      {papers.length > 0 && (
        <p>
          {t('supervision.finding.papers')}
          <Photos region={detail.row.homeRegion} id={detail.row.id} files={papers} />
        </p>
      )}
      {/* Where it came from is seen by the finder alone. */}
      {str(origin, 'matter') !== '' && authority.code === detail.row.homeCode && (
        <p className="small">
          <Link to={`/matters/${str(origin, 'region')}/${str(origin, 'matter')}`}>{t('supervision.finding.from')}</Link>
        </p>
      )}
    </Part>
  );
}

interface Line {
  readonly on: string;
  readonly key: string;
  readonly what: string;
  readonly text: string;
  readonly more: string;
}

/** Orders, replies and re-checks in the order in which they came. */
function LoopPart({ facts }: { readonly facts: JsonObject }): ReactNode {
  const { t } = useWords();
  const title = useTitle();
  const lines: readonly Line[] = [
    ...listed(facts, 'orders').map(([key, each]) => ({
      ...{ key, on: str(each, 'on'), what: t('supervision.finding.order'), text: str(each, 'requirements') },
      more: `${str(each, 'document')} ${t('supervision.finding.until', { due: str(each, 'due') })}`,
    })),
    ...listed(facts, 'replies').map(([key, each]) => ({
      ...{ key, on: str(each, 'on'), what: t('supervision.finding.reply'), text: str(each, 'text') },
      more: str(each, 'document'),
    })),
    ...listed(facts, 'rechecks').map(([key, each]) => ({
      ...{ key, on: str(each, 'on'), what: t('supervision.finding.recheck'), text: str(each, 'text') },
      more: title(recheckResults, str(each, 'result')),
    })),
  ].sort((a, b) => a.on.localeCompare(b.on));
  return (
    <Part title={t('supervision.finding.loop')}>
      {lines.length === 0 ? (
        <p className="faint">{t('supervision.finding.none')}</p>
      ) : (
        <ol className="plain visit-answers">
          {lines.map(({ key, on, what, text, more }) => (
            <li key={key}>
              <strong>{what}</strong> <span className="soft small">{more.trim() === '' ? on : `${on} · ${more}`}</span>
              {text !== '' && <p>{text}</p>}
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}

function AfterwardsPart({ facts }: { readonly facts: JsonObject }): ReactNode {
  const { t } = useWords();
  const title = useTitle();
  const nameOf = useAuthorityName();
  const exposures = listed(facts, 'exposures');
  const notes = listed(facts, 'accountability');
  const referred = obj(facts, 'referred');
  return (
    <>
      {exposures.length > 0 && (
        <Part title={t('supervision.finding.exposures')}>
          <ul className="plain visit-answers">
            {exposures.map(([key, each]) => (
              <li key={key}>
                <strong>{str(each, 'outlet')}</strong>{' '}
                <span className="soft small">
                  {title(exposureChannels, str(each, 'channel'))} · {title(exposedNames, str(each, 'names'))} ·{' '}
                  {str(each, 'on')}
                </span>
                <p>{str(each, 'text')}</p>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {notes.length > 0 && (
        <Part title={t('supervision.finding.accountability')}>
          <ul className="plain visit-answers">
            {notes.map(([key, each]) => (
              <li key={key}>
                <strong>{str(each, 'organ')}</strong> <span className="soft small">{str(each, 'on')}</span>
                <p>{str(each, 'facts')}</p>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {str(referred, 'to') !== '' && (
        <p className="soft">
          {t('supervision.finding.referred', { on: str(referred, 'on'), to: nameOf(str(referred, 'to')) })}
        </p>
      )}
    </>
  );
}
