import type { ActId, AuthorityCode, MatterId } from '../../kernel/id.ts';
import { addDays, legalDay } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { instantOf } from '../calendar.ts';
import { inventFirm } from '../firms.ts';
import { personAt, type WorldPerson } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import { getPlace } from '../places.ts';
import { createRandom } from '../random.ts';
import type { Step } from '../stories.ts';

const COUNTY = '980102';
const officer = (): WorldPerson => personAt(COUNTY, 'officer', 0);
const head = (): WorldPerson => personAt(COUNTY, 'head', 0);

/** What is done so many days before the founding. */
interface Line {
  readonly by: WorldPerson;
  readonly verb: string;
  readonly age: number;
  readonly body: JsonObject;
}

/** A firm of the demo district, with what it promises. */
interface Promised {
  readonly name: string;
  readonly trade: string;
  readonly promise: JsonObject;
  readonly shops?: readonly string[];
  /** So many days ago it was registered, and is in force. */
  readonly age: number;
}

function told(founded: Date, { name, trade, promise, shops, age }: Promised, later: readonly Line[]): Told {
  const random = createRandom(`commitments/${name}`);
  const homeRegion = regionOf(COUNTY);
  const firm = inventFirm(getPlace(COUNTY), trade, random);
  const day = (before: number): string => addDays(legalDay(founded), -before);
  const body: JsonObject = {
    firm: { name: firm.name, code: firm.code, address: firm.address },
    ...(shops === undefined ? {} : { shops: [...shops] }),
    ...{ promise, from: day(age), formNo: `听泉消诺〔示例〕${name}号`, formKept: '听泉区局档案室' },
  };
  let matterId: MatterId | undefined;
  const lines: readonly Line[] = [
    { by: officer(), verb: 'register', age, body },
    { by: head(), verb: 'publish', age, body: { checked: true } },
    ...later,
  ];
  const steps = lines.map(({ by, verb, age: before, body: said }, index): Step => {
    const at = instantOf(addDays(legalDay(founded), -before), 8 * 60 + 30 + index * 12);
    const actId = random.uuid(at) as ActId;
    const opened = matterId;
    matterId ??= actId as string as MatterId;
    const request = { actId, homeRegion, verb, eventAt: at.toISOString(), body: said };
    return {
      ...{ at, by, verb },
      requests: [
        opened === undefined
          ? { ...request, procedure: 'commitment', homeCode: COUNTY as AuthorityCode }
          : { ...request, matterId: opened, of: ['commitment'] },
      ],
    };
  });
  return { matters: 1, steps };
}

const record = (founded: Date, result: 'kept' | 'broken', age: number, document: string): Line => {
  const on = addDays(legalDay(founded), -age);
  const told = result === 'kept' ? {} : { toldOn: on, answerBy: addDays(legalDay(founded), -age + 7) };
  const text = result === 'kept' ? '经营者按承诺办理。' : '消费者要求按承诺退货，经营者以已开封为由拒绝。';
  const body = { on, source: 'complaint', document, text, ...told };
  return { by: officer(), verb: `record-${result}`, age, body };
};

/** Three promises of the demo district: a mall that takes goods back, a market with a fund, a shop that answers first. */
export const commitmentStories = (founded: Date): readonly Told[] => [
  told(
    founded,
    {
      ...{ name: '1', trade: '百货有限公司', age: 120, shops: ['服装一店', '鞋帽二店'] },
      promise: {
        kind: 'offline-return',
        terms: '在本商场购买服装、鞋帽，七日内可以无理由退货。退货由一楼服务台办理，不需要说明理由。',
        contact: '一楼服务台',
        ...{ goods: '服装、鞋帽', days: 7, conditions: '吊牌完好，未穿着洗涤，凭小票', refundRoute: '原路退回' },
      },
    },
    [
      record(founded, 'kept', 60, '听泉消诺记〔示例〕1号'),
      record(founded, 'broken', 40, '听泉消诺记〔示例〕2号'),
      {
        ...{ by: officer(), verb: 'record-answer', age: 36 },
        body: { record: 'r2', on: addDays(legalDay(founded), -36), text: '新到岗员工不了解规定，已经退款并培训。' },
      },
    ],
  ),
  told(
    founded,
    {
      ...{ name: '2', trade: '农贸市场管理有限公司', age: 90 },
      promise: {
        kind: 'advance-compensation',
        terms: '场内商户售出的食用农产品短斤少两、不合格的，由市场先行赔付，再向商户追偿。',
        contact: '市场办公室',
        ...{ amountFen: 10_000_000, holder: '市场管理公司专户' },
      },
    },
    [],
  ),
  told(
    founded,
    {
      ...{ name: '3', trade: '便利店', age: 30 },
      promise: {
        kind: 'first-asked',
        terms: '消费者向本店任何员工提出的问题，由首位接待的员工负责到底。',
        contact: '收银台',
      },
    },
    [],
  ),
];
