import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../kernel/error.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import { hashReceiptCode } from '../../../platform/crypto/index.ts';
import { SYSTEM_PERSON } from '../../../platform/identity/index.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import type { ActingAs, Matter, Procedure } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { IntakeContext, ToldReward } from '../context.ts';
import type { FilingStatus } from '../contract.ts';
import { isMessage, MESSAGE_VERBS } from '../model/messages.ts';
import { ratingOf } from '../model/rating.ts';
import { traceOf } from './clock-trace.ts';
import { viewpoint } from './clock-view.ts';

/** Answers come no earlier than this, in milliseconds, so that a right code is not told from a wrong one by its time. */
const FLOOR = 400;

interface Step {
  readonly verb: string;
  readonly event_at: Date;
  /** Of messages only: no other act's words ever leave here. */
  readonly text: string | null;
}

interface Found {
  readonly matter: Matter;
  readonly steps: readonly Step[];
  readonly reward: ToldReward | null;
}

/** Most messages that are shown: the last ones. */
const SHOWN = 200;

/** The filing of a receipt code's hash, with its steps and the talk; undefined when there is none. */
async function findByReceipt({ rewardOf }: IntakeContext, tx: Db, receiptHash: string): Promise<Found | undefined> {
  const { rows } = await tx.query<{ home_region: string; matter_id: string }>(sql`
    select home_region, matter_id from act where body ? 'receiptHash' and body ->> 'receiptHash' = ${receiptHash} limit 1`);
  const [row] = rows;
  if (row === undefined) return undefined;
  const stored = (await readMatters(tx, row.home_region, [row.matter_id])).get(row.matter_id);
  if (stored === undefined) return undefined;
  const steps = await tx.query<Step>(sql`
    select a.verb, a.event_at, case when a.verb = any(${MESSAGE_VERBS}) then p.payload ->> 'text' end as text
    from act a
    left join act_private p on a.verb = any(${MESSAGE_VERBS})
      and p.home_region = a.home_region and p.matter_id = a.matter_id and p.seq = a.seq
    where a.home_region = ${row.home_region} and a.matter_id = ${row.matter_id} order by a.seq`);
  const { matter } = stored;
  return { matter, steps: steps.rows, reward: matter.procedure === 'report' ? await rewardOf(tx, matter) : null };
}

/** Which acts a citizen is told of; the rest is the office's own housekeeping. */
const TOLD: Readonly<Record<string, Text>> = {
  receive: { zh: '已收到您提交的材料', en: 'What you filed was received' },
  rate: { zh: '已收到您的评价', en: 'Your rating was received' },
  'reporter-attaches': { zh: '已收到您提交的附件', en: 'A file of yours was received' },
  assign: { zh: '已分派办理机关', en: 'Given to the authority that handles it' },
  reassign: { zh: '已改派办理机关', en: 'Given to another authority' },
  accept: { zh: '已受理', en: 'Accepted' },
  reject: { zh: '决定不予受理', en: 'Not accepted' },
  'out-of-scope': { zh: '不属于本程序，已告知其他途径', en: 'Outside this procedure; you are told where to go' },
  'request-materials': { zh: '需要补正材料', en: 'More documents are needed' },
  'receive-materials': { zh: '已收到补正材料', en: 'The documents were received' },
  suspend: { zh: '中止调解', en: 'Mediation suspended' },
  resume: { zh: '恢复办理', en: 'Work goes on' },
  pause: { zh: '依法暂停计时', en: 'The clock is lawfully paused' },
  extend: { zh: '办理期限经批准延长', en: 'The limit was extended' },
  agree: { zh: '达成调解', en: 'Agreement reached' },
  terminate: { zh: '终止调解', en: 'Mediation ended' },
  lapse: { zh: '期满终止调解', en: 'Mediation ended when its time was over' },
  withdraw: { zh: '已撤回', en: 'Withdrawn' },
  clear: { zh: '办结', en: 'Closed' },
  ask: { zh: '已收到您的更正申请', en: 'Your request for correction was received' },
  uphold: { zh: '已更正公示信息', en: 'What was published was mended' },
  refuse: {
    zh: '决定不予更正，理由和救济途径见留言',
    en: 'Not corrected; the message gives the reason and the remedies',
  },
};

/** Where it stands, as one would say it at the counter; the officers' own words would frighten or mislead. */
const PLAIN: Readonly<Record<string, Text>> = {
  received: { zh: '已收到，正在确定由哪个机关办理', en: 'Received; we are finding the office that handles it' },
  assigned: { zh: '已转到办理机关，等待对方接收', en: 'With the office that handles it, which has yet to take it up' },
  verifying: { zh: '正在核查', en: 'Being looked into' },
  disputed: {
    zh: '正在确定由哪个机关办理',
    en: 'It is being settled which office handles it',
  },
  paused: {
    zh: '因检测、鉴定等法定原因暂停计时',
    en: 'The clock is stopped for a reason given by law, such as a test',
  },
  concluded: { zh: '已经核查，正在审核结果', en: 'Looked into; the result is being reviewed' },
  accepted: { zh: '已受理，正在调解', en: 'Accepted; being mediated' },
  suspended: { zh: '调解暂时中止', en: 'Mediation is suspended for now' },
  agreed: { zh: '双方已达成一致', en: 'Both sides have agreed' },
  terminated: {
    zh: '调解已终止，可以通过诉讼、仲裁等途径解决',
    en: 'Mediation has ended; you may go to court or arbitration',
  },
  rejected: {
    zh: '决定不予受理，理由和其他途径见告知书',
    en: 'Not accepted; the notice gives the reason and other routes',
  },
  'out-of-scope': {
    zh: '不属于投诉举报，请按告知的途径办理',
    en: 'Not a complaint or report; please use the route you were told',
  },
  withdrawn: { zh: '您已撤回', en: 'You withdrew it' },
  cleared: { zh: '已办结', en: 'Closed' },
  voided: { zh: '登记已撤销', en: 'The registration was undone' },
  asked: { zh: '已收到，正在核实', en: 'Received; being looked into' },
};

