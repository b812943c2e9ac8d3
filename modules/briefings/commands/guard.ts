import { type Clock, systemClock } from '../../../kernel/clock.ts';
import { AppError } from '../../../kernel/error.ts';
import type { ActGuard } from '../../../platform/ledger/guard.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { findDraft } from '../queries/read-briefing.ts';

/** What these say is computed and signed here; nobody hands it in. */
const OWN_WAY = ['freeze', 'supersede'];
const NAMES_CONTENT = ['edit', 'submit'];

/** What this module keeps beside a bulletin: its saved draft, and to whom its newest edition went. */
export const briefingGuard = (store: Store, clock: Clock = systemClock): ActGuard => ({
  before: async (tx, act) => {
    if (OWN_WAY.includes(act.verb)) throw new AppError('briefing.own-way', 409, { verb: act.verb });
    if (!NAMES_CONTENT.includes(act.verb)) return;
    const draft = await findDraft(tx, { region: act.homeRegion, id: act.matterId });
    const named = draft !== undefined && draft.digest === act.body.content && draft.version === act.body.saved;
    if (!named) throw new AppError('briefing.other-content', 409);
  },
  seen: async (actor, act) => {
    if (act.verb !== 'approve') return;
    const draft = await store.transaction(actor, (tx) => findDraft(tx, { region: act.homeRegion, id: act.matterId }));
    const mine = [actor.personId, actor.onBehalfOf].some((id) => id !== null && draft?.authors.includes(id) === true);
    if (mine) throw new AppError('briefing.own-draft', 409);
  },
  beside: ({ verb, homeRegion, matterId, body }) => {
    if (verb !== 'publish') return undefined;
    return async (tx) => {
      await tx.query(sql`
        update briefing_edition set published_at = coalesce(published_at, ${clock.now()}), to_area = ${body.area === true},
          to_authorities = ${[...listOf(body.authorities)]}, to_public = ${body.public === true}
        where home_region = ${homeRegion} and id = ${matterId}
          and edition = (select max(edition) from briefing_edition where home_region = ${homeRegion} and id = ${matterId})`);
    };
  },
});
