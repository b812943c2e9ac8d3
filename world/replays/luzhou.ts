import type { Text } from '../../kernel/text.ts';
import type { BulletinDependencies } from '../../modules/bulletins/index.ts';
import { createRandom } from '../random.ts';
import { OUTREACH, writeCampaignMatters, writeOutreach } from './campaign-matters.ts';
import { campaigns } from './campaigns.ts';
import { CASE_AUTHORITY, caseCampaigns } from './case-campaigns.ts';
import { readCaseCampaigns, writeCaseCampaigns } from './case-replay.ts';
import { laterOfLuzhou } from './later.ts';
import type { ReplayFigure, Row } from './line.ts';
import type { LuzhouFigures } from './luzhou-figures.ts';
import { liveCount, recounted } from './recount.ts';
import { readClearance, writeCampaign } from './replay.ts';
import type { ReplayPart, WholeReplay } from './whole-replay.ts';

/** Figures of cases that belong to the row of typical, revoked and supervised cases. */
const OF_A4: readonly string[] = ['licences-revoked', 'supervised', 'typical'];
const last = caseCampaigns.at(-1)?.to ?? OUTREACH.to;

/** The city's source: publicity, clues cleared, three campaigns with their cases, typical and supervised ones. */
export function luzhou(figures: LuzhouFigures): WholeReplay {
  const clearing = { ...campaigns.A2, size: figures.clues.screened };
  const matters = writeCampaignMatters(createRandom('luzhou campaigns'));
  const outreach = writeOutreach(figures.publicity, createRandom('luzhou publicity'));
  const cases = Object.values(figures.cases).reduce((sum, each) => sum + each.filed + (each.fromComplaints ?? 0), 0);

  function* parts(): Iterable<ReplayPart> {
    yield { name: 'clues', stories: writeCampaign(clearing) };
    // A campaign is planned before its parts.
    yield { name: 'campaigns', stories: [...matters, outreach], concurrency: 1 };
    const { complaints, cases: told, honours, given } = writeCaseCampaigns(figures.cases);
    // What a case came from is in the ledger before the case; a case is nominated before it is selected.
    yield { name: 'complaints', stories: complaints };
    yield { name: 'cases', stories: told, given };
    yield { name: 'honours', stories: honours, concurrency: 1 };
  }

  async function read(deps: BulletinDependencies): Promise<readonly ReplayFigure[]> {
    const fold = await recounted(deps.ledger);
    const counted = async (
      row: Row,
      title: Text,
      source: number,
      measure: string,
      form: ReplayFigure['form'] = 'count',
    ): Promise<ReplayFigure> => {
      const asked = { measures: [measure], authority: CASE_AUTHORITY, from: OUTREACH.from, to: last };
      return { row, title, form, source, bulletin: fold(asked), live: await liveCount(deps.ledger, asked) };
    };
    const { computed, fromActs } = await readClearance(clearing, deps, figures.clues);
    const { screened, clearedOnTime, clearanceRate } = figures.clues;
    const { campaigns: told } = await readCaseCampaigns(deps, figures.cases);
    return [
      await counted(
        'A1',
        { zh: '电梯液晶屏（不少于）', en: 'Elevator screens, at least' },
        figures.publicity.elevatorScreensAtLeast,
        'campaign.placed-elevator-screen',
        'at-least',
      ),
      await counted(
        'A1',
        { zh: '国家级媒体采用的文艺作品', en: 'Works taken over nationally' },
        figures.publicity.works,
        'campaign.adopted-nationally',
      ),
      {
        ...{ row: 'A2', title: { zh: '排查线索', en: 'Clues screened' }, form: 'count', source: screened },
        ...{ bulletin: fromActs.received, live: computed.screened },
      },
      {
        ...{
          row: 'A2',
          title: { zh: '按期办结', en: 'Closed on time' },
          form: 'count',
          source: clearedOnTime ?? screened,
        },
        ...{ bulletin: fromActs.clearedOnTime, live: computed.clearedOnTime },
      },
      {
        ...{ row: 'A2', title: { zh: '清零率', en: 'Clearance rate' }, form: 'rate', source: clearanceRate ?? 1 },
        bulletin: fromActs.received === 0 ? 0 : fromActs.cleared / fromActs.received,
        live: computed.clearanceRate,
      },
      ...told.flatMap(({ campaign, lines }) =>
        lines.map(({ figure, title, money, source, bulletin, live }): ReplayFigure => {
          const row = OF_A4.includes(figure) ? 'A4' : 'A3';
          return { row, of: campaign.title, title, form: money ? 'fen' : 'count', source, bulletin, live };
        }),
      ),
    ];
  }

  return {
    id: 'luzhou',
    title: { zh: '市局：市场乱象整治（来源A）', en: 'City bureau: clearing up the market (source A)' },
    end: last,
    size: figures.clues.screened + matters.length + 1 + cases,
    parts,
    read,
    later: laterOfLuzhou,
    bulletins: [
      {
        ...{ kind: 'clearance', authority: CASE_AUTHORITY, title: '线索清零通报', procedures: ['clue', 'report'] },
        ...{ by: 'authority', from: OUTREACH.from, to: OUTREACH.to },
      },
      {
        ...{ kind: 'case', authority: CASE_AUTHORITY, title: '专项行动案件情况', procedures: ['case'] },
        ...{ by: 'campaign', from: caseCampaigns[0]?.from ?? OUTREACH.from, to: last },
      },
    ],
  };
}
