import { z } from 'zod';
import { pick, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { authorityCode, day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { entriesOf, listOf, nextId, objectsOf, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { Matter, Verb } from '../../../platform/procedure/types.ts';
import { domains } from '../../intake/model/labels.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { by } from '../../intake/model/roles.ts';
import { entryIs } from './conditions.ts';

/** Places in a leading group or a task force. */
export const groupPosts = {
  leader: { zh: '组长', en: 'leader' },
  deputy: { zh: '副组长', en: 'deputy leader' },
  member: { zh: '成员', en: 'member' },
  office: { zh: '办公室（联络员）', en: 'office, liaison' },
} as const satisfies Readonly<Record<string, Text>>;

const { condition, says, fits } = namedRules('programme');
const basis = ['supervision'];
const leaders = by('head', 'campaign-office');
const OPEN = ['planned', 'running'];

const members = () =>
  z
    .array(
      z.strictObject({
        name: line(100),
        post: line(100),
        place: oneOf(groupPosts),
        authority: authorityCode().exactOptional(),
      }),
    )
    .min(1)
    .max(100);

const duty = () =>
  z.strictObject({
    /** 领域: what part of the work. */
    area: line(100),
    duty: prose(1_000),
    domain: oneOf(domains).exactOptional(),
    /** Whoever answers for it. */
    lead: authorityCode(),
    support: z.array(authorityCode()).max(60).exactOptional(),
    due: day().exactOptional(),
  });
/** A duty as a plan lists it, or a template takes it over. */
export const dutyBody = duty;

const dutyId = () => z.string().regex(/^d[1-9]\d{0,3}$/);
const dutiesOf = (matter: Pick<Matter, 'facts'>) => entriesOf(matter, 'duties');
const dutyIn = (matter: Matter, id: string) => dutiesOf(matter).find(([each]) => each === id)?.[1];
const stands = (entry: JsonObject): boolean => str(entry, 'endedOn') === '';

/** A duty as a fact. */
export const dutyEntry = (body: JsonObject, authority: string, on: string): JsonObject => ({
  ...pick(body, 'area', 'duty', 'domain', 'lead', 'support', 'due', 'parent'),
  ...{ authority, on },
});

const group = (key: 'groups' | 'forces', letter: string, title: Text): Verb => ({
  title,
  from: OPEN,
  by: leaders,
  basis,
  body: z.strictObject({
    name: line(),
    /** The paper that set it up. */
    document: line(120),
    on: day(),
    members: members(),
    tasks: prose(2_000).exactOptional(),
  }),
  personal: ['members'],
  says: [notLater('programme', key === 'groups' ? 'set-up-group' : 'set-up-task-force', 'on')],
  fold: (matter, act) => ({
    facts: putEntry(matter, key, nextId(matter, key, letter), {
      ...pick(act.body, 'name', 'document', 'on', 'tasks'),
      ...pick(act.personal, 'members'),
      size: objectsOf(act.personal.members).length,
    }),
  }),
});

const find = (matter: Matter, list: 'groups' | 'forces', id: string) =>
  entriesOf(matter, list).find(([each]) => each === id)?.[1];

/** Who leads and who works: leading group 领导小组, task forces 专班, duties divided down the tree 责任分工. */
export const organisationVerbs: Readonly<Record<string, Verb>> = {
  'set-up-group': group('groups', 'g', { zh: '成立领导小组', en: 'Set up a leading group' }),
  'set-up-task-force': group('forces', 'f', { zh: '成立工作专班', en: 'Set up a task force' }),
  'change-members': {
    title: { zh: '调整组成人员', en: 'Change the members' },
    from: OPEN,
    by: leaders,
    basis,
    body: z.strictObject({
      group: z
        .string()
        .regex(/^g[1-9]\d{0,2}$/)
        .exactOptional(),
      force: z
        .string()
        .regex(/^f[1-9]\d{0,2}$/)
        .exactOptional(),
      members: members(),
      reason: line(500),
      document: line(120).exactOptional(),
    }),
    personal: ['members', 'reason'],
    conditions: [
      condition(
        'change-members.some',
        '还没有成立领导小组或者工作专班。',
        'No leading group or task force was set up.',
        (matter) => entriesOf(matter, 'groups').length + entriesOf(matter, 'forces').length > 0,
      ),
    ],
    says: [
      says(
        'change-members.which',
        '请选择领导小组或者工作专班中的一个。',
        'Name either a leading group or a task force.',
        (body) => (str(body, 'group') === '') !== (str(body, 'force') === ''),
      ),
    ],
    fits: [
      entryIs('programme', 'change-members', 'group', (matter, id) => find(matter, 'groups', id)),
      entryIs('programme', 'change-members', 'force', (matter, id) => find(matter, 'forces', id)),
    ],
    fold: (matter, act) => {
      const group = str(act.body, 'group');
      return {
        facts: putEntry(matter, group === '' ? 'forces' : 'groups', group || str(act.body, 'force'), {
          ...pick(act.personal, 'members'),
          size: objectsOf(act.personal.members).length,
          changedOn: act.on,
        }),
      };
    },
  },
  'divide-duty': {
    title: { zh: '分解责任', en: 'Divide a duty' },
    from: OPEN,
    by: leaders,
    place: 'anywhere',
    basis,
    body: duty().extend({
      /** The duty above, that this one is a part of. */
      parent: dutyId().exactOptional(),
    }),
    fits: [
      entryIs('programme', 'divide-duty', 'parent', dutyIn, stands),
      fits(
        'divide-duty.own',
        '只能分解本机关的方案，或者分给本机关的责任。',
        "Only an authority's own programme, or a duty that it leads, is divided.",
        (body, matter, _today, actor) => {
          const parent = dutyIn(matter, str(body, 'parent'));
          return (
            actor.authority === matter.homeCode || (parent !== undefined && str(parent, 'lead') === actor.authority)
          );
        },
      ),
      fits(
        'divide-duty.below',
        '责任只能分给本机关或者下级机关。',
        'A duty goes to the own authority or one below it.',
        (body, _matter, _today, actor) =>
          [str(body, 'lead'), ...listOf(body.support)].every((code) => isWithin(code, actor.authority)),
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'duties', nextId(matter, 'duties', 'd'), dutyEntry(act.body, act.authority, act.on)),
    }),
  },
  'end-duty': {
    title: { zh: '取消责任分工', en: 'End a duty' },
    from: OPEN,
    by: leaders,
    place: 'anywhere',
    basis,
    body: z.strictObject({ duty: dutyId(), reason: line(500) }),
    conditions: [
      condition(
        'end-duty.own-some',
        '没有本机关分解的责任。',
        'No duty was divided by your authority.',
        (matter, actor) =>
          dutiesOf(matter).some(([, each]) => stands(each) && str(each, 'authority') === actor.authority),
      ),
    ],
    fits: [
      entryIs('programme', 'end-duty', 'duty', dutyIn, stands),
      fits(
        'end-duty.own',
        '只能取消本机关分解的责任。',
        'Only whoever divided it ends it.',
        (body, matter, _today, actor) => str(dutyIn(matter, str(body, 'duty')) ?? {}, 'authority') === actor.authority,
      ),
      fits(
        'end-duty.parts',
        '该责任下还有分解的责任，请先取消。',
        'Parts of it stand: end them first.',
        (body, matter) =>
          !dutiesOf(matter).some(([, each]) => str(each, 'parent') === str(body, 'duty') && stands(each)),
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'duties', str(act.body, 'duty'), { endedOn: act.on, ...pick(act.body, 'reason') }),
    }),
  },
};
