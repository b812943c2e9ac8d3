import type { Clock } from '../../kernel/clock.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import type { Directory } from '../../modules/authorities/index.ts';
import type { BulletinDependencies } from '../../modules/bulletins/index.ts';
import { followProgrammes } from '../../modules/programmes/index.ts';
import { followSupervision } from '../../modules/supervision/index.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import type { GivenNumber } from '../cases/number-in-turn.ts';
import { performStories, type Told } from '../perform-stories.ts';
import type { WorldDependencies } from '../seed.ts';
import { countFindings } from './count-findings.ts';
import { agrees, type LaterFigure, type ReplayFigure } from './line.ts';
import { replayWays } from './own-ways.ts';

/** Stories that may go side by side; the next part begins when all of them are told. */
export interface ReplayPart {
  readonly name: string;
  readonly stories: readonly Told[];
  /** 1 where one story needs what the one before it did. */
  readonly concurrency?: number;
  /** When what follows its acts by acts on other matters is done, as the background workers do it. */
  readonly followAt?: Date;
  /** Numbers that its acts took, for the register. */
  readonly given?: readonly GivenNumber[];
}

/** A source document told anew: all that it counts, matter by matter. */
export interface WholeReplay {
  readonly id: 'luzhou' | 'shanxi';
  readonly title: Text;
  /** Its last day; the clock stands there while figures are read. */
  readonly end: PlainDate;
  /** How many matters will be told. */
  readonly size: number;
  /** Written part by part, so that a province fits into memory; the same each time. */
  parts(): Iterable<ReplayPart>;
  /** Authorities and people beyond those of the small world. */
  readonly found?: (world: WorldDependencies) => Promise<void>;
  /** What is computed and published once all is told; gives how many acts that took. */
  readonly publish?: (deps: ReplayDependencies) => Promise<number>;
  /** Every figure of the source, from the acts and from the live counts. */
  read(deps: ReplayDependencies): Promise<readonly ReplayFigure[]>;
  readonly later: readonly LaterFigure[];
  /** Bulletins that an instance which keeps the replay freezes. */
  readonly bulletins: readonly KeptBulletin[];
}

/** A bulletin asked for, and by whose campaign office. */
export interface KeptBulletin {
  readonly kind: 'case' | 'clearance';
  readonly authority: string;
  readonly title: string;
  readonly procedures: readonly string[];
  readonly by: 'authority' | 'domain' | 'campaign';
  readonly from: string;
  readonly to: string;
}

/** What a replay works with: an instance's parts, or those of a world that is thrown away. */
export interface ReplayDependencies extends BulletinDependencies {
  readonly directory: Directory;
}

export interface WholeReplayResult {
  /** True when every figure agrees and nothing in the ledger contradicts its acts. */
  readonly ok: boolean;
  readonly figures: readonly ReplayFigure[];
  readonly matters: number;
  readonly acts: number;
  readonly findings: number;
  /** Seconds of each part of the work. */
  readonly seconds: { readonly told: number; readonly read: number; readonly checked: number };
}

export type Stage = 'tell' | 'read' | 'check';

export interface WholeReplayOptions {
  /** Changes a part before it is performed: how a test makes the replay fail. */
  readonly alter?: (part: ReplayPart) => ReplayPart;
  /** Called with what was done and is to be done of a stage: matters told, areas checked. */
  readonly onProgress?: (stage: Stage, done: number, of: number) => void;
  /** Called with the numbers that the acts of a part took, once they stand. */
  readonly onNumbers?: (given: readonly GivenNumber[]) => Promise<void>;
}

const since = (from: number): number => (performance.now() - from) / 1_000;

/**
 * Tells a source matter by matter through the ledger, then arrives at its figures in two ways and checks the ledger
 * against itself; nothing is inserted as a total. The ledger must be empty: acts are recorded at the time they tell of.
 * @throws AppError of the first act that the ledger refuses
 */
export async function runWholeReplay(
  replay: WholeReplay,
  deps: ReplayDependencies,
  options: WholeReplayOptions = {},
): Promise<WholeReplayResult> {
  const { ledger } = deps;
  deps.directory.forget();
  let [matters, acts, begun] = [0, 0, performance.now()];
  for (const written of replay.parts()) {
    const part = options.alter?.(written) ?? written;
    const done = await performStories(ledger, part.stories, {
      concurrency: part.concurrency ?? 6,
      recorded: 'then',
      ownWays: replayWays,
      onProgress: (told) => options.onProgress?.('tell', matters + told, replay.size),
    });
    matters += done.matters;
    acts += done.acts;
    if (part.given !== undefined) await options.onNumbers?.(part.given);
    if (part.followAt !== undefined) acts += await followUp(deps, part.followAt);
  }
  const told = since(begun);
  begun = performance.now();
  options.onProgress?.('read', 0, 1);
  acts += (await replay.publish?.(deps)) ?? 0;
  const figures = await replay.read(deps);
  options.onProgress?.('read', 1, 1);
  const read = since(begun);
  begun = performance.now();
  const findings = await countFindings(ledger, (done, of) => options.onProgress?.('check', done, of));
  return {
    ok: findings === 0 && figures.every(agrees),
    figures,
    matters,
    acts,
    findings,
    seconds: { told, read, checked: since(begun) },
  };
}

/** Does what follows, until nothing follows any more: a task tells its programme how it stands. */
async function followUp({ ledger, directory }: ReplayDependencies, at: Date): Promise<number> {
  const then: LedgerDependencies = { ...ledger, clock: { now: () => at } };
  let done = 0;
  for (;;) {
    const followed = (await followProgrammes(then)) + (await followSupervision(then, directory));
    if (followed === 0) return done;
    done += followed;
  }
}

/** The same parts with the clock of the replay's end: what "open" and "today" mean while its figures are read. */
export const atEnd = (deps: ReplayDependencies, clock: Clock): ReplayDependencies => ({
  ...deps,
  ledger: { ...deps.ledger, clock },
});
