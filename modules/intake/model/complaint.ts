import { z } from 'zod';
import { pick, str } from '../../../kernel/read-json.ts';
import type {
  BodyCondition,
  Change,
  Condition,
  FoldedAct,
  Matter,
  Procedure,
  State,
  Verb,
} from '../../../platform/procedure/types.ts';
import { type BasisId, ruleBook } from '../../../rules/index.ts';
import { campaignsOf, countedByRules, joiningVerbs, statesBut } from '../../campaigns/model/joining.ts';
import { standsSince } from '../../merging/model/stands-since.ts';
import { mergingVerbs } from '../../merging/model/verbs.ts';
import { day, fen, line, prose, uuid } from './body.ts';
import { disputedState } from './dispute.ts';
import { erasureVerbs } from './erasure.ts';
import { groundOf, statedTermination } from './grounds.ts';
import type { Outcome } from './labels.ts';
import { clearanceMeasures, mediationMeasures, outcomeMeasures, ratingMeasures } from './measures.ts';
import { messageVerbs } from './messages.ts';
import { noticeVerbs } from './notice.ts';
import { notLater } from './past-days.ts';
import { representationVerbs, representedConsent } from './representation.ts';
import { by } from './roles.ts';
import { type Kind, receive, routingVerbs, split } from './routing.ts';
import { toldOfTermination } from './told.ts';

const kind: Kind = {
  id: 'complaint',
  working: ['accepted'],
  later: ['suspended', 'disputed', 'agreed', 'terminated', 'rejected', 'out-of-scope', 'withdrawn'],
  clock: 'accept',
  rule: 'complaint-accept',
  restartsInAnotherBureau: true,
  basis: ['samr121.art10', 'samr121.art15'],
};

/** States of a complaint (law.md §17): decided states are told to the parties and then cleared. */
export const complaintStates = {
  received: { title: { zh: '待分派', en: 'Received' } },
  assigned: { title: { zh: '待受理', en: 'To be accepted' } },
  accepted: { title: { zh: '调解中', en: 'In mediation' } },
  suspended: { title: { zh: '中止调解', en: 'Suspended' } },
  disputed: disputedState,
  agreed: { title: { zh: '达成调解', en: 'Agreed' } },
  terminated: { title: { zh: '终止调解', en: 'Terminated' } },
  rejected: { title: { zh: '不予受理', en: 'Rejected' } },
  'out-of-scope': { title: { zh: '已告知其他渠道', en: 'Out of scope' } },
  withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' } },
  cleared: { title: { zh: '已办结', en: 'Cleared' }, final: true },
  voided: { title: { zh: '已撤销登记', en: 'Voided' }, final: true },
} as const satisfies Readonly<Record<string, State>>;

/** Pauses of the mediation clock (令121 art 21, 22). The old rule knew testing only; the engine reads the edition. */
const suspensions = z.enum(['testing', 'identification', 'recusal']);

const decided = (outcome: Outcome, act: FoldedAct, ...details: readonly string[]): Change => ({
  state: outcome,
  facts: {
    outcome,
    conclusion: { by: act.actor, on: act.on, ...pick(act.personal, 'text'), ...pick(act.body, ...details) },
  },
});

/** Ending mediation starts the notice clock, in force since 令121; before it no limit was found. */
function ended(matter: Matter, act: FoldedAct, change: Change): Change {
  const noticed = ruleBook.find('complaint-terminate-notice', act.on, matter.homeRegion) !== undefined;
  return {
    ...change,
    clocks: [
      // A pause still running would otherwise count as its first day only.
      ...(matter.state === 'suspended' ? [{ clock: 'mediate', do: 'resume' } as const] : []),
      { clock: 'mediate', do: 'end' },
      ...(noticed ? [{ clock: 'notice', do: 'start', rule: 'complaint-terminate-notice' } as const] : []),
    ],
  };
}

const endsAccept: Pick<Change, 'clocks'> = { clocks: [{ clock: 'accept', do: 'end' }] };

