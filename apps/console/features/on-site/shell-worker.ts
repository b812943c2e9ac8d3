/** Beginning of the names of the caches that the service worker keeps the pages' own files in. */
const CACHES = 'qingyuan-shell-';
const SCOPE = '/console/on-site';

/** Keeps the on-site pages openable without network. Only the built pages have a worker; while they are written, none. */
export function startShell(): void {
  if (!import.meta.url.includes('/assets/') || navigator.serviceWorker === undefined) return;
  void navigator.serviceWorker.register('/console/sw.js', { scope: SCOPE }).catch(() => undefined);
}

/** Takes it all away again, as at signing out. */
export async function endShell(): Promise<void> {
  const held = await navigator.serviceWorker?.getRegistration?.(SCOPE).catch(() => undefined);
  await held?.unregister();
  if (typeof caches === 'undefined') return;
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES));
  await Promise.all(names.map((name) => caches.delete(name)));
}
