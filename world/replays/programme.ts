import type { ActId, MatterId } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { taskIdOf } from '../../modules/programmes/index.ts';
import { instantOf, shiftWorkdays } from '../calendar.ts';
import { personAt } from '../people.ts';
import { type Place, places, provinceCode } from '../places.ts';
import type { Random } from '../random.ts';
import { type Telling, telling } from './telling.ts';
import type { ReplayPart } from './whole-replay.ts';

/** What a source says of how the work was led. */
export interface LeadershipFigures {
  readonly leadingGroups: number;
  readonly partyGroupMeetings: number;
  readonly bureauMeetings: number;
  readonly promotionMeetings: number;
}

const office = () => personAt(provinceCode, 'campaign-office');
const head = () => personAt(provinceCode, 'head');
const cities: readonly Place[] = places.filter(({ level }) => level === 'city');
const cityAt = (nth: number): Place => {
  const found = cities[nth % cities.length];
  if (found === undefined) throw new RangeError('no cities');
  return found;
};

/** A task that an authority below owes: taken up, proved, judged by the province, struck off. */
export function tellTask(source: Telling, item: string, owner: Place, on: PlainDate, random: Random): Telling {
  const id = taskIdOf({ homeRegion: source.region, id: source.id }, item) as MatterId;
  const task = telling({ procedure: 'task', homeCode: provinceCode, random, id }, on);
  const worker = personAt(owner.code, 'officer');
  task.act(shiftWorkdays(on, 1), worker, 'accept', {});
  task.act(shiftWorkdays(on, 4), worker, 'submit-evidence', { text: '已按要求完成，报告和台账附后。' });
  task.act(shiftWorkdays(on, 5), office(), 'accept-evidence', { opinion: '完成情况属实。' });
  task.act(shiftWorkdays(on, 5), office(), 'close', {});
  return task;
}

interface Meeting {
  readonly kind: 'party-group' | 'bureau' | 'promotion';
  readonly title: string;
}

/** The meetings of a year, spread over it. */
function meetingsOf(figures: LeadershipFigures): readonly Meeting[] {
  const kinds = [
    ...Array.from({ length: figures.partyGroupMeetings }, (_, nth) => ({
      kind: 'party-group' as const,
      title: `党组第${nth + 1}次专题会议`,
      at: (nth + 0.5) / figures.partyGroupMeetings,
    })),
    ...Array.from({ length: figures.bureauMeetings }, (_, nth) => ({
      kind: 'bureau' as const,
      title: `第${nth + 1}次局务会议`,
      at: (nth + 0.6) / figures.bureauMeetings,
    })),
    ...Array.from({ length: figures.promotionMeetings }, (_, nth) => ({
      kind: 'promotion' as const,
      title: `专项整治第${nth + 1}次推进会`,
      at: (nth + 0.4) / figures.promotionMeetings,
    })),
  ];
  return kinds.sort((a, b) => a.at - b.at);
}

const MECHANISMS = ['常态化组织领导机制', '源头防范机制', '重点领域治理机制', '行纪衔接机制'];

/**
 * The programme of a year, part by part: after each meeting that decides something its tasks are set, carried out and
 * judged; what was learnt becomes rules of work at the end (rows B1, B11).
 */
export function* tellProgramme(
  figures: LeadershipFigures,
  period: { readonly from: PlainDate; readonly to: PlainDate },
  random: Random,
): Generator<ReplayPart> {
  const day = (n: number): PlainDate => shiftWorkdays(period.from, n);
  const year = period.from.slice(0, 4);
  const programme = telling({ procedure: 'programme', homeCode: provinceCode, random }, day(1));
  programme.act(day(1), office(), 'plan', {
    title: `${year}年市场流通领域整治工作方案`,
    order: { document: `云专办〔${year}〕1号`, issuer: '云岚省专项整治领导机构（演示）', on: period.from },
    period,
    goals: ['线索核查清零', '重点领域整治见成效', '形成长效机制'],
    steps: ['摸排核查线索', '落实三书一函', '督导检查', '建章立制'],
    duties: cities.map((city, nth) => ({
      area: ['线索核查', '三书一函', '打击传销', '药品械妆', '案件查办'][nth] ?? '案件查办',
      duty: `${city.area}牵头落实`,
      lead: city.code,
    })),
  });
  for (let nth = 0; nth < figures.leadingGroups; nth += 1) {
    programme.act(day(2), office(), 'set-up-group', {
      ...{ name: '专项整治领导小组', document: `云市监〔${year}〕${nth + 6}号`, on: day(2) },
      members: [
        { name: head().name, post: '局长', place: 'leader' },
        { name: office().name, post: '专项办主任', place: 'office' },
      ],
    });
  }
  programme.act(day(3), office(), 'set-up-task-force', {
    ...{ name: '线索核查专班', document: `云市监〔${year}〕9号`, on: day(3), tasks: '核查线索，督办案件' },
    members: [{ name: office().name, post: '专项办主任', place: 'leader' }],
  });
  programme.act(day(4), head(), 'start', { document: `云市监〔${year}〕10号` });

  const meetings = meetingsOf(figures);
  const [first, room] = [8, 205];
  const tasks: Telling[] = [];
  for (const [nth, { kind, title }] of meetings.entries()) {
    const on = day(first + Math.floor((room * nth) / meetings.length));
    const owner = cityAt(nth);
    const decides = kind === 'promotion';
    if (kind === 'bureau') {
      const agenda = ['听取整治情况', '研究下一步工作'];
      programme.act(shiftWorkdays(on, -2), office(), 'call-meeting', { kind, title, on, agenda, invited: [] });
    }
    programme.act(on, office(), 'hold-meeting', {
      ...(kind === 'bureau' ? { meeting: `m${nth + 1}` } : { kind, title }),
      on,
      attended: [
        { name: head().name, post: '局长' },
        { name: office().name, post: '专项办主任' },
      ],
      absent: nth % 5 === 4 ? [{ name: '演示某', post: '副局长', reason: '出差' }] : [],
      minutes: `会议听取专项整治进展情况，研究部署下一阶段工作。${title}。`,
      decisions: decides
        ? [
            {
              title: `${owner.area}补齐线索核查短板`,
              owner: owner.code,
              due: shiftWorkdays(on, 15),
              evidence: '核查情况报告和台账',
            },
          ]
        : [],
    });
    if (!decides) continue;
    tasks.push(tellTask(programme, `d${tasks.length + 1}`, owner, on, random.fork(`task ${nth}`)));
    yield part(programme, on);
    yield { name: 'tasks', stories: tasks.slice(-1), followAt: instantOf(shiftWorkdays(on, 6), 18 * 60) };
  }
  const end = shiftWorkdays(period.to, -3);
  programme.act(end, head(), 'conclude', {
    document: `云市监〔${year}〕96号`,
    summary: '线索全部核查完毕，重点领域整治取得成效，各项议定事项均已办结。',
    lessons: ['线索核查专人负责、逐件销号', '三书一函逐条落实并回头看'],
  });
  for (const [nth, title] of MECHANISMS.entries()) {
    const document = `云市监〔${year}〕${100 + nth}号`;
    programme.act(end, office(), 'adopt-institution', { title, document, on: end, text: '由本年度整治经验形成。' });
  }
  yield part(programme, end);
}

/** What was written of a matter since the last part of it, followed up that evening. */
export function part(matter: Telling, on: PlainDate, name = 'programme'): ReplayPart {
  return { name, stories: [matter.since()], followAt: instantOf(on, 19 * 60) };
}

/** An act id as a follower derives it from another. */
export const asMatter = (id: string): MatterId & ActId => id as MatterId & ActId;