const notEarlier: BodyCondition = {
  rule: 'complaint.call-mediation.on-not-earlier',
  text: { zh: '约定的日期已经过去。', en: 'The day that was agreed on is past.' },
  holds: (body, today) => str(body, 'on') >= today,
};

const lapsed: Condition = {
  rule: 'complaint.lapse.due',
  text: { zh: '调解期限尚未届满。', en: 'The limit for mediation is not over yet.' },
  holds: (matter, _actor, today) => today >= (matter.clocks.mediate?.due ?? today),
};

const partiesTold: Condition = {
  rule: 'complaint.clear.parties-told',
  text: { zh: '终止调解后尚未告知双方当事人。', en: 'The parties have not been told that mediation ended.' },
  holds: (matter) => matter.clocks.notice === undefined || matter.clocks.notice.endedOn !== null,
};

/** A written agreement is the rule where mediation was on site; a record needs its reason (令121 art 24). */
const whyNoAgreement: BodyCondition = {
  rule: 'complaint.agree.why-record',
  text: {
    zh: '不制作调解书的，应当说明原因：即时履行、双方均不要求制作，或者不是现场调解。',
    en: 'Without a written agreement the reason is named: performed at once, declined by both, or not on site.',
  },
  holds: (body) => (body.form === 'record') === (body.why !== undefined),
};

const policeOnce: Condition = {
  rule: 'complaint.transfer-police.once',
  text: { zh: '已移送公安机关。', en: 'It was already transferred to the police.' },
  holds: (matter) => !('police' in matter.facts),
};

const materialsAsked: Condition = {
  rule: 'complaint.receive-materials.asked',
  text: { zh: '没有待补正的材料。', en: 'No materials were asked for.' },
  holds: (matter) => 'materials' in matter.facts,
};

/** Before acceptance. */
const early = ['received', 'assigned'] as const;
const art15: readonly BasisId[] = ['samr121.art15'];

const acceptance: Readonly<Record<string, Verb>> = {
  'request-materials': {
    title: { zh: '要求补正材料', en: 'Ask for materials' },
    from: early,
    by: by('intake', 'officer'),
    basis: ['samr121.art10', 'samr121.art11'],
    body: z.strictObject({ items: z.array(line(200)).min(1).max(20), until: day() }),
    topics: ['notice'],
    // The seven working days go on: 令121 names no pause for this.
    fold: (_matter, act) => ({ facts: { materials: { askedOn: act.on, ...pick(act.body, 'items', 'until') } } }),
  },
  'receive-materials': {
    title: { zh: '收到补正材料', en: 'Materials received' },
    from: early,
    by: by('intake', 'officer', 'system'),
    basis: ['samr121.art10'],
    body: z.strictObject({ items: z.array(line(200)).min(1).max(20) }),
    conditions: [materialsAsked],
    fold: () => ({ facts: { materials: null } }),
  },
  accept: {
    title: { zh: '受理', en: 'Accept' },
    from: early,
    by: by('intake', 'officer', 'head'),
    basis: art15,
    body: z.strictObject({ note: line(500).exactOptional() }),
    topics: ['notice'],
    fold: (_matter, act) => ({
      state: 'accepted',
      facts: { acceptedOn: act.on, returned: null, materials: null },
      clocks: [
        { clock: 'accept', do: 'end' },
        { clock: 'mediate', do: 'start', rule: 'complaint-mediate' },
      ],
    }),
  },
  reject: {
    title: { zh: '不予受理', en: 'Reject' },
    from: early,
    by: by('intake', 'officer', 'head'),
    basis: ['samr121.art15', 'samr121.art16', 'samr121.art17'],
    body: z
      .strictObject({
        ground: groundOf('rejection'),
        factors: z.array(groundOf('consumption-factor')).min(1).max(5).exactOptional(),
        text: prose(5000),
      })
      .refine((body) => (body.ground === 'R3') === (body.factors !== undefined), {
        path: ['factors'],
        error: 'R3 应当（且仅 R3 可以）列明第十七条的考虑因素 / R3, and only R3, names its factors of art 17',
      }),
    personal: ['text'],
    topics: ['notice'],
    fold: (_matter, act) => ({ ...decided('rejected', act, 'ground', 'factors'), ...endsAccept }),
  },
  'out-of-scope': {
    title: { zh: '告知其他渠道', en: 'Out of scope' },
    from: early,
    by: by('intake', 'officer', 'head'),
    basis: ['samr121.art44'],
    body: z.strictObject({ kind: groundOf('out-of-scope'), text: prose(5000) }),
    personal: ['text'],
    topics: ['notice'],
    fold: (_matter, act) => ({
      ...decided('out-of-scope', act, 'kind'),
      clocks: [{ clock: kind.clock, do: 'drop', basis: 'samr121.art44' }],
    }),
  },
  withdraw: {
    title: { zh: '撤回投诉', en: 'Withdraw' },
    from: early,
    by: by('intake', 'officer', 'system'),
    basis: [],
    body: z.strictObject({ text: prose(2000) }),
    personal: ['text'],
    fold: (_matter, act) => ({ ...decided('withdrawn', act), ...endsAccept }),
  },
};

