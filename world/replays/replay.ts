import { generateKeyPairSync } from 'node:crypto';
import { manualClock } from '../../kernel/clock.ts';
import type { Text } from '../../kernel/text.ts';
import { draftBulletin } from '../../modules/bulletins/commands/freeze.ts';
import type { BulletinDependencies } from '../../modules/bulletins/environment.ts';
import { clearedOf } from '../../modules/bulletins/model/figures.ts';
import { readBoard } from '../../modules/bulletins/queries/board.ts';
import { runCheck } from '../../platform/ledger/check.ts';
import { readAreas } from '../../platform/ledger/history.ts';
import { headSigner, signerName } from '../../platform/ledger/sign-head.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { instantOf } from '../calendar.ts';
import { actorFor, staffOf } from '../people.ts';
import { performStories } from '../perform-stories.ts';
import { createRandom } from '../random.ts';
import { scratchWorld } from '../scratch.ts';
import { seedAuthorities } from '../seed.ts';
import { type Story, writeStory } from '../stories.ts';
import type { Campaign } from './campaigns.ts';
import type { ClearanceFigures } from './figures.ts';

/** One compared figure. */
export interface ReplayLine {
  readonly title: Text;
  readonly source: number;
  readonly computed: number;
}

export interface ReplayRow {
  readonly title: Text;
  readonly received: number;
  readonly clearedOnTime: number;
  readonly clearedLate: number;
}

export interface ReplayResult {
  readonly campaign: Campaign;
  /** True when every line agrees and nothing in the ledger contradicts its acts. */
  readonly ok: boolean;
  readonly lines: readonly ReplayLine[];
  readonly byAuthority: readonly ReplayRow[];
  readonly outcomes: Readonly<Record<string, number>>;
  readonly acts: number;
  readonly extensions: number;
  readonly pauses: number;
  readonly reassigned: number;
  /** SHA-256 over the sorted `region/matter/version` lines of the matters received. */
  readonly digest: string;
  readonly findings: number;
}

/** The campaign's stories, one for each clue; the same each time. */
export function writeCampaign(campaign: Campaign): Story[] {
  const random = createRandom(`replay ${campaign.id}`);
  const until = instantOf(campaign.end, 18 * 60);
  const total = campaign.ways.reduce((sum, [, , share]) => sum + share, 0);
  return Array.from({ length: campaign.size }, (_, index) => {
    // Shares are laid out evenly rather than drawn, so that each way is taken.
    let left = ((index + 0.5) * total) / campaign.size;
    const [kind, plan] = campaign.ways.find(([, , share]) => {
      left -= share;
      return left < 0;
    }) ?? ['clue', 'on-time'];
    const own = random.fork(`clue ${index}`);
    const county = own.pick(campaign.counties);
    return writeStory({ kind, plan, county, today: campaign.end, until, matters: 1 }, own);
  });
}

