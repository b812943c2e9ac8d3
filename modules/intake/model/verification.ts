import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import type { Json, Text } from '../../../kernel/text.ts';
import type { Change, Condition, FoldedAct, Matter, State, Verb } from '../../../platform/procedure/types.ts';
import type { BasisId } from '../../../rules/index.ts';
import { VERIFICATION_PAUSES } from '../../../rules/pauses.ts';
import { day, line, oneOf, prose } from './body.ts';
import { clearConditions, extendConditions, extensionOf, requestConditions } from './conditions.ts';
import { disputedState } from './dispute.ts';
import { groundOf, notFiledGround } from './grounds.ts';
import type { Outcome } from './labels.ts';
import { linkCase } from './link-case.ts';
import { notLater } from './past-days.ts';
import { by } from './roles.ts';
import type { Kind } from './routing.ts';

/** States of a matter that is verified 核查: clues and reports. */
export const verificationStates = {
  received: { title: { zh: '待分派', en: 'Received' } },
  assigned: { title: { zh: '待签收', en: 'Assigned' } },
  verifying: { title: { zh: '核查中', en: 'Verifying' } },
  paused: { title: { zh: '暂停计时', en: 'Paused' } },
  disputed: disputedState,
  concluded: { title: { zh: '待审核销号', en: 'Concluded, to be confirmed' } },
  cleared: { title: { zh: '已销号', en: 'Cleared' }, final: true },
  voided: { title: { zh: '已撤销登记', en: 'Voided' }, final: true },
} as const satisfies Readonly<Record<string, State>>;

