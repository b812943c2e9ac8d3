import { AppError } from '../../../kernel/error.ts';
import type { ActId } from '../../../kernel/id.ts';
import { fen, formatYuan } from '../../../kernel/money.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { deterministicUuid } from '../../../platform/import/index.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerDependencies, PerformRequest } from '../../../platform/ledger/types.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { inEqualTime, receiver } from '../../intake/index.ts';
import type { SettlementContext } from '../context.ts';
import type { SettlementView } from '../contract.ts';
import { settlement } from '../model/settlement.ts';
import { offersOf } from '../model/standing.ts';
import { consumerOf, type ReadSettlement, readSettlement, type SaidAct, settlementByCode } from '../queries/read.ts';
import { sideOf, viewOf, wordsOf } from '../queries/view.ts';

/** Longest text of a complaint. */
const LONGEST = 20_000;
const ATTEMPTS = 3;
const ERASED = '（内容已清除）';

/**
 * Ids of the two acts: made from the settlement, so that asking twice does it once, and from its code's hash, which the firm
 * never sees: it cannot take an id beforehand and so keep the consumer from going on.
 */
const idOf = (what: 'complaint' | 'escalate', { id, facts }: Matter): ActId =>
  deterministicUuid('settlements', what, id, str(facts, 'codeHash')) as ActId;

/** One line of what happened, as an officer reads it. */
function lineOf(matter: Matter, act: SaidAct): string {
  const side = { consumer: '消费者', firm: '企业' }[sideOf(act.verb) ?? 'consumer'] ?? '';
  const offer = offersOf(matter).find(({ seq }) => seq === act.seq);
  const parts = [
    `${legalDay(act.event_at)} ${sideOf(act.verb) === null ? '系统' : side}：${settlement.verbs[act.verb]?.title.zh ?? ''}`,
    wordsOf(act) ?? '',
    offer === undefined || offer.amountFen === null ? '' : `金额 ${formatYuan(fen(offer.amountFen))}`,
    offer === undefined ? '' : `${offer.performBy} 前履行`,
    ...listOf(act.personal?.evidence).map((each) => `凭证：${each}`),
  ];
  return parts.filter((part) => part !== '').join('；');
}

/** The whole file, in the order in which it happened, as long as a complaint may be. */
function fileOf({ matter, acts }: ReadSettlement): string {
  const said = acts[0]?.personal ?? {};
  const lines = [
    str(said, 'text') || ERASED,
    ...listOf(said.evidence).map((each) => `凭证：${each}`),
    '',
    `【在线和解经过】${matter.openedOn} 提交；企业：${str(obj(matter.facts, 'firm'), 'name')}。`,
    ...acts.slice(1).map((act) => lineOf(matter, act)),
  ];
  const text = lines.join('\n');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 30)}\n（以下见在线和解原件）`;
}

function complaintBody(read: ReadSettlement, consumer: JsonObject): JsonObject {
  const { matter, acts } = read;
  const firm = obj(matter.facts, 'firm');
  const said = acts[0]?.personal ?? {};
  const known = (key: string): JsonObject => (str(firm, key) === '' ? {} : pick(firm, key));
  return {
    title: `${str(firm, 'name')}：${str(said, 'goods') || '在线和解未成'}`.slice(0, 200),
    text: fileOf(read),
    channel: 'portal',
    ...(str(said, 'demand') === '' ? {} : { demand: str(said, 'demand') }),
    ...(num(matter.facts, 'claimFen') > 0 ? pick(matter.facts, 'claimFen') : {}),
    ...pick(matter.facts, 'occurredOn'),
    respondent: { name: str(firm, 'name'), ...known('code'), ...known('address') },
    place: { ...pick(firm, 'region'), ...known('address') },
    ...(Object.keys(consumer).length === 0 ? {} : { reporter: consumer }),
    anonymous: false,
    origin: { procedure: 'settlement', matter: matter.id },
    // One code opens both: the settlement keeps the same hash under a name of its own.
    receiptHash: str(matter.facts, 'codeHash'),
  };
}

/** Refuses unless the other half of the two is there, in the same transaction. */
async function both(tx: Db, { homeRegion, id }: Pick<Matter, 'homeRegion' | 'id'>): Promise<void> {
  const { rows } = await tx.query(sql`
    select from matter s join matter c
      on c.home_region = s.home_region and c.id::text = s.snapshot #>> '{facts,complaint,complaint}'
    where s.home_region = ${homeRegion} and s.id = ${id} and s.state = 'escalated' and c.procedure = 'complaint'`);
  if (rows.length === 0) throw new AppError('settlements.together', 409);
}

/** The complaint and the last act of the settlement, neither without the other. */
function requestsOf(read: ReadSettlement, consumer: JsonObject, traceId: string): readonly PerformRequest[] {
  const { matter } = read;
  const complaint = idOf('complaint', matter);
  const where = { homeRegion: matter.homeRegion, traceId, beside: (tx: Db) => both(tx, matter) };
  return [
    {
      ...where,
      ...{ actId: complaint, homeCode: matter.homeCode, procedure: 'complaint', verb: 'receive' },
      body: complaintBody(read, consumer),
    },
    {
      ...where,
      actId: idOf('escalate', matter),
      matterId: matter.id,
      verb: 'escalate',
      body: { region: matter.homeRegion, complaint },
    },
  ];
}

/** What is thrown for the first half that was refused, in the words of its rule where there are any. */
function refusalOf(failed: readonly AppError[]): AppError {
  const refusal = failed.find(({ code }) => code === 'procedure.refused');
  if (refusal === undefined) return failed[0] ?? new AppError('settlements.together', 409);
  const { reasonZh = '', reasonEn = '' } = refusal.params;
  return new AppError('settlements.refused', 409, { reasonZh, reasonEn });
}

async function performBoth(ledger: LedgerDependencies, matter: Matter, traceId: string): Promise<void> {
  const actor = { ...receiver(matter.homeCode), clearance: matter.sensitivity };
  let refusal: AppError | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const read = await readSettlement(ledger, matter);
    // Asked again, or somebody with the same code was first: it is done.
    if (read.matter.state === 'escalated') return;
    // Somebody else wrote first: each was then tried alone and refused for want of the other; together they go again.
    if (refusal !== undefined && (refusal.code !== 'settlements.together' || attempt > ATTEMPTS)) throw refusal;
    const consumer = await consumerOf(ledger, matter);
    const outcomes = await performMany(ledger, actor, requestsOf(read, consumer, traceId));
    const failed = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
    if (failed.length === 0) return;
    refusal = refusalOf(failed);
  }
}

/**
 * The consumer takes it to the authority: a complaint with the whole file is opened there, and its seven working days begin
 * with it (law.md §2 complaint-odr). Both or neither; asked again it is done once. The receipt code stays the same.
 * @throws AppError 404 `settlements.unknown`; 409 `settlements.refused`, `settlements.together`
 */
export const escalateByCode = (
  context: SettlementContext,
  { receiptCode }: { readonly receiptCode: string },
  traceId: string,
): Promise<SettlementView> =>
  inEqualTime(async () => {
    const matter = await settlementByCode(context, receiptCode);
    await performBoth(context.ledger, matter, traceId);
    return viewOf(context, matter, 'consumer');
  });
