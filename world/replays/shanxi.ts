import { plainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { draftCaseBulletin } from '../../modules/bulletins/index.ts';
import { readPivot } from '../../modules/figures/index.ts';
import { numberInTurn } from '../cases/number-in-turn.ts';
import { actorFor, personAt } from '../people.ts';
import { counties, places, provinceCode } from '../places.ts';
import { createRandom } from '../random.ts';
import type { Story } from '../stories.ts';
import { writePyramidCases, writeYear, type YearOfCases } from './bureau-cases.ts';
import { type Campaign, campaigns } from './campaigns.ts';
import { namingTheirCases } from './case-stories.ts';
import { DISORDER_FIELDS, writeFieldFindings } from './field-findings.ts';
import { laterOfShanxi } from './later.ts';
import { writeLetters } from './letters.ts';
import { growthOf, type ReplayFigure, type Row, rounded } from './line.ts';
import { foundMore } from './more-of-the-province.ts';
import { tellProgramme } from './programme.ts';
import { publishRanked } from './ranked-briefing.ts';
import { type AskedCount, liveCount, recounted } from './recount.ts';
import { tellRectifications } from './rectifications.ts';
import { readClearance, writeCampaign } from './replay.ts';
import { casesBefore, finesOf, type ShanxiFigures } from './shanxi-figures.ts';
import { tellSupervision } from './supervision.ts';
import type { ReplayDependencies, ReplayPart, WholeReplay } from './whole-replay.ts';

/** The source's year, and the one that it is compared with; moved to years whose rules are known here. */
const YEAR = { from: plainDate('2023-01-03'), to: plainDate('2023-12-29') };
const BEFORE = { from: plainDate('2022-01-04'), to: plainDate('2022-12-30') };
const CALENDAR_YEAR = { from: plainDate('2023-01-01'), to: plainDate('2023-12-31') };
const CALENDAR_YEAR_BEFORE = { from: plainDate('2022-01-01'), to: plainDate('2022-12-31') };

const PYRAMID = 'pyramid-selling';
const domainOf = (story: Story): string => String(story.steps[0]?.requests[0]?.body.domain ?? '');
const ledToCase = (story: Story): boolean => story.steps.some(({ verb }) => verb === 'file');

/** All clues of the year: those of pyramid selling that led to cases, those that did not, and all others. */
function writeClues({ clues, pyramid }: ShanxiFigures) {
  const clearing: Campaign = { ...campaigns.B4, end: YEAR.to, size: clues.screened };
  const pyramidOnly: Campaign = { ...clearing, ways: [['clue', 'on-time', 1]] };
  const others = writeCampaign(
    { ...clearing, size: clues.screened - pyramid.clues },
    (story) => domainOf(story) !== PYRAMID,
    'shanxi clues',
  );
  const leading = writeCampaign(
    { ...pyramidOnly, size: pyramid.filed },
    (story) => domainOf(story) === PYRAMID && ledToCase(story),
    'shanxi pyramid clues',
  );
  const cleared = writeCampaign(
    { ...pyramidOnly, size: pyramid.clues - pyramid.filed },
    (story) => domainOf(story) === PYRAMID && !ledToCase(story),
    'shanxi other pyramid clues',
  );
  return { clearing, leading, others: [...others, ...cleared] };
}

/** Findings that were not mended by the end of the year: life goes on. */
const stillOpen = (rectified: number): number => Math.round(rectified * 0.02);

/** The province's source: leadership, supervision, letters, clues, pyramid selling, disorders, and two years of cases. */
export function shanxi(figures: ShanxiFigures): WholeReplay {
  const before = casesBefore(figures);
  const fines = finesOf(figures);
  const { pyramid, disordersRectified: mended } = figures;

  const random = createRandom('shanxi');

  /** What the campaign office did itself. */
  function* officeParts(): Iterable<ReplayPart> {
    yield* tellProgramme(figures.leadership, YEAR, random.fork('programme'));
    yield* tellSupervision(figures.survey, plainDate('2023-04-03'), random.fork('supervision'));
    yield* tellRectifications(figures.rectifications, plainDate('2023-05-08'), random.fork('rectifications'));
  }

  function* parts(): Iterable<ReplayPart> {
    const clues = writeClues(figures);
    yield* officeParts();
    yield { name: 'letters', stories: writeLetters(figures.letters, YEAR, random.fork('letters')) };
    yield { name: 'clues', stories: clues.others };
    yield { name: 'findings', stories: writeFieldFindings(mended, stillOpen(mended), YEAR, random.fork('findings')) };
    yield* tellCases(clues.leading);
  }

  /** City by city: its clues that led to cases, then its cases of both years, numbered in turn. */
  function* tellCases(clues: readonly Story[]): Iterable<ReplayPart> {
    const own = writePyramidCases(clues, pyramid, YEAR, createRandom('shanxi pyramid cases'));
    const now: YearOfCases = {
      ...{ ...YEAR, filed: figures.cases - pyramid.filed, fined: fines.now - own.fined },
      open: Math.round(figures.cases * 0.08),
    };
    const years = [
      writeYear({ ...BEFORE, filed: before, open: 0, fined: fines.before }, createRandom('shanxi cases before')),
      writeYear(now, createRandom('shanxi cases')),
    ];
    for (const { code: city } of places.filter(({ level }) => level === 'city')) {
      const codes = counties.filter(({ parentCode }) => parentCode === city).map(({ code }) => code);
      const { stories: cases, given } = numberInTurn([
        ...years.flatMap((year) => codes.flatMap((code) => year.get(code)?.() ?? [])),
        ...own.cases.filter(({ county }) => codes.includes(county.code)),
      ]);
      const here = clues.filter(({ county }) => codes.includes(county.code));
      yield { name: 'pyramid clues', stories: namingTheirCases(here, cases) };
      yield { name: 'cases', stories: cases, given };
    }
  }

  const others =
    figures.letters.received + figures.clues.screened + mended + stillOpen(mended) + figures.cases + before;
  return {
    id: 'shanxi',
    title: { zh: '省局：专项斗争和行业整治（来源B）', en: 'Provincial bureau: a year of clearing up (source B)' },
    end: YEAR.to,
    size: [...officeParts()].flatMap(({ stories }) => stories).reduce((sum, { matters }) => sum + matters, others),
    parts,
    found: foundMore,
    publish: (deps) => publishRanked(deps, CALENDAR_YEAR),
    read: (deps) => readFigures(deps, figures),
    later: laterOfShanxi,
    bulletins: [
      {
        ...{ kind: 'clearance', authority: provinceCode, title: '线索清零通报', procedures: ['clue', 'report'] },
        ...{ by: 'authority', ...CALENDAR_YEAR },
      },
      {
        ...{ kind: 'case', authority: provinceCode, title: '全省案件查办情况', procedures: ['case'] },
        ...{ by: 'domain', ...CALENDAR_YEAR },
      },
      {
        ...{ kind: 'case', authority: provinceCode, title: '全省案件查办情况（上年）', procedures: ['case'] },
        ...{ by: 'domain', ...CALENDAR_YEAR_BEFORE },
      },
    ],
  };
}

async function readFigures(deps: ReplayDependencies, figures: ShanxiFigures): Promise<readonly ReplayFigure[]> {
  const { ledger } = deps;
  const fold = await recounted(ledger);
  const counted =
    (row: Row) =>
    async (
      title: Text,
      source: number,
      measure: string | readonly string[],
      more: Partial<AskedCount> & { readonly form?: ReplayFigure['form'] } = {},
    ): Promise<ReplayFigure> => {
      const { form = 'count', ...rest } = more;
      const measures = typeof measure === 'string' ? [measure] : measure;
      const asked = { measures, authority: provinceCode, ...CALENDAR_YEAR, ...rest };
      return { row, title, form, source, bulletin: fold(asked), live: await liveCount(ledger, asked) };
    };
  const [b1, b2, b3, b5, b6] = [counted('B1'), counted('B2'), counted('B3'), counted('B5'), counted('B6')];
  const { leadership, survey, letters, pyramid } = figures;
  const some = { form: 'at-least' } as const;
  const clearing: Campaign = { ...campaigns.B4, end: YEAR.to, size: figures.clues.screened };
  const clearance = await readClearance(clearing, deps, {
    ...figures.clues,
    ...{ clearedOnTime: null, clearanceRate: null },
  });
  return [
    await b1({ zh: '成立领导小组', en: 'Leading groups' }, leadership.leadingGroups, 'programme.leading-groups'),
    await b1(
      { zh: '党组会议', en: 'Party group meetings' },
      leadership.partyGroupMeetings,
      'programme.meetings-party-group',
    ),
    await b1({ zh: '局务会议', en: 'Bureau meetings' }, leadership.bureauMeetings, 'programme.meetings-bureau'),
    await b1({ zh: '推进会', en: 'Promotion meetings' }, leadership.promotionMeetings, 'programme.meetings-promotion'),
    await b2({ zh: '派出督导组', en: 'Survey teams' }, survey.teams, 'survey.teams'),
    await b2({ zh: '督导地市', en: 'Cities visited' }, survey.cities, 'visit.cities'),
    await b2({ zh: '督导县区', en: 'Counties visited' }, survey.counties, 'visit.counties'),
    await b2({ zh: '督导市场', en: 'Markets visited' }, survey.markets, 'visit.markets'),
    await b2({ zh: '暗访（有）', en: 'Unannounced visits, some' }, 1, 'visit.unannounced', some),
    await b2({ zh: '曝光（有）', en: 'Exposures, some' }, 1, 'finding.exposed', some),
    await b2({ zh: '问责移交（有）', en: 'Accountability notes, some' }, 1, 'finding.accountability', some),
    await b2({ zh: '约谈落后地市（有）', en: 'Talks with a lagging city, some' }, 1, 'talk.held', some),
    await b2({ zh: '线索排名通报（有）', en: 'Ranked bulletins of clues, some' }, 1, 'briefing.published', some),
    await b3({ zh: '接收三书一函', en: 'Letters received' }, letters.received, 'recommendation.received'),
    await b3({ zh: '制定整改措施', en: 'Measures set' }, letters.measures, 'recommendation.measures'),
    await b3({ zh: '组织整治行动', en: 'Operations organised' }, letters.operations, 'recommendation.operations'),
    await b3(
      { zh: '一案一整治', en: 'Organised-crime cases, one rectification each' },
      figures.rectifications,
      'rectification.opened',
    ),
    {
      ...{ row: 'B4', title: { zh: '排查线索', en: 'Clues screened' }, form: 'count', source: figures.clues.screened },
      ...{ bulletin: clearance.fromActs.received, live: clearance.computed.screened },
    },
    {
      ...{ row: 'B4', title: { zh: '办结线索', en: 'Clues cleared' }, form: 'count', source: figures.clues.cleared },
      ...{ bulletin: clearance.fromActs.cleared, live: clearance.computed.cleared },
    },
    await b5({ zh: '传销线索', en: 'Clues of pyramid selling' }, pyramid.clues, ['clue.received', 'report.received'], {
      domains: [PYRAMID],
    }),
    ...(await readCases(deps, figures)),
    await b6(
      { zh: '药品、医疗器械、化妆品领域乱象整改', en: 'Disorders of drugs, devices, cosmetics rectified' },
      figures.disordersRectified,
      'finding.rectified',
      { domains: DISORDER_FIELDS },
    ),
  ];
}

/** Cases: by two bulletins from the acts, one for each year, and by the table of counts with the year before beside it. */
async function readCases(deps: ReplayDependencies, figures: ShanxiFigures): Promise<readonly ReplayFigure[]> {
  const actor = actorFor(personAt(provinceCode, 'campaign-office'));
  const draft = (period: typeof CALENDAR_YEAR) =>
    draftCaseBulletin(deps, actor, {
      ...{ actId: '00000000-0000-8000-8000-000000000000', title: '案件情况', by: 'domain', procedures: ['case'] },
      ...period,
    });
  const [now, before] = [await draft(CALENDAR_YEAR), await draft(CALENDAR_YEAR_BEFORE)];
  const pyramidRow = now.rows.find(({ key }) => key === PYRAMID)?.figures ?? {};
  const pivot = await readPivot(deps, actor, {
    figures: 'case.filed,case.fined,case.dens-destroyed',
    ...CALENDAR_YEAR,
    ...{ rows: 'domain', columns: 'figure', compare: 'year' },
  });
  const cell = (figure: string) =>
    pivot.cells.find(({ row, column }) => row === PYRAMID && column === figure)?.value ?? 0;
  const total = (figure: string) => pivot.totals.find(({ column }) => column === figure);
  const growth = (figure: string): number => rounded(total(figure)?.growth ?? -1);
  const of = (id: string) => growthOf(now.total[id] ?? 0, before.total[id] ?? 0);
  const line = (
    row: Row,
    title: Text,
    form: ReplayFigure['form'],
    source: number,
    bulletin: number,
    live: number,
  ): ReplayFigure => ({ row, title, form, source, bulletin, live });
  const { pyramid } = figures;
  const filed = 'case.filed';
  return [
    line('B5', { zh: '传销案件立案', en: 'Cases filed' }, 'count', pyramid.filed, pyramidRow.filed ?? 0, cell(filed)),
    line(
      ...(['B5', { zh: '捣毁传销窝点', en: 'Dens destroyed' }, 'count', pyramid.dens] as const),
      pyramidRow['dens-destroyed'] ?? 0,
      cell('case.dens-destroyed'),
    ),
    line(
      ...(['B8', { zh: '案件总数', en: 'Cases in all' }, 'count', figures.cases] as const),
      now.total.filed ?? 0,
      total(filed)?.value ?? 0,
    ),
    line('B8', { zh: '案件同比', en: 'Growth of cases' }, 'growth', figures.casesGrowth, of('filed'), growth(filed)),
    line(
      'B8',
      { zh: '罚款同比', en: 'Growth of fines' },
      'growth',
      figures.finesGrowth,
      of('fined'),
      growth('case.fined'),
    ),
  ];
}
