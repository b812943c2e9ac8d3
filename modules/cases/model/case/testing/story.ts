import { isAppError } from '../../../../../kernel/error.ts';
import type { AuthorityCode, MatterId, PersonId } from '../../../../../kernel/id.ts';
import { plainDate } from '../../../../../kernel/plain-date.ts';
import { regionOf } from '../../../../../kernel/region.ts';
import type { JsonObject } from '../../../../../kernel/text.ts';
import { splitBody } from '../../../../../platform/ledger/prepare.ts';
import { emptyMatter, foldAct, withDeadline } from '../../../../../platform/procedure/fold.ts';
import { bodyRefusalOf, refusalOf } from '../../../../../platform/procedure/permit.ts';
import type {
  ActingAs,
  FoldEnvironment,
  Matter,
  MatterClock,
  Procedure,
} from '../../../../../platform/procedure/types.ts';
import { chinaCalendar, ruleBook } from '../../../../../rules/index.ts';
import type { RecordedAct } from '../../../../intake/index.ts';
import { penaltyCase } from '../case.ts';
import { caseMoves } from '../moves.ts';
import type { CaseRole } from '../people.ts';
import type { CaseState } from '../states.ts';

export const environment: FoldEnvironment = { rules: ruleBook, calendar: chinaCalendar };

const person = (n: number): PersonId => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId;
const actor = (n: number, authority: string, ...roles: readonly CaseRole[]): ActingAs => ({
  personId: person(n),
  authority: authority as AuthorityCode,
  roles,
  onBehalfOf: null,
});

/** A small fictional staff: a county that works, its neighbour, the city and the province above. */
export const staff = {
  officer: actor(1, '510502', 'officer'),
  partner: actor(2, '510502', 'officer'),
  third: actor(3, '510502', 'officer'),
  /** An officer of the same county who has nothing to do with the case. */
  stranger: actor(4, '510502', 'officer'),
  reviewer: actor(5, '510502', 'legal-reviewer'),
  otherReviewer: actor(6, '510502', 'legal-reviewer'),
  head: actor(7, '510502', 'head'),
  otherHead: actor(8, '510502', 'head'),
  intake: actor(9, '510502', 'intake'),
  neighbourOfficer: actor(21, '510503', 'officer'),
  neighbourPartner: actor(22, '510503', 'officer'),
  neighbourHead: actor(23, '510503', 'head'),
  cityHead: actor(31, '510500', 'head'),
  cityCampaign: actor(32, '510500', 'campaign-office'),
  provinceHead: actor(41, '510000', 'head'),
  system: actor(99, '510502', 'system'),
} as const;

/** One step of a story: the day, who, what, and what it says. */
export type Step = readonly [on: string, by: ActingAs, verb: string, body?: JsonObject];

const ID = '00000000-0000-7000-8000-00000000ffff' as MatterId;

/** The case before anything happened. */
export const blank = (authority = '510502'): Matter =>
  emptyMatter('case', regionOf(authority), ID, authority as AuthorityCode);

/**
 * A step as the ledger keeps it, public and personal part apart; the sealed part reaches no fold. `recordedAt` is when it was
 * written down, where that was later.
 */
