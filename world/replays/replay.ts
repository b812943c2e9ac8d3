import type { Text } from '../../kernel/text.ts';
import { draftBulletin } from '../../modules/bulletins/commands/freeze.ts';
import type { BulletinDependencies } from '../../modules/bulletins/environment.ts';
import { clearedOf } from '../../modules/bulletins/model/figures.ts';
import { readBoard } from '../../modules/bulletins/queries/board.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { instantOf } from '../calendar.ts';
import { actorFor, personAt } from '../people.ts';
import { performStories } from '../perform-stories.ts';
import { createRandom } from '../random.ts';
import { type Story, writeStory } from '../stories.ts';
import type { Campaign } from './campaigns.ts';
import { countFindings } from './count-findings.ts';
import type { ClearanceFigures } from './figures.ts';
import { onScratch } from './on-scratch.ts';

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

/**
 * The campaign's stories, one for each clue; the same each time. With `fits` only such stories: another is written in the
 * place of one that does not fit.
 */
export function writeCampaign(
  campaign: Campaign,
  fits: (story: Story) => boolean = () => true,
  seed: string = campaign.id,
): Story[] {
  const random = createRandom(`replay ${seed}`);
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
    const options = { kind, plan, county, today: campaign.end, until, matters: 1 };
    let story = writeStory(options, own);
    for (let again = 1; !fits(story); again += 1) story = writeStory(options, own.fork(`again ${again}`));
    return story;
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
export const runReplay = (campaign: Campaign, url: string, options: ReplayOptions): Promise<ReplayResult> =>
  onScratch(url, campaign.end, async (deps) => {
    const written = writeCampaign(campaign);
    const stories = options.alter?.(written) ?? written;
    const { acts } = await performStories(deps.ledger, stories, {
      concurrency: 6,
      recorded: 'then',
      onProgress: (done) => options.onProgress?.(done, stories.length),
    });
    const { lines, byAuthority, digest } = await readClearance(campaign, deps, options.figures);
    const { outcomes, extensions, pauses, reassigned } = await countSteps(deps.ledger, periodOf(campaign));
    const findings = await countFindings(deps.ledger);
    const ok = findings === 0 && lines.every(({ source, computed }) => source === computed);
    return { campaign, ok, lines, byAuthority, outcomes, acts, extensions, pauses, reassigned, digest, findings };
  });

const periodOf = ({ end }: Campaign) => ({ from: `${end.slice(0, 4)}-01-01`, to: end });

/** What was computed of a campaign, in both ways, beside what its source says. */
export interface Clearance {
  readonly lines: readonly ReplayLine[];
  readonly byAuthority: readonly ReplayRow[];
  /** SHA-256 over the sorted `region/matter/version` lines of the matters received. */
  readonly digest: string;
  /** Both ways of computing, by name. */
  readonly computed: Computed;
  readonly fromActs: { readonly received: number; readonly cleared: number; readonly clearedOnTime: number };
}

/** The figures of a campaign that was told: by the live board, and by a bulletin computed from the acts. */
export async function readClearance(
  campaign: Campaign,
  bulletins: BulletinDependencies,
  figures: ClearanceFigures,
): Promise<Clearance> {
  const actor = actorFor(personAt(campaign.authority, 'campaign-office'));
  const period = periodOf(campaign);
  const board = await readBoard(bulletins, actor, { procedures: 'clue,report', by: 'authority', ...period });
  const bulletin = await draftBulletin(bulletins, actor, {
    actId: '00000000-0000-8000-8000-000000000000',
    title: campaign.title.zh,
    procedures: ['clue', 'report'],
    by: 'authority',
    ...period,
  });
  const steps = await countSteps(bulletins.ledger, period);
  const { total } = board;
  const computed = {
    screened: steps.screened,
    received: total.received,
    cleared: clearedOf(total),
    clearedOnTime: total.clearedOnTime,
    clearanceRate: total.clearanceRate ?? 0,
    left: total.open + total.paused,
    bulletin: bulletin.total.received,
  };
  return {
    lines: compare(figures, computed),
    byAuthority: board.rows.filter(({ received }) => received > 0),
    digest: bulletin.matterDigests.received ?? '',
    computed,
    fromActs: {
      received: bulletin.total.received,
      cleared: clearedOf(bulletin.total),
      clearedOnTime: bulletin.total.clearedOnTime,
    },
  };
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

async function countSteps({ store }: LedgerDependencies, { from, to }: ReturnType<typeof periodOf>): Promise<Steps> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    // Of the campaign's own matters: beside them may stand others of another year.
    const own = sql`m.procedure in ('clue', 'report') and m.opened_on between ${from} and ${to}`;
    const { rows } = await tx.query<{ verb: string; n: number }>(sql`
      select a.verb, count(distinct a.matter_id)::int as n from act a
      join matter m on m.home_region = a.home_region and m.id = a.matter_id where ${own} group by a.verb`);
    const verbs = new Map(rows.map(({ verb, n }) => [verb, n]));
    const ends = await tx.query<{ outcome: string; n: number }>(sql`
      select snapshot -> 'facts' ->> 'outcome' as outcome, count(*)::int as n from matter m
      where ${own} and closed_on is not null group by 1 order by 2 desc, 1`);
    return {
      screened: verbs.get('screen') ?? 0,
      extensions: verbs.get('extend') ?? 0,
      pauses: verbs.get('pause') ?? 0,
      reassigned: verbs.get('reassign') ?? 0,
      outcomes: Object.fromEntries(ends.rows.map(({ outcome, n }) => [outcome, n])),
    };
  });
}
