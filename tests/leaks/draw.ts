import { createRandom } from '../../world/random.ts';
import type { City } from './city.ts';
import { KNOWLEDGE, type Reader, type Target } from './oracle.ts';
import { probesOf } from './probes.ts';
import type { Probe } from './verdict.ts';

export interface Finding {
  readonly probe: string;
  readonly reader: Pick<Reader, 'name' | 'authority' | 'roles' | 'clearance'>;
  readonly target: Pick<Target, 'id' | 'home' | 'handling' | 'sensitivity'>;
}

export interface Tally {
  readonly draws: number;
  /** Draws in which something was due to be shown, and in which it was not: both must be many. */
  readonly shown: number;
  readonly hiddenRightly: number;
  readonly byProbe: Readonly<Record<string, number>>;
  /** Somebody learnt what is not theirs. */
  readonly leaks: readonly Finding[];
  /** Somebody was refused what is theirs. */
  readonly hidden: readonly Finding[];
}

/** Draws person, matter and way in, asks, and compares with the oracle; one draw is one decision about one matter. */
export async function draw(
  city: City,
  seed: string,
  draws: number,
  made: readonly Probe[] = probesOf(city),
  targets: readonly Target[] = city.targets,
): Promise<Tally> {
  const random = createRandom(seed);
  const probes = new Map(made.map((probe) => [probe.name, probe]));
  const weights = Object.fromEntries([...probes.values()].map(({ name, weight }) => [name, weight]));
  const byProbe: Record<string, number> = {};
  const leaks: Finding[] = [];
  const hidden: Finding[] = [];
  let shown = 0;
  for (let count = 0; count < draws; count += 1) {
    const probe = probes.get(random.weighted(weights));
    if (probe === undefined) throw new Error('no probe');
    const { fits = () => true } = probe;
    const reader = random.pick(city.readers);
    const target = random.pick(targets.filter(fits));
    const { got, due } = await probe.judge(reader, target);
    byProbe[probe.name] = (byProbe[probe.name] ?? 0) + 1;
    if (due !== 'nothing') shown += 1;
    if (got === due) continue;
    const { name, authority, roles, clearance } = reader;
    const { id, home, handling, sensitivity } = target;
    const finding = {
      probe: probe.name,
      reader: { name, authority, roles, clearance },
      target: { id, home, handling, sensitivity },
    };
    (KNOWLEDGE.indexOf(got) > KNOWLEDGE.indexOf(due) ? leaks : hidden).push(finding);
  }
  return { draws, shown, hiddenRightly: draws - shown, byProbe, leaks, hidden };
}