const mediation: Readonly<Record<string, Verb>> = {
  'record-mediation': {
    title: { zh: '记录调解', en: 'Record a mediation' },
    from: ['accepted', 'suspended'],
    by: by('officer', 'head'),
    basis: ['samr121.art24'],
    body: z.strictObject({
      on: day(),
      onSite: z.boolean(),
      /** Who was there, in person or by an agent: an absence without reason may end mediation (T2). */
      attended: z
        .array(z.enum(['complainant', 'respondent']))
        .max(2)
        .exactOptional(),
      text: prose(),
    }),
    personal: ['text'],
    says: [notLater(kind.id, 'record-mediation', 'on', { zh: '调解日期', en: 'The day of the mediation' })],
    fold: (matter, act) => ({
      facts: {
        sessions: Number(matter.facts.sessions ?? 0) + 1,
        lastSession: pick(act.body, 'on', 'onSite', 'attended'),
        nextSession: null,
      },
    }),
  },
  suspend: {
    title: { zh: '中止调解', en: 'Suspend' },
    from: ['accepted'],
    by: by('officer', 'head'),
    basis: ['samr121.art21', 'samr121.art22'],
    body: z.strictObject({ kind: suspensions, document: line(120) }),
    fold: (_matter, act) => ({
      state: 'suspended',
      facts: { pause: { from: act.on, ...pick(act.body, 'kind', 'document') } },
      clocks: [{ clock: 'mediate', do: 'pause', kind: str(act.body, 'kind'), document: str(act.body, 'document') }],
    }),
  },
  resume: {
    title: { zh: '恢复调解', en: 'Resume' },
    from: ['suspended'],
    by: by('officer', 'head'),
    basis: ['samr121.art21', 'samr121.art22'],
    body: z.strictObject({ document: line(120).exactOptional() }),
    fold: () => ({ state: 'accepted', facts: { pause: null }, clocks: [{ clock: 'mediate', do: 'resume' }] }),
  },
  agree: {
    title: { zh: '达成调解', en: 'Agree' },
    from: ['accepted'],
    by: by('officer', 'head'),
    basis: ['samr121.art24'],
    // A written agreement, unless it was performed at once or both sides decline one; then the record is kept.
    body: z.strictObject({
      form: z.enum(['agreement', 'record']),
      /** Why there is a record only 未制作调解书的原因. */
      why: z.enum(['performed', 'declined', 'not-on-site']).exactOptional(),
      document: line(120).exactOptional(),
      recoveredFen: fen().exactOptional(),
      consent: line(120).exactOptional(),
      text: prose(5000),
    }),
    personal: ['text'],
    says: [whyNoAgreement],
    fits: [representedConsent('agree', () => true)],
    fold: (_matter, act) => {
      const change = decided('agreed', act, 'form', 'why', 'document', 'consent');
      return {
        ...change,
        facts: { ...change.facts, ...pick(act.body, 'recoveredFen') },
        clocks: [{ clock: 'mediate', do: 'end' }],
      };
    },
  },
  terminate: {
    title: { zh: '终止调解', en: 'Terminate' },
    from: ['accepted', 'suspended'],
    by: by('officer', 'head'),
    basis: ['samr121.art23', 'samr121.art25'],
    body: z
      .strictObject({
        ground: statedTermination(),
        /** Under T6: the art 16 ground, or art 42, that came to light. */
        because: z.enum(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'art42']).exactOptional(),
        recoveredFen: fen().exactOptional(),
        consent: line(120).exactOptional(),
        text: prose(5000),
      })
      .refine((body) => (body.ground === 'T6') === (body.because !== undefined), {
        path: ['because'],
        error: 'T6 应当（且仅 T6 可以）说明发现的情形 / T6, and only T6, names what was found',
      })
      .refine((body) => body.recoveredFen === undefined || body.ground === 'T1', {
        path: ['recoveredFen'],
        error: '仅自行和解（T1）可填写挽回金额 / only a settlement (T1) recovers money',
      }),
    personal: ['text'],
    fits: [representedConsent('terminate', (body) => body.ground === 'T1')],
    topics: ['notice'],
    fold: (matter, act) => {
      const change = decided('terminated', act, 'ground', 'because', 'consent');
      return ended(matter, act, { ...change, facts: { ...change.facts, ...pick(act.body, 'recoveredFen') } });
    },
  },
  lapse: {
    title: { zh: '期满终止调解', en: 'End on lapse of the limit' },
    from: ['accepted'],
    by: by('officer', 'head'),
    basis: ['samr121.art23', 'samr121.art25'],
    body: z.strictObject({ text: prose(5000) }),
    personal: ['text'],
    conditions: [lapsed],
    topics: ['notice'],
    fold: (matter, act) => {
      const change = decided('terminated', act);
      return ended(matter, act, {
        ...change,
        facts: {
          ...change.facts,
          conclusion: { by: act.actor, on: act.on, ground: 'T5', ...pick(act.personal, 'text') },
        },
      });
    },
  },
  'notify-termination': {
    title: { zh: '告知终止调解', en: 'Tell the parties' },
    from: ['terminated'],
    by: by('intake', 'officer', 'head'),
    basis: ['samr121.art23', 'samr121.art25'],
    body: z.strictObject({ document: line(120).exactOptional() }),
    conditions: [
      {
        rule: 'complaint.notify-termination.once',
        text: { zh: '已告知双方当事人。', en: 'The parties have been told.' },
        holds: (matter) => !('notified' in matter.facts),
      },
    ],
    topics: ['notice'],
    fold: (matter, act) => ({
      facts: { notified: { on: act.on, ...pick(act.body, 'document') } },
      clocks: matter.clocks.notice === undefined ? [] : [{ clock: 'notice', do: 'end' }],
    }),
  },
};

