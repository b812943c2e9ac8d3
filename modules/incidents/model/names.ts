/**
 * How names of places, traders and schemes end in Chinese. General words of the language, no place of any province: what
 * stands before them makes the name, and how rare that is says how much it tells.
 */
const ENDINGS = [
  // where people live and work
  '小区|花园|家园|公寓|大厦|广场|国际|楼盘|项目|工地|苑|府|庭|湾|郡|庄|城|园|景|岸',
  // roads and places of the map
  '街道|大道|社区|公路|号线|路|街|巷|村|镇|乡|县|里|港|湖|山|桥|水库|码头|机场|车站|站',
  // who teaches, heals and trades
  '幼儿园|小学|中学|大学|学院|学校|培训|教育|医院|门诊|诊所|药房|药店|市场|商场|超市|酒店|饭店|宾馆|银行|中心|俱乐部|健身|驾校',
  '公司|集团|企业|工厂|厂|店|铺|平台|基地|园区',
  // what many are in together
  '补贴|办法|新政|工程',
].join('|');

const ENDING = new RegExp(ENDINGS, 'g');
/** A name begins at most so many characters before the last one of what stands before its ending. */
const BEFORE = 5;
/** A page of one ending would otherwise be all names. */
const MOST = 400;

/** Where names may stand in a text: from a few characters before an ending to its end. Rarity sorts out which of them name. */
export function nameSpans(text: string): readonly (readonly [start: number, end: number])[] {
  const spans: (readonly [number, number])[] = [];
  for (const found of text.matchAll(ENDING)) {
    spans.push([Math.max(0, found.index - BEFORE), found.index + found[0].length]);
    if (spans.length === MOST) break;
  }
  return spans;
}
