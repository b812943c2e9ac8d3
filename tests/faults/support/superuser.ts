import pg from 'pg';
import { newActId, type Region } from '../../../kernel/id.ts';
import { ACT_COLUMNS, ACT_SOURCE, recordOf, type StoredAct } from '../../../platform/ledger/history.ts';
import type { SignHead } from '../../../platform/ledger/seal.ts';
import { FIRST_PREV_HASH, hashAct } from '../../../platform/proof/act-hash.ts';
import { Frontier } from '../../../platform/proof/frontier.ts';

/** An administrator with every right on the database, and the knowledge of how hashes are made. */
export class Superuser {
  readonly #client: pg.Client;
  readonly region: Region;

  constructor(url: string, region: Region) {
    this.#client = new pg.Client({ connectionString: url });
    this.region = region;
  }

  async connect(): Promise<void> {
    await this.#client.connect();
  }

  async end(): Promise<void> {
    await this.#client.end();
  }

  async query<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.#client.query<R>(text, [...values])).rows;
  }

  /** Matters of the region that were cleared, oldest first. */
  async matters(): Promise<string[]> {
    const rows = await this.query<{ id: string }>(
      `select m.id from matter m join tree_leaf l on l.home_region = m.home_region and l.matter_id = m.id and l.seq = 1
       where m.home_region = $1 and m.state = 'cleared' order by l.leaf_index`,
      [this.region],
    );
    return rows.map(({ id }) => id);
  }

  async acts(matterId: string): Promise<StoredAct[]> {
    return this.query<StoredAct>(
      `select ${ACT_COLUMNS} ${ACT_SOURCE} where a.home_region = $1 and a.matter_id = $2 order by a.seq`,
      [this.region, matterId],
    );
  }

  /** Hashes one act anew as it stands. */
  async rehashOne(matterId: string, seq: number): Promise<void> {
    const act = (await this.acts(matterId)).find((each) => each.seq === seq);
    if (act === undefined) throw new Error(`no act ${seq}`);
    await this.#put(matterId, seq, act.prevHash, hashAct(recordOf(this.region, act)));
  }

  /** Hashes a matter's whole chain anew, in the acts, the matter row and the leaves. */
  async rehashChain(matterId: string): Promise<void> {
    let prev = Buffer.from(FIRST_PREV_HASH, 'hex');
    for (const act of await this.acts(matterId)) {
      const hash = hashAct(recordOf(this.region, { ...act, prevHash: prev }));
      await this.#put(matterId, act.seq, prev, hash);
      prev = Buffer.from(hash);
    }
    await this.query(`update matter set head_hash = $2 where id = $1`, [matterId, prev]);
    await this.query(
      `update tree_leaf l set hash = a.hash from act a
       where a.home_region = l.home_region and a.matter_id = l.matter_id and a.seq = l.seq and a.matter_id = $1`,
      [matterId],
    );
  }

  async #put(matterId: string, seq: number, prev: Buffer, hash: Buffer): Promise<void> {
    await this.query(
      `update act set prev_hash = $4, hash = $5 where home_region = $1 and matter_id = $2 and seq = $3`,
      [this.region, matterId, seq, prev, hash],
    );
  }

  /** Appends a forged act to a matter, well chained, as if recorded at that time. It is in no tree yet. */
  async forge(matterId: string, at: Date): Promise<StoredAct> {
    const last = (await this.acts(matterId)).at(-1);
    if (last === undefined) throw new Error('no acts');
    const forged: StoredAct = {
      ...last,
      seq: last.seq + 1,
      actId: newActId(),
      eventAt: at,
      recordedAt: at,
      prevHash: last.hash,
      commitment: null,
    };
    const hash = hashAct(recordOf(this.region, forged));
    await this.query(
      `insert into act (home_region, matter_id, seq, act_id, procedure, verb, actor, authority, event_at, recorded_at,
                        basis, body, prev_hash, hash)
       select home_region, matter_id, $3, $4, procedure, verb, actor, authority, $5, $5, basis, body, hash, $6
       from act where home_region = $1 and matter_id = $2 and seq = $3 - 1`,
      [this.region, matterId, forged.seq, forged.actId, at, hash],
    );
    await this.query(`update matter set version = $2, head_hash = $3 where id = $1`, [matterId, forged.seq, hash]);
    return { ...forged, hash };
  }

  /** With the stolen key: every head computed and signed anew over the leaves as they stand, sizes and times as before. */
  async resignAll(sign: SignHead): Promise<void> {
    const leaves = await this.query<{ hash: Buffer }>(
      `select hash from tree_leaf where home_region = $1 order by leaf_index`,
      [this.region],
    );
    const heads = await this.query<{ size: number; at: Date }>(
      `select size, signed_at as at from tree_checkpoint where home_region = $1`,
      [this.region],
    );
    const frontier = new Frontier();
    for (const { hash } of leaves) {
      frontier.append(hash);
      const head = heads.find(({ size }) => Number(size) === frontier.size);
      if (head === undefined) continue;
      const root = frontier.root();
      const note = sign({ homeRegion: this.region, size: frontier.size, root, at: head.at });
      await this.query(`update tree_checkpoint set root = $3, note = $4 where home_region = $1 and size = $2`, [
        this.region,
        frontier.size,
        root,
        note,
      ]);
    }
    await this.query(`update tree_head set frontier = $2, size = $3 where home_region = $1`, [
      this.region,
      JSON.stringify(frontier.serialise()),
      frontier.size,
    ]);
  }
}
