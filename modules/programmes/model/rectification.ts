import { z } from 'zod';
import { pick, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { authorityCode, day, line, oneOf, prose, regionCode, uuid } from '../../../platform/procedure/body.ts';
import { entriesOf, listOf, nextId, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type { Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { campaignsOf } from '../../campaigns/model/joining.ts';
import { campaignCode } from '../../intake/model/body.ts';
import { domains } from '../../intake/model/labels.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { by } from '../../intake/model/roles.ts';
import { attachVerb } from './attach.ts';
import { byWhoSetIt, dayNotPast, entryIs } from './conditions.ts';
import {
  duesFit,
  ITEMS_MADE,
  ITEMS_REOPENED,
  itemBody,
  itemsOf,
  markTask,
  newItems,
  openItems,
  ownersFit,
} from './items.ts';
import { originBody } from './origin.ts';
import { rectificationMeasures } from './rectification-measures.ts';

/** Whether what was mended lasts, as a check-up found it. */
export const checkUpResults = {
  holds: { zh: '整改有效', en: 'it holds' },
  more: { zh: '仍需整改', en: 'more is needed' },
} as const satisfies Readonly<Record<string, Text>>;

const { condition, fits } = namedRules('rectification');
const basis = ['organised.art19', 'sweep.mechanism'];
const workers = by('officer', 'head', 'campaign-office');
const orderers = by('head', 'campaign-office', 'supervisor');
const MENDING = ['mending'];

const problemId = () => z.string().regex(/^b[1-9]\d{0,3}$/);
const measureId = () => z.string().regex(/^m[1-9]\d{0,3}$/);
const crimeCase = () => z.strictObject({ name: line(), documentNo: line(120).exactOptional() });
const letterRef = () => z.strictObject({ matter: uuid(), region: regionCode() });

const problemIn = (matter: Matter, id: string) => entriesOf(matter, 'problems').find(([each]) => each === id)?.[1];
const measureIn = (matter: Matter, id: string) => itemsOf(matter, 'rectification').find(([each]) => each === id)?.[1];
const lastReport = (matter: Matter): JsonObject => entriesOf(matter, 'reports').at(-1)?.[1] ?? {};

const workVerbs: Readonly<Record<string, Verb>> = {
  'add-problem': {
    title: { zh: '登记发现的问题', en: 'Add a problem found' },
    from: MENDING,
    by: workers,
    place: 'either',
    basis,
    body: z.strictObject({
      title: line(300),
      domain: oneOf(domains).exactOptional(),
      text: prose(5_000).exactOptional(),
    }),
    fold: (matter, act) => ({
      facts: putEntry(matter, 'problems', nextId(matter, 'problems', 'b'), {
        ...pick(act.body, 'title', 'domain', 'text'),
        on: act.on,
      }),
    }),
  },
  'set-measure': {
    title: { zh: '制定整改措施', en: 'Set a measure' },
    from: MENDING,
    by: workers,
    place: 'either',
    basis,
    body: itemBody().extend({ problem: problemId().exactOptional(), domain: oneOf(domains).exactOptional() }),
    fits: [
      entryIs('rectification', 'set-measure', 'problem', problemIn),
      ownersFit('rectification', 'set-measure', (body) => [body]),
      duesFit('rectification', 'set-measure', (body) => [body]),
    ],
    fold: (matter, act) => ({ facts: newItems(matter, act, 'rectification', [act.body]) }),
    topics: [ITEMS_MADE],
  },
  'record-operation': {
    title: { zh: '登记组织的整治行动', en: 'Record an operation' },
    from: MENDING,
    by: workers,
    place: 'either',
    basis,
    body: z.strictObject({
      title: line(),
      on: day(),
      domain: oneOf(domains).exactOptional(),
      campaign: campaignCode().exactOptional(),
      result: prose(5_000),
    }),
    says: [notLater('rectification', 'record-operation', 'on')],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'operations', nextId(matter, 'operations', 'o'), {
        ...pick(act.body, 'title', 'on', 'domain', 'campaign', 'result'),
        authority: act.authority,
      }),
    }),
  },
  submit: {
    title: { zh: '报请验收', en: 'Ask for acceptance' },
    from: MENDING,
    by: workers,
    basis,
    body: z.strictObject({ report: prose() }),
    conditions: [
      condition(
        'submit.problems',
        '还没有登记发现的问题。',
        'No problem is on record.',
        (matter) => entriesOf(matter, 'problems').length > 0,
      ),
      condition(
        'submit.measures',
        '整改措施还没有制定，或者没有全部落实。',
        'No measure was set, or not all are carried out.',
        (matter) =>
          itemsOf(matter, 'rectification').some(([, each]) => str(each, 'state') === 'done') &&
          openItems(matter, 'rectification').length === 0,
      ),
    ],
    fold: (matter, act) => ({
      state: 'submitted',
      facts: putEntry(matter, 'reports', nextId(matter, 'reports', 'r'), {
        ...pick(act.body, 'report'),
        ...{ on: act.on, by: act.actor },
      }),
    }),
  },
  'link-letter': {
    title: { zh: '关联三书一函', en: 'Link a letter' },
    from: MENDING,
    by: workers,
    place: 'either',
    basis,
    body: letterRef(),
    fits: [
      fits('link-letter.once', '已经关联。', 'It is linked already.', (body, matter) => {
        return !entriesOf(matter, 'letters').some(([, each]) => str(each, 'matter') === str(body, 'matter'));
      }),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'letters', nextId(matter, 'letters', 'l'), {
        ...pick(act.body, 'matter', 'region'),
        on: act.on,
      }),
    }),
  },
  'link-crime-case': {
    title: { zh: '关联涉黑涉恶案件', en: 'Link the organised-crime case' },
    from: MENDING,
    by: workers,
    place: 'either',
    basis,
    body: crimeCase(),
    personal: ['name', 'documentNo'],
    fold: (_matter, act) => ({ facts: { crimeCase: pick(act.personal, 'name', 'documentNo') } }),
  },
};

