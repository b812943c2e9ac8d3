import { addDays } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { type Body, foundIn, officersOf, partyOf, signedBy, type Telling } from './bodies-opening.ts';
import type { CaseFile } from './case-file.ts';

/** What holds goods and what becomes of them; testing, whose time is left out. Measures are `m1`, requests `q1`, tests `t1`. */

const lineOf = ({ goods, amounts }: CaseFile): JsonObject => ({
  name: goods.name,
  quantity: goods.quantity,
  unit: goods.unit,
  valueFen: amounts.goods,
});
const allGoods = ({ goods }: CaseFile): JsonObject[] => [{ line: 1, quantity: goods.quantity }];
const lawOf = ({ violation }: CaseFile): 'mlm' | 'coercion' =>
  violation.law === '《禁止传销条例》' ? 'mlm' : 'coercion';

export const requestSeizure: Body = ({ file }) => ({
  kind: 'seize',
  law: lawOf(file),
  goods: `${file.goods.name}${file.goods.quantity}${file.goods.unit}`,
  reason: '有继续销售、转移的可能，不扣押难以查清数量。',
});
export const requestKeeping: Body = ({ file }) => ({
  kind: 'register-keep',
  goods: `${file.goods.name}${file.goods.quantity}${file.goods.unit}`,
  reason: '证据可能灭失或者以后难以取得。',
});
export const approveMeasure: Body = () => ({
  request: 'q1',
  opinion: '情况属实，同意采取措施，当场告知权利并交付清单。',
});

const spot = ({ file, at }: Telling): JsonObject => ({
  request: 'q1',
  at: new Date(at.getTime() - 15 * 60_000).toISOString(),
  officers: officersOf(file),
  licenceShown: true,
  party: partyOf(file),
  place: file.firm.address,
  reason: foundIn(file),
  goods: [lineOf(file)],
  seals: [{ no: file.paper('封条'), where: '物品外箱' }],
  custody: 'authority',
});

export const seize: Body = (telling) => ({
  ...spot(telling),
  kind: 'seize',
  law: lawOf(telling.file),
  citation: lawOf(telling.file) === 'mlm' ? '《禁止传销条例》（条款略）' : '《中华人民共和国行政强制法》第二十四条',
  heard: '当事人陈述：对扣押没有异议，请求尽快处理。',
  remedies: '可以依法申请行政复议或者提起行政诉讼。',
  delivery: { on: telling.on, way: 'on-site', signature: signedBy(telling.file, telling.on) },
});
export const registerAndKeep: Body = (telling) => ({
  ...spot(telling),
  citation: '《中华人民共和国行政处罚法》第五十六条',
  signature: signedBy(telling.file, telling.on),
});
export const releaseKept: Body = ({ file }) => ({
  measure: 'm1',
  way: 'secure',
  party: partyOf(file),
  reason: '已逐件拍照、复制留存，不再需要登记保存。',
});
export const extendSeizure =
  (days: number): Body =>
  ({ file }) => ({
    measure: 'm1',
    days,
    approver: lawOf(file) === 'mlm' ? 'principal' : 'head',
    askedBy: file.staff.officer.id,
    party: partyOf(file),
    reason: '涉案商品的来源须向生产企业核实，回函尚未收到。',
    citation: lawOf(file) === 'mlm' ? '《禁止传销条例》（条款略）' : '《中华人民共和国行政强制法》第二十五条',
    remedies: '可以依法申请行政复议或者提起行政诉讼。',
  });
export const tellExtension: Body = ({ file, on }) => ({
  measure: 'm1',
  what: 'extended',
  delivery: { on, way: 'direct', signature: signedBy(file, on) },
});
export const liftSeizure: Body = ({ file }) => ({
  measure: 'm1',
  ground: 'unrelated',
  party: partyOf(file),
  reason: '经核实，扣押的物品票据齐全，与违法行为无关。',
});
export const returnGoods: Body = ({ file, on }) => ({
  measure: 'm1',
  goods: allGoods(file),
  on,
  place: file.firm.address,
  way: 'given',
  officers: officersOf(file),
  party: partyOf(file),
  receiver: { name: file.keeper },
  signature: signedBy(file, on),
});
export const takeOver: Body = ({ file, on }) => ({
  kind: 'confiscate-goods',
  on,
  document: file.paper('没收财物清单'),
  how: '扣押的物品随决定转为没收，移入罚没物品库。',
  measures: ['m1'],
});
/** Goods that were never held: handed in with the decision. */
export const handedIn: Body = ({ file, on }) => ({
  kind: 'confiscate-goods',
  on,
  document: file.paper('没收财物清单'),
  how: '当事人当场上缴，清点后移入罚没物品库。',
});
export const destroyGoods: Body = ({ file, on }) => ({
  measure: 'm1',
  of: 'confiscated',
  goods: allGoods(file),
  how: 'destroyed',
  on,
  place: `${file.county.area}罚没物品处置点`,
  officers: officersOf(file),
  party: partyOf(file),
  witness: { name: file.staff.intake.name, capacity: '见证人' },
  proceedsFen: 0,
  approval: file.paper('罚没物品处理审批'),
});

export const commissionTest: Body = ({ file, on }) => ({
  kind: 'testing',
  institute: '云岚省产品质量检验研究院（演示）',
  subject: `${file.goods.name}是否符合标准`,
  until: addDays(on, 20),
  // `true` asks the register for the number of the letter that tells the period.
  notice: true,
});
export const testResult: Body = ({ file }) => ({
  test: 't1',
  report: file.paper('检验报告'),
  result: 'not-compliant',
  text: '所检项目不符合标准要求。',
});