export function toldAct(
  [on, by, verb, body = {}]: Step,
  seq: number,
  procedure: Procedure = penaltyCase,
  recordedAt = `${on}T02:00:00Z`,
): RecordedAct {
  const declared = procedure.verbs[verb];
  if (declared === undefined) throw new RangeError(`no verb ${verb}`);
  const { open, personal } = splitBody(declared, body);
  return {
    seq,
    actId: `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    verb,
    actor: by.personId,
    onBehalfOf: by.onBehalfOf,
    authority: by.authority,
    eventAt: `${on}T02:00:00Z`,
    on: plainDate(on),
    recordedAt,
    body: open,
    personal,
  };
}

/** All steps of a story as the ledger keeps them, without asking whether they may be done. */
export const toldActs = (steps: readonly Step[], procedure: Procedure = penaltyCase): readonly RecordedAct[] =>
  steps.map((step, index) => toldAct(step, index + 1, procedure));

/** Every story is held against the diagram: a verb that goes where it does not say is a defect of one of the two. */
const mayMove = (from: string, verb: string, to: string): boolean =>
  from === to || (caseMoves[verb] ?? []).some((state) => state === to);

/** Does one step as the server would: predicate, schema, what it says, fold. Gives the matter, or why not. */
function attempt(matter: Matter, step: Step, procedure: Procedure): Matter | string {
  const [on, by, verbId, body = {}] = step;
  const today = plainDate(on);
  const refusal = refusalOf(procedure, matter, by, verbId, today);
  const verb = procedure.verbs[verbId];
  if (refusal !== null || verb === undefined) return refusal?.rule ?? 'procedure.verb';
  const parsed = verb.body.safeParse(body);
  if (!parsed.success) {
    return `schema: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`;
  }
  const unsaid = bodyRefusalOf(verb, parsed.data, today, { matter, actor: by });
  if (unsaid !== null) return unsaid.rule;
  try {
    const after = foldAct(
      procedure,
      matter,
      toldAct([on, by, verbId, parsed.data], matter.version + 1, procedure),
      environment,
    );
    return procedure === penaltyCase && !mayMove(matter.state, verbId, after.state)
      ? `undeclared: ${verbId} ${matter.state} → ${after.state}`
      : after;
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

/**
 * Tells a story act by act, from the beginning or from where `from` stands. A step that is refused ends it: the error
 * names day, verb and the rule (`schema: …` for a body that does not parse, the code for a failure of the fold).
 */
export function story(steps: readonly Step[], from: Matter = blank(), procedure: Procedure = penaltyCase): Matter {
  return steps.reduce((matter, step) => {
    const after = attempt(matter, step, procedure);
    if (typeof after === 'string') throw new Error(`${step[0]} ${step[2]}: ${after}`);
    return after;
  }, from);
}

/** What refuses a step now: the rule's id, `schema: …`, the code of a failure; null when it is permitted. */
export function refused(matter: Matter, step: Step, procedure: Procedure = penaltyCase): string | null {
  const after = attempt(matter, step, procedure);
  return typeof after === 'string' ? after : null;
}

/** A clock as a start on that day leaves it. */
export function clockOf(rule: string, startedOn: string): MatterClock {
  const edition = ruleBook.get(rule, plainDate(startedOn), '510502');
  const input = {
    rule,
    version: edition.effectiveFrom,
    startedOn: plainDate(startedOn),
    startedAt: `${startedOn}T02:00:00Z`,
    pauses: [],
    extensions: [],
    endedOn: null,
  };
  return withDeadline(input, environment);
}

/**
 * A case that stands in a state with these facts, without the acts that lead there: for the tests of one part. Officer
 * and partner handle it; `clocks` are rule ids by clock id, started on `openedOn`, beside `decide`.
 */
export function standing(
  state: CaseState,
  facts: JsonObject = {},
  clocks: Readonly<Record<string, string>> = {},
  openedOn = '2026-06-01',
): Matter {
  const running = Object.entries({ decide: 'case-decide', ...clocks }).map(([id, rule]) => [
    id,
    clockOf(rule, openedOn),
  ]);
  return {
    ...blank(),
    version: 1,
    state,
    openedOn: plainDate(openedOn),
    title: '某某商贸有限公司未按规定明码标价案',
    facts: {
      number: '江阳市监立〔2026〕12号',
      cause: '未按规定明码标价',
      party: { kind: 'organisation', name: '某某商贸有限公司', code: '91350100M000100Y43' },
      officers: [staff.officer.personId, staff.partner.personId],
      ...facts,
    },
    clocks: Object.fromEntries(running) as Matter['clocks'],
    doneBy: { file: [staff.head.personId] },
  };
}

const licensed = (who: ActingAs, licence: string): JsonObject => ({ person: who.personId, licence });

/** What opens a case, as the schema wants it; filed by `staff.head` at the request of `staff.officer`. */
export const filing: JsonObject = {
  number: '江阳市监立〔2026〕12号',
  title: '某某商贸有限公司未按规定明码标价案',
  cause: '未按规定明码标价',
  violation: 'price-not-marked',
  domain: 'price',
  channel: '12315',
  party: { kind: 'organisation', name: '某某商贸有限公司', code: '91350100M000100Y43' },
  contact: { representative: '王某', address: '城西路8号', phone: '13800000000' },
  sources: [{ kind: 'report', region: '510502', matterId: '01990000-0000-7000-8000-000000000001' }],
  campaigns: ['parking-fees-2026'],
  officers: [licensed(staff.officer, '川0502001'), licensed(staff.partner, '川0502002')],
  conditions: {
    C1: '现场检查照片和收费票据初步证明未按规定明码标价。',
    C2: '价格法规定应当给予行政处罚。',
    C3: '经营地在本县，属于本机关管辖。',
    C4: '违法行为发生在二年以内。',
  },
  occurredOn: '2026-05-03',
  endedOn: '2026-05-20',
  discoveredOn: '2026-05-25',
  requestedBy: staff.officer.personId,
};

/** The opening step: what most stories begin with. Investigating from then on, `decide` running. */
export const filed = (on = '2026-06-01', more: JsonObject = {}): Step => [
  on,
  staff.head,
  'file',
  { ...filing, ...more },
];
