import { type ActId, type AuthorityCode, type MatterId, newActId, type Region } from '../../kernel/id.ts';
import { addDays, legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { type BriefingDependencies, briefingGuard, draftKept, freezeBriefing } from '../../modules/briefings/index.ts';
import { type BriefingKind, type Content, content as contentOf } from '../../modules/briefings/model/content.ts';
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

const PROVINCE = '980000';
const CITY = '980100';

type Line = readonly [by: WorldPerson, verb: string, body: JsonObject];

interface Drafted {
  readonly authority: string;
  /** How many days before the founding it was drafted. */
  readonly age: number;
  readonly content: Content;
}

/** A bulletin with its saved draft, carried so far by these acts. */
function told(founded: Date, { authority, age, content }: Drafted, lines: (digest: string) => readonly Line[]): Told {
  const random = createRandom(`briefings/${content.title}`);
  const author = personAt(authority, 'campaign-office');
  const day: PlainDate = addDays(legalDay(founded), -age);
  const begun = instantOf(day, 9 * 60);
  const matterId = random.uuid(begun) as MatterId;
  const homeRegion = regionOf(authority);
  const { digest, beside } = draftKept(content, {
    region: homeRegion,
    id: matterId,
    authority,
    by: author.id,
    at: begun,
  });
  const draft: PerformRequest = {
    actId: matterId as string as ActId,
    homeRegion,
    homeCode: authority as AuthorityCode,
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

const DAYS = 90;
const DONE = ['clues.cleared-on-time', 'clues.cleared-late'];

/** A special bulletin of the province: ninety days of clues and cases, its cities ranked. */
function provinceSpecial(today: PlainDate): Content {
  const period = { from: addDays(today, -DAYS), to: addDays(today, -1) };
  return contentOf.parse({
    ...{ title: '民生领域线索清零专项通报', kind: 'special', period, compare: 'none' },
    cells: [
      { id: 'f1', title: '收到线索', figures: ['clues.received'] },
      { id: 'f2', title: '销号线索', figures: ['clues.cleared'] },
      { id: 'f3', title: '按期销号', figures: ['clues.cleared-on-time'], base: DONE },
      { id: 'f4', title: '立案', figures: ['cases.filed'] },
    ],
    sections: [
      {
        ...{ id: 's1', kind: 'text', heading: '一、总体情况' },
        text: '通报期内，全省收到线索{{f1}}，销号线索{{f2}}，按期率{{f3.rate}}；立案{{f4}}。',
      },
      {
        ...{ id: 's2', kind: 'rank', heading: '二、按期销号率排名', title: '按期销号' },
        ...{ figures: ['clues.cleared-on-time'], base: DONE },
      },
      { id: 's3', kind: 'rank', heading: '三、立案数排名', title: '立案', figures: ['cases.filed'] },
      {
        ...{ id: 's4', kind: 'table', heading: '四、分领域情况', by: 'domain' },
        columns: [
          { id: 'c1', title: '收到线索', figures: ['clues.received'] },
          { id: 'c2', title: '立案', figures: ['cases.filed'] },
        ],
      },
      {
        ...{ id: 's5', kind: 'text', heading: '五、说明' },
        text: '名次按数字和区间一并列出；区间重叠的，数字分不出先后。',
      },
    ],
  });
}

/**
 * The weekly bulletin of the city is being written, with a comment on it. Three are approved and wait for their numbers: its monthly one,
 * its weekly one of the week before, and a special one of the province.
 */
export function briefingStories(founded: Date): readonly Told[] {
  const today = legalDay(founded);
  const approved = (age: number, authority: string, content: Content): Told =>
    told(founded, { authority, age, content }, (digest) => [
      [personAt(authority, 'campaign-office'), 'submit', { content: digest, saved: 1, title: content.title }],
      [personAt(authority, 'head'), 'approve', { opinion: '同意' }],
    ]);
  const draft = { authority: CITY, age: 1, content: fromTemplate('weekly-clearance', today) };
  return [
    told(founded, draft, () => [
      [
        personAt(CITY, 'head'),
        'comment',
        { section: 's3', text: '按期率排名请核对基数，办件很少的县区要注明名次区间。' },
      ],
    ]),
    approved(3, CITY, fromTemplate('monthly-cases', today)),
    approved(2, CITY, fromTemplate('weekly-clearance', addDays(today, -7))),
    approved(2, PROVINCE, provinceSpecial(today)),
  ];
}

/** The monthly one stays in the house; what clears clues week by week, and the special one, go to the public too. */
const audienceOf = (kind: BriefingKind) => ({ area: true, authorities: [], public: kind !== 'monthly' });

/**
 * Numbers, freezes and publishes the bulletins that the demo world approved: by the product's own way, which needs a sealed
 * ledger, so after everything else of the first start. Done once; asked again it does nothing.
 */
export async function publishApproved(deps: BriefingDependencies): Promise<void> {
  const { store, clock } = deps.ledger;
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ region: Region; id: MatterId; version: number; code: string; kind: BriefingKind }>(sql`
      select home_region as region, id, version, home_code as code, snapshot #>> '{facts,kind}' as kind from matter
      where home_region = any(${[CITY, PROVINCE].map((code) => regionOf(code))}) and procedure = 'briefing'
        and state = 'approved' order by id`),
  );
  for (const { region, id, version, code, kind } of rows) {
    const head = actorFor(personAt(code, 'head'));
    await freezeBriefing(deps, head, { region, id }, { actId: newActId(), version });
    const act = { actId: newActId(), homeRegion: region, matterId: id, verb: 'publish', body: audienceOf(kind) };
    const beside = briefingGuard(store, clock).beside?.(act, legalDay(clock.now()));
    await perform(deps.ledger, head, { ...act, ...(beside === undefined ? {} : { beside }) });
  }
}