const CLOSED: Text = {
  zh: '已经办结，不能再留言或者补充附件；有新情况请重新提交一份。',
  en: 'It is closed and takes no message or file. If something new has come up, please file it anew.',
};

/** What the person may do themselves, by the same predicate that the act will meet. */
function mayDo(
  procedure: Procedure,
  matter: Matter,
  today: PlainDate,
): Pick<FilingStatus, 'writeRefusal' | 'attachRefusal' | 'mayWithdraw' | 'mayRate' | 'rating'> {
  const person: ActingAs = {
    personId: SYSTEM_PERSON,
    authority: matter.handlingCode,
    roles: ['system'],
    onBehalfOf: null,
  };
  const refusal = (verb: string) => refusalOf(procedure, matter, person, verb, today);
  // The officers' names of states would frighten or mislead: `closed` is said in the words of the counter.
  const told = (verb: string): Text | null => {
    const found = refusal(verb);
    return found?.rule === 'procedure.state' ? CLOSED : (found?.text ?? null);
  };
  return {
    writeRefusal: told('reporter-writes'),
    attachRefusal: told('reporter-attaches'),
    mayWithdraw: refusal('withdraw') === null,
    mayRate: refusal('rate') === null,
    rating: ratingOf(matter.facts)?.score ?? null,
  };
}

/** The talk, with what the office wrote of a reward in its place: a report that is closed takes no message any more. */
function talkOf({ matter, steps, reward }: Found): FilingStatus['messages'] {
  const talk = steps
    .filter(({ verb }) => isMessage(verb))
    .map(
      ({ verb, event_at, text }) =>
        ({ from: verb === 'ask-reporter' ? 'office' : 'person', at: event_at, text }) as const,
    );
  const ofReward = (reward?.written ?? []).map((each) => ({ from: 'office', ...each }) as const);
  // A request for correction is answered once, by the act that ends it.
  const answered = obj(matter.facts, 'answered');
  const answer =
    str(answered, 'at') === ''
      ? []
      : [{ from: 'office', at: new Date(str(answered, 'at')), text: str(answered, 'text') || null } as const];
  return [...talk, ...ofReward, ...answer]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .slice(-SHOWN)
    .map((each) => ({ ...each, at: each.at.toISOString() }));
}

function present(context: IntakeContext, procedure: Procedure, found: Found, authority: Text): FilingStatus {
  const { env, clock } = context.ledger;
  const { matter, steps } = found;
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const title = procedure.states[matter.state]?.title ?? { zh: matter.state, en: matter.state };
  const state = PLAIN[matter.state] ?? title;
  return {
    procedure: procedure.id,
    procedureTitle: procedure.title,
    plainState: state,
    receivedOn: matter.openedOn,
    authority,
    clocks: Object.entries(matter.clocks).map(([name, each]) => traceOf(name, each, view)),
    history: steps.flatMap(({ verb, event_at }) => {
      const text = TOLD[verb];
      return text === undefined ? [] : [{ on: legalDay(event_at), text }];
    }),
    messages: talkOf(found),
    reward: found.reward?.status ?? null,
    ...mayDo(procedure, matter, view.today),
  };
}

/** Waits as long for a wrong code as for a right one, whatever the work on a right one comes to. */
export async function inEqualTime<T>(work: () => Promise<T>): Promise<T> {
  const floor = sleep(FLOOR);
  const [outcome] = await Promise.allSettled([work(), floor]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

/**
 * What a citizen may know by the receipt code: state, dates, steps, the talk with the office; never names, other texts
 * or officers. `before` is done on the filing first, and what it changes is shown. Right, wrong and malformed codes take
 * the same time.
 * @throws AppError 404 `intake.status.unknown`; what `before` throws
 */
export async function filingStatus(
  context: IntakeContext,
  code: string,
  before?: (matter: Matter) => Promise<void>,
): Promise<FilingStatus> {
  return inEqualTime(async () => {
    const receiptHash = (await hashReceiptCode(code, context.receiptPepper)).toString('hex');
    const find = () => context.ledger.store.transaction(SYSTEM_VIEWER, (tx) => findByReceipt(context, tx, receiptHash));
    let found = await find();
    const names = await context.directory.names();
    if (found !== undefined && before !== undefined) {
      await before(found.matter);
      found = await find();
    }
    if (found === undefined) throw new AppError('intake.status.unknown', 404);
    const procedure = getProcedure(context.ledger, found.matter.procedure);
    return present(context, procedure, found, names(found.matter.handlingCode));
  });
}
