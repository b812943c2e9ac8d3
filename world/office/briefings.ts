import { type ActId, type AuthorityCode, type MatterId, newActId, type Region } from '../../kernel/id.ts';
import { addDays, legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { type BriefingDependencies, briefingGuard, draftKept, freezeBriefing } from '../../modules/briefings/index.ts';
import type { Content } from '../../modules/briefings/model/content.ts';
import { fromTemplate } from '../../modules/briefings/model/templates.ts';
import { perform } from '../../platform/ledger/perform.ts';
import type { PerformRequest } from '../../platform/ledger/types.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { instantOf } from '../calendar.ts';
import { actorFor, personAt, type WorldPerson } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import { createRandom } from '../random.ts';
import type { Step } from '../stories.ts';

const CITY = '980100';

type Line = readonly [by: WorldPerson, verb: string, body: JsonObject];

/** A bulletin of the city with its saved draft, carried so far by these acts. */
function told(founded: Date, age: number, content: Content, lines: (digest: string) => readonly Line[]): Told {
  const random = createRandom(`briefings/${content.title}`);
  const author = personAt(CITY, 'campaign-office');
  const day: PlainDate = addDays(legalDay(founded), -age);
  const begun = instantOf(day, 9 * 60);
  const matterId = random.uuid(begun) as MatterId;
  const homeRegion = regionOf(CITY);
  const { digest, beside } = draftKept(content, {
    region: homeRegion,
    id: matterId,
    authority: CITY,
    by: author.id,
    at: begun,
  });
  const draft: PerformRequest = {
    actId: matterId as string as ActId,
    homeRegion,
    homeCode: CITY as AuthorityCode,
    procedure: 'briefing',
    verb: 'draft',
    body: { title: content.title, kind: content.kind },
    eventAt: begun.toISOString(),
    beside,
  };
  const later = lines(digest).map(([by, verb, body], index): Step => {
    const at = instantOf(day, 10 * 60 + 30 * index);
    const request = { actId: random.uuid(at) as ActId, homeRegion, matterId, verb, body, eventAt: at.toISOString() };
    return { at, by, verb, requests: [request] };
  });
  return { matters: 1, steps: [{ at: begun, by: author, verb: 'draft', requests: [draft] }, ...later] };
}

/** The weekly bulletin of the city is being written, with a comment on it; the monthly one is approved and waits for its number. */
export function briefingStories(founded: Date): readonly Told[] {
  const today = legalDay(founded);
  const [author, head] = [personAt(CITY, 'campaign-office'), personAt(CITY, 'head')];
  const monthly = fromTemplate('monthly-cases', today);
  return [
    told(founded, 1, fromTemplate('weekly-clearance', today), () => [
      [head, 'comment', { section: 's3', text: '按期率排名请核对基数，办件很少的县区要注明名次区间。' }],
    ]),
    told(founded, 2, monthly, (digest) => [
      [author, 'submit', { content: digest, saved: 1, title: monthly.title }],
      [head, 'approve', { opinion: '同意' }],
    ]),
  ];
}

/**
 * Numbers, freezes and publishes the bulletin that the demo city approved: by the product's own way, which needs a sealed
 * ledger, so after everything else of the first start. Done once; asked again it does nothing.
 */
export async function publishApproved(deps: BriefingDependencies): Promise<void> {
  const { store, clock } = deps.ledger;
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ region: string; id: string; version: number }>(sql`
      select home_region as region, id, version from matter
      where home_region = ${regionOf(CITY)} and procedure = 'briefing' and state = 'approved'`),
  );
  const head = actorFor(personAt(CITY, 'head'));
  for (const { region, id, version } of rows) {
    await freezeBriefing(deps, head, { region, id }, { actId: newActId(), version });
    const told = { actId: newActId(), homeRegion: region, matterId: id, verb: 'publish' };
    const body = { area: true, authorities: [], public: false };
    const beside = briefingGuard(store, clock).beside?.({ ...told, body }, legalDay(clock.now()));
    await perform(deps.ledger, head, {
      ...told,
      homeRegion: region as Region,
      matterId: id as MatterId,
      body,
      ...(beside === undefined ? {} : { beside }),
    });
  }
}
