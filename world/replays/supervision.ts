import type { PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { deterministicUuid } from '../../platform/import/index.ts';
import { instantOf, shiftWorkdays } from '../calendar.ts';
import { personAt, type WorldPerson } from '../people.ts';
import { counties, type Place, provinceCode } from '../places.ts';
import type { Random } from '../random.ts';
import { elevenCities, headOfMoreCities, surveyLeaders } from './more-of-the-province.ts';
import { asMatter, part, tellTask } from './programme.ts';
import { type Telling, telling } from './telling.ts';
import type { ReplayPart } from './whole-replay.ts';

/** What a source says of its survey teams. */
export interface SurveyFigures {
  readonly teams: number;
  readonly cities: number;
  readonly counties: number;
  readonly markets: number;
}

const office = () => personAt(provinceCode, 'campaign-office');
const headOf = (code: string): WorldPerson => headOfMoreCities(code) ?? personAt(code, 'head');

const CHECKLIST: JsonObject = {
  title: '专项整治督导清单',
  questions: [
    { id: 'q1', kind: 'yes-no', text: '是否建立线索台账并逐件销号？', required: true },
    { id: 'q2', kind: 'number', text: '本年度受理线索多少件？', unit: '件', required: true },
    { id: 'q3', kind: 'text', text: '当前主要困难' },
  ],
};

/** One place where a team goes; unannounced visits go to markets. */
interface Stop {
  readonly place: JsonObject;
  readonly authority: Place;
  readonly team: number;
  readonly on: PlainDate;
  readonly unannounced: boolean;
}

const authorityPlace = (at: Place): JsonObject => ({ kind: 'authority', authority: at.code, name: at.nameZh });
const MARKETS = ['农贸市场', '批发市场', '小商品市场', '建材市场'];

/** Every city and county once, every market once; two of five markets unannounced. */
function stopsOf(figures: SurveyFigures, from: PlainDate): readonly Stop[] {
  const cities = elevenCities.slice(0, figures.cities);
  const below = counties.slice(0, figures.counties);
  if (cities.length < figures.cities || below.length < figures.counties) throw new RangeError('too few places');
  const places = [
    ...cities.map((at) => ({ at, place: authorityPlace(at), unannounced: false })),
    ...below.map((at) => ({ at, place: authorityPlace(at), unannounced: false })),
    ...Array.from({ length: figures.markets }, (_, nth) => {
      const at = counties[nth % counties.length];
      if (at === undefined) throw new RangeError('no counties');
      const name = `${at.area}${MARKETS[nth % MARKETS.length] ?? '市场'}`;
      const place = { kind: 'market', authority: at.code, name, address: `${at.area}演示路${nth + 1}号` };
      return { at, place, unannounced: nth % 5 < 2 };
    }),
  ];
  return places.map(({ at, place, unannounced }, nth) => ({
    ...{ place, unannounced, authority: at, team: nth % figures.teams },
    on: shiftWorkdays(from, 6 + Math.floor(nth / figures.teams) * 2),
  }));
}

const FOUND = [
  ['线索台账登记不全', 'food', 'ordinary'],
  ['市场主体责任公示不到位', 'unlicensed', 'slight'],
  ['明码标价检查没有记录', 'price', 'ordinary'],
  ['特种设备隐患没有闭环', 'special-equipment', 'grave'],
] as const;

/** What happens on a visit once it is there; gives the findings that were written down, by the ids they will have. */
function onSpot(visit: Telling, stop: Stop, leader: WorldPerson, random: Random): readonly FoundOne[] {
  const { place, authority, on, unannounced } = stop;
  visit.act(on, leader, 'open', {
    on,
    ...(unannounced ? { place } : {}),
    ...(place.kind === 'market' ? { company: `${authority.nameZh}值班人员` } : {}),
  });
  visit.act(on, leader, 'answer', {
    answers: [
      { question: 'q1', value: random.chance(0.8) ? 'yes' : 'no', seen: 0 },
      { question: 'q2', value: random.int(3, 60), seen: 0 },
    ],
  });
  const found = Array.from({ length: random.int(0, 2) }, (): FoundOne => {
    const [title, domain, severity] = random.pick(FOUND);
    const actId = visit.act(on, leader, 'find', {
      ...{ title: `${authority.area}${title}`, domain, severity, on },
      text: `督导组在${String(place.name)}查看台账和现场，发现${title}。`,
      subject: { kind: 'authority', authority: authority.code },
    });
    return { id: deterministicUuid('visit-finding', actId), authority, on, grave: severity === 'grave' };
  });
  visit.act(on, leader, 'close', { summary: '查看台账、随机抽查并与负责人谈话，情况已当场反馈。' });
  return found;
}

interface FoundOne {
  readonly id: string;
  readonly authority: Place;
  readonly on: PlainDate;
  readonly grave: boolean;
}

/** Ordered, answered, looked at again, struck off; some were exposed, a grave one was handed on for accountability. */
function mend({ id, authority, on, grave }: FoundOne, nth: number, random: Random): Telling {
  const finding = telling({ procedure: 'finding', homeCode: provinceCode, random, id: asMatter(id) }, on);
  const year = on.slice(0, 4);
  const day = (n: number): PlainDate => shiftWorkdays(on, n);
  const document = `云督〔${year}〕${nth + 1}号`;
  finding.act(day(2), office(), 'order', {
    ...{ to: authority.code, document, due: day(15) },
    requirements: '限期整改，举一反三，书面报告。',
  });
  if (nth % 6 === 0) {
    finding.act(day(4), office(), 'expose', {
      ...{ channel: 'bulletin', outlet: '专项整治工作简报', on: day(4), names: 'masked' },
      text: '督导发现某地线索台账登记不全，已责令整改。',
    });
  }
  if (grave) {
    finding.act(day(4), office(), 'note-accountability', {
      ...{ organ: '派驻纪检监察组（演示）', on: day(4), document },
      facts: '特种设备监管责任落实不到位的情况，移交核实。',
    });
  }
  finding.act(day(10), headOf(authority.code), 'reply', { text: '已整改到位，台账和照片附后。' });
  finding.act(day(14), office(), 'recheck', { result: 'holds', on: day(14), text: '复查台账和现场，整改到位。' });
  finding.act(day(15), office(), 'close', { opinion: '同意销号。' });
  return finding;
}

/**
 * A round of supervision 督导: teams, their routes, visits announced and not, what they found and what became of it, and the
 * talk with a city that lags (row B2).
 */
export function* tellSupervision(figures: SurveyFigures, from: PlainDate, random: Random): Generator<ReplayPart> {
  const year = from.slice(0, 4);
  const day = (n: number): PlainDate => shiftWorkdays(from, n);
  const stops = stopsOf(figures, from);
  const last = stops.at(-1)?.on ?? from;
  const survey = telling({ procedure: 'survey', homeCode: provinceCode, random }, day(0));
  survey.act(day(0), office(), 'order', {
    title: `${year}年专项整治督导`,
    order: { document: `云专办〔${year}〕12号`, issuer: '云岚省专项整治领导机构（演示）', on: day(0) },
    period: { from: day(0), to: shiftWorkdays(last, 5) },
  });
  const leaders = surveyLeaders.slice(0, figures.teams);
  const teams = leaders.map(({ id }, nth) => ({ name: `第${nth + 1}督导组`, leader: id, members: [] }));
  for (const team of teams) survey.act(day(1), office(), 'set-team', team);
  survey.act(day(1), office(), 'set-checklist', CHECKLIST);
  const prepared = stops.map((stop) => {
    if (stop.unannounced) return null;
    const { place, on, team } = stop;
    return survey.act(day(2), office(), 'add-stop', { team: `t${team + 1}`, place, day: on });
  });
  survey.act(day(3), office(), 'start', { document: `云专办〔${year}〕13号` });
  yield part(survey, day(3), 'survey');

  const origin = { procedure: 'survey', matter: survey.id, region: survey.region };
  const found: FoundOne[] = [];
  const visits = stops.map((stop, nth): Telling => {
    const own = random.fork(`visit ${nth}`);
    const leader = leaders[stop.team];
    if (leader === undefined) throw new RangeError(`no team ${stop.team}`);
    const stopAct = prepared[nth] ?? null;
    const visit = telling(
      {
        ...{ procedure: 'visit', homeCode: provinceCode, random: own },
        ...(stopAct === null ? {} : { id: asMatter(deterministicUuid('survey-stop', stopAct)) }),
      },
      stop.on,
    );
    if (stop.unannounced) {
      visit.act(shiftWorkdays(stop.on, -1), office(), 'order-unannounced', {
        team: teams[stop.team] ?? {},
        checklist: { version: 1, ...CHECKLIST },
        origin,
        plan: { place: stop.place, day: stop.on },
      });
    }
    found.push(...onSpot(visit, stop, leader, own));
    return visit;
  });
  // What was written down becomes a finding on the evening of the visit.
  for (const on of new Set(stops.map((stop) => stop.on))) {
    const ofDay = visits.filter((_, nth) => stops[nth]?.on === on);
    yield { name: 'visits', stories: ofDay, followAt: instantOf(on, 19 * 60) };
  }
  yield { name: 'findings of visits', stories: found.map((each, nth) => mend(each, nth, random.fork(`mend ${nth}`))) };
  survey.act(shiftWorkdays(last, 20), office(), 'report', {
    document: `云专办〔${year}〕40号`,
    summary: '督导组走访市县和市场，问题全部交办，整改情况已复查。',
  });
  yield part(survey, shiftWorkdays(last, 20), 'survey');
  yield* tellTalk(shiftWorkdays(last, 25), random.fork('talk'));
}

/** The head talks with a city whose clues were cleared too slowly: why, what was promised, and whether it was kept. */
function* tellTalk(on: PlainDate, random: Random): Generator<ReplayPart> {
  const [, lagging] = elevenCities;
  const head = personAt(provinceCode, 'head');
  if (lagging === undefined) throw new RangeError('no city to talk with');
  const year = on.slice(0, 4);
  const day = (n: number): PlainDate => shiftWorkdays(on, n);
  const unitHead = headOf(lagging.code);
  const attendee = { name: unitHead.name, post: '局长', authority: lagging.code };
  const talk = telling({ procedure: 'talk', homeCode: provinceCode, random }, on);
  talk.act(on, office(), 'propose', {
    ...{ title: `线索核查进度约谈${lagging.area}`, unit: lagging.code, figures: [] },
    reason: '线索核查进度落后，部分线索临近期限仍未核查。',
  });
  talk.act(day(1), head, 'summon', {
    ...{ document: `云市监约〔${year}〕1号`, on: day(3), place: '省局三楼会议室', asked: [attendee] },
  });
  talk.act(day(3), head, 'hold', {
    ...{ on: day(3), led: { name: head.name, post: '局长' }, attended: [attendee], absent: [] },
    record: '听取情况说明，指出问题，明确整改要求和时限。',
    promises: [
      { title: '一个月内清理完积压线索', due: day(25), evidence: '销号台账' },
      { title: '建立每周调度制度', due: day(15), evidence: '制度文件和调度记录' },
    ],
  });
  yield part(talk, day(3), 'talk');
  const promised = ['p1', 'p2'].map((item) => tellTask(talk, item, lagging, day(3), random.fork(item)));
  yield { name: 'tasks', stories: promised, followAt: instantOf(day(9), 18 * 60) };
  for (const promise of ['p1', 'p2']) {
    talk.act(day(10), head, 'judge-promise', { promise, result: 'kept', reason: '证明材料齐全，现场核实属实。' });
  }
  talk.act(day(11), head, 'close', { opinion: '承诺事项已兑现，同意办结。' });
  yield part(talk, day(11), 'talk');
}
