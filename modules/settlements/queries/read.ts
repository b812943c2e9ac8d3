import { AppError } from '../../../kernel/error.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { hashReceiptCode } from '../../../platform/crypto/index.ts';
import { sealContext } from '../../../platform/ledger/prepare.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { SettlementContext } from '../context.ts';

type Ledger = Pick<LedgerDependencies, 'store' | 'sealer'>;

/** An act of a settlement with its words; `personal` is null once they are erased. */
export interface SaidAct {
  readonly seq: number;
  readonly verb: string;
  readonly event_at: Date;
  readonly body: JsonObject;
  readonly personal: JsonObject | null;
}

/** A settlement with everything that was said in it. */
export interface ReadSettlement {
  readonly matter: Matter;
  readonly acts: readonly SaidAct[];
}

/** The settlement whose code hashes to this, or undefined. */
async function matterByHash({ store }: Ledger, codeHash: string): Promise<Matter | undefined> {
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m
      where m.procedure = 'settlement' and m.snapshot #>> '{facts,codeHash}' = ${codeHash} limit 1`),
  );
  return rows[0]?.snapshot;
}

/** By receipt code. @throws AppError 404 `settlements.unknown` */
export async function settlementByCode(context: SettlementContext, code: string): Promise<Matter> {
  const hash = (await hashReceiptCode(code, context.receiptPepper)).toString('hex');
  const matter = await matterByHash(context.ledger, hash);
  if (matter === undefined) throw new AppError('settlements.unknown', 404);
  return matter;
}

/** One of a firm's own; another firm's is as if it were not there. @throws AppError 404 `settlements.unknown` */
export async function settlementOfFirm(
  { ledger }: SettlementContext,
  firm: { readonly id: string },
  at: { readonly region: string; readonly id: string },
): Promise<Matter> {
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m
      where m.home_region = ${at.region} and m.id = ${at.id} and m.procedure = 'settlement'
        and m.snapshot #>> '{facts,firm,id}' = ${firm.id}`),
  );
  const matter = rows[0]?.snapshot;
  if (matter === undefined) throw new AppError('settlements.unknown', 404);
  return matter;
}

/** As it stands now, with what was said. @throws AppError 404 `settlements.unknown` */
export async function readSettlement(
  { store }: Ledger,
  of: Pick<Matter, 'homeRegion' | 'id'>,
): Promise<ReadSettlement> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m where m.home_region = ${of.homeRegion} and m.id = ${of.id}`);
    const matter = rows[0]?.snapshot;
    if (matter === undefined) throw new AppError('settlements.unknown', 404);
    const acts = await tx.query<SaidAct>(sql`
      select a.seq, a.verb, a.event_at, a.body, p.payload as personal from act a
      left join act_private p on p.home_region = a.home_region and p.matter_id = a.matter_id and p.seq = a.seq
      where a.home_region = ${of.homeRegion} and a.matter_id = ${of.id} order by a.seq`);
    return { matter, acts: acts.rows };
  });
}

/** Who filed it; nothing once that was erased. Read for the other side, and for the complaint that the consumer makes of it. */
export async function consumerOf(
  { store, sealer }: Ledger,
  { homeRegion, id }: Pick<Matter, 'homeRegion' | 'id'>,
): Promise<JsonObject> {
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ seq: number; sealed: Buffer | null }>(sql`
      select p.seq, p.sealed from act_private p
      where p.home_region = ${homeRegion} and p.matter_id = ${id} and p.seq = 1`),
  );
  const sealed = rows[0]?.sealed ?? null;
  if (sealed === null) return {};
  const opened = JSON.parse(sealer.open(sealed, sealContext(homeRegion, id, 1)).toString('utf8')) as JsonObject;
  return typeof opened.consumer === 'object' ? (opened.consumer as JsonObject) : {};
}
