import type { ReactNode } from 'react';
import { num, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { itemsOf } from '../../../../modules/programmes/model/items.ts';
import { meetingKinds, meetingStates, meetingsOf } from '../../../../modules/programmes/model/meeting.ts';
import { listOf, objectsOf } from '../../../../platform/procedure/entries.ts';
import { useWords } from '../../i18n/index.ts';
import { keyed } from '../../ui/keyed.ts';
import { Items } from './Items.tsx';
import { type PanelProps, Section } from './Section.tsx';

/** Meetings, the latest first, each with who came, its minutes, its decisions and how the task of each stands. */
export function MeetingsPanel({ detail }: PanelProps): ReactNode {
  const { t } = useWords();
  const facts = detail.facts as JsonObject;
  const meetings = [...meetingsOf({ facts })].sort(([, a], [, b]) => (str(a, 'on') < str(b, 'on') ? 1 : -1));
  if (meetings.length === 0) return null;
  const held = meetings.filter(([, meeting]) => str(meeting, 'state') === 'held');
  const latest = held[0]?.[0];
  return (
    <Section id="meetings" title={t('programmes.meetings')} note={t('programmes.meetingsHeld', { count: held.length })}>
      {meetings.map(([id, meeting]) => (
        <Meeting key={id} id={id} meeting={meeting} facts={facts} opened={id === latest} />
      ))}
    </Section>
  );
}

interface MeetingProps {
  readonly id: string;
  readonly meeting: JsonObject;
  readonly facts: JsonObject;
  readonly opened: boolean;
}

function Meeting({ id, meeting, facts, opened }: MeetingProps): ReactNode {
  const { t, pick } = useWords();
  const kind = str(meeting, 'kind') as keyof typeof meetingKinds;
  const state = str(meeting, 'state') as keyof typeof meetingStates;
  const decisions = itemsOf({ facts }, 'programme').filter(([, each]) => str(each, 'meeting') === id);
  const agenda = listOf(meeting.agenda);
  return (
    <details className="programme-meeting" open={opened}>
      <summary>
        <strong>{str(meeting, 'title')}</strong>{' '}
        <span className="soft small">
          <span className="num">{str(meeting, 'on')}</span> · {pick(meetingKinds[kind])} · {pick(meetingStates[state])}
          {decisions.length > 0 && ` · ${t('programmes.decisionsCount', { count: decisions.length })}`}
        </span>
      </summary>
      {agenda.length > 0 && (
        <>
          <h4>{t('programmes.agenda')}</h4>
          <ol>
            {keyed(agenda).map(({ key, line }) => (
              <li key={key}>{line}</li>
            ))}
          </ol>
        </>
      )}
      {state === 'held' && (
        <>
          <h4>{t('programmes.attendance', { came: num(meeting, 'attendance'), absent: num(meeting, 'absences') })}</h4>
          <People entry={meeting} />
          <h4>
            {t('programmes.minutes')}
            {num(meeting, 'edition') > 1 && (
              <span className="faint small">
                {' '}
                {t('programmes.corrected', { edition: num(meeting, 'edition'), day: str(meeting, 'correctedOn') })}
              </span>
            )}
          </h4>
          <p className="prewrap">{str(meeting, 'minutes') || t('programmes.erased')}</p>
        </>
      )}
      {decisions.length > 0 && <Items label={t('programmes.decisions')} items={decisions} />}
    </details>
  );
}

/** Who came, and who did not and why. */
export function People({ entry }: { readonly entry: JsonObject }): ReactNode {
  const { t, list } = useWords();
  const named = (each: JsonObject): string =>
    str(each, 'post') === '' ? str(each, 'name') : `${str(each, 'name')}（${str(each, 'post')}）`;
  const absent = objectsOf(entry.absent);
  return (
    <>
      <p>{list(objectsOf(entry.attended).map(named))}</p>
      {absent.length > 0 && (
        <p className="soft">
          {t('programmes.absent')}
          {list(absent.map((each) => `${named(each)}：${str(each, 'reason')}`))}
        </p>
      )}
    </>
  );
}
