import type { Clock } from '../../../kernel/clock.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import {
  type Actor,
  type RecordedEvent,
  readIdentityEvents,
  readTrailCursor,
  type TrailPlace,
  trailCursor,
} from '../../../platform/identity/index.ts';
import type { Store, Transaction } from '../../../platform/store/store.ts';
import type { Directory } from '../../authorities/index.ts';
import { listAccesses, openAccessLog, type RecordedAccess, recordAccess } from '../../intake/index.ts';
import type { AuditEntry, AuditFilter } from '../contract.ts';
import { accessesOf, entryOf, eventsOf } from '../model/kinds.ts';

export interface AuditContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Directory;
}

type Line = { readonly at: Date; readonly id: string } & (
  | { readonly access: RecordedAccess }
  | { readonly event: RecordedEvent }
);

const newestFirst = (a: Line, b: Line): number =>
  b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** The newest lines of both trails before a place. One viewer's own area only: row security and the events' own rule. */
export async function linesBefore(
  tx: Transaction,
  actor: Actor,
  asked: AuditFilter,
  before: TrailPlace | undefined,
  limit: number,
): Promise<Line[]> {
  const { kind, person, matter } = asked;
  const period = { from: asked.from as PlainDate | undefined, to: asked.to as PlainDate | undefined };
  const kinds = accessesOf(kind);
  // Signing in and roles concern no matter.
  const whats = matter === undefined ? eventsOf(kind) : [];
  await openAccessLog(tx);
  const accesses =
    kinds.length === 0 ? [] : await listAccesses(tx, { kinds, person, matter, ...period }, before, limit);
  const events =
    whats.length === 0
      ? []
      : await readIdentityEvents(tx, actor, { whats, concerning: person, ...period }, before, limit);
  return [
    ...accesses.map((access) => ({ at: access.at, id: access.id, access })),
    ...events.map((event) => ({ at: event.at, id: event.id, event })),
  ]
    .sort(newestFirst)
    .slice(0, limit);
}

function idsIn(line: Line): (string | null)[] {
  return 'access' in line
    ? [line.access.reader, line.access.onBehalfOf]
    : [line.event.by, line.event.person, line.event.from];
}

/** Lines with the names of people and authorities. */
export async function presentLines(directory: Directory, lines: readonly Line[]): Promise<AuditEntry[]> {
  const people = await directory.people(lines.flatMap(idsIn).filter((id) => id !== null));
  const names = await directory.names();
  const someone = (id: string | null) => (id === null ? null : { id, name: people(id) });
  const place = (code: string | null) => (code === null ? null : { code, name: names(code) });
  return lines.map((line) => {
    const when = { id: line.id, at: line.at.toISOString() };
    if ('access' in line) {
      const { kind, reader, onBehalfOf, authority, homeRegion, matterId, seq, fileId, reason } = line.access;
      return {
        ...when,
        kind: entryOf(kind).kind,
        what: kind,
        by: someone(reader),
        onBehalfOf: someone(onBehalfOf),
        person: null,
        from: null,
        authority: place(authority),
        roles: [],
        matter: matterId === null ? null : { region: homeRegion, id: matterId, seq },
        file: fileId,
        reason,
      };
    }
    const { what, by, person, from, authority, roles, reason } = line.event;
    return {
      ...when,
      kind: entryOf(what).kind,
      what,
      by: someone(by),
      onBehalfOf: null,
      person: someone(person),
      from: someone(from),
      authority: place(authority),
      roles: roles ?? [],
      matter: null,
      file: null,
      reason,
    };
  });
}

/** Notes that somebody read the trail, and what was asked for. */
export async function recordReading(
  tx: Transaction,
  actor: Actor,
  way: 'list' | 'csv',
  asked: AuditFilter,
  at: Date,
): Promise<void> {
  const filter = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  const reason = [way, ...filter].join(' ');
  const homeRegion = actor.authority.slice(0, 6);
  await recordAccess(tx, actor, { homeRegion, matterId: null, seq: null, kind: 'audit', reason }, at);
}

/**
 * A page of the trail, the newest first, noted in the same transaction: no page is given without its entry.
 * Throws 422 `identity.event-cursor`.
 */
export async function readTrail(
  { store, clock, directory }: AuditContext,
  actor: Actor,
  asked: AuditFilter,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const before = page.cursor === undefined ? undefined : readTrailCursor(page.cursor);
  const lines = await store.transaction(actor, async (tx) => {
    const found = await linesBefore(tx, actor, asked, before, page.limit + 1);
    await recordReading(tx, actor, 'list', asked, clock.now());
    return found;
  });
  const shown = lines.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: await presentLines(directory, shown),
    next: lines.length > page.limit && last !== undefined ? trailCursor(last) : null,
  };
}
