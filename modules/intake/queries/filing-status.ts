import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../kernel/error.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { hashReceiptCode } from '../../../platform/crypto/index.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { Matter, Procedure } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { IntakeContext } from '../context.ts';
import type { FilingStatus } from '../contract.ts';
import { traceOf } from './clock-trace.ts';
import { viewpoint } from './clock-view.ts';

/** Answers come no earlier than this, in milliseconds, so that a right code is not told from a wrong one by its time. */
const FLOOR = 400;

interface Step {
  readonly verb: string;
  readonly event_at: Date;
}

interface Found {
  readonly matter: Matter;
  readonly steps: readonly Step[];
}

async function findByReceipt(tx: Db, receiptHash: string): Promise<Found | undefined> {
  const { rows } = await tx.query<{ home_region: string; matter_id: string }>(sql`
    select home_region, matter_id from act where body ? 'receiptHash' and body ->> 'receiptHash' = ${receiptHash} limit 1`);
  const [row] = rows;
  if (row === undefined) return undefined;
  const stored = (await readMatters(tx, row.home_region, [row.matter_id])).get(row.matter_id);
  if (stored === undefined) return undefined;
  const steps = await tx.query<Step>(sql`
    select verb, event_at from act where home_region = ${row.home_region} and matter_id = ${row.matter_id} order by seq`);
  return { matter: stored.matter, steps: steps.rows };
}

/** Which acts a citizen is told of; the rest is the office's own housekeeping. */
const TOLD: Readonly<Record<string, Text>> = {
  receive: { zh: '已收到您提交的材料', en: 'What you filed was received' },
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
};

/** Where it stands, as one would say it at the counter; the officers' own words would frighten or mislead. */
const PLAIN: Readonly<Record<string, Text>> = {
  received: { zh: '已收到，正在确定由哪个机关办理', en: 'Received; we are finding the office that handles it' },
  assigned: { zh: '已转到办理机关，等待对方接收', en: 'With the office that handles it, which has yet to take it up' },
  verifying: { zh: '正在核查', en: 'Being looked into' },
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
};

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
  };
}

/**
 * What a citizen may know by the receipt code: state, dates, steps; never names, texts or officers.
 * Right, wrong and malformed codes take the same time.
 * @throws AppError 404 `intake.status.unknown`
 */
export async function filingStatus(context: IntakeContext, code: string): Promise<FilingStatus> {
  const floor = sleep(FLOOR);
  const receiptHash = (await hashReceiptCode(code, context.receiptPepper)).toString('hex');
  const found = await context.ledger.store.transaction(SYSTEM_VIEWER, (tx) => findByReceipt(tx, receiptHash));
  const names = await context.directory.names();
  await floor;
  if (found === undefined) throw new AppError('intake.status.unknown', 404);
  const procedure = getProcedure(context.ledger, found.matter.procedure);
  return present(context, procedure, found, names(found.matter.handlingCode));
}
