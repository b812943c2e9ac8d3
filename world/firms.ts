import { orgCodeCheck } from '../kernel/codes/orgcode.ts';
import { usccCheck } from '../kernel/codes/uscc.ts';
import type { Place } from './places.ts';
import type { Random } from './random.ts';

/** An invented operator. */
export interface Firm {
  readonly name: string;
  /** 统一社会信用代码 with right check characters, in a region that does not exist. */
  readonly code: string;
  readonly address: string;
  readonly region: string;
}

const FIRST = Array.from('禾谷巷拾鹿柚槐杉雀苔砚釜汀篱');
const SECOND = Array.from('小满间里记屿舍坊集阁源味庭');
const STREETS = ['听雨路', '半山街', '桐花巷', '长亭路', '石桥街', '渔火路', '采菱巷', '松针大道', '晚风街', '新月路'];

/** The 18 characters: kind, registration region, organisation code with its own check, check character. */
function uscc(kind: '91' | '92', division: string, random: Random): string {
  const organisation = `MA${String(random.int(0, 999_999)).padStart(6, '0')}`;
  const first17 = `${kind}${division}${organisation}${orgCodeCheck(organisation) ?? ''}`;
  return `${first17}${usccCheck(first17) ?? ''}`;
}

/** Makes up an operator of a trade (早餐店, 大药房 …) in a county. */
export function inventFirm(county: Place, trade: string, random: Random): Firm {
  const isCompany = trade.endsWith('公司');
  const brand = `${random.pick(FIRST)}${random.pick(SECOND)}`;
  return {
    name: `${county.area}${brand}${trade}`,
    code: uscc(isCompany ? '91' : '92', county.code, random),
    address: `${county.area}${random.pick(STREETS)}${random.int(1, 288)}号`,
    region: county.code,
  };
}
