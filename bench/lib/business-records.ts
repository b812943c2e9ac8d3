import { pinyin } from 'pinyin-pro';
import { usccCheck } from '../../kernel/codes/uscc.ts';
import { lottery } from '../../platform/matching/gather.ts';
import { clueFile } from './clue-data.ts';

/**
 * Records about businesses of one province as several registers and desks would write them, GENERATED: brands, trade words, places
 * and roads are real ones of the open data, who has which and what is damaged is drawn by lot. The assumptions, all of ours:
 *
 * - firms have 1 (45 %), 2 (25 %), 3 (15 %), 4 (8 %) or 5 to 8 (7 %) records;
 * - brands are drawn with repetition, common ones more often; one firm in ten has, besides, the brand of another firm of the same
 *   city (half: the same county), half of those also its trade and form, a third its legal representative (branches of one owner);
 *   one in twelve owners has a second firm; one firm in twenty gives an agent's telephone, twenty firms an agent; one firm in ten
 *   stands in a market or a mall: one road and number for about fifteen;
 * - a record lacks the code in 40 %, else has one character of it wrong in 1 %; lacks the telephone in 25 %, has another in 10 %, one
 *   digit wrong in 1 %; lacks the legal representative in 40 %, has another in 5 %, the name in other characters of one sound in 2 %;
 *   lacks the address in 15 %, has another in 6 %, is written without city in 40 %, without room in 30 %;
 *   stands under another county in 5 %;
 * - names: whole in 45 %, without place in 20 %, without form in 10 %, brand and trade in 8 %, brand alone in 3 %, brand with the form
 *   in 2 %, one character wrong, left out or added in 5 %, one brand character of the same sound in 4 %, another form in 3 %.
 */
export interface BusinessRecord {
  readonly name: string;
  readonly code: string;
  readonly region: string;
  readonly address: string;
  readonly phone: string;
  readonly person: string;
}

export interface Business {
  readonly records: BusinessRecord[];
  /** By record: which firm it is. */
  readonly truth: Uint32Array;
}

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国文辉海燕春梅志鹏飞宇浩欣怡子涵梓轩博雅思琪佳慧晓峰东林云天成永福德兴安宁阳光荣庆山生';
const COMPANY_FORMS = ['有限公司', '有限责任公司', '股份有限公司', '集团有限公司'];
const SHOP_FORMS = ['店', '经营部', '商行', '超市', '门市部', '餐馆', '工作室', '服务部'];

export interface Lexicon {
  readonly brands: readonly string[];
  readonly trades: readonly string[];
  readonly roads: readonly string[];
  readonly counties: readonly { readonly city: string; readonly county: string; readonly region: string }[];
  /** Other characters of the same sound. */
  readonly alike: ReadonlyMap<string, string>;
}

const PROVINCE = '浙江省';

/**
 * Words of the open data.
 * @throws SectionSkipped where it is missing
 */
export function openLexicon(): Lexicon {
  const lines = (file: string): string[] => clueFile(file).open.split('\n');
  const brands = lines('company/short_names.txt')
    .map((each) => each.trim())
    .filter((each) => /^\p{Script=Han}{2,4}$/u.test(each));
  const trades = lines('company/trade_words.txt')
    .map((each) => each.trim())
    .filter((each) => /^\p{Script=Han}{2,4}$/u.test(each));
  const roads = [
    ...new Set(
      lines('address/company_addresses.txt').flatMap(
        (each) => each.match(/(?<=[区市县])\p{Script=Han}{2,4}(?:路|街|大道)/gu) ?? [],
      ),
    ),
  ].filter((road) => !/[省市区县]/u.test(road));
  const named = lines('address/pca.csv')
    .map((line) => line.split(','))
    .filter(([, province, , county]) => province === PROVINCE && county !== undefined && county !== '')
    .map(([, , city = '', county = '']) => ({ city, county }));
  const cities = [...new Set(named.map(({ city }) => city))];
  const counties = named.map(({ city, county }, at) => ({
    city,
    county,
    region: `33${String(cities.indexOf(city) + 1).padStart(2, '0')}${String(at + 1).padStart(2, '0')}`,
  }));
  const bySound = new Map<string, string[]>();
  for (const letter of new Set(brands.join(''))) {
    const sound = pinyin(letter, { toneType: 'none' });
    bySound.set(sound, [...(bySound.get(sound) ?? []), letter]);
  }
  const alike = new Map(
    [...bySound.values()].flatMap((group) => group.map((letter) => [letter, group.join('')] as const)),
  );
  return { brands, trades, roads, counties, alike };
}

