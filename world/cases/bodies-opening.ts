import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { WorldPerson } from '../people.ts';
import { type CaseFile, nameOf, titleOf } from './case-file.ts';

/** One act about to be told: the case, the instant and its day. */
export interface Telling {
  readonly file: CaseFile;
  readonly at: Date;
  readonly on: PlainDate;
}
export type Body = (telling: Telling) => JsonObject;

const licensed = (person: WorldPerson): JsonObject => ({ person: person.id, licence: person.licenceNo ?? '云岚演示' });
export const officersOf = ({ staff }: CaseFile): JsonObject[] => [licensed(staff.officer), licensed(staff.partner)];
export const signedBy = (file: CaseFile, on: PlainDate): JsonObject => ({ how: 'signed', name: file.keeper, on });

const capacityOf = (file: CaseFile): string => (file.person ? '经营者本人' : '现场负责人');
export const phoneOf = (file: CaseFile): string => `100${file.firm.code.slice(9, 17).replace(/\D/g, '0')}`;

/** The party as a document names it. */
export const partyOf = (file: CaseFile): JsonObject => ({
  name: nameOf(file),
  ...(file.person ? {} : { code: file.firm.code, representative: file.keeper }),
  address: file.firm.address,
  present: { name: file.keeper, capacity: capacityOf(file) },
});

/** How many of what, as a text says it. */
export const amountOf = ({ goods }: CaseFile): string => `${goods.quantity}${goods.unit}`;
export const foundIn = (file: CaseFile): string =>
  file.violation.found.replaceAll('{goods}', file.goods.name).replaceAll('{count}', amountOf(file));

/** Article numbers are left to those who look them up: see `violations.ts`. */
export const citationOf = ({ violation }: CaseFile): string => `${violation.law}有关罚则（演示案例，条款略）`;

const shift = (at: Date, minutes: number): string => new Date(at.getTime() + minutes * 60_000).toISOString();

const conduct = (on: PlainDate): JsonObject => ({
  occurredOn: addDays(on, -24),
  endedOn: addDays(on, -5),
  discoveredOn: addDays(on, -5),
});

const partyFact = (file: CaseFile): JsonObject =>
  file.person
    ? {
        party: { kind: 'person' },
        person: {
          ...{ name: file.keeper, address: file.firm.address, phone: phoneOf(file) },
          ...(file.idNo === '' ? {} : { idNo: file.idNo }),
        },
      }
    : { party: { kind: 'organisation', name: file.firm.name, code: file.firm.code } };

/** The number is left out of every body: `number-in-turn.ts` gives it. */
export const fileCase: Body = ({ file, on }) => ({
  title: titleOf(file),
  cause: file.violation.cause,
  violation: file.violation.code,
  domain: file.violation.domain,
  channel: file.channel,
  ...partyFact(file),
  ...(file.person
    ? {}
    : { contact: { representative: file.keeper, address: file.firm.address, phone: phoneOf(file) } }),
  sources: [...file.sources],
  campaigns: [...file.campaigns],
  officers: officersOf(file),
  conditions: {
    C1: `现场检查发现：${foundIn(file)}有照片和当事人签字的笔录初步证明。`,
    C2: `${file.violation.law}规定对“${file.violation.cause}”应当给予行政处罚。`,
    C3: `违法行为发生地在${file.county.area}，属于本机关管辖。`,
    C4: '违法行为发生在二年以内，未超过处罚时效。',
  },
  ...conduct(on),
  requestedBy: file.staff.officer.id,
  amountFen: file.amounts.involved,
});

const scene = ({ file, at }: Telling): JsonObject => ({
  from: shift(at, -70),
  to: shift(at, -10),
  officers: officersOf(file),
  licenceShown: true,
  place: file.firm.address,
});

