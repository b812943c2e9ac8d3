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
type Line = readonly [by: WorldPerson, verb: string, age: number, body: JsonObject];

function told(founded: Date, procedure: string, name: string, lines: readonly Line[]): Told {
  const random = createRandom(`disclosures/${name}`);
  const homeRegion = regionOf(COUNTY);
  let matterId: MatterId | undefined;
  const steps = lines.map(([by, verb, age, body], index): Step => {
    const at = instantOf(addDays(legalDay(founded), -age), 9 * 60 + index * 12);
    const actId = random.uuid(at) as ActId;
    const opened = matterId;
    matterId ??= actId as string as MatterId;
    const request = { actId, homeRegion, verb, eventAt: at.toISOString(), body };
    const where =
      opened === undefined ? { procedure, homeCode: COUNTY as AuthorityCode } : { matterId: opened, of: [procedure] };
    return { ...{ at, by, verb }, requests: [{ ...request, ...where }] };
  });
  return { matters: 1, steps };
}

/** A recall that goes on, and a firm on the list of abnormal operation, in the demo district. */
export function disclosureStories(founded: Date): readonly Told[] {
  const day = (age: number): string => addDays(legalDay(founded), -age);
  const firm = (trade: string): JsonObject => {
    const { name, code, address } = inventFirm(getPlace(COUNTY), trade, createRandom(`disclosures/${trade}`));
    return { name, code, address };
  };
  return [
    told(founded, 'recall', '1', [
      [
        officer(),
        'propose',
        12,
        {
          firm: firm('食品有限公司'),
          ...{ product: '听泉牌黄豆酱油', spec: '500 毫升', batches: `${day(70)} 至 ${day(64)} 生产`, level: '2' },
          ...{
            way: 'voluntary',
            risk: '抽检发现菌落总数不符合标准。',
            document: '召回公告〔示例〕1号',
            startedOn: day(13),
          },
          ...{ advice: '请停止食用，凭包装到购买处退货退款，不需要小票。', contact: '0000-1234567（企业客服）' },
        },
      ],
      [head(), 'publish', 12, { checked: true }],
      [officer(), 'record-progress', 5, { on: day(5), text: '已经召回 1,860 瓶，占售出的六成。', finished: false }],
    ]),
    told(founded, 'list-entry', '2', [
      [
        officer(),
        'propose',
        60,
        {
          ...{ firm: firm('商贸有限公司'), entry: { list: 'abnormal', ground: 'unreachable' } },
          ...{ cause: '通过登记的住所无法联系。', decision: '听泉列异〔示例〕1号', decidedOn: day(60) },
        },
      ],
      [officer(), 'tell-firm', 59, { document: '听泉列异告〔示例〕1号', toldOn: day(59) }],
      [head(), 'publish', 30, { checked: true }],
    ]),
  ];
}
