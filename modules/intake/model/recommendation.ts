import { z } from 'zod';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { entriesOf, nextId, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { ClockEffect, Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { campaignsOf, countedByRules, joiningVerbs, standsSince } from '../../campaigns/model/joining.ts';
import { campaignCode, day, line, oneOf, opening, prose, uuid } from './body.ts';
import { domains } from './labels.ts';
import { notLater } from './past-days.ts';
import { recommendationMeasures } from './recommendation-measures.ts';
import { by } from './roles.ts';
import { type Kind, routingVerbs } from './routing.ts';

/** 三书一函: who writes, and by which rule it is answered. A day that the letter states goes first (law.md §7). */
export const letterKinds = {
  court: { zh: '司法建议书', en: 'Judicial recommendation' },
  procuratorate: { zh: '检察建议书', en: 'Procuratorial recommendation' },
  supervision: { zh: '监察建议书', en: 'Supervisory recommendation' },
  police: { zh: '公安提示函', en: 'Public-security notice' },
} as const;

/** What the sender says of the answer. */
export const senderVerdicts = {
  satisfied: { zh: '认可', en: 'satisfied' },
  more: { zh: '要求继续整改', en: 'asks for more' },
} as const;

/** What became of an objection 异议. */
export const objectionResults = {
  kept: { zh: '维持原建议', en: 'kept' },
  amended: { zh: '修改建议', en: 'amended' },
  withdrawn: { zh: '撤回建议', en: 'withdrawn' },
} as const;

/** Whether what was mended lasts. */
export const recheckResults = {
  holds: { zh: '整改有效', en: 'it holds' },
  relapsed: { zh: '问题反弹', en: 'it came back' },
} as const;

const kind: Kind = {
  id: 'recommendation',
  working: ['mending'],
  later: ['objected', 'replied'],
  clock: 'reply',
  rule: 'letter-police',
  restartsInAnotherBureau: false,
  basis: ['organised.art19', 'sweep.mechanism'],
};
const { basis } = kind;
const OPEN = ['received', 'assigned', 'mending', 'objected', 'replied'];

const { title, text, domain, source, origin, place } = opening.shape;
const incoming = z.strictObject({ sender: line(), documentNo: line(120), documentDate: day() });
const letter = z.strictObject({
  letterKind: oneOf(letterKinds),
  title,
  incoming,
  /** 答复日期, where the letter states one. */
  replyBy: day().exactOptional(),
  domain,
  channel: z.enum(['letter', 'transfer']),
  text,
  /** 一案一整治: the organised-crime case that the letter came from. */
  crimeCase: z.strictObject({ name: line(), documentNo: line(120).exactOptional() }).exactOptional(),
  campaign: campaignCode().exactOptional(),
  place,
  source,
  origin,
});

const { condition, says, fits } = namedRules('recommendation');

const measuresOf = (matter: Matter) => entriesOf(matter, 'measures');
/** Measures that are not carried out yet. */
export const openMeasures = (matter: Matter): readonly string[] =>
  measuresOf(matter).flatMap(([id, each]) => (str(each, 'state') === 'open' ? [id] : []));
/** The clock of the next answer: each has its own, so that one in time never hides an earlier one that was late. */
const clockOf = (matter: Matter): string => {
  const given = entriesOf(matter, 'replies').length;
  return given === 0 ? 'reply' : `reply-${given + 1}`;
};
const dueOf = (matter: Matter): PlainDate | undefined => matter.clocks[clockOf(matter)]?.due;

/** Starts it, to the day that a document states or by the rule of the letter's kind. */
const replyClock = (clock: string, letterKind: string, until: string): ClockEffect => ({
  clock,
  do: 'start',
  rule: `letter-${letterKind in letterKinds ? letterKind : 'police'}`,
  ...(until === '' ? {} : { until: until as PlainDate }),
});

const notPast = (verb: string, key: string) =>
  says(
    `${verb}.${key}-not-past`,
    '日期不能早于办理当天。',
    'The day lies before the day of this act.',
    (body, today) => str(body, key) === '' || str(body, key) >= today,
  );

/** Getting it to whom it belongs, as with every matter; nothing to screen and no power to dispute about. */
const routing = routingVerbs(kind);
const routed = Object.fromEntries(
  [
    ...['assign', 'reassign', 'entrust', 'claim', 'release', 'correct', 'attach', 'note'],
    ...['return', 'recall', 'assign-officer', 'void'],
  ].flatMap((id) => {
    const verb = routing[id];
    return verb === undefined ? [] : [[id, verb] as const];
  }),
);

const measureId = z.string().regex(/^m[1-9]\d{0,3}$/);
const workers = by('officer', 'head', 'campaign-office');

const measureVerbs: Readonly<Record<string, Verb>> = {
  'set-measure': {
    title: { zh: '制定整改措施', en: 'Set a measure' },
    from: ['mending'],
    by: workers,
    basis,
    body: z.strictObject({
      title: line(),
      domain: oneOf(domains).exactOptional(),
      owner: uuid().exactOptional(),
      due: day(),
    }),
    personal: ['title'],
    says: [notPast('set-measure', 'due')],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'measures', nextId(matter, 'measures', 'm'), {
        ...pick(act.personal, 'title'),
        ...pick(act.body, 'domain', 'owner', 'due'),
        state: 'open',
        on: act.on,
      }),
    }),
  },
  'measure-done': {
    title: { zh: '整改措施落实', en: 'Measure carried out' },
    from: ['mending', 'replied'],
    by: workers,
    basis,
    body: z.strictObject({ measure: measureId, proof: prose(2_000) }),
    personal: ['proof'],
    fits: [
      fits('measure-done.open', '没有这项待落实的措施。', 'No such measure is open.', (body, matter) =>
        openMeasures(matter).includes(str(body, 'measure')),
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'measures', str(act.body, 'measure'), { state: 'done', doneOn: act.on }),
    }),
  },
  'record-operation': {
    title: { zh: '记录组织的整治行动', en: 'Record an operation' },
    from: ['mending', 'replied'],
    by: workers,
    basis,
    body: z.strictObject({
      title: line(),
      on: day(),
      domain: oneOf(domains).exactOptional(),
      campaign: campaignCode().exactOptional(),
      result: prose(5_000),
    }),
    personal: ['title', 'result'],
    says: [notLater('recommendation', 'record-operation', 'on', { zh: '行动日期', en: 'The day of the operation' })],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'operations', nextId(matter, 'operations', 'o'), {
        ...pick(act.personal, 'title'),
        ...pick(act.body, 'on', 'domain', 'campaign'),
      }),
    }),
  },
};