/** How a finding was made 核查方式. */
export const findingKinds = {
  'site-visit': { zh: '现场核查', en: 'Site visit' },
  inquiry: { zh: '询问', en: 'Inquiry' },
  document: { zh: '查阅资料', en: 'Documents' },
  phone: { zh: '电话核实', en: 'Telephone' },
  network: { zh: '网络核查', en: 'Online' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Readonly<Record<string, Text>>;

/** Organs outside market regulation, or market regulation outside this tree, that a clue goes to. */
export const transferTargets = {
  police: { zh: '公安机关', en: 'Police' },
  discipline: { zh: '纪检监察机关', en: 'Discipline inspection' },
  procuratorate: { zh: '检察机关', en: 'Procuratorate' },
  'other-department': { zh: '其他行政机关', en: 'Another department' },
  'other-region': { zh: '其他地区市场监管部门', en: 'Market regulation of another region' },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * The officer's conclusion: a proposal until `clear` confirms it, so the clock keeps running until then; whether to
 * file is the authority's decision, not the officer's (程序规定 art 18–20).
 */
function concluded(outcome: Outcome, act: FoldedAct, ...details: readonly string[]): Change {
  return {
    state: 'concluded',
    facts: {
      outcome,
      conclusion: {
        by: act.actor,
        on: act.on,
        ...pick(act.personal, 'text'),
        ...pick(act.body, ...details),
      },
    },
  };
}

/** A verb that proposes an outcome. `early` outcomes are plain before any verification. */
export function concludeVerb(
  title: Text,
  outcome: Outcome,
  early: boolean,
  basis: readonly BasisId[],
  shape: Readonly<Record<string, z.ZodType<Json>>>,
): Verb {
  return {
    title,
    from: early ? ['received', 'assigned', 'verifying'] : ['verifying'],
    by: early ? by('intake', 'officer', 'head') : by('officer', 'head'),
    basis,
    body: z.strictObject({ ...shape, text: prose(5000) }) as unknown as Verb['body'],
    personal: ['text'],
    fold: (_matter, act) => concluded(outcome, act, ...Object.keys(shape)),
  };
}

/** The decision to file opens a case: until the case is filed (`link-case`), its number is pending. */
const file: Verb = {
  title: { zh: '提出立案', en: 'Conclude: file a case' },
  from: ['verifying'],
  by: by('officer', 'head'),
  basis: ['procedure.art19'],
  body: z.strictObject({ cause: line(200), caseNo: line(80).exactOptional(), text: prose(5000) }),
  personal: ['text'],
  fold: (_matter, act) => {
    const change = concluded('filed', act, 'cause');
    const caseNo = str(act.body, 'caseNo');
    return {
      ...change,
      facts: {
        ...change.facts,
        case: { cause: str(act.body, 'cause'), ...(caseNo === '' ? { pending: true } : { caseNo, pending: false }) },
      },
    };
  },
};

const extension = (matter: Matter, kind: Kind, act: FoldedAct): Change => {
  const allowed = extensionOf(matter, kind.clock);
  const reason = str(obj(matter.facts, 'extensionRequest'), 'reason');
  return {
    facts: { extensionRequest: null },
    // The conditions refused where the edition allows none; without one there is nothing to add.
    clocks:
      allowed === null ? [] : [{ clock: kind.clock, do: 'extend', limit: allowed.limit, approver: act.actor, reason }],
  };
};

/** Verbs between acceptance and clearing, the same for clues and reports. */
export function verificationVerbs(kind: Kind): Readonly<Record<string, Verb>> {
  const basis = kind.basis;
  const requested: readonly Condition[] = requestConditions(kind.id, kind.clock);
  return {
    accept: {
      title: { zh: '签收', en: 'Accept' },
      from: ['received', 'assigned'],
      by: by('intake', 'officer', 'head'),
      basis,
      body: z.strictObject({ note: line(500).exactOptional() }),
      fold: () => ({ state: 'verifying', facts: { returned: null } }),
    },
    'record-finding': {
      title: { zh: '记录核查情况', en: 'Record a finding' },
      from: ['verifying', 'paused'],
      by: by('officer', 'head'),
      basis,
      body: z.strictObject({ on: day(), kind: oneOf(findingKinds), suspected: z.boolean(), text: prose() }),
      personal: ['text'],
      says: [notLater(kind.id, 'record-finding', 'on', { zh: '核查日期', en: 'The day of the finding' })],
      // The texts stay in their acts: a matter with 500 findings must not drag them along.
      fold: (matter, act) => ({
        facts: {
          findings: Number(matter.facts.findings ?? 0) + 1,
          lastFinding: pick(act.body, 'on', 'kind', 'suspected'),
        },
      }),
    },
    'request-extension': {
      title: { zh: '申请延长期限', en: 'Ask for an extension' },
      from: ['verifying'],
      by: by('officer'),
      basis,
      body: z.strictObject({ reason: line(500) }),
      conditions: requested,
      fold: (_matter, act) => ({
        facts: { extensionRequest: { by: act.actor, on: act.on, reason: str(act.body, 'reason') } },
      }),
    },
    extend: {
      title: { zh: '批准延长期限', en: 'Extend' },
      from: ['verifying'],
      by: by('head'),
      basis,
      body: z.strictObject({ note: line(500).exactOptional() }),
      conditions: extendConditions(kind.id, kind.clock),
      fold: (matter, act) => extension(matter, kind, act),
    },
    'refuse-extension': {
      title: { zh: '不同意延长', en: 'Refuse the extension' },
      from: ['verifying'],
      by: by('head'),
      basis,
      body: z.strictObject({ reason: line(500) }),
      conditions: extendConditions(kind.id, kind.clock).slice(0, 1),
      fold: () => ({ facts: { extensionRequest: null } }),
    },
    pause: {
      title: { zh: '暂停计时', en: 'Pause' },
      from: ['verifying'],
      by: by('officer', 'head'),
      basis,
      body: z.strictObject({ kind: z.enum(VERIFICATION_PAUSES), document: line(120), note: line(500).exactOptional() }),
      fold: (_matter, act) => ({
        state: 'paused',
        facts: { pause: { from: act.on, ...pick(act.body, 'kind', 'document') } },
        clocks: [{ clock: kind.clock, do: 'pause', kind: str(act.body, 'kind'), document: str(act.body, 'document') }],
      }),
    },
    resume: {
      title: { zh: '恢复计时', en: 'Resume' },
      from: ['paused'],
      by: by('officer', 'head'),
      basis,
      body: z.strictObject({ document: line(120).exactOptional() }),
      fold: () => ({ state: 'verifying', facts: { pause: null }, clocks: [{ clock: kind.clock, do: 'resume' }] }),
    },
    file,
    'link-case': linkCase(kind.id),
    'not-file': concludeVerb(
      { zh: '提出不予立案', en: 'Conclude: not filed' },
      'not-filed',
      false,
      ['procedure.art20'],
      {
        ground: notFiledGround(),
      },
    ),
    transfer: concludeVerb({ zh: '移送', en: 'Transfer' }, 'transferred', true, kind.basis, {
      target: oneOf(transferTargets),
      to: line(100),
      document: line(120).exactOptional(),
    }),
    'out-of-scope': concludeVerb(
      { zh: '告知其他渠道', en: 'Conclude: out of scope' },
      'out-of-scope',
      true,
      ['samr121.art44'],
      { kind: groundOf('out-of-scope') },
    ),
    clear: {
      title: { zh: '审核销号', en: 'Clear' },
      from: ['concluded'],
      by: by('intake', 'head'),
      basis,
      body: z.strictObject({ note: line(500).exactOptional() }),
      conditions: clearConditions(kind.id),
      topics: ['notice'],
      fold: (matter) => ({
        state: 'cleared',
        // What lies outside the procedure (令121 art 44) never had a limit; known for sure once it is confirmed.
        clocks: [
          matter.facts.outcome === 'out-of-scope'
            ? { clock: kind.clock, do: 'drop', basis: 'samr121.art44' }
            : { clock: kind.clock, do: 'end' },
        ],
      }),
    },
    'send-back': {
      title: { zh: '退回补充核查', en: 'Send back' },
      from: ['concluded'],
      by: by('intake', 'head'),
      basis,
      body: z.strictObject({ reason: line(500) }),
      fold: (_matter, act) => ({
        state: 'verifying',
        facts: {
          outcome: null,
          conclusion: null,
          case: null,
          sentBack: { on: act.on, reason: str(act.body, 'reason') },
        },
      }),
    },
  };
}