export interface ReplayOptions {
  readonly figures: ClearanceFigures;
  /** Changes the stories before they are performed: how a test makes the replay fail. */
  readonly alter?: (stories: Story[]) => Story[];
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Performs a campaign clue by clue in the empty migrated database at `url` and computes its figures through the live
 * board and the bulletin, as anybody's figures are computed; nothing is inserted as a total.
 * @throws AppError of the first act that the ledger refuses
 */
export async function runReplay(campaign: Campaign, url: string, options: ReplayOptions): Promise<ReplayResult> {
  const clock = manualClock(instantOf(campaign.end, 19 * 60));
  const world = scratchWorld(url, clock);
  const { ledger } = world;
  try {
    await seedAuthorities(world);
    const written = writeCampaign(campaign);
    const stories = options.alter?.(written) ?? written;
    const { acts } = await performStories(ledger, stories, {
      concurrency: 6,
      recorded: 'then',
      onProgress: (done) => options.onProgress?.(done, stories.length),
    });
    const signer = { name: signerName('replay'), privateKey: generateKeyPairSync('ed25519').privateKey };
    const bulletins: BulletinDependencies = {
      ledger,
      instance: 'replay',
      signer,
      signHead: headSigner('replay', signer),
      nearWorkdays: 3,
    };
    const [reader] = staffOf(campaign.authority, 'campaign-office');
    if (reader === undefined) throw new RangeError(`no campaign office at ${campaign.authority}`);
    const actor = actorFor(reader);
    const year = campaign.end.slice(0, 4);
    const period = { from: `${year}-01-01`, to: campaign.end };
    const board = await readBoard(bulletins, actor, { procedures: 'clue,report', by: 'authority', ...period });
    const bulletin = await draftBulletin(bulletins, actor, {
      actId: '00000000-0000-8000-8000-000000000000',
      title: campaign.title.zh,
      procedures: ['clue', 'report'],
      by: 'authority',
      ...period,
    });
    const steps = await countSteps(world);
    const { total } = board;
    const lines = compare(options.figures, {
      screened: steps.screened,
      received: total.received,
      cleared: clearedOf(total),
      clearedOnTime: total.clearedOnTime,
      clearanceRate: total.clearanceRate ?? 0,
      left: total.open + total.paused,
      bulletin: bulletin.total.received,
    });
    let findings = 0;
    for (const region of await ledger.store.transaction(SYSTEM_VIEWER, readAreas)) {
      findings += (await runCheck(ledger, region)).findings.length;
    }
    return {
      campaign,
      ok: findings === 0 && lines.every(({ source, computed }) => source === computed),
      lines,
      byAuthority: board.rows.filter(({ received }) => received > 0),
      outcomes: steps.outcomes,
      acts,
      extensions: steps.extensions,
      pauses: steps.pauses,
      reassigned: steps.reassigned,
      digest: bulletin.matterDigests.received ?? '',
      findings,
    };
  } finally {
    await world.close();
  }
}

interface Computed {
  readonly screened: number;
  readonly received: number;
  readonly cleared: number;
  readonly clearedOnTime: number;
  readonly clearanceRate: number;
  readonly left: number;
  readonly bulletin: number;
}

function compare(source: ClearanceFigures, computed: Computed): ReplayLine[] {
  const line = (zh: string, en: string, from: number, found: number): ReplayLine => ({
    title: { zh, en },
    source: from,
    computed: found,
  });
  return [
    line('排查（初筛）线索', 'Clues screened', source.screened, computed.screened),
    line('收到线索', 'Clues received', source.screened, computed.received),
    line('办结线索', 'Clues cleared', source.cleared, computed.cleared),
    ...(source.clearedOnTime === null
      ? []
      : [line('按期办结', 'Cleared on time', source.clearedOnTime, computed.clearedOnTime)]),
    ...(source.clearanceRate === null
      ? []
      : [line('清零率', 'Clearance rate', source.clearanceRate, computed.clearanceRate)]),
    line('遗留', 'Left open', 0, computed.left),
    line('通报所列线索（由办理记录重算）', 'Clues of the bulletin (from the acts)', source.screened, computed.bulletin),
  ];
}

interface Steps {
  readonly screened: number;
  readonly extensions: number;
  readonly pauses: number;
  readonly reassigned: number;
  readonly outcomes: Readonly<Record<string, number>>;
}

async function countSteps({ ledger }: Pick<ReturnType<typeof scratchWorld>, 'ledger'>): Promise<Steps> {
  return ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ verb: string; n: number }>(
      sql`select verb, count(distinct matter_id)::int as n from act group by verb`,
    );
    const verbs = new Map(rows.map(({ verb, n }) => [verb, n]));
    const ends = await tx.query<{ outcome: string; n: number }>(sql`
      select snapshot -> 'facts' ->> 'outcome' as outcome, count(*)::int as n from matter
      where closed_on is not null group by 1 order by 2 desc, 1`);
    return {
      screened: verbs.get('screen') ?? 0,
      extensions: verbs.get('extend') ?? 0,
      pauses: verbs.get('pause') ?? 0,
      reassigned: verbs.get('reassign') ?? 0,
      outcomes: Object.fromEntries(ends.rows.map(({ outcome, n }) => [outcome, n])),
    };
  });
}