const judgingVerbs: Readonly<Record<string, Verb>> = {
  'check-up': {
    title: { zh: '回头看', en: 'Check up' },
    from: ['mending', 'submitted', 'accepted'],
    by: by('officer', 'head', 'campaign-office', 'supervisor'),
    place: 'either',
    basis,
    body: z.strictObject({ on: day(), result: oneOf(checkUpResults), text: prose(5_000) }),
    says: [notLater('rectification', 'check-up', 'on')],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'checkUps', nextId(matter, 'checkUps', 'c'), {
        ...pick(act.body, 'on', 'result', 'text'),
        ...{ authority: act.authority, by: act.actor },
      }),
    }),
  },
  accept: {
    title: { zh: '验收通过', en: 'Accept' },
    from: ['submitted'],
    by: orderers,
    place: 'either',
    basis,
    body: z.strictObject({ opinion: prose(2_000) }),
    conditions: [
      byWhoSetIt('rectification', 'accept'),
      condition(
        'accept.other-person',
        '提交人不能验收自己提交的整改，请由其他人员办理。',
        'Whoever asked for acceptance does not accept.',
        (matter, actor) => isOther(actor, str(lastReport(matter), 'by')),
      ),
    ],
    fold: (_matter, act) => ({ state: 'accepted', facts: { acceptance: { on: act.on, by: act.actor } } }),
  },
  refuse: {
    title: { zh: '退回继续整改', en: 'Refuse' },
    from: ['submitted'],
    by: orderers,
    place: 'either',
    basis,
    body: z.strictObject({ reason: prose(2_000) }),
    conditions: [byWhoSetIt('rectification', 'refuse')],
    fold: (matter, act) => ({
      state: 'mending',
      facts: putEntry(matter, 'refusals', nextId(matter, 'refusals', 'f'), {
        ...{ on: act.on, by: act.actor },
        ...pick(act.body, 'reason'),
      }),
    }),
  },
  relapse: {
    title: { zh: '问题反弹，重新整改', en: 'It came back: mend again' },
    from: ['accepted'],
    by: orderers,
    place: 'either',
    basis,
    body: z.strictObject({ reason: prose(2_000), measures: z.array(measureId()).min(1).max(200), due: day() }),
    conditions: [byWhoSetIt('rectification', 'relapse')],
    fits: [
      fits('relapse.measures', '请指明需要重新落实的措施。', 'Name measures that were carried out.', (body, matter) =>
        listOf(body.measures).every((id) => str(measureIn(matter, id) ?? {}, 'state') === 'done'),
      ),
      dayNotPast('rectification', 'relapse', 'due'),
    ],
    fold: (matter, act) => {
      const again = listOf(act.body.measures);
      return {
        state: 'mending',
        facts: {
          acceptance: null,
          // Open at once: its task says so a moment later, under a later version.
          measures: Object.fromEntries(
            itemsOf(matter, 'rectification').map(([id, each]) => {
              if (!again.includes(id)) return [id, each];
              const { doneOn: _doneOn, late: _late, ...item } = each;
              return [id, { ...item, state: 'open', due: str(act.body, 'due') }];
            }),
          ),
          ...putEntry(matter, 'relapses', nextId(matter, 'relapses', 'x'), {
            ...{ on: act.on, by: act.actor },
            ...pick(act.body, 'reason', 'measures', 'due'),
          }),
        },
      };
    },
    topics: [ITEMS_REOPENED],
  },
  cancel: {
    title: { zh: '撤销', en: 'Cancel' },
    from: MENDING,
    by: by('head'),
    place: 'either',
    basis,
    body: z.strictObject({ reason: prose(2_000) }),
    conditions: [
      byWhoSetIt('rectification', 'cancel'),
      condition(
        'cancel.measures',
        '已经交办的措施还在办理，请先撤销对应的督办任务。',
        'Measures are still open: withdraw their tasks first.',
        (matter) => openItems(matter, 'rectification').length === 0,
      ),
    ],
    fold: () => ({ state: 'cancelled' }),
  },
};

