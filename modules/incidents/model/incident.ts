import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { authorityCode, line, oneOf, prose, regionCode, uuid } from '../../../platform/procedure/body.ts';
import { entriesOf, listOf, nextId, objectsOf, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { FoldedAct, Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { domains } from '../../intake/model/labels.ts';
import { by } from '../../intake/model/roles.ts';
import { incidentMeasures } from './measures.ts';

/** Outbox topics: the other incident of a merger or a split follows. */
export const INCIDENT_MOVED = 'incident-moved';

/** Acts that name members go by routes of this module: they keep beside which matter is meant. */
export const OWN_ROUTE = ['open', 'add-members', 'remove-members', 'take-in', 'give-back', 'split-off'] as const;

/** Verbs that the panel of the incident does, or the system. */
export const ON_PANEL = [
  'add-members',
  'remove-members',
  'take-in',
  'give-back',
  'split-off',
  'join',
  'stand-alone',
] as const;

/** What an incident ends with. */
export const incidentResults = {
  settled: { zh: '事件平息，诉求已答复', en: 'settled, everybody answered' },
  punished: { zh: '已立案查处', en: 'a case was filed' },
  transferred: { zh: '移送其他部门', en: 'transferred to another department' },
  unfounded: { zh: '经查不构成同一事件', en: 'no common event, as it turned out' },
} as const;

const { condition, fits } = namedRules('incident');
const basis = ['sweep.mechanism'] as const;
const OPEN = ['open'] as const;
const workers = by('intake', 'officer', 'head', 'campaign-office');
/** So many members an incident has at most, and one act names at most. */
const MOST_MEMBERS = 5_000;
const AT_ONCE = 1_000;

const TOO_MANY = [
  `一个事件的来件不超过${MOST_MEMBERS}件。`,
  `One incident has ${MOST_MEMBERS} matters at most.`,
] as const;

/** A member by what tells nothing of its matter; `teller` is equal for copies of one text. */
const member = () =>
  z.strictObject({ ref: z.string().regex(/^[0-9a-f]{32}$/), teller: z.string().regex(/^[0-9a-f]{16}$/) });
const members = () => z.array(member()).min(1).max(AT_ONCE);
const refs = () =>
  z
    .array(z.string().regex(/^[0-9a-f]{32}$/))
    .min(1)
    .max(AT_ONCE);
const other = () => z.strictObject({ region: regionCode(), incident: uuid() });
/** What all tell of: the trader, the place, the grievance. */
const anchors = () =>
  z.strictObject({
    party: line().exactOptional(),
    partyCode: line(18).exactOptional(),
    place: line().exactOptional(),
    issue: line().exactOptional(),
  });
/** The machine's group that it came from, as it stood. */
const group = () => z.strictObject({ region: regionCode(), id: uuid(), version: line(20), rule: line(60) });

/** The members as they stand. */
export const membersOf = (matter: Pick<Matter, 'facts'>) => entriesOf(matter, 'members');

/** Members with more of them; those that are there already stay as they came. */
function withMore(matter: Matter, act: FoldedAct, from?: string): JsonObject {
  const before = obj(matter.facts, 'members');
  const more = objectsOf(act.body.members).filter((each) => !(str(each, 'ref') in before));
  return {
    ...before,
    ...Object.fromEntries(
      more.map((each) => [
        str(each, 'ref'),
        { ...pick(each, 'teller'), on: act.on, ...(from === undefined ? {} : { from }) },
      ]),
    ),
  };
}

const without = (matter: Matter, gone: (ref: string, entry: JsonObject) => boolean): JsonObject =>
  Object.fromEntries(membersOf(matter).filter(([ref, entry]) => !gone(ref, entry)));

/** Members leave: each is one, and is none afterwards. */
const leaving = (verb: string): Pick<Verb, 'fits' | 'fold'> => ({
  fits: [
    fits(`${verb}.known`, '不在本事件中。', 'It is not part of this incident.', (body, matter) =>
      listOf(body.members).every((ref) => ref in obj(matter.facts, 'members')),
    ),
  ],
  fold: (matter, act) => {
    const gone = listOf(act.body.members);
    return { facts: { members: without(matter, (ref) => gone.includes(ref)) } };
  },
});

const takenIn = (matter: Matter, incident: string) =>
  entriesOf(matter, 'taken').find(([, each]) => str(each, 'incident') === incident && str(each, 'state') === 'in');

const membership: Readonly<Record<string, Verb>> = {
  'add-members': {
    title: { zh: '增加来件', en: 'Add matters' },
    from: OPEN,
    by: workers,
    place: 'either',
    basis,
    body: z.strictObject({ members: members(), reason: prose(2_000) }),
    personal: ['reason'],
    fits: [
      fits(
        'add-members.many',
        ...TOO_MANY,
        (body, matter) => membersOf(matter).length + objectsOf(body.members).length <= MOST_MEMBERS,
      ),
    ],
    fold: (matter, act) => ({ facts: { members: withMore(matter, act) } }),
  },
  'remove-members': {
    title: { zh: '移出来件', en: 'Take matters out' },
    from: OPEN,
    by: workers,
    place: 'either',
    basis,
    body: z.strictObject({ members: refs(), reason: prose(2_000) }),
    personal: ['reason'],
    ...leaving('remove-members'),
  },
  'take-in': {
    title: { zh: '并入另一事件', en: 'Merge another incident into this one' },
    from: OPEN,
    by: workers,
    place: 'either',
    basis,
    body: z.strictObject({ from: other(), members: z.array(member()).max(MOST_MEMBERS), reason: prose(2_000) }),
    personal: ['reason'],
    fits: [
      fits('take-in.once', '已经并入。', 'It was merged in already.', (body, matter) => {
        const incident = str(obj(body, 'from'), 'incident');
        return incident !== matter.id && takenIn(matter, incident) === undefined;
      }),
      fits(
        'take-in.many',
        ...TOO_MANY,
        (body, matter) => membersOf(matter).length + objectsOf(body.members).length <= MOST_MEMBERS,
      ),
    ],
    fold: (matter, act) => ({
      facts: {
        members: withMore(matter, act, str(obj(act.body, 'from'), 'incident')),
        ...putEntry(matter, 'taken', nextId(matter, 'taken', 't'), {
          ...pick(obj(act.body, 'from'), 'incident', 'region'),
          ...{ on: act.on, state: 'in' },
        }),
      },
    }),
    topics: [INCIDENT_MOVED],
  },
  'give-back': {
    title: { zh: '撤销并入', en: 'Undo a merger' },
    from: OPEN,
    by: workers,
    place: 'either',
    basis,
    body: z.strictObject({ from: other(), reason: prose(2_000) }),
    personal: ['reason'],
    fits: [
      fits('give-back.in', '没有并入这一事件。', 'No such incident was merged in.', (body, matter) => {
        return takenIn(matter, str(obj(body, 'from'), 'incident')) !== undefined;
      }),
    ],
    fold: (matter, act) => {
      const incident = str(obj(act.body, 'from'), 'incident');
      const [id = '', entry = {}] = takenIn(matter, incident) ?? [];
      return {
        facts: {
          members: without(matter, (_ref, each) => str(each, 'from') === incident),
          ...putEntry(matter, 'taken', id, { ...entry, state: 'given-back' }),
        },
      };
    },
    topics: [INCIDENT_MOVED],
  },
  'split-off': {
    title: { zh: '拆分为新事件', en: 'Split into a new incident' },
    from: OPEN,
    by: workers,
    place: 'either',
    basis,
    body: z.strictObject({ members: refs(), title: line(), reason: prose(2_000) }),
    personal: ['title', 'reason'],
    ...leaving('split-off'),
    topics: [INCIDENT_MOVED],
  },
};

const following: Readonly<Record<string, Verb>> = {
  join: {
    title: { zh: '已并入另一事件', en: 'Became part of another incident' },
    from: OPEN,
    by: by('system'),
    place: 'anywhere',
    basis: [],
    body: z.strictObject({ into: other() }),
    fold: (_matter, act) => ({ state: 'merged', facts: { into: obj(act.body, 'into') } }),
  },
  'stand-alone': {
    title: { zh: '恢复为独立事件', en: 'Stands alone again' },
    from: ['merged'],
    by: by('system'),
    place: 'anywhere',
    basis: [],
    body: z.strictObject({}),
    fold: () => ({ state: 'open', facts: { into: null } }),
  },
};

const handling: Readonly<Record<string, Verb>> = {
  'name-anchors': {
    title: { zh: '明确商户、地点、诉求', en: 'Name trader, place and grievance' },
    from: OPEN,
    by: workers,
    place: 'either',
    basis,
    body: z.strictObject({ anchors: anchors(), title: line().exactOptional(), domain: oneOf(domains).exactOptional() }),
    personal: ['anchors', 'title'],
    fold: (_matter, act) => ({
      ...('title' in act.personal ? { title: str(act.personal, 'title') } : {}),
      ...('domain' in act.body ? { domain: str(act.body, 'domain') } : {}),
      facts: pick(act.personal, 'anchors'),
    }),
  },
  'assign-lead': {
    title: { zh: '指定牵头机关和人员', en: 'Name who leads' },
    from: OPEN,
    by: by('head', 'campaign-office', 'intake'),
    place: 'either',
    basis,
    body: z.strictObject({
      to: authorityCode().exactOptional(),
      person: uuid().exactOptional(),
      note: line(500).exactOptional(),
    }),
    personal: ['note'],
    fits: [
      fits(
        'assign-lead.somebody',
        '请选择牵头机关或者人员。',
        'Name an authority or a person.',
        (body) => body.to !== undefined || body.person !== undefined,
      ),
      fits(
        'assign-lead.below',
        '牵头机关应当是本机关或者下级机关。',
        'Whoever leads is this authority or one below it.',
        (body, matter) => body.to === undefined || isWithin(str(body, 'to'), matter.homeCode),
      ),
    ],
    fold: (matter, act) => ({
      ...(act.body.to === undefined ? {} : { handlingCode: str(act.body, 'to') }),
      assignee:
        act.body.person === undefined ? (act.body.to === undefined ? matter.assignee : null) : str(act.body, 'person'),
    }),
  },
  'link-case': {
    title: { zh: '关联案件', en: 'Link the case' },
    from: ['open', 'closed'],
    by: workers,
    place: 'either',
    basis,
    body: z.strictObject({ number: line(80), region: regionCode().exactOptional(), matterId: uuid().exactOptional() }),
    fits: [
      fits('link-case.once', '已经关联。', 'It is linked already.', (body, matter) =>
        entriesOf(matter, 'cases').every(([, each]) => str(each, 'number') !== str(body, 'number')),
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'cases', nextId(matter, 'cases', 'c'), {
        ...pick(act.body, 'number', 'region', 'matterId'),
        on: act.on,
      }),
    }),
  },
  close: {
    title: { zh: '办结', en: 'Close' },
    from: OPEN,
    by: by('head', 'officer', 'campaign-office'),
    place: 'either',
    basis,
    body: z.strictObject({ result: oneOf(incidentResults), text: prose(5_000) }),
    personal: ['text'],
    conditions: [
      condition(
        'close.members',
        '没有来件的事件不办结，请并入其他事件。',
        'An incident without matters is merged, not closed.',
        (matter) => membersOf(matter).length > 0,
      ),
    ],
    fold: (_matter, act) => ({ state: 'closed', facts: { closing: { ...pick(act.body, 'result'), on: act.on } } }),
  },
  reopen: {
    title: { zh: '重新处置', en: 'Reopen' },
    from: ['closed'],
    by: by('head', 'campaign-office'),
    place: 'either',
    basis,
    body: z.strictObject({ reason: prose(2_000) }),
    personal: ['reason'],
    fold: () => ({ state: 'open', facts: { closing: null } }),
  },
};

/**
 * 群体性事件: one event that many tell of, handled as one. It holds no matter: each member keeps its own receipt, clock and
 * answer, and is named by what tells nothing of it. Opened by an officer, from a group that the machine proposes or by hand.
 */
export const incident: Procedure = {
  id: 'incident',
  title: { zh: '群体性事件', en: 'Incident told by many' },
  states: {
    open: { title: { zh: '处置中', en: 'Being handled' } },
    merged: { title: { zh: '已并入', en: 'Merged' }, final: true },
    closed: { title: { zh: '已办结', en: 'Closed' }, final: true },
  },
  verbs: {
    open: {
      title: { zh: '立为群体性事件', en: 'Open an incident' },
      from: [],
      by: by('intake', 'officer', 'head', 'campaign-office', 'system'),
      place: 'anywhere',
      basis,
      body: z.strictObject({
        title: line(),
        reason: prose(2_000),
        anchors: anchors().exactOptional(),
        domain: oneOf(domains).exactOptional(),
        members: members(),
        group: group().exactOptional(),
        /** Who leads, where another authority than the one it is at home at. */
        lead: authorityCode().exactOptional(),
        /** The incident that it was split from. */
        origin: z
          .strictObject({ procedure: line(40), matter: uuid(), region: regionCode().exactOptional() })
          .exactOptional(),
      }),
      personal: ['title', 'reason', 'anchors'],
      fold: (matter, act) => ({
        state: 'open',
        title: str(act.personal, 'title'),
        domain: str(act.body, 'domain'),
        ...(act.body.lead === undefined ? {} : { handlingCode: str(act.body, 'lead') }),
        facts: {
          ...pick(act.body, 'group', 'origin'),
          ...pick(act.personal, 'anchors', 'reason'),
          members: withMore(matter, act),
        },
      }),
    },
    ...membership,
    ...handling,
    ...following,
  },
  measures: incidentMeasures,
};
