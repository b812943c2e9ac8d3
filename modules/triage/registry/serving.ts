import { createHash } from 'node:crypto';
import { AppError } from '../../../kernel/error.ts';
import { areasOf } from '../../../kernel/region.ts';
import type { Db } from '../../../platform/store/types.ts';
import { type ClueModels, ClueReader, unpackClues } from '../model/clue-model.ts';
import { getModel, type InService, servingOfAll } from '../queries/models.ts';
import { latestTeachingAct, type TeachingAct, teachingActs, textsOf } from '../queries/verdicts.ts';
import { correctClues } from './correct-clues.ts';
import { teaches, toExample, verdictOf } from './verdict.ts';
import { NEWEST, windowOf } from './window.ts';

/** Verdicts that were withdrawn since, or recorded behind others, are noticed after so long. */
const LOOK_AGAIN_MS = 30_000;
/** Areas whose corrected models are held at once; each takes about as much memory as a model. */
const MOST_HELD = 12;

/** What reads clues of a place now. */
export interface Serving {
  readonly reader: ClueReader;
  /** Null: the model that ships with the product. */
  readonly authority: string | null;
  readonly version: string;
  readonly corrections: number;
}

/** The models in service with the corrections since, for a process that proposes; any number of processes say the same. */
export interface ClueReaders {
  /** For matters of regions, in a transaction of the system. Where a model's bytes are damaged the shipped one reads. */
  servingFor(tx: Db, regions: readonly string[]): Promise<ReadonlyMap<string, Serving>>;
}

interface Plain {
  readonly models: ClueModels;
  readonly reader: ClueReader;
  readonly cutAt: Date | undefined;
}

interface Corrected {
  readonly latest: string | null;
  readonly lookedAt: number;
  /** What it was corrected by: acts with the titles that were read. */
  readonly acts: readonly string[];
  readonly models: ClueModels;
  readonly reader: ClueReader;
}

/** A map that forgets what was not asked for longest. */
function remember<T>(known: Map<string, T>, key: string, value: T): T {
  known.delete(key);
  known.set(key, value);
  for (const oldest of known.keys()) {
    if (known.size <= MOST_HELD) break;
    known.delete(oldest);
  }
  return value;
}

const isWhole = (packed: Buffer, digest: Buffer): boolean =>
  createHash('sha256').update(packed).digest().equals(digest);

/** The models of packed bytes, which must be those that were registered. @throws AppError 500 `triage.model.damaged` */
export function modelsOf(version: string, packed: Buffer, digest: Buffer): ClueModels {
  if (!isWhole(packed, digest)) throw new AppError('triage.model.damaged', 500, { version });
  return unpackClues(packed);
}

/** Whose officers correct the shipped model for a region: those of its city. Ours. */
export const areaOfShipped = (region: string): string => areasOf(region)[1] ?? region;

const named = (acts: readonly TeachingAct[]): readonly string[] =>
  acts.map(({ act_id, title }) => `${act_id} ${title}`);

/** Whether what was learnt before is the beginning of what is to be learnt now. */
const continues = (before: readonly string[], now: readonly string[]): boolean =>
  before.length <= now.length && before.every((each, at) => each === now[at]);

async function learn(tx: Db, models: ClueModels, acts: readonly TeachingAct[], plain: ClueReader): Promise<ClueModels> {
  if (acts.length === 0) return models;
  const texts = await textsOf(tx, acts);
  const examples = acts.flatMap(({ matter_id, title, body }) => {
    const text = texts.get(matter_id);
    const verdict = verdictOf(body);
    return text === undefined || verdict === null ? [] : [toExample(title, text, verdict)];
  });
  return correctClues(models, examples.filter(teaches), plain);
}

/**
 * @param shipped the models that ship with the product
 * @param now milliseconds, for tests
 */
export function clueReaders(shipped: () => ClueModels, now: () => number = Date.now): ClueReaders {
  const plain = new Map<string, Plain>();
  const corrected = new Map<string, Corrected>();

  async function plainOf(tx: Db, version: string | null): Promise<Plain> {
    const known = plain.get(version ?? '');
    if (known !== undefined) return known;
    const row = version === null ? undefined : await getModel(tx, version);
    const models = row === undefined || !isWhole(row.packed, row.digest) ? shipped() : unpackClues(row.packed);
    return remember(plain, version ?? '', { models, reader: new ClueReader(models), cutAt: row?.cut_at });
  }

  async function correctedOf(tx: Db, key: string, { models, reader, cutAt }: Plain, area: string): Promise<Corrected> {
    const known = corrected.get(key);
    const latest = await latestTeachingAct(tx, area);
    if (known !== undefined && known.latest === latest && now() - known.lookedAt < LOOK_AGAIN_MS) return known;
    const acts = windowOf(await teachingActs(tx, area, { after: cutAt, newest: NEWEST }));
    const names = named(acts);
    const base = known !== undefined && continues(known.acts, names) ? known : { models, acts: [] };
    const learnt = await learn(tx, base.models, acts.slice(base.acts.length), reader);
    const version = acts.length === 0 ? models.version : `${models.version}+${acts.length}`;
    return remember(corrected, key, {
      ...{ latest, lookedAt: now(), acts: names, models: learnt },
      reader: learnt === models ? reader : new ClueReader({ ...learnt, version }),
    });
  }

  async function serving(tx: Db, own: InService | undefined, area: string): Promise<Serving> {
    const base = await plainOf(tx, own?.version ?? null);
    const { reader, acts } = await correctedOf(tx, `${base.models.version} ${area}`, base, area);
    return {
      ...{ reader, authority: own?.authority ?? null, corrections: acts.length },
      version: base.models.version,
    };
  }

  return {
    async servingFor(tx, regions) {
      const own = await servingOfAll(tx, regions);
      // Counties of a city are read alike, unless one has a model of its own.
      const byArea = new Map<string, Serving>();
      const found = new Map<string, Serving>();
      for (const region of regions) {
        const area = own.get(region)?.authority ?? areaOfShipped(region);
        const key = `${own.get(region)?.version ?? ''} ${area}`;
        const known = byArea.get(key) ?? (await serving(tx, own.get(region), area));
        byArea.set(key, known);
        found.set(region, known);
      }
      return found;
    },
  };
}
