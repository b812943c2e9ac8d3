import type { AuthorityCode, MatterId, PersonId, Region } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { History, StoredAct } from '../../../platform/ledger/history.ts';
import type { BundleLine } from '../../../platform/proof/bundle.ts';
import type { HistorySource } from './count-figures.ts';

type Acts = Map<Region, Map<MatterId, { leaf: number; act: StoredAct }[]>>;

function toStored(line: Extract<BundleLine, { type: 'act' }>): StoredAct {
  const { record } = line;
  return {
    matterId: record.matterId as MatterId,
    seq: record.seq,
    actId: record.actId,
    procedure: record.procedure,
    verb: record.verb,
    actor: record.actor as PersonId,
    onBehalfOf: record.onBehalfOf as PersonId | null,
    authority: record.authority as AuthorityCode,
    eventAt: new Date(record.eventAt),
    recordedAt: new Date(record.recordedAt),
    basis: record.basis,
    body: record.body,
    commitment: null,
    prevHash: Buffer.from(record.prevHash, 'hex'),
    hash: Buffer.from(line.hash, 'hex'),
    batchId: null,
    salt: null,
    payload: null,
    sealed: null,
  };
}

function* historiesOf(acts: Acts, region: Region, size: number): Generator<History> {
  for (const [matterId, entries] of acts.get(region) ?? []) {
    const own = entries.filter(({ leaf }) => leaf < size).map(({ act }) => act);
    own.sort((a, b) => a.seq - b.seq);
    const gap = own.findIndex((act, index) => act.seq !== index + 1);
    yield { homeRegion: region, matterId, acts: gap < 0 ? own : own.slice(0, gap) };
  }
}

/** What a bundle brings: its signed bulletins, and the acts that they are computed from. */
export interface BundleContents {
  readonly bulletins: readonly JsonObject[];
  readonly source: HistorySource;
}

/**
 * Reads the bulletins and the acts of a bundle, with no database. To be trusted only together with `verifyBundle`, which says
 * that the acts are the recorded ones. Lines that are no part of a bundle are passed over: judging them is its business.
 */
export async function readBundle(lines: AsyncIterable<string> | Iterable<string>): Promise<BundleContents> {
  const acts: Acts = new Map();
  const bulletins: JsonObject[] = [];
  for await (const text of lines) {
    if (!text.startsWith('{')) continue;
    const line = JSON.parse(text) as BundleLine;
    if (line.type === 'bulletin') bulletins.push(line.bulletin);
    else if (line.type === 'act' && line.leaf !== null) {
      const region = line.record.homeRegion as Region;
      const matters = acts.get(region) ?? new Map();
      acts.set(region, matters);
      const act = toStored(line);
      const entries = matters.get(act.matterId) ?? [];
      matters.set(act.matterId, entries);
      entries.push({ leaf: line.leaf, act });
    }
  }
  return { bulletins, source: (region, size) => historiesOf(acts, region, size) };
}
