import { AppError } from '../../../kernel/error.ts';
import type { ActId, AuthorityCode, MatterId, Region } from '../../../kernel/id.ts';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { isAuthorityCode, isWithin, regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { refused } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor, LedgerDependencies, Performed } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { findMatter } from '../../intake/index.ts';
import type { IncidentContext } from '../context.ts';
import type { ChangeMembers, MergeIncident, OpenIncident, SplitIncident } from '../contract.ts';
import { incident, membersOf } from '../model/incident.ts';
import { GROUPING_RULE } from '../model/tell.ts';
import { VERSION } from '../queries/known-members.ts';
import { followIncidents } from './follow.ts';
import { keepRefs, mattersBehind, membersFrom, type Named, refOf } from './refs.ts';

/** An incident as the actor sees it. @throws AppError 404 `procedure.no-such-matter` */
export async function readIncident({ store }: LedgerDependencies, actor: LedgerActor, at: Named): Promise<Matter> {
  const { matter } = await store.transaction(actor, (tx) => findMatter(tx, at.region, at.id));
  if (matter.procedure !== incident.id) throw new AppError('procedure.no-such-matter', 404);
  return matter;
}

/** The group as it stands now, for the incident that is opened from it; nothing where it is gone. */
async function groupNow({ store }: LedgerDependencies, group: Named | undefined): Promise<JsonObject> {
  if (group === undefined) return {};
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ version: string }>(sql`
      select ${VERSION} as version from event_group g where g.home_region = ${group.region} and g.id = ${group.id}`),
  );
  const [found] = rows;
  return found === undefined ? {} : { group: { ...group, version: found.version, rule: GROUPING_RULE } };
}

/**
 * Opens an incident at the actor's authority or one below it, of matters that the actor sees.
 * @throws AppError 403 `intake.open.outside`, 404 `procedure.no-such-matter`, 409 `procedure.refused`, 422 `incidents.not-told`
 */
export async function openAnIncident(
  { ledger }: IncidentContext,
  actor: LedgerActor,
  asked: OpenIncident,
  traceId: string,
): Promise<Performed> {
  const home = asked.homeCode ?? actor.authority;
  if (!isAuthorityCode(home) || !isWithin(home, actor.authority)) {
    throw new AppError('intake.open.outside', 403, { authority: actor.authority, home });
  }
  const members = await membersFrom(ledger, actor, asked.matters);
  await keepRefs(ledger.store, { region: regionOf(home), id: asked.actId }, asked.matters);
  return perform(ledger, actor, {
    actId: asked.actId as ActId,
    homeRegion: regionOf(home),
    homeCode: home as AuthorityCode,
    procedure: incident.id,
    verb: 'open',
    body: {
      ...pick(asked as unknown as JsonObject, 'title', 'reason', 'anchors', 'domain'),
      ...(await groupNow(ledger, asked.group)),
      members,
    },
    traceId,
  });
}

interface Asked {
  readonly actId: string;
  readonly version: number;
}

/** Performs, and lets the other incident of a merger or a split follow at once; a kill in between leaves that to the worker. */
async function performOn(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  at: Named,
  asked: Asked,
  verb: string,
  body: JsonObject,
  traceId: string,
): Promise<Performed> {
  const performed = await perform(ledger, actor, {
    ...{ actId: asked.actId as ActId, homeRegion: at.region as Region, matterId: at.id as MatterId, of: [incident.id] },
    ...{ verb, version: asked.version, body, traceId },
  });
  if (['take-in', 'give-back', 'split-off'].includes(verb)) await followIncidents(ledger);
  return performed;
}

/** Adds matters to an incident, or takes them out. @throws AppError as `perform`; 404 for what may not be seen */
export async function changeMembers(
  { ledger }: IncidentContext,
  actor: LedgerActor,
  at: Named,
  asked: ChangeMembers,
  traceId: string,
): Promise<Performed> {
  await readIncident(ledger, actor, at);
  const members = await membersFrom(ledger, actor, asked.matters);
  const { reason } = asked;
  if (asked.do === 'remove') {
    return performOn(
      ledger,
      actor,
      at,
      asked,
      'remove-members',
      { members: asked.matters.map(refOf), reason },
      traceId,
    );
  }
  await keepRefs(ledger.store, at, asked.matters);
  return performOn(ledger, actor, at, asked, 'add-members', { members, reason }, traceId);
}

/**
 * Merges another incident in, or undoes that: nothing of it is moved, it stands as it was.
 * @throws AppError as `perform`; 409 `procedure.refused` also where the other is closed or part of a third one
 */
export async function mergeIncidents(
  { ledger }: IncidentContext,
  actor: LedgerActor,
  at: Named,
  asked: MergeIncident,
  traceId: string,
): Promise<Performed> {
  await readIncident(ledger, actor, at);
  const other = await readIncident(ledger, actor, asked.from);
  const from = { region: asked.from.region, incident: asked.from.id };
  const { reason } = asked;
  if (asked.do === 'undo') return performOn(ledger, actor, at, asked, 'give-back', { from, reason }, traceId);
  // Asked again after it was done, the other is part of this one: the act that stands answers. Part of a third one it stays.
  const asItWas = other.state === 'merged' && str(obj(other.facts, 'into'), 'incident') === at.id;
  if (other.state !== 'open' && !asItWas) {
    throw refused({
      rule: 'incident.take-in.open',
      text: {
        zh: '所选事件已经办结，或者已并入其他事件。',
        en: 'The chosen incident is closed, or is part of another one.',
      },
    });
  }
  const refs = membersOf(other);
  await keepRefs(
    ledger.store,
    at,
    await mattersBehind(
      ledger.store,
      asked.from,
      refs.map(([ref]) => ref),
    ),
  );
  const members = refs.map(([ref, each]) => ({ ref, ...pick(each, 'teller') }));
  return performOn(ledger, actor, at, asked, 'take-in', { from, members, reason }, traceId);
}

/** Makes a new incident of some of the members. @throws AppError as `perform`; 404 for what may not be seen */
export async function splitAnIncident(
  { ledger }: IncidentContext,
  actor: LedgerActor,
  at: Named,
  asked: SplitIncident,
  traceId: string,
): Promise<Performed> {
  await readIncident(ledger, actor, at);
  await membersFrom(ledger, actor, asked.matters);
  const { title, reason, matters } = asked;
  return performOn(ledger, actor, at, asked, 'split-off', { members: matters.map(refOf), title, reason }, traceId);
}
