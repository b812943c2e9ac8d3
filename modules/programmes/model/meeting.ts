import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { authorityCode, day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { entriesOf, nextId, objectsOf, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { Matter, Verb } from '../../../platform/procedure/types.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { by } from '../../intake/model/roles.ts';
import { entryIs } from './conditions.ts';
import { duesFit, ITEMS_MADE, itemBody, newItems, ownersFit } from './items.ts';

/** Meetings of a programme (row B1: 24 of the party group, 3 of the bureau, 8 to promote the work). */
export const meetingKinds = {
  'party-group': { zh: '党组会议', en: 'Party group meeting' },
  bureau: { zh: '局务会议', en: 'Bureau meeting' },
  promotion: { zh: '推进会', en: 'Meeting to promote the work' },
  other: { zh: '其他会议', en: 'Other meeting' },
} as const satisfies Readonly<Record<string, Text>>;

export const meetingStates = {
  called: { zh: '待召开', en: 'called' },
  held: { zh: '已召开', en: 'held' },
  cancelled: { zh: '已取消', en: 'cancelled' },
} as const satisfies Readonly<Record<string, Text>>;

const { condition, says, fits } = namedRules('programme');
const basis = ['supervision'];
const leaders = by('head', 'campaign-office');
const RUNNING = ['running'];

const meetingId = () => z.string().regex(/^m[1-9]\d{0,3}$/);

/** A person at a meeting, a talk, in a group, as the record names them. */
export const attendee = () =>
  z.strictObject({ name: line(100), post: line(100).exactOptional(), authority: authorityCode().exactOptional() });
/** Somebody who was asked and did not come, with the reason that was given. */
export const absentee = () => z.strictObject({ name: line(100), post: line(100).exactOptional(), reason: line(300) });

export const meetingsOf = (matter: Pick<Matter, 'facts'>) => entriesOf(matter, 'meetings');
const find = (matter: Matter, id: string): JsonObject | undefined =>
  meetingsOf(matter).find(([each]) => each === id)?.[1];
const called = (meeting: JsonObject): boolean => str(meeting, 'state') === 'called';

const decisionsIn = (body: JsonObject): readonly JsonObject[] => objectsOf(body.decisions);

/** Meetings 会议: called with an agenda, held with attendance, minutes and decisions, whose minutes may be corrected. */
export const meetingVerbs: Readonly<Record<string, Verb>> = {
  'call-meeting': {
    title: { zh: '召集会议', en: 'Call a meeting' },
    from: RUNNING,
    by: leaders,
    basis,
    body: z.strictObject({
      kind: oneOf(meetingKinds),
      title: line(),
      on: day(),
      place: line().exactOptional(),
      agenda: z.array(line(300)).min(1).max(40),
      invited: z.array(attendee()).max(200),
    }),
    personal: ['invited'],
    says: [
      says(
        'call-meeting.on-not-past',
        '召开日期不能早于办理当天；已经召开的会议请直接登记召开情况。',
        'The day lies in the past: record a meeting that was held as held.',
        (body, today) => str(body, 'on') >= today,
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'meetings', nextId(matter, 'meetings', 'm'), {
        ...pick(act.body, 'kind', 'title', 'on', 'place', 'agenda'),
        ...pick(act.personal, 'invited'),
        state: 'called',
      }),
    }),
  },
  'hold-meeting': {
    title: { zh: '登记会议召开情况', en: 'Record a meeting that was held' },
    from: RUNNING,
    by: leaders,
    basis,
    body: z.strictObject({
      /** The meeting that was called; kind and title instead where none was. */
      meeting: meetingId().exactOptional(),
      kind: oneOf(meetingKinds).exactOptional(),
      title: line().exactOptional(),
      on: day(),
      attended: z.array(attendee()).min(1).max(300),
      absent: z.array(absentee()).max(300),
      minutes: prose(),
      decisions: z.array(itemBody()).max(60),
    }),
    personal: ['attended', 'absent', 'minutes'],
    says: [
      notLater('programme', 'hold-meeting', 'on'),
      says(
        'hold-meeting.which',
        '请选择已召集的会议，或者填写会议类型和名称。',
        'Name the meeting that was called, or its kind and title.',
        (body) => str(body, 'meeting') !== '' || (str(body, 'kind') !== '' && str(body, 'title') !== ''),
      ),
    ],
    fits: [
      entryIs('programme', 'hold-meeting', 'meeting', find, called),
      ownersFit('programme', 'hold-meeting', decisionsIn),
      duesFit('programme', 'hold-meeting', decisionsIn),
      fits('hold-meeting.places', '同一人不能既到会又缺席。', 'Nobody both attended and was absent.', (body) => {
        const names = (key: string) => objectsOf(body[key]).map((each) => `${str(each, 'name')}/${str(each, 'post')}`);
        const there = new Set(names('attended'));
        return names('absent').every((name) => !there.has(name));
      }),
    ],
    fold: (matter, act) => {
      const id = str(act.body, 'meeting') || nextId(matter, 'meetings', 'm');
      return {
        facts: {
          ...putEntry(matter, 'meetings', id, {
            ...pick(act.body, 'kind', 'title', 'on'),
            ...pick(act.personal, 'attended', 'absent', 'minutes'),
            // Numbers stay when names are erased.
            attendance: objectsOf(act.personal.attended).length,
            absences: objectsOf(act.personal.absent).length,
            state: 'held',
            edition: 1,
          }),
          ...newItems(matter, act, 'programme', decisionsIn(act.body), { meeting: id }),
        },
      };
    },
    topics: [ITEMS_MADE],
  },
  'correct-minutes': {
    title: { zh: '更正会议纪要', en: 'Correct the minutes' },
    from: ['running', 'concluded'],
    by: leaders,
    basis,
    body: z.strictObject({ meeting: meetingId(), minutes: prose(), reason: line(500) }),
    personal: ['minutes', 'reason'],
    conditions: [
      condition('correct-minutes.held', '还没有召开过会议。', 'No meeting was held yet.', (matter) =>
        meetingsOf(matter).some(([, each]) => str(each, 'state') === 'held'),
      ),
    ],
    fits: [entryIs('programme', 'correct-minutes', 'meeting', find, (meeting) => str(meeting, 'state') === 'held')],
    // The earlier edition stays in its act; the page shows both.
    fold: (matter, act) => {
      const id = str(act.body, 'meeting');
      const meeting = obj(obj(matter.facts, 'meetings'), id);
      return {
        facts: putEntry(matter, 'meetings', id, {
          ...pick(act.personal, 'minutes'),
          edition: Number(meeting.edition ?? 1) + 1,
          correctedOn: act.on,
        }),
      };
    },
  },
  'cancel-meeting': {
    title: { zh: '取消会议', en: 'Cancel a meeting' },
    from: RUNNING,
    by: leaders,
    basis,
    body: z.strictObject({ meeting: meetingId(), reason: line(500) }),
    personal: ['reason'],
    conditions: [
      condition('cancel-meeting.called', '没有待召开的会议。', 'No meeting is called.', (matter) =>
        meetingsOf(matter).some(([, each]) => called(each)),
      ),
    ],
    fits: [entryIs('programme', 'cancel-meeting', 'meeting', find, called)],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'meetings', str(act.body, 'meeting'), { state: 'cancelled', cancelledOn: act.on }),
    }),
  },
};