export const recordScene: Body = (telling) => ({
  ...scene(telling),
  party: partyOf(telling.file),
  rightsTold: true,
  findings: [
    `执法人员出示证件，向${capacityOf(telling.file)}${telling.file.keeper}说明来意，告知权利义务。`,
    foundIn(telling.file),
    '对现场及相关物品拍照、录像，制作物品清单，当事人在场核对。',
  ],
  signature: signedBy(telling.file, telling.on),
});

const item = ({ file, on }: Telling): JsonObject => ({
  on,
  where: file.firm.address,
  officers: officersOf(file),
  keeper: { kind: 'officer', person: file.staff.officer.id },
  provider: { name: file.keeper, capacity: capacityOf(file) },
});

export const addPhotos: Body = (telling) => ({
  ...item(telling),
  kind: 'physical',
  title: `${telling.file.goods.name}现场照片及物品清单`,
  how: '现场检查时拍摄，当事人逐页签字确认',
  form: 'original',
  pages: 6,
  proves: telling.file.violation.cause,
});

export const addPapers: Body = (telling) => ({
  ...item(telling),
  kind: 'documentary',
  title: '进货票据和销售记录',
  how: '当事人提供，经核对与原件一致',
  form: 'copy',
  original: '原件由当事人保管，经核对无误',
  pages: 9,
  proves: `涉案${telling.file.goods.name}的来源、数量和金额`,
});

export const recordInquiry: Body = (telling) => {
  const { file, on } = telling;
  return {
    ...scene(telling),
    place: `${file.county.nameZh}询问室`,
    recorder: file.staff.partner.id,
    nth: 1,
    inquired: { name: file.keeper, phone: phoneOf(file), capacity: capacityOf(file) },
    rightsTold: true,
    rightsAnswer: '听清楚了，不申请回避。',
    answers: [
      {
        question: '请介绍一下你的身份和经营情况。',
        answer: `我是${nameOf(file)}的${capacityOf(file)}，在${file.firm.address}经营。`,
      },
      { question: '检查当天的情况是否属实？', answer: `属实。${file.violation.said}` },
      { question: '涉案数量和金额是多少？', answer: `一共${amountOf(file)}，以票据和销售记录为准。` },
      { question: '还有什么要补充的？', answer: '没有了，愿意配合调查并马上整改。' },
    ],
    pages: 2,
    confirmations: [1, 2].map((page) => ({ page, confirmed: signedBy(file, on) })),
    readBack: 'read-by-person',
  };
};

export const confirmAddress: Body = ({ file, on }) => ({
  recipient: { name: file.keeper, address: file.firm.address, phone: phoneOf(file) },
  electronic: false,
  on,
  consequencesTold: true,
  signature: signedBy(file, on),
});

export const orderCorrection: Body = ({ file, on }) => ({
  party: partyOf(file),
  facts: `当事人${file.violation.cause}，事实清楚。`,
  citation: '《中华人民共和国行政处罚法》第二十八条',
  remedies: '可以依法申请行政复议或者提起行政诉讼。',
  demand: `立即停止违法行为，对${file.goods.name}自查整改并报告结果。`,
  mode: 'until',
  until: addDays(on, 10),
});

/** Decided on the spot: amounts of the case within the limits of the summary procedure. */
export const decideOnSpot =
  (penalties: (file: CaseFile) => JsonObject[], collected = false): Body =>
  ({ file, on }) => ({
    title: titleOf(file),
    cause: file.violation.cause,
    violation: file.violation.code,
    domain: file.violation.domain,
    channel: file.channel,
    party: file.person ? { kind: 'person' } : { kind: 'organisation', name: file.firm.name, code: file.firm.code },
    ...(file.person ? { person: { name: file.keeper, address: file.firm.address } } : {}),
    place: file.firm.address,
    sources: [...file.sources],
    campaigns: [...file.campaigns],
    officers: officersOf(file),
    certain: true,
    facts: foundIn(file),
    told: true,
    defence: { made: false },
    penalties: penalties(file),
    ...(collected ? { collected: { receipt: file.paper('当罚收据'), hardLater: false } } : {}),
    signature: signedBy(file, on),
    amountFen: file.amounts.involved,
  });
