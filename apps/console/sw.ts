/**
 * Keeps the files of the on-site pages, so that they open without network. Only files of the build are kept, each named by
 * its content, and the page that names them; an answer of the API never is: it is about people.
 */

/** Files of the on-site pages; the build writes them here (`on-site-shell.ts`). */
const FILES = JSON.parse('__SHELL_FILES__') as readonly string[];
const VERSION = '__SHELL_VERSION__';
const PREFIX = 'qingyuan-shell-';
const CACHE = `${PREFIX}${VERSION}`;
const PAGE = '/console/';
/** So long a server that says nothing is waited for before the kept page opens. */
const PATIENCE_MS = 4_000;
/** The version before stays: a window that is open still needs its files. */
const VERSIONS_KEPT = 2;

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskedEvent extends LastingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', told: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', told: (event: AskedEvent) => void): void;
}
const worker = self as unknown as Worker;

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  // All of them or none: half a version would open and then break.
  await cache.addAll([new Request(PAGE, { cache: 'reload' }), ...FILES]);
  await worker.skipWaiting();
}

const versions = async (): Promise<readonly string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(PREFIX));

async function activate(): Promise<void> {
  const names = (await versions()).filter((name) => name !== CACHE);
  const old = names.slice(0, Math.max(names.length - (VERSIONS_KEPT - 1), 0));
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The page from the server while it answers in time, else the kept one. */
async function page(request: Request): Promise<Response> {
  const kept = caches.open(CACHE).then((cache) => cache.match(PAGE));
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const fresh = fetch(request).catch(() => undefined);
  const first = await Promise.race([fresh, patience]);
  if (first !== undefined && first.status < 500) return first;
  return (await kept) ?? (await fresh) ?? Response.error();
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/console/assets/')) event.respondWith(asset(request));
  // Everything else, the API before all, goes its way without us.
});
