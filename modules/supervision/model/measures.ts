import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { levelOf } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Cell, Matter, Measure } from '../../../platform/procedure/types.ts';

type Counted = readonly Omit<Cell, 'measure'>[];
type Told = readonly [id: string, title: Text, unit: Text, definition: Text, cells: (matter: Matter) => Counted];

const once = (matter: Matter, day: string): Counted =>
  day === '' ? [] : [{ day: day as PlainDate, authority: matter.handlingCode }];

const measures = (told: readonly Told[]): readonly Measure[] =>
  told.map(([id, title, unit, definition, cells]) => ({ id, title, unit, definition, cells }));

const TEAMS: Text = { zh: '个', en: 'teams' };
const VISITS: Text = { zh: '次', en: 'visits' };
const FINDINGS: Text = { zh: '个', en: 'findings' };
const SENDER: Text = { zh: '计入派出机关。', en: 'Counted at the sending authority.' };
const HANDLING: Text = {
  zh: '计入现办理机关：责令整改前为发现机关，之后为整改机关。撤回的不计。',
  en: 'Counted at the authority that handles it now: the finder before the order, the one that mends after it. None that was withdrawn.',
};

/** Teams of a round (row B2: six survey teams). */
export const surveyMeasures = measures([
  [
    'survey.teams',
    { zh: '派出督导组', en: 'Survey teams sent out' },
    TEAMS,
    {
      zh: `轮次启动后，每个督导组计一次，按启动日期；启动后增加的按增加日期。${SENDER.zh}`,
      en: `Each team once after the round began, by that day; one added later by the day it was added. ${SENDER.en}`,
    },
    (matter) => {
      const started = str(obj(matter.facts, 'started'), 'on');
      if (started === '') return [];
      return entriesOf(matter, 'teams').flatMap(([, each]) => {
        const on = str(each, 'on');
        return once(matter, [on, started].sort().at(-1) ?? '');
      });
    },
  ],
]);

const opened = (matter: Matter): { readonly on: string; readonly kind: string; readonly level: string } => {
  const place = obj(matter.facts, 'place');
  const on = str(obj(matter.facts, 'opened'), 'on');
  const authority = str(place, 'authority');
  // A sealed visit has no place before it is opened: it counts nowhere until then.
  return { on, kind: str(place, 'kind'), level: authority === '' ? '' : levelOf(authority) };
};

const visitsOf = (what: string, zh: string, en: string, is: (matter: Matter) => boolean): Told => [
  `visit.${what}`,
  { zh, en },
  VISITS,
  {
    zh: `按到场打开日期计数，每次走访一次；密封的暗访打开后才计入。${SENDER.zh}`,
    en: `Each visit once, by the day it was opened on the spot; a sealed one counts once it is open. ${SENDER.en}`,
  },
  (matter) => (is(matter) ? once(matter, opened(matter).on) : []),
];

/** 11 cities, 15 counties, 20 markets, and how many visits came unannounced (row B2). */
export const visitMeasures = measures([
  visitsOf('cities', '督导市级机关', 'Visits to cities', (matter) => {
    const { kind, level } = opened(matter);
    return kind === 'authority' && level === 'city';
  }),
  visitsOf('counties', '督导县级机关', 'Visits to counties', (matter) => {
    const { kind, level } = opened(matter);
    return kind === 'authority' && level === 'county';
  }),
  visitsOf('markets', '督导市场', 'Visits to markets', (matter) => opened(matter).kind === 'market'),
  visitsOf('unannounced', '暗访', 'Unannounced visits', (matter) => matter.facts.unannounced === true),
]);

const entries = (what: string, list: string, zh: string, en: string, dayZh: string, dayEn: string): Told => [
  `finding.${what}`,
  { zh, en },
  FINDINGS,
  { zh: `按${dayZh}计数，每次一次。${HANDLING.zh}`, en: `Each once, by the day ${dayEn}. ${HANDLING.en}` },
  (matter) =>
    matter.state === 'withdrawn' ? [] : entriesOf(matter, list).flatMap(([, each]) => once(matter, str(each, 'on'))),
];

/** Disorders found and rectified by field (rows B2, B6), exposures and accountability notes. */
export const findingMeasures = measures([
  [
    'finding.found',
    { zh: '发现问题', en: 'Findings' },
    FINDINGS,
    { zh: `按发现日期计数，每个一次。${HANDLING.zh}`, en: `Each once, by the day it was found. ${HANDLING.en}` },
    (matter) => (matter.state === 'withdrawn' ? [] : once(matter, str(matter.facts, 'on'))),
  ],
  [
    'finding.rectified',
    { zh: '整改到位问题', en: 'Findings rectified' },
    FINDINGS,
    {
      zh: `按复查确认整改到位的日期计数，每个一次；没有复查的不计。${HANDLING.zh}`,
      en: `Each once, by the day a re-check found that it holds; none without a re-check. ${HANDLING.en}`,
    },
    (matter) => once(matter, str(obj(matter.facts, 'rectified'), 'on')),
  ],
  entries('exposed', 'exposures', '曝光', 'Findings exposed', '曝光日期', 'it was published'),
  entries('accountability', 'accountability', '移交问责', 'Accountability notes', '移交日期', 'the note was made'),
]);
