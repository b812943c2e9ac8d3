import type { Text } from '../../kernel/text.ts';
import { type BulletinDependencies, draftCaseBulletin, readCaseBoard } from '../../modules/bulletins/index.ts';
import { actorFor, personAt } from '../people.ts';
import { performStories, type Told } from '../perform-stories.ts';
import { createRandom } from '../random.ts';
import { CASE_AUTHORITY, type CaseCampaign, caseCampaigns } from './case-campaigns.ts';
import type { CampaignFigures, CaseSourceFigures } from './case-figures.ts';
import { numbered, type WrittenCampaign, writeCaseCampaign } from './case-stories.ts';
import { countFindings } from './count-findings.ts';
import { shownAs } from './line.ts';
import { onScratch } from './on-scratch.ts';

/** One compared figure: as the source states it, as the bulletin computes it from the acts, as the live counts say it. */
export interface CaseReplayLine {
  readonly figure: string;
  readonly title: Text;
  readonly money: boolean;
  readonly source: number;
  readonly bulletin: number;
  readonly live: number;
}

export interface CaseReplayCampaign {
  readonly campaign: CaseCampaign;
  readonly lines: readonly CaseReplayLine[];
  /** Parts of the campaign with their cases. */
  readonly actions: readonly { readonly title: Text; readonly filed: number; readonly closed: number }[];
}

export interface CaseReplayResult {
  /** True when every line agrees and nothing in the ledger contradicts its acts. */
  readonly ok: boolean;
  readonly campaigns: readonly CaseReplayCampaign[];
  readonly matters: number;
  readonly acts: number;
  /** SHA-256 over the sorted `region/matter/version` lines of the cases filed. */
  readonly digest: string;
  readonly findings: number;
  /** Seconds of each part: telling, the bulletin from the acts, the check. */
  readonly seconds: { readonly told: number; readonly bulletin: number; readonly checked: number };
}

/** The figures that sources state, by the columns of the bulletin. */
const COMPARED: readonly (readonly [(figures: CampaignFigures) => number | null, string])[] = [
  [({ filed }) => filed, 'filed'],
  [({ closed }) => closed, 'closed'],
  [({ amountInvolved }) => amountInvolved, 'amount-involved'],
  [({ imposed }) => imposed, 'imposed'],
  [({ fined }) => fined, 'fined'],
  [({ toPolice }) => toPolice, 'to-police'],
  [({ licencesRevoked }) => licencesRevoked, 'licences-revoked'],
  [({ banned }) => banned, 'banned'],
  [({ fromComplaints }) => fromComplaints, 'from-complaints'],
  [({ lossRecovered }) => lossRecovered, 'loss-recovered'],
  [({ supervised }) => supervised, 'supervised'],
  // Selected nationally or by the province: the measure counts both.
  [
    ({ nationalTypical: n, provincialTypical: p }) => (n === null && p === null ? null : (n ?? 0) + (p ?? 0)),
    'typical',
  ],
];

/** The stories of all three campaigns, numbered; the same each time. */
export function writeCaseCampaigns(figures: CaseSourceFigures): ReturnType<typeof numbered> {
  return numbered(
    caseCampaigns.map((campaign) =>
      writeCaseCampaign(campaign, figures[campaign.id], createRandom(`A3 ${campaign.id}`)),
    ),
  );
}

export interface CaseReplayOptions {
  readonly figures: CaseSourceFigures;
  /** Changes the stories before they are performed: how a test makes the replay fail. */
  readonly alter?: (written: WrittenCampaign) => WrittenCampaign;
  /** Called with matters told and to tell. */
  readonly onProgress?: (done: number, of: number) => void;
}

const since = (from: number): number => (performance.now() - from) / 1_000;

/**
 * Tells the three campaigns case by case in the empty migrated database at `url`, computes one bulletin by campaign from
 * the acts and one table from the live counts, and compares both with the sources; nothing is inserted as a total.
 * @throws AppError of the first act that the ledger refuses
 */