/** Around mediation: calling it, and after an agreement whether what was promised was done. Neither changes what was decided. */
const around: Readonly<Record<string, Verb>> = {
  'call-mediation': {
    title: { zh: '约定调解', en: 'Call a mediation' },
    from: ['accepted'],
    by: by('officer', 'head'),
    basis: ['samr121.art24'],
    body: z.strictObject({
      on: day(),
      time: z.iso.time({ precision: -1 }),
      means: z.enum(['on-site', 'video', 'telephone', 'writing']),
      place: line(200).exactOptional(),
    }),
    says: [notEarlier],
    topics: ['notice'],
    fold: (_matter, act) => ({ facts: { nextSession: pick(act.body, 'on', 'time', 'means', 'place') } }),
  },
  'record-performance': {
    title: { zh: '记录履行情况', en: 'Record performance' },
    from: ['agreed', 'cleared'],
    by: by('intake', 'officer', 'head'),
    basis: ['samr121.art24'],
    body: z.strictObject({
      on: day(),
      performed: z.enum(['fully', 'partly', 'not']),
      text: prose(2000).exactOptional(),
    }),
    personal: ['text'],
    conditions: [
      {
        rule: 'complaint.record-performance.agreed',
        text: { zh: '没有达成调解，无履行可记录。', en: 'Nothing was agreed that could be performed.' },
        holds: (matter) => matter.facts.outcome === 'agreed',
      },
    ],
    says: [notLater(kind.id, 'record-performance', 'on', { zh: '履行日期', en: 'The day of the performance' })],
    fold: (_matter, act) => ({ facts: { performance: pick(act.body, 'on', 'performed') } }),
  },
};