const answerVerbs: Readonly<Record<string, Verb>> = {
  object: {
    title: { zh: '提出异议', en: 'Object' },
    from: ['mending'],
    by: by('head'),
    basis: [...basis, 'procuratorial.art23'],
    body: z.strictObject({ document: line(120), reasons: prose(5_000) }),
    personal: ['reasons'],
    conditions: [
      condition(
        'object.in-time',
        '答复期限已经届满：异议应当在答复期限届满前提出。',
        'The limit of the answer has run out: an objection is raised before.',
        (matter, _actor, today) => today <= (dueOf(matter) ?? today),
      ),
    ],
    fold: (_matter, act) => ({
      state: 'objected',
      facts: { objection: { on: act.on, ...pick(act.body, 'document'), result: '' } },
    }),
  },
  'answer-objection': {
    title: { zh: '登记异议答复', en: 'Record what became of the objection' },
    from: ['objected'],
    by: by('intake', 'officer', 'head'),
    basis: [...basis, 'procuratorial.art23'],
    body: z.strictObject({
      result: oneOf(objectionResults),
      document: line(120),
      text: prose(5_000).exactOptional(),
      /** A new day for the answer, where the sender states one. */
      replyBy: day().exactOptional(),
    }),
    personal: ['text'],
    says: [notPast('answer-objection', 'replyBy')],
    fold: (matter, act) => {
      const facts = { objection: { ...obj(matter.facts, 'objection'), ...pick(act.body, 'result'), endedOn: act.on } };
      const until = str(act.body, 'replyBy');
      return str(act.body, 'result') === 'withdrawn'
        ? {
            state: 'closed',
            facts: { ...facts, outcome: 'withdrawn' },
            clocks: [{ clock: clockOf(matter), do: 'drop', basis: 'procuratorial.art23' }],
          }
        : {
            state: 'mending',
            facts,
            ...(until === '' ? {} : { clocks: [replyClock(clockOf(matter), str(matter.facts, 'letterKind'), until)] }),
          };
    },
  },
  'later-day': {
    title: { zh: '登记来文机关同意的答复日期', en: 'Record a later day that the sender agreed to' },
    from: ['mending', 'objected'],
    by: by('officer', 'head'),
    basis,
    body: z.strictObject({ document: line(120), replyBy: day(), reason: line(500) }),
    personal: ['reason'],
    conditions: [
      condition(
        'later-day.in-time',
        '答复期限已经届满，届满后不能再延后。',
        'The limit has run out; it cannot be moved afterwards.',
        (matter, _actor, today) => today <= (dueOf(matter) ?? today),
      ),
    ],
    fits: [
      fits(
        'later-day.later',
        '新的日期应当晚于原来的日期。',
        'The new day lies after the old one.',
        (body, matter) => str(body, 'replyBy') > (dueOf(matter) ?? ''),
      ),
    ],
    fold: (matter, act) => ({
      facts: { laterDay: { on: act.on, ...pick(act.body, 'document', 'replyBy') } },
      clocks: [replyClock(clockOf(matter), str(matter.facts, 'letterKind'), str(act.body, 'replyBy'))],
    }),
  },
  reply: {
    title: { zh: '书面答复', en: 'Answer in writing' },
    from: ['mending'],
    by: by('head'),
    basis,
    body: z.strictObject({ document: line(120), text: prose() }),
    personal: ['text'],
    conditions: [
      condition(
        'reply.measures',
        '尚未制定整改措施；不需要整改的，请先提出异议。',
        'No measure was set yet; where none is needed, object first.',
        (matter) => measuresOf(matter).length > 0 || str(obj(matter.facts, 'objection'), 'result') !== '',
      ),
    ],
    fold: (matter, act) => {
      return {
        state: 'replied',
        facts: putEntry(matter, 'replies', nextId(matter, 'replies', 'r'), {
          on: act.on,
          ...pick(act.body, 'document'),
        }),
        clocks: [{ clock: clockOf(matter), do: 'end' }],
      };
    },
  },
  'sender-verdict': {
    title: { zh: '登记来文机关反馈', en: 'Record what the sender says' },
    from: ['replied'],
    by: by('intake', 'officer', 'head'),
    basis,
    body: z.strictObject({
      result: oneOf(senderVerdicts),
      document: line(120).exactOptional(),
      text: prose(5_000).exactOptional(),
      replyBy: day().exactOptional(),
    }),
    personal: ['text'],
    says: [notPast('sender-verdict', 'replyBy')],
    fold: (matter, act) => {
      const facts = { verdict: { on: act.on, ...pick(act.body, 'result', 'document') } };
      return str(act.body, 'result') === 'satisfied'
        ? { facts }
        : {
            state: 'mending',
            facts,
            clocks: [replyClock(clockOf(matter), str(matter.facts, 'letterKind'), str(act.body, 'replyBy'))],
          };
    },
  },
  recheck: {
    title: { zh: '回头看', en: 'Re-check' },
    from: ['replied'],
    by: by('officer', 'head', 'campaign-office', 'supervisor'),
    place: 'either',
    basis,
    body: z.strictObject({
      result: oneOf(recheckResults),
      on: day(),
      text: prose(5_000),
      measures: z.array(measureId).max(200),
    }),
    personal: ['text'],
    says: [notLater('recommendation', 'recheck', 'on', { zh: '回头看日期', en: 'The day of the re-check' })],
    fits: [
      fits(
        'recheck.measures',
        '问题反弹的，请指明需要重新落实的措施。',
        'Where it came back, name the measures to be carried out again.',
        (body, matter) => {
          const known = measuresOf(matter).map(([id]) => id);
          const named = Array.isArray(body.measures) ? body.measures : [];
          const relapsed = str(body, 'result') === 'relapsed';
          return named.every((id) => known.includes(String(id))) && relapsed === named.length > 0;
        },
      ),
    ],
    fold: (matter, act) => {
      const reopened = Array.isArray(act.body.measures) ? act.body.measures.map(String) : [];
      const measures = Object.fromEntries(
        measuresOf(matter).map(([id, { doneOn, ...each }]) =>
          reopened.includes(id)
            ? [id, { ...each, state: 'open' }]
            : [id, doneOn === undefined ? each : { ...each, doneOn }],
        ),
      );
      const facts = { measures, recheck: { ...pick(act.body, 'result', 'on') } };
      return str(act.body, 'result') === 'relapsed' ? { state: 'mending', facts } : { facts };
    },
  },
  close: {
    title: { zh: '办结', en: 'Close' },
    from: ['replied'],
    by: by('head'),
    basis,
    body: z.strictObject({ opinion: prose(2_000) }),
    personal: ['opinion'],
    conditions: [
      condition(
        'close.measures',
        '仍有整改措施没有落实。',
        'Measures are still open.',
        (matter) => openMeasures(matter).length === 0,
      ),
      condition(
        'close.verdict',
        '尚未登记来文机关的反馈，也没有回头看结论。',
        'Neither the verdict of the sender nor a re-check is on record.',
        (matter) =>
          str(obj(matter.facts, 'verdict'), 'result') === 'satisfied' ||
          str(obj(matter.facts, 'recheck'), 'result') === 'holds',
      ),
    ],
    fold: (_matter, act) => ({
      state: 'closed',
      facts: { outcome: 'mended', conclusion: { by: act.actor, on: act.on } },
    }),
  },
};

