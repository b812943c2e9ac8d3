import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Notice, NoticeChannel } from './notice.ts';

/**
 * The default channel: one JSON line a notice in `<folder>/<year>-<month>.jsonl`, synced before it counts as sent, for
 * a gateway of the bureau to take up. A line may come twice; its `actId` tells.
 */
export function fileChannel(folder: string, now: () => Date): NoticeChannel {
  return {
    send: async (notices: readonly Notice[]) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(join(folder, `${now().toISOString().slice(0, 7)}.jsonl`), 'a', 0o600);
      try {
        await file.write(notices.map((notice) => `${JSON.stringify(notice)}\n`).join(''));
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}