/**
 * 一案一整治: one field mended after one organised-crime case, on the letters that came of it: problems, measures with owner and
 * day, operations, and acceptance by whoever ordered it; open again when it comes back (law.md §7; row B3).
 */
export const rectification: Procedure = {
  id: 'rectification',
  title: { zh: '一案一整治', en: 'Rectification' },
  states: {
    mending: { title: { zh: '整改中', en: 'Mending' } },
    submitted: { title: { zh: '待验收', en: 'To be accepted' } },
    accepted: { title: { zh: '已验收', en: 'Accepted' }, final: true },
    cancelled: { title: { zh: '已撤销', en: 'Cancelled' }, final: true },
  },
  verbs: {
    open: {
      title: { zh: '启动整治', en: 'Open a rectification' },
      from: [],
      by: by('officer', 'head', 'campaign-office'),
      place: 'anywhere',
      basis,
      body: z.strictObject({
        title: line(),
        domain: oneOf(domains),
        text: prose(5_000),
        /** Who mends it: the own authority when absent. */
        owner: authorityCode().exactOptional(),
        crimeCase: crimeCase().exactOptional(),
        problems: z.array(line(300)).max(60),
        campaign: campaignCode().exactOptional(),
        /** The letter that it came from. */
        origin: originBody().exactOptional(),
      }),
      personal: ['crimeCase'],
      fits: [
        fits(
          'open.why',
          '请填写关联的涉黑涉恶案件，或者从三书一函启动。',
          'Name the organised-crime case, or open it from a letter.',
          (body) => body.crimeCase !== undefined || body.origin !== undefined,
        ),
        fits(
          'open.owner',
          '整改机关应当是本机关或者下级机关。',
          'Whoever mends is this authority or one below it.',
          (body, matter) => str(body, 'owner') === '' || isWithin(str(body, 'owner'), matter.homeCode),
        ),
      ],
      fold: (matter, act) => ({
        state: 'mending',
        title: str(act.body, 'title'),
        domain: str(act.body, 'domain'),
        ...(str(act.body, 'owner') === '' ? {} : { handlingCode: str(act.body, 'owner') }),
        facts: {
          ...pick(act.body, 'text', 'campaign', 'origin'),
          ...pick(act.personal, 'crimeCase'),
          orderedBy: matter.homeCode,
          problems: Object.fromEntries(
            listOf(act.body.problems).map((title, index) => [
              `b${index + 1}`,
              { title, domain: str(act.body, 'domain'), on: act.on },
            ]),
          ),
        },
      }),
    },
    ...workVerbs,
    ...judgingVerbs,
    attach: attachVerb(['mending', 'submitted']),
    'mark-task': markTask('rectification', ['mending', 'submitted', 'accepted']),
  },
  measures: rectificationMeasures,
  campaigns: campaignsOf,
};
