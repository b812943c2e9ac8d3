import type { PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { domains } from '../../modules/intake/model/labels.ts';
import { drawWorkday, shiftWorkdays } from '../calendar.ts';
import { personAt, staffOf, type WorldPerson } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import { type Place, places, provinceCode } from '../places.ts';
import type { Random } from '../random.ts';
import { shareOut, shuffled } from './share-out.ts';
import { type Telling, telling } from './telling.ts';

/** What a source says of its letters 三书一函. */
export interface LetterFigures {
  readonly received: number;
  readonly measures: number;
  readonly operations: number;
}

/** One letter before it is written: what was set and done, or that nothing was needed. */
interface Slot {
  readonly measures: number;
  readonly operations: number;
  readonly way: 'mended' | 'withdrawn' | 'kept' | 'open';
}

const SENDERS = [
  ['court', '司法建议书', '人民法院（演示）'],
  ['procuratorate', '检察建议书', '人民检察院（演示）'],
  ['police', '公安提示函', '公安局（演示）'],
  ['supervision', '监察建议书', '监察委员会（演示）'],
] as const;
const FIELDS = [
  'food',
  'drug',
  'unlicensed',
  'advertising',
  'quality',
  'unfair-competition',
] as const satisfies readonly (keyof typeof domains)[];

/** Letters with their measures and operations, shared out exactly; what needs no measure was objected to, or is still open. */
function slotsOf({ received, measures, operations }: LetterFigures, random: Random): Slot[] {
  const mended = Math.min(received, Math.max(1, Math.round(measures * 0.83)));
  const shared = (total: number, among: number): number[] =>
    total === 0
      ? []
      : shareOut(
          total,
          Array.from({ length: among }, () => 0.4 + random.next()),
          1,
        );
  const set = shared(measures, mended);
  const organised = shared(operations, Math.max(1, Math.min(mended, Math.round(operations * 0.94))));
  const without = ['withdrawn', 'kept', 'kept', 'open'] as const;
  return shuffled(
    Array.from({ length: received }, (_, nth): Slot => {
      const count = set[nth] ?? 0;
      return count > 0
        ? { measures: count, operations: organised[nth] ?? 0, way: 'mended' }
        : { measures: 0, operations: 0, way: without[nth % without.length] ?? 'kept' };
    }),
    random,
  );
}

interface Desk {
  readonly officer: WorldPerson;
  readonly intake: WorldPerson;
  readonly head: WorldPerson;
}
const deskOf = (city: Place, random: Random): Desk => ({
  officer: random.pick(staffOf(city.code, 'officer')),
  intake: random.pick(staffOf(city.code, 'intake')),
  head: random.pick(staffOf(city.code, 'head')),
});

const TITLES: Readonly<Record<(typeof FIELDS)[number], string>> = {
  food: '食品生产经营',
  drug: '药品零售',
  unlicensed: '无证无照经营',
  advertising: '广告发布',
  quality: '产品质量',
  'unfair-competition': '市场竞争秩序',
};

function letterBody(on: PlainDate, nth: number, city: Place, random: Random): JsonObject {
  const [letterKind, paper, organ] = SENDERS[nth % 13 === 12 ? 3 : nth % 3] ?? SENDERS[0];
  const field = random.pick(FIELDS);
  return {
    letterKind,
    title: `关于加强${city.area}${TITLES[field]}监管的${paper}`,
    incoming: {
      sender: `${city.area}${organ}`,
      documentNo: `${paper}〔${on.slice(0, 4)}〕${nth + 1}号`,
      documentDate: shiftWorkdays(on, -2),
    },
    // A supervisory recommendation fixes its own day.
    ...(letterKind === 'supervision' ? { replyBy: shiftWorkdays(on, 30) } : {}),
    domain: field,
    channel: 'letter',
    text: `办案中发现${city.area}${TITLES[field]}领域监管存在薄弱环节，建议排查整治、健全制度，并书面反馈落实情况。`,
    place: { region: city.code, address: city.area },
  };
}

function tellLetter(slot: Slot, nth: number, city: Place, on: PlainDate, random: Random): Telling {
  const { officer, intake, head } = deskOf(city, random);
  const viaProvince = nth % 5 === 0;
  const letter = telling({ procedure: 'recommendation', homeCode: viaProvince ? provinceCode : city.code, random }, on);
  const at = (day: number): PlainDate => shiftWorkdays(on, day);
  const year = on.slice(0, 4);
  const document = (kind: string): string => `${city.shortZh}${kind}〔${year}〕${nth + 1}号`;
  if (viaProvince) {
    const clerk = personAt(provinceCode, 'intake');
    letter.act(at(0), clerk, 'receive', letterBody(on, nth, city, random));
    letter.act(at(0), clerk, 'assign', { to: city.code });
  } else letter.act(at(0), intake, 'receive', letterBody(on, nth, city, random));
  if (slot.way === 'open') return letter;
  letter.act(at(1), officer, 'accept', {});
  if (slot.way !== 'mended') {
    letter.act(at(3), head, 'object', {
      document: document('异议'),
      reasons: '所涉事项已于去年整治到位，现状与来文所述不符。',
    });
    const result = slot.way;
    letter.act(at(8), officer, 'answer-objection', { result, document: document('异议答复') });
    if (slot.way === 'withdrawn') return letter;
    letter.act(at(12), head, 'reply', {
      document: document('复'),
      text: '经研究，原有措施已经覆盖来文建议，将继续抓好落实。',
    });
  } else {
    for (let index = 0; index < slot.measures; index += 1) {
      const title = index % 2 === 0 ? '开展全面排查，建立台账' : '修订日常监管制度，明确检查频次';
      letter.act(at(2), officer, 'set-measure', { title, due: at(15) });
    }
    for (let index = 0; index < slot.operations; index += 1) {
      const result = `检查经营户${random.int(12, 180)}户，责令改正${random.int(1, 20)}户。`;
      letter.act(at(6 + index), officer, 'record-operation', {
        title: `${city.area}集中整治行动`,
        on: at(6 + index),
        result,
      });
    }
    const done = 9 + slot.operations;
    for (let index = 0; index < slot.measures; index += 1) {
      letter.act(at(done), officer, 'measure-done', {
        measure: `m${index + 1}`,
        proof: '台账、检查记录和制度文件附卷。',
      });
    }
    letter.act(at(done + 1), head, 'reply', {
      document: document('复'),
      text: '已按建议制定并落实整改措施，现将情况函复。',
    });
  }
  const answered = slot.way === 'mended' ? 13 + slot.operations : 16;
  letter.act(at(answered), intake, 'sender-verdict', { result: 'satisfied', document: document('来函') });
  letter.act(at(answered + 1), head, 'close', { opinion: '整改到位，来文机关认可，同意办结。' });
  return letter;
}

const cities = places.filter(({ level }) => level === 'city');

/** All letters of a year, one matter each; the same each time. */
export function writeLetters(
  figures: LetterFigures,
  period: { readonly from: PlainDate; readonly to: PlainDate },
  random: Random,
): readonly Told[] {
  return slotsOf(figures, random.fork('slots')).map((slot, nth) => {
    const own = random.fork(`letter ${nth}`);
    const on = drawWorkday(period, 60, own);
    return tellLetter(slot, nth, own.pick(cities), on, own);
  });
}
