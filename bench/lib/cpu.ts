import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

interface Process {
  readonly parent: number;
  /** Seconds of processor time, its ended children's included. */
  readonly seconds: number;
}

function readProcess(pid: number): Process | undefined {
  try {
    // The name in parentheses may hold spaces: fields are counted from behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field] ?? 0), 0);
    return { parent: Number(fields[1] ?? 0), seconds: ticks / TICKS_PER_SECOND };
  } catch {
    return undefined;
  }
}

/** Seconds of processor time that a process and all below it have used so far; 0 where the system does not tell. */
export function processorSeconds(root: number): number {
  let pids: number[];
  try {
    pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return 0;
  }
  const all = new Map(
    pids.flatMap((pid) => {
      const found = readProcess(pid);
      return found === undefined ? [] : [[pid, found] as const];
    }),
  );
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = all.get(at)?.parent)
      if (at === root) return true;
    return false;
  };
  let seconds = 0;
  for (const [pid, { seconds: own }] of all) if (isBelow(pid)) seconds += own;
  return seconds;
}

/** Milliseconds of processor time per request, by who used it. */
export type Used = Readonly<Record<'client' | 'server' | 'postgres', number>>;

/** Measures what each of the three takes while `work` runs, per request that `work` says was answered. */
export async function usedBy<T>(
  { server, postgres }: { readonly server: number; readonly postgres: number },
  work: () => Promise<T>,
  requests: (result: T) => number,
): Promise<{ result: T; used: Used }> {
  const now = () => {
    const { user, system } = process.cpuUsage();
    return { client: (user + system) / 1e6, server: processorSeconds(server), postgres: processorSeconds(postgres) };
  };
  const before = now();
  const result = await work();
  const after = now();
  const each = (who: keyof Used): number => ((after[who] - before[who]) * 1000) / Math.max(1, requests(result));
  return { result, used: { client: each('client'), server: each('server'), postgres: each('postgres') } };
}
