import type { AuthorityCode, MatterId, PersonId, Region } from '../../../kernel/id.ts';
import type { History, StoredAct } from '../../../platform/ledger/history.ts';
import type { BundleLine } from '../../../platform/proof/bundle.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import { type AnyBulletin, anyBulletin } from '../case-contract.ts';
import { computeAgain } from './compute-cases.ts';
import type { ComputeEnvironment } from './count-figures.ts';

/** What came out for one bulletin of a bundle. */
export interface FiguresReport {
  readonly id: string;
  readonly title: string;
  /** The table computed from the bundle's own acts is the signed one, byte for byte. */
  readonly identical: boolean;
  /** Versions of this program's rules and calendar; where they are others than the bulletin's, a difference may be theirs. */
  readonly sameRules: boolean;
}

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

/**
 * Computes every bulletin of a bundle anew from the acts that it brings, with no database: what the figures say is
 * what the acts say. To be trusted only together with `verifyBundle`, which says that the acts are the recorded ones.
 * Lines that are no part of a bundle are passed over: judging them is the verifier's business.
 */
export async function verifyFigures(
  env: ComputeEnvironment,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<FiguresReport[]> {
  const acts: Acts = new Map();
  const bulletins: AnyBulletin[] = [];
  for await (const text of lines) {
    if (!text.startsWith('{')) continue;
    const line = JSON.parse(text) as BundleLine;
    if (line.type === 'bulletin') {
      const parsed = anyBulletin.safeParse(line.bulletin);
      if (parsed.success) bulletins.push(parsed.data);
    } else if (line.type === 'act' && line.leaf !== null) {
      const region = line.record.homeRegion as Region;
      const matters = acts.get(region) ?? new Map();
      acts.set(region, matters);
      const act = toStored(line);
      const entries = matters.get(act.matterId) ?? [];
      matters.set(act.matterId, entries);
      entries.push({ leaf: line.leaf, act });
    }
  }
  const reports: FiguresReport[] = [];
  for (const bulletin of bulletins) {
    const { bulletin: again } = await computeAgain(env, (region, size) => historiesOf(acts, region, size), bulletin);
    const { rules, calendar } = env.ledger.env;
    reports.push({
      id: bulletin.id,
      title: bulletin.title,
      identical: canonicalText(again) === canonicalText(bulletin),
      sameRules: bulletin.rules === rules.version && bulletin.calendar === calendar.version,
    });
  }
  return reports;
}
