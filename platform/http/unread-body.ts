import type { App } from './types.ts';

/** So long a sender may go on after it was refused; a connection that is cut earlier would often lose the answer. */
const LINGER_MS = 30_000;

/**
 * Reads off what is left of a request that was answered before all of it had come: a file that is too large, a disk that
 * is full. The connection is kept for the next request, which would otherwise wait behind it for ever, as would the end of
 * the server.
 */
export function readOffUnread(app: App, lingerMs = LINGER_MS): void {
  app.addHook('onResponse', async ({ raw }) => {
    if (raw.readableEnded || raw.destroyed) return;
    const cut = setTimeout(() => raw.socket.destroy(), lingerMs);
    cut.unref();
    for (const event of ['end', 'close'] as const) raw.once(event, () => clearTimeout(cut));
    raw.unpipe();
    raw.resume();
  });
}
