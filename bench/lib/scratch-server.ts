import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../platform/embedded-postgres/index.ts';
import { migrate } from '../../platform/store/migrate.ts';

export interface ScratchServer {
  readonly folder: string;
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
}

/** An embedded server of the benchmark's own with the product's settings (durable), migrated; thrown away at the end. */
export async function scratchServer(): Promise<ScratchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'qy-bench-'));
  const embedded = await startEmbedded({ dataDir: folder });
  await migrate(embedded.url);
  return {
    folder,
    url: embedded.url,
    version: '18 (embedded)',
    stop: async () => {
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