/** Side exits: they record what else follows, and leave the complaint where it is. */
const sides: Readonly<Record<string, Verb>> = {
  'record-clue': {
    title: { zh: '发现违法线索', en: 'Record a clue found' },
    from: ['accepted', 'suspended'],
    by: by('officer', 'head'),
    basis: ['samr121.art27'],
    body: z.strictObject({ clue: uuid(), text: prose(5000) }),
    personal: ['text'],
    fold: (_matter, act) => ({ facts: { clueFound: { on: act.on, clue: str(act.body, 'clue') } } }),
  },
  'transfer-police': {
    title: { zh: '移送公安机关', en: 'Transfer to the police' },
    from: [...early, 'accepted', 'suspended'],
    by: by('head'),
    basis: ['samr121.art42'],
    body: z.strictObject({ to: line(100), document: line(120), text: prose(5000) }),
    personal: ['text'],
    conditions: [policeOnce],
    // The complaint itself then ends by R-grounds or T6, each with its own notice.
    fold: (_matter, act) => ({ facts: { police: { on: act.on, ...pick(act.body, 'to', 'document') } } }),
  },
  clear: {
    title: { zh: '办结归档', en: 'Clear' },
    from: ['agreed', 'terminated', 'rejected', 'out-of-scope', 'withdrawn'],
    by: by('intake', 'officer', 'head'),
    basis: [],
    body: z.strictObject({ note: line(500).exactOptional() }),
    conditions: [partiesTold],
    fold: () => ({ state: 'cleared' }),
  },
};

/** States in which there is something to tell the parties in writing. */
const told = ['accepted', 'suspended', 'agreed', 'terminated', 'rejected', 'out-of-scope'] as const;

/** 投诉: a consumer's dispute with an operator, mediated (令121; limits law.md §2, states §17). */
export const complaint: Procedure = {
  id: 'complaint',
  title: { zh: '投诉', en: 'Complaint' },
  states: complaintStates,
  verbs: {
    receive: receive(kind),
    split: split('report'),
    ...routingVerbs(kind),
    ...acceptance,
    ...mediation,
    ...sides,
    ...around,
    ...representationVerbs,
    ...noticeVerbs('complaint', [...told, 'cleared'], [...art15, 'samr121.art23', 'samr121.art24', 'samr121.art44'], {
      // The person is told of the decision (art 15), both parties of the end of mediation (art 23).
      basis: [...art15, 'samr121.art23'],
      fold: toldOfTermination,
    }),
    ...messageVerbs(kind),
    ...joiningVerbs(kind.id, statesBut(complaintStates, 'voided')),
    ...mergingVerbs(kind.id, complaintStates),
    ...erasureVerbs(kind.id, ['cleared', 'voided']),
  },
  campaigns: campaignsOf,
  standsSince,
  counted: countedByRules,
  measures: [
    ...clearanceMeasures('complaint'),
    ...ratingMeasures('complaint'),
    ...outcomeMeasures('complaint', ['agreed', 'terminated', 'rejected', 'out-of-scope', 'withdrawn']),
    ...mediationMeasures,
  ],
};
