import type { PlainDate } from '../../kernel/plain-date.ts';
import { instantOf, shiftWorkdays } from '../calendar.ts';
import { personAt } from '../people.ts';
import { places, provinceCode } from '../places.ts';
import type { Random } from '../random.ts';
import { tellTask } from './programme.ts';
import { type Telling, telling } from './telling.ts';
import type { ReplayPart } from './whole-replay.ts';

const FIELDS = [
  ['河砂销售', 'quality'],
  ['二手车交易', 'unfair-competition'],
  ['农贸市场', 'food'],
  ['建材市场', 'quality'],
  ['旅游购物', 'price'],
  ['废旧物资回收', 'unlicensed'],
] as const;

/** One rectification for each organised-crime case 一案一整治: problems, a measure that became a task, an operation, accepted. */
export function* tellRectifications(count: number, from: PlainDate, random: Random): Generator<ReplayPart> {
  const office = personAt(provinceCode, 'campaign-office');
  const cities = places.filter(({ level }) => level === 'city');
  const day = (n: number): PlainDate => shiftWorkdays(from, n);
  const year = from.slice(0, 4);
  const begun = Array.from({ length: count }, (_, nth) => {
    const own = random.fork(`rectification ${nth}`);
    const city = cities[nth % cities.length];
    if (city === undefined) throw new RangeError('no city');
    const officer = personAt(city.code, 'officer');
    const [field, domain] = FIELDS[nth % FIELDS.length] ?? FIELDS[0];
    const matter = telling({ procedure: 'rectification', homeCode: provinceCode, random: own }, day(0));
    matter.act(day(0), office, 'open', {
      ...{ title: `${city.area}${field}行业整治`, domain, owner: city.code },
      text: `涉黑涉恶案件暴露出${field}行业监管漏洞，开展一案一整治。`,
      crimeCase: { name: `演示某涉恶案${nth + 1}`, documentNo: `演示刑判〔${year}〕${nth + 1}号` },
      problems: [`${field}行业准入审查不严`, '日常检查频次不足'],
    });
    matter.act(day(1), office, 'set-measure', {
      ...{
        title: `全面排查${field}经营主体`,
        owner: city.code,
        due: day(20),
        evidence: '排查台账',
        problem: 'b1',
        domain,
      },
    });
    return { matter, city, officer, field, own };
  });
  const stories = (): readonly ReturnType<Telling['since']>[] => begun.map(({ matter }) => matter.since());
  yield { name: 'rectifications', stories: stories(), followAt: instantOf(day(1), 19 * 60) };
  const tasks = begun.map(({ matter, city, own }) => tellTask(matter, 'm1', city, day(1), own.fork('task')));
  yield { name: 'tasks', stories: tasks, followAt: instantOf(day(8), 18 * 60) };
  for (const { matter, officer, field, city } of begun) {
    const result = '检查经营户，责令改正，取缔无照经营。';
    matter.act(day(10), officer, 'record-operation', { title: `${city.area}${field}联合检查`, on: day(10), result });
    matter.act(day(22), officer, 'submit', { report: '整改措施已经落实，排查台账和制度附后。' });
    matter.act(day(26), office, 'accept', { opinion: '现场验收，整改到位。' });
  }
  yield { name: 'rectifications', stories: stories() };
}