/**
 * A letter of court, procuratorate, supervisory commission or police that asks the regulator to mend a field 三书一函: what was
 * decided, done and answered, whether the sender is satisfied, and whether it lasts (law.md §7; row B3).
 */
export const recommendation: Procedure = {
  id: 'recommendation',
  title: { zh: '三书一函', en: 'Recommendation to the regulator' },
  states: {
    received: { title: { zh: '待分派', en: 'To be assigned' } },
    assigned: { title: { zh: '待签收', en: 'To be accepted' } },
    mending: { title: { zh: '整改中', en: 'Mending' } },
    objected: { title: { zh: '异议待复', en: 'Objection pending' } },
    replied: { title: { zh: '已答复', en: 'Answered' } },
    closed: { title: { zh: '已办结', en: 'Closed' }, final: true },
    voided: { title: { zh: '已撤销登记', en: 'Voided' }, final: true },
  },
  verbs: {
    receive: {
      title: { zh: '登记', en: 'Receive' },
      from: [],
      by: by('intake', 'officer', 'campaign-office', 'system'),
      place: 'anywhere',
      basis,
      body: letter,
      personal: ['title', 'text', 'place', 'incoming', 'crimeCase'],
      sealed: [],
      says: [
        notLater('recommendation', 'receive', 'incoming.documentDate', {
          zh: '来文日期',
          en: 'The date of the letter',
        }),
        says(
          'receive.stated-day',
          '监察建议书逐件确定期限，请填写来文写明的答复日期。',
          'Each supervisory recommendation fixes its own day: enter the day that the letter states.',
          (body) => str(body, 'letterKind') !== 'supervision' || str(body, 'replyBy') !== '',
        ),
      ],
      fold: (_matter, act) => ({
        state: 'received',
        title: str(act.personal, 'title'),
        channel: str(act.body, 'channel'),
        domain: str(act.body, 'domain'),
        facts: {
          ...pick(act.personal, 'text', 'place', 'incoming', 'crimeCase'),
          ...pick(act.body, 'letterKind', 'replyBy', 'source', 'origin', 'campaign'),
        },
        clocks: [replyClock('reply', str(act.body, 'letterKind'), str(act.body, 'replyBy'))],
      }),
    },
    ...routed,
    accept: {
      title: { zh: '签收', en: 'Accept' },
      from: ['received', 'assigned'],
      by: by('officer', 'head', 'campaign-office'),
      basis,
      body: z.strictObject({ note: line(500).exactOptional() }),
      fold: (matter, act) => ({ state: 'mending', assignee: matter.assignee ?? act.actor }),
    },
    'link-crime-case': {
      title: { zh: '关联涉黑涉恶案件', en: 'Link the organised-crime case' },
      from: OPEN,
      by: workers,
      basis,
      body: z.strictObject({ name: line(), documentNo: line(120).exactOptional() }),
      personal: ['name', 'documentNo'],
      fold: (_matter, act) => ({ facts: { crimeCase: pick(act.personal, 'name', 'documentNo') } }),
    },
    ...measureVerbs,
    ...answerVerbs,
    ...joiningVerbs(kind.id, [...OPEN, 'closed']),
  },
  measures: recommendationMeasures,
  campaigns: campaignsOf,
  standsSince,
  counted: countedByRules,
};
