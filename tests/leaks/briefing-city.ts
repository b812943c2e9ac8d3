import type { Composed } from '../../apps/server/compose.ts';
import { type ActId, type MatterId, newActId, type PersonId, type Region } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { briefingGuard, freezeBriefing, openBriefing } from '../../modules/briefings/index.ts';
import { content } from '../../modules/briefings/model/content.ts';
import { findDraft } from '../../modules/briefings/queries/read-briefing.ts';
import { createPerson } from '../../platform/identity/index.ts';
import { perform } from '../../platform/ledger/perform.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { places } from '../../world/places.ts';
import type { Random } from '../../world/random.ts';
import { isUnder } from './oracle.ts';

export interface Audience {
  readonly area: boolean;
  readonly authorities: readonly string[];
  readonly public: boolean;
}

/** A composed bulletin: a draft where it has no edition, nobody's but its issuer's and theirs above where it has no audience. */
export interface BriefingTarget {
  readonly region: string;
  readonly id: string;
  readonly authority: string;
  readonly hasEdition: boolean;
  readonly audience: Audience | null;
}

const NOBODY: Audience = { area: false, authorities: [], public: false };

/** Composed bulletins at every level: drafts, frozen ones, and ones that went to each kind of audience. */
export async function writeBriefings(
  { bulletins, ledger, store }: Composed,
  doer: (authority: string) => LedgerActor,
  random: Random,
): Promise<BriefingTarget[]> {
  const approver = (await createPerson(store.db, { login: 'approver', name: 'approver' })) as PersonId;
  const at = (level: string): string => random.pick(places.filter((place) => place.level === level)).code;

  async function write(authority: string, hasEdition: boolean, audience: Audience | null): Promise<BriefingTarget> {
    const author = doer(authority);
    const head = { ...author, personId: approver };
    const opened = await openBriefing(bulletins, author, {
      actId: newActId(),
      content: content.parse({
        ...{ title: '通报', kind: 'weekly', period: { from: '2026-01-01', to: '2026-12-31' } },
        ...{ cells: [{ id: 'f1', figures: ['intake.received'] }], sections: [] },
      }),
    });
    const key = { region: opened.homeRegion as Region, id: opened.matterId as MatterId };
    const target = { ...key, authority, hasEdition, audience };
    if (!hasEdition) return target;
    const act = (
      actor: LedgerActor,
      verb: string,
      body: JsonObject,
      beside?: Parameters<typeof perform>[2]['beside'],
    ) =>
      perform(ledger, actor, {
        ...{ actId: newActId() as ActId, homeRegion: key.region, matterId: key.id, verb, body },
        ...(beside === undefined ? {} : { beside }),
      });
    const draft = await store.transaction(author, (tx) => findDraft(tx, key));
    await act(author, 'submit', { content: draft?.digest ?? '', saved: 1, title: '通报' });
    await act(head, 'approve', {});
    await freezeBriefing(bulletins, head, key, { actId: newActId(), version: 3 });
    if (audience === null) return target;
    const body = { ...audience, authorities: [...audience.authorities] };
    const told = { actId: newActId(), homeRegion: key.region, matterId: key.id, verb: 'publish', body };
    const beside = briefingGuard(store, ledger.clock).beside?.(told, '2026-06-01' as never);
    await act(head, 'publish', body, beside);
    return target;
  }

  const city = at('city');
  const county = random.pick(places.filter(({ code, level }) => level === 'county' && isUnder(code, city))).code;
  return [
    await write('980000', true, { ...NOBODY, public: true }),
    await write('980000', true, { ...NOBODY, area: true }),
    await write(city, true, { ...NOBODY, area: true }),
    await write(city, true, null),
    await write(city, true, { ...NOBODY, authorities: [at('county'), at('station')] }),
    await write(county, true, { ...NOBODY, authorities: [at('city')] }),
    await write(county, true, null),
    await write(county, false, null),
    await write(at('county'), true, { ...NOBODY, public: true }),
    await write(city, false, null),
  ];
}
