import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { JsonObject } from '../../kernel/text.ts';
import { type ActRecord, COMMITMENT_FORMAT, commitPersonal, FIRST_PREV_HASH, hashAct } from './act-hash.ts';
import { signBulletin } from './bulletin.ts';
import { type BundleEntry, type BundleHeader, writeBundle } from './bundle.ts';
import { checkpointOrigin, signCheckpoint } from './checkpoint.ts';
import { leafHash, MemoryTree } from './merkle.ts';
import { formatVkey } from './note.ts';

/** A row as a database administrator sees it: everything in it can be changed at will. */
export interface Row {
  record: ActRecord;
  hash: string;
  salt: Buffer;
  payload: JsonObject | null;
}

interface SealedHead {
  size: number;
  time: string;
  note: string;
}

const REGION = '510502';
const START = Date.parse('2026-04-15T01:00:00.000Z');
const HOUR = 3_600_000;

/** A ledger of one region in memory: rows in leaf order, heads, a key. For tests only. */
export class TinyLedger {
  readonly origin = checkpointOrigin('luzhou', REGION);
  readonly keyName = 'qingyuan/luzhou';
  readonly #privateKey: KeyObject = generateKeyPairSync('ed25519').privateKey;
  rows: Row[] = [];
  heads: SealedHead[] = [];
  sealed = 0;
  #now = START;