export const runCaseReplay = (url: string, options: CaseReplayOptions): Promise<CaseReplayResult> =>
  onScratch(url, wholePeriod().to, async (deps) => {
    const { ledger } = deps;
    const written = writeCaseCampaigns(options.figures);
    const { complaints, cases, honours } = options.alter?.(written) ?? written;
    const all = [...complaints, ...cases].reduce((sum, { matters }) => sum + matters, 0);
    let told = 0;
    let [acts, begun] = [0, performance.now()];
    // What a case came from is in the ledger before the case.
    for (const stories of [complaints, cases, honours] satisfies (readonly Told[])[]) {
      const done = await performStories(ledger, stories, {
        // One after the other: a case is nominated before it is selected.
        concurrency: stories === honours ? 1 : 6,
        recorded: 'then',
        onProgress: (matters) => options.onProgress?.(told + matters, all),
      });
      told += done.matters;
      acts += done.acts;
    }
    const toldIn = since(begun);
    begun = performance.now();
    const { campaigns, digest } = await readCaseCampaigns(deps, options.figures);
    const bulletinIn = since(begun);
    begun = performance.now();
    const findings = await countFindings(ledger);
    return {
      ok: findings === 0 && campaigns.every(({ lines }) => lines.every(agreed)),
      campaigns,
      matters: told,
      acts,
      digest,
      findings,
      seconds: { told: toldIn, bulletin: bulletinIn, checked: since(begun) },
    };
  });

/** From the first day of the first campaign to the last one of the last. */
function wholePeriod(): Pick<CaseCampaign, 'from' | 'to'> {
  const [first, last] = [caseCampaigns[0], caseCampaigns.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('no campaigns');
  return { from: first.from, to: last.to };
}

const agreed = ({ source, bulletin, live }: CaseReplayLine): boolean => source === bulletin && source === live;

/** The figures of the campaigns that were told: one bulletin by campaign from the acts, one table from the live counts. */
export async function readCaseCampaigns(
  deps: BulletinDependencies,
  figures: CaseSourceFigures,
): Promise<{ readonly campaigns: readonly CaseReplayCampaign[]; readonly digest: string }> {
  const actor = actorFor(personAt(CASE_AUTHORITY, 'campaign-office'));
  const asked = { by: 'campaign' as const, procedures: ['case' as const], ...wholePeriod() };
  const bulletin = await draftCaseBulletin(deps, actor, {
    ...asked,
    actId: '00000000-0000-8000-8000-000000000000',
    title: '专项行动案件情况',
  });
  const board = await readCaseBoard(deps, actor, asked);
  const rowOf = (rows: typeof bulletin.rows | typeof board.rows, key: string) =>
    rows.find((row) => row.key === key)?.figures ?? {};
  const campaigns = caseCampaigns.map((campaign): CaseReplayCampaign => {
    const [proved, live] = [rowOf(bulletin.rows, campaign.code), rowOf(board.rows, campaign.code)];
    return {
      campaign,
      lines: COMPARED.flatMap(([stated, id]): CaseReplayLine[] => {
        const source = stated(figures[campaign.id]);
        const figure = bulletin.figures.find((each) => each.id === id);
        if (source === null || figure === undefined) return [];
        const { title, money } = figure;
        return [{ figure: id, title, money, source, bulletin: proved[id] ?? 0, live: live[id] ?? 0 }];
      }),
      actions: campaign.actions.map(({ code, title }) => {
        const row = rowOf(bulletin.rows, code);
        return { title, filed: row.filed ?? 0, closed: row.closed ?? 0 };
      }),
    };
  });
  return { campaigns, digest: bulletin.matterDigests.filed ?? '' };
}

/** A figure as the table shows it: yuan to the fen, or a number. */
export const shown = ({ money }: Pick<CaseReplayLine, 'money'>, value: number): string =>
  shownAs(money ? 'fen' : 'count', value);
