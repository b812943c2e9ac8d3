import { statfsSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';

const MB = 1024 * 1024;

/** Server settings by name; memory follows the machine, safety never does. */
export function serverSettings(options: {
  readonly port: number;
  readonly socketDirectory: string;
  /** False only for throw-away test clusters: a power failure may lose everything. */
  readonly durable: boolean;
}): Record<string, string> {
  const memory = Math.min(totalmem(), Math.max(freemem() * 4, 512 * MB));
  const sharedBuffers = clamp(memory / 8, 64 * MB, options.durable ? 1024 * MB : 128 * MB);
  return {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: options.socketDirectory,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: inMegabytes(sharedBuffers),
    effective_cache_size: inMegabytes(sharedBuffers * 3),
    work_mem: '16MB',
    maintenance_work_mem: inMegabytes(clamp(memory / 16, 64 * MB, 512 * MB)),
    max_wal_size: '2GB',
    // A commit that needs a new log segment waits for the file system, 30–100 ms; segments kept for use again do not.
    min_wal_size: options.durable ? '512MB' : '80MB',
    random_page_cost: '1.1',
    wal_compression: 'pglz',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    // Statements hold people's data: the log must not.
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    ...(smallSharedMemory() ? { dynamic_shared_memory_type: 'mmap' } : {}),
    ...(options.durable ? { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } : THROW_AWAY),
  };
}

/** Nothing is kept, so nothing is logged that only a replica or a crash would read: a clone then costs a quarter. */
const THROW_AWAY: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '1h',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_compression: 'off',
};

/** Containers give /dev/shm 64 MB, too little for parallel queries. */
function smallSharedMemory(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize < 512 * MB;
  } catch {
    return true;
  }
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
const inMegabytes = (bytes: number) => `${Math.floor(bytes / MB)}MB`;
