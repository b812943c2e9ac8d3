import { isAppError } from '../../../kernel/error.ts';
import { str } from '../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import { maskText } from '../../intake/index.ts';
import { readIncident } from '../commands/change-incident.ts';
import { mattersBehind, type Named } from '../commands/refs.ts';
import type { IncidentContext } from '../context.ts';
import type { IncidentView } from '../contract.ts';
import { membersOf } from '../model/incident.ts';
import { tellable } from '../model/tellable.ts';
import { anchorsFor, othersOf, shown } from './groups.ts';
import { findGroup, membersBehind, seenOf } from './known-members.ts';
import { toldOf } from './told.ts';

/** So many groups are asked for matters that are not part of the incident yet. */
const MOST_GROUPS = 10;

/** Matters of the groups of an incident that are not part of it, those that the reader sees. */
async function proposedFor(
  { ledger: { store } }: IncidentContext,
  actor: LedgerActor,
  groups: readonly Named[],
  inside: ReadonlySet<string>,
): Promise<readonly Named[]> {
  const found = await Promise.all(groups.slice(0, MOST_GROUPS).map((group) => findGroup(store, group)));
  const outside = found.flatMap((group) => group?.members ?? []).filter(({ id }) => !inside.has(id));
  const seen = await seenOf(store, actor, outside);
  return outside.filter(({ id }) => seen.has(id));
}

/** Incidents that were merged into this one and not taken out again; without a title where the reader may not see it. */
async function mergedInto(
  { ledger }: IncidentContext,
  actor: LedgerActor,
  matter: Parameters<typeof entriesOf>[0],
): Promise<IncidentView['merged']> {
  const taken = entriesOf(matter, 'taken').filter(([, each]) => str(each, 'state') === 'in');
  return Promise.all(
    taken.map(async ([, each]) => {
      const at = { region: str(each, 'region'), id: str(each, 'incident') };
      const title = await readIncident(ledger, actor, at).then(
        (found) => maskText(found.title),
        (error: unknown) => {
          if (isAppError(error) && error.code === 'procedure.no-such-matter') return null;
          throw error;
        },
      );
      return { ...at, title };
    }),
  );
}

/**
 * The members of an incident as a reader may know them: matters that they see, counts of the others.
 * @throws AppError 404 `procedure.no-such-matter`
 */
export async function incidentView(context: IncidentContext, actor: LedgerActor, at: Named): Promise<IncidentView> {
  const { store, clock } = context.ledger;
  const matter = await readIncident(context.ledger, actor, at);
  const named = await mattersBehind(
    store,
    at,
    membersOf(matter).map(([ref]) => ref),
  );
  const { members, groups } = await membersBehind(store, named);
  const seen = await seenOf(store, actor, named);
  const parts = tellable(members, ({ id }) => seen.has(id));
  const inside = new Set(named.map(({ id }) => id));
  const anchors = (await anchorsFor(context, actor, new Map([[at.id, parts.seen]]))).get(at.id);
  return {
    told: toldOf(parts, clock.now()),
    members: await shown(context, actor, parts.seen),
    others: await othersOf(context, parts),
    proposed: await shown(context, actor, await proposedFor(context, actor, groups, inside)),
    anchors: { party: anchors?.party ?? null, place: anchors?.place ?? null, issue: anchors?.issue ?? null },
    merged: await mergedInto(context, actor, matter),
  };
}
