import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { Change, FoldedAct, Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { terminationGrounds } from '../../../rules/grounds.ts';
import { domains } from '../../intake/model/labels.ts';
import { origin } from '../../supervision/model/body.ts';
import { byAnother, deciders, ended, endFacts, firmBody, heardVerbs, isHeard, keepers } from './display.ts';
import { exemptions, outcomes, takeDownReasons } from './labels.ts';

const rules = namedRules('disclosure');
const basis = ['publicity', 'samr121.art38'] as const;
const grounds = Object.fromEntries(terminationGrounds.map(({ code, label }) => [code, label]));

/** What is published of a complaint; nothing of it is the complainant's. */
const content = {
  firm: firmBody(),
  /** The kind of problem. */
  problem: oneOf(domains),
};

const titleOf = (matter: Matter, act: FoldedAct): string =>
  `投诉信息：${str(obj('firm' in act.body ? act.body : matter.facts, 'firm'), 'name')}`;
const written = (matter: Matter, act: FoldedAct): Change => ({
  title: titleOf(matter, act),
  facts: pick(act.body, 'firm', 'problem'),
});

const verbs: Readonly<Record<string, Verb>> = {
  propose: {
    title: { zh: '拟公示投诉信息', en: 'Put complaint information forward' },
    from: [],
    by: keepers,
    place: 'anywhere',
    basis,
    /** Days, outcome and ground are those of the complaint; where it is kept here, they are compared with it. */
    body: z
      .strictObject({
        complaint: origin(),
        ...content,
        receivedOn: day(),
        endedOn: day(),
        outcome: oneOf(outcomes),
        ground: z.enum(['T1', 'T2', 'T3', 'T4', 'T5', 'T7', 'T8']).exactOptional(),
      })
      .refine((body) => (body.outcome === 'terminated') === (body.ground !== undefined), {
        path: ['ground'],
        error: '终止调解应当（且仅终止调解）写明情形 / a ground stands where mediation was ended, and only there',
      }),
    says: [
      rules.says(
        'propose.dates',
        '办结日期不能早于收到日期，也不能晚于办理当天。',
        'It ended no earlier than it came in, and no later than today.',
        (body, today) => str(body, 'receivedOn') <= str(body, 'endedOn') && str(body, 'endedOn') <= today,
      ),
    ],
    fold: (matter, act) => ({
      ...written(matter, act),
      state: 'proposed',
      facts: {
        ...pick(act.body, 'firm', 'problem', 'receivedOn', 'endedOn', 'outcome', 'ground'),
        origin: obj(act.body, 'complaint'),
      },
    }),
  },
  ...heardVerbs('disclosure', rules, basis),
  exempt: {
    title: { zh: '决定不公示', en: 'Decide not to publish' },
    from: ['proposed', 'told'],
    by: deciders,
    basis,
    body: z.strictObject({ why: oneOf(exemptions), reason: prose(2_000) }),
    personal: ['reason'],
    fold: (_matter, act) => ({
      state: 'exempt',
      facts: endFacts(act.on, { ...pick(act.body, 'why'), ...pick(act.personal, 'reason') }),
    }),
  },
  publish: {
    title: { zh: '决定公示', en: 'Publish' },
    from: ['told'],
    by: deciders,
    basis,
    body: z.strictObject({ checked: z.literal(true), until: day().exactOptional() }),
    conditions: [
      byAnother(rules, 'publish', 'propose'),
      rules.condition(
        'publish.heard',
        '经营者尚未提出意见，异议期限也没有届满。',
        'The firm has not answered, and its time to is not over.',
        (matter, _actor, today) => isHeard(matter, today),
      ),
    ],
    says: [
      rules.says(
        'publish.until',
        '最后公示日期不能早于办理当天。',
        'Its last day is today or later.',
        (body, today) => str(body, 'until') === '' || str(body, 'until') >= today,
      ),
    ],
    fold: (matter, act) => {
      const until = str(act.body, 'until');
      const given = until === '' ? {} : { until: until as Matter['openedOn'] };
      return {
        state: 'shown',
        facts: { publishedOn: act.on },
        clocks: [
          ...(matter.clocks.answer?.endedOn === null ? ([{ clock: 'answer', do: 'end' }] as const) : []),
          { clock: 'display', do: 'start', rule: 'complaint-publicity-term', ...given },
        ],
      };
    },
  },
  mend: {
    title: { zh: '更正公示内容', en: 'Mend what is shown' },
    from: ['shown'],
    by: deciders,
    basis,
    body: z.strictObject({ ...content, document: line(120), reason: prose(1_000) }),
    personal: ['reason'],
    fold: (matter, act) => ({
      ...written(matter, act),
      facts: { ...pick(act.body, 'firm', 'problem'), mended: { on: act.on, ...pick(act.body, 'document') } },
    }),
  },
  'take-down': {
    title: { zh: '撤下公示', en: 'Take down' },
    from: ['shown'],
    by: deciders,
    basis,
    body: z.strictObject({ why: oneOf(takeDownReasons), document: line(120), reason: prose(2_000) }),
    personal: ['reason'],
    fold: (matter, act) => ({
      state: 'over',
      facts: endFacts(act.on, { ...pick(act.body, 'why', 'document'), ...pick(act.personal, 'reason') }),
      clocks: ended(matter),
    }),
  },
};

export const terminationTitles = grounds;

/** 投诉信息公示: what became of a complaint, told of the firm and never of who complained. */
export const disclosure: Procedure = {
  id: 'disclosure',
  title: { zh: '投诉信息公示', en: 'Complaint information' },
  states: {
    proposed: { title: { zh: '拟公示', en: 'Put forward' } },
    told: { title: { zh: '已告知经营者', en: 'Firm told' } },
    shown: { title: { zh: '公示中', en: 'Published' } },
    exempt: { title: { zh: '不公示', en: 'Not published' }, final: true },
    over: { title: { zh: '已撤下', en: 'Taken down' }, final: true },
  },
  verbs,
  measures: [
    {
      id: 'disclosure.published',
      title: { zh: '公示的投诉信息', en: 'Complaint information published' },
      unit: { zh: '条', en: 'items' },
      definition: {
        zh: '按公示日期计数，计入公示机关。',
        en: 'By day of publication, at the authority that published.',
      },
      cells: (matter) => {
        const on = str(matter.facts, 'publishedOn');
        return on === '' ? [] : [{ day: on as Matter['openedOn'], authority: matter.homeCode }];
      },
    },
  ],
  words: (matter) => [matter.title, str(obj(matter.facts, 'firm'), 'name'), str(obj(matter.facts, 'firm'), 'code')],
};
