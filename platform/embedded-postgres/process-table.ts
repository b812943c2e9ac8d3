import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** True while the process exists and is not merely waiting to be reaped. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return statFields(pid)?.[0] !== 'Z';
}

/**
 * When a process began, as an opaque text that differs for a later process with the same number
 * and after a reboot; undefined when there is no such process.
 */
export function startMark(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  const ticks = statFields(pid)?.[19];
  if (ticks !== undefined) return `${readOr('/proc/sys/kernel/random/boot_id', '').trim()}:${ticks}`;
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } });
  return stdout?.trim() || undefined;
}

/**
 * Whether a living process is a PostgreSQL server of this data directory: servers make it their
 * working folder, which no renaming of the process title hides.
 */
export function servesDirectory(pid: number, directory: string): 'yes' | 'no' | 'unknown' {
  if (existsSync('/proc/self/cwd')) {
    try {
      // The name is asked too: somebody's shell may stand in the folder.
      const server =
        readlinkSync(`/proc/${pid}/cwd`) === directory && readOr(`/proc/${pid}/comm`, '').startsWith('postgres');
      return server ? 'yes' : 'no';
    } catch {
      // Hardened containers hide working folders; the name is still told. A stranger's server is
      // found out by the password.
      if (readOr(`/proc/${pid}/comm`, '').startsWith('postgres')) return 'yes';
      return isAlive(pid) ? 'unknown' : 'no';
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  if (!stdout) return 'unknown';
  if (stdout.includes(directory)) return 'yes';
  return stdout.includes('postgres') ? 'unknown' : 'no';
}

/** Processes that still work in a data directory: a server and its children. Empty where /proc is missing. */
export function processesIn(directory: string): number[] {
  if (!existsSync('/proc/self/cwd')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isAlive(pid) && servesDirectory(pid, directory) === 'yes');
}

/** Fields of /proc/pid/stat after the program's name, which may hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  const text = readOr(`/proc/${pid}/stat`, '');
  return text === '' ? undefined : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function readOr(path: string, fallback: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fallback;
  }
}