  get vkey(): string {
    return formatVkey(this.keyName, this.#privateKey);
  }

  get now(): string {
    return new Date(this.#now).toISOString();
  }

  /** Three matters, 24 acts, heads after 9, 18 and 24; every act an hour after the last. */
  static sample(): TinyLedger {
    const ledger = new TinyLedger();
    for (let index = 0; index < 24; index++) {
      ledger.act(`matter-${index % 3}`);
      if (index === 8 || index === 17 || index === 23) ledger.seal();
    }
    return ledger;
  }

  /** Appends an honest act. */
  act(matterId: string, changes: Partial<ActRecord> = {}): Row {
    this.#now += HOUR;
    const before = this.rows.filter(({ record }) => record.matterId === matterId).at(-1);
    const seq = (before?.record.seq ?? 0) + 1;
    const payload = seq === 1 ? { name: `王${matterId}`, phone: '13800000000' } : null;
    const salt = createHash('sha256').update(`${matterId}/${seq}`).digest();
    const record: ActRecord = {
      alg: 'sha256',
      homeRegion: REGION,
      matterId,
      seq,
      actId: `${matterId}/act-${seq}`,
      procedure: 'complaint',
      verb: seq === 1 ? 'receive' : 'note',
      actor: 'officer-1',
      onBehalfOf: null,
      authority: '510502003',
      eventAt: this.now,
      recordedAt: this.now,
      basis: ['rule@1'],
      body: { text: `第 ${seq} 步\u2028`, amount: 12800 },
      commitment: payload === null ? null : commitPersonal(salt, payload).toString('hex'),
      prevHash: before?.hash ?? FIRST_PREV_HASH,
      ...changes,
    };
    const row = { record, hash: hashAct(record).toString('hex'), salt, payload };
    this.rows.push(row);
    return row;
  }

  /** Signs the head of all rows. */
  seal(): SealedHead {
    const head = this.#signed(this.rows.length, this.now);
    this.heads.push(head);
    this.sealed = this.rows.length;
    return head;
  }

  /** What a thief of the key does: signs every head anew, sizes and times as before. */
  resealAll(): void {
    this.heads = this.heads.map(({ size, time }) => this.#signed(size, time));
  }

  /** What an operator with two faces does: signs another history of the same sizes for someone else. */
  forkedNotes(): string[] {
    const other = new MemoryTree(this.rows.map(({ hash }) => leafHash(Buffer.from(hash.replace(/^../, '00'), 'hex'))));
    return this.heads.map(({ size, time }) => this.#signed(size, time, other).note);
  }

  #signed(size: number, time: string, tree = this.tree()): SealedHead {
    const root = tree.root(size).toString('hex');
    const signer = { name: this.keyName, privateKey: this.#privateKey };
    return { size, time, note: signCheckpoint({ origin: this.origin, size, root, time }, signer) };
  }

  tree(): MemoryTree {
    return new MemoryTree(this.rows.map(({ hash }) => leafHash(Buffer.from(hash, 'hex'))));
  }

  row(matterId: string, seq: number): Row {
    const row = this.rows.find(({ record }) => record.matterId === matterId && record.seq === seq);
    if (row === undefined) throw new Error(`no act ${matterId}/${seq}`);
    return row;
  }

  /** Rewrites hashes of a matter from `seq` on, so that its chain is whole again. */
  rehash(matterId: string, from = 1): void {
    let prevHash = from === 1 ? FIRST_PREV_HASH : this.row(matterId, from - 1).hash;
    for (const row of this.rows) {
      if (row.record.matterId !== matterId || row.record.seq < from) continue;
      row.record = { ...row.record, prevHash };
      row.hash = hashAct(row.record).toString('hex');
      prevHash = row.hash;
    }
  }

  #bulletin(): BundleEntry {
    const bulletin = { title: '线索清零通报', cut: '2026-04-30', cleared: 3 };
    const signatures = signBulletin(bulletin, { name: this.keyName, privateKey: this.#privateKey });
    return { type: 'bulletin', bulletin, signatures };
  }

  /** The whole region. Rows beyond the last head go out as unsealed. */
  full(): Promise<string[]> {
    const entries: BundleEntry[] = this.heads.map(({ note }) => ({ type: 'checkpoint', homeRegion: REGION, note }));
    this.rows.forEach((row, index) => {
      entries.push(...actEntries(row, index < this.sealed ? index : null));
    });
    return this.#write('full', this.rows.length, [...entries, this.#bulletin()]);
  }

  /** One matter with proofs against the last head, and consistency from every earlier one. */
  partial(matterId: string): Promise<string[]> {
    const tree = this.tree();
    const size = this.heads.at(-1)?.size ?? 0;
    const entries: BundleEntry[] = [];
    for (const { note } of this.heads) entries.push({ type: 'checkpoint', homeRegion: REGION, note });
    for (const head of this.heads.slice(0, -1)) {
      const hashes = tree.consistency(head.size, size).map((hash) => hash.toString('hex'));
      entries.push({ type: 'consistency', homeRegion: REGION, size1: head.size, size2: size, hashes });
    }
    const chosen = this.rows.filter(({ record }) => record.matterId === matterId);
    for (const row of chosen) {
      const leaf = this.rows.indexOf(row);
      const sealed = leaf < size;
      entries.push(...actEntries(row, sealed ? leaf : null));
      if (!sealed) continue;
      const hashes = tree.inclusion(leaf, size).map((hash) => hash.toString('hex'));
      entries.push({ type: 'inclusion', actId: row.record.actId, size, hashes });
    }
    return this.#write('partial', chosen.length, [...entries, this.#bulletin()]);
  }

  #write(coverage: 'full' | 'partial', acts: number, entries: readonly BundleEntry[]): Promise<string[]> {
    const header: BundleHeader = {
      regions: [{ homeRegion: REGION, origin: this.origin, coverage }],
      scope: { wanted: coverage },
      exportedAt: this.now,
      versions: { rules: '2026.1', calendar: '2026' },
      counts: { acts },
    };
    return collect(header, entries);
  }
}

function actEntries({ record, hash, salt, payload }: Row, leaf: number | null): BundleEntry[] {
  const act: BundleEntry = { type: 'act', record, hash, leaf };
  if (payload === null) return [act];
  const { actId } = record;
  return [act, { type: 'opening', actId, commitment: COMMITMENT_FORMAT, salt: salt.toString('hex'), payload }];
}

/** Lines without their newline. */
async function collect(header: BundleHeader, entries: readonly BundleEntry[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of writeBundle(header, entries)) lines.push(line.slice(0, -1));
  return lines;
}