const CODE_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** So many records, the same for the same seed, in an order drawn by lot. */
export function businessRecords(count: number, lexicon: Lexicon, seed: number): Business {
  const draw = lottery(seed);
  const below = (n: number): number => Math.floor(draw() * n);
  const one = <T>(list: ArrayLike<T>, power = 1): T => {
    const drawn = list[Math.floor(draw() ** power * list.length)];
    if (drawn === undefined) throw new Error('drawn from an empty list');
    return drawn;
  };
  const chance = (share: number): boolean => draw() < share;
  const digits = (n: number): string => Array.from({ length: n }, () => below(10)).join('');
  const mobile = (): string => `1${one('3578')}${digits(9)}`;
  const person = (): string => `${one(SURNAMES, 1.6)}${chance(0.25) ? '' : one(GIVEN)}${one(GIVEN)}`;
  const swap = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + 1);
  const sameSound = (text: string): string => {
    const at = below(text.length);
    const others = [...(lexicon.alike.get(text.charAt(at)) ?? '')].filter((each) => each !== text.charAt(at));
    return others.length === 0 ? text : swap(text, at, one(others));
  };

  interface Firm {
    readonly place: number;
    readonly brand: string;
    readonly trade: string;
    readonly form: string;
    readonly person: string;
    readonly phone: string;
    readonly code: string;
    readonly road: string;
    readonly number: number;
    readonly room: string;
  }
  const counties = lexicon.counties;
  const countyOf = (place: number) => counties[place] ?? { city: '', county: '', region: '000000' };
  const roadsOf = counties.map(() => Array.from({ length: 60 }, () => one(lexicon.roads)));
  const markets = counties.map((_, place) =>
    Array.from({ length: 40 }, () => ({ road: one(roadsOf[place] ?? []), number: 1 + below(600) })),
  );
  const agents = Array.from({ length: Math.max(1, Math.ceil(count / 2.15 / 400)) }, mobile);
  const firms: Firm[] = [];
  const codeOf = (region: string, company: boolean): string => {
    const first = `9${company ? '1' : '2'}${region}MA${Array.from({ length: 7 }, () => one(CODE_LETTERS)).join('')}`;
    return first + (usccCheck(first) ?? '0');
  };
  const sites = (place: number): Pick<Firm, 'road' | 'number' | 'room'> => {
    const room = chance(0.5) ? `${1 + below(20)}${String(1 + below(20)).padStart(2, '0')}室` : '';
    if (chance(0.1)) return { ...one(markets[place] ?? []), room: `${one('ABCDEF')}${100 + below(400)}号` };
    return { road: one(roadsOf[place] ?? []), number: 1 + below(600), room };
  };
  const found = (): Firm => {
    const like = firms.length > 100 ? one(firms) : undefined;
    const stranger = like !== undefined && chance(0.1) ? like : undefined;
    const owner = like !== undefined && chance(1 / 12) ? like : undefined;
    let place = below(counties.length);
    if (stranger !== undefined) {
      const { city } = countyOf(stranger.place);
      const near = counties.flatMap((each, at) => (each.city === city ? [at] : []));
      place = chance(0.5) ? stranger.place : one(near);
    }
    const company = chance(0.4);
    const alike = stranger !== undefined && chance(0.5) ? stranger : undefined;
    const branch = stranger !== undefined && chance(1 / 3) ? stranger : undefined;
    return {
      place,
      brand: stranger?.brand ?? one(lexicon.brands, 1.5),
      trade: alike?.trade ?? one(lexicon.trades, 2),
      form: alike?.form ?? (company ? one(COMPANY_FORMS, 3) : one(SHOP_FORMS, 1.5)),
      person: branch?.person ?? owner?.person ?? person(),
      phone: chance(0.05) ? one(agents) : mobile(),
      code: codeOf(countyOf(place).region, company),
      ...sites(place),
    };
  };
  const placeName = ({ place }: Firm): string => {
    const { city, county } = countyOf(place);
    return place % 2 === 0 ? `${city}${county}` : chance(0.5) ? county : city.replace(/市$/u, '');
  };
  const nameOf = (firm: Firm): string => {
    const { brand, trade, form } = firm;
    const place = placeName(firm);
    const lot = draw();
    if (lot < 0.45) return place + brand + trade + form;
    if (lot < 0.65) return brand + trade + form;
    if (lot < 0.75) return place + brand + trade;
    if (lot < 0.83) return brand + trade;
    if (lot < 0.86) return brand;
    if (lot < 0.88) return brand + form;
    if (lot < 0.93) {
      const name = place + brand + trade + form;
      const at = below(name.length);
      return chance(0.4)
        ? swap(name, at, one(one(lexicon.brands)))
        : chance(0.5)
          ? swap(name, at, '')
          : swap(name, at, name.charAt(at) + one(one(lexicon.brands)));
    }
    if (lot < 0.97) return place + sameSound(brand) + trade + form;
    return place + brand + trade + one(COMPANY_FORMS.includes(form) ? COMPANY_FORMS : SHOP_FORMS);
  };
  const addressOf = (firm: Firm): string => {
    if (chance(0.15)) return '';
    const { road, number, room } = chance(0.06) ? sites(firm.place) : firm;
    const { city, county } = countyOf(firm.place);
    const lot = draw();
    const area = lot < 0.4 ? county : lot < 0.6 ? `${city}${county}` : lot < 0.8 ? `${PROVINCE}${city}${county}` : '';
    return `${area}${road}${number}号${chance(0.3) ? '' : room}`;
  };
  const recordOf = (firm: Firm): BusinessRecord => {
    const { code, phone } = firm;
    const wrong = (text: string, letters: string): string => swap(text, below(text.length), one(letters));
    const phoned = chance(0.25) ? '' : chance(0.1) ? mobile() : chance(0.01) ? wrong(phone, '0123456789') : phone;
    return {
      name: nameOf(firm),
      code: chance(0.4) ? '' : chance(0.01) ? wrong(code, CODE_LETTERS) : code,
      region: countyOf(chance(0.05) ? below(counties.length) : firm.place).region,
      address: addressOf(firm),
      phone: phoned,
      person: chance(0.4) ? '' : chance(0.05) ? person() : chance(0.02) ? sameSound(firm.person) : firm.person,
    };
  };

  const records: BusinessRecord[] = [];
  const truth = new Uint32Array(count);
  while (records.length < count) {
    const firm = found();
    firms.push(firm);
    const lot = draw();
    const copies = lot < 0.45 ? 1 : lot < 0.7 ? 2 : lot < 0.85 ? 3 : lot < 0.93 ? 4 : 5 + below(4);
    for (let copy = 0; copy < copies && records.length < count; copy += 1) {
      truth[records.length] = firms.length - 1;
      records.push(recordOf(firm));
    }
  }
  for (let at = count - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    const [here, there] = [records[at], records[other]];
    if (here === undefined || there === undefined) continue;
    [records[at], records[other]] = [there, here];
    [truth[at], truth[other]] = [truth[other] ?? 0, truth[at] ?? 0];
  }
  return { records, truth };
}
