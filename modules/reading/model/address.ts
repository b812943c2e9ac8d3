import { normalise } from '../../../platform/text/normalise.ts';
import { chinaGazetteer, type Gazetteer, type Place, type PlaceHit } from './gazetteer.ts';

/** The parts of an address, each empty where it was not said; full names of the areas, also where a short one was written. */
export interface AddressParts {
  readonly province: string;
  readonly city: string;
  readonly county: string;
  /** Town, township or subdistrict. */
  readonly town: string;
  /** Road, street, lane or village. */
  readonly road: string;
  /** House number on that road: `88号`, `12-3号`. */
  readonly number: string;
  /** Estate, market, mall, building or park by its name. */
  readonly estate: string;
  readonly rest: string;
}

const LONGEST = 120;
const NAME = '[\\p{Script=Han}\\da-z]';
const TOWN = /^\p{Script=Han}{1,6}?(?:街道办事处|街道|[镇乡]|苏木)(?!中路|路|街|南|北|东|西)/u;
/** Zones stand where a county would: 高新区, 经济技术开发区. */
const ZONE = /^(?:高新技术产业开发区|高新技术开发区|经济技术开发区|经济开发区|高新区|经开区|开发区|自贸区|保税区)/u;
const ROAD = new RegExp(
  `^${NAME}{1,10}?(?:大道|大街|公路|路|街|巷|弄|胡同|里弄|国道|省道|环线|村|屯|组)(?:[东南西北中]{1,2}[路段街]|[东南西北中]?[一二三四五六七八九十\\d]+[段弄巷])?`,
  'u',
);
const NUMBER =
  /^(?:附|之)?(?:[a-z]?\d{1,5}(?:[-‐–—之/~至、,]\d{1,4}){0,3}|[一二三四五六七八九十百]{1,5})号(?!楼)(?:之[一二三四五六七八九十\d]+|附\d+号?|[-‐–]\d+)?/u;
const ESTATE = new RegExp(
  `^${NAME}{1,14}?(?:小区|花园|家园|公寓|新村|新城|名城|名苑|花苑|广场|大厦|大楼|商厦|商城|商场|购物中心|批发市场|农贸市场|菜市场|市场|工业园区|工业园|工业区|科技园|产业园|创业园|开发区|园区|中心|城|苑|府|庭|居|里|湾|写字楼|综合楼|步行街)`,
  'u',
);

const none: AddressParts = {
  province: '',
  city: '',
  county: '',
  town: '',
  road: '',
  number: '',
  estate: '',
  rest: '',
};

/** Chooses among places of one name the one that lies in what was said before. */
function within(
  hits: readonly PlaceHit[],
  said: Pick<AddressParts, 'province' | 'city'>,
  first: boolean,
): { place: Place; length: number } | undefined {
  for (const hit of hits) {
    const fits = hit.places.filter(
      (place) =>
        place.level !== 'nation' &&
        (said.province === '' || place.province === said.province) &&
        (said.city === '' || place.city === said.city),
    );
    const [found] = fits;
    if (found === undefined) continue;
    // A county of which there are several, with nothing said before, is that county, wherever it lies.
    const place =
      fits.length > 1 && found.level === 'county' ? { ...found, province: said.province, city: said.city } : found;
    // Of a stem that many bear nothing follows, at the head of an address.
    if (!hit.whole && place.level === 'county' && first) continue;
    return { place, length: hit.length };
  }
  return undefined;
}

/** The areas at the head of an address and the offset behind them. */
export function areasAt(
  text: string,
  from: number,
  gazetteer: Gazetteer,
): { readonly areas: Pick<AddressParts, 'province' | 'city' | 'county'>; readonly end: number } {
  let [province, city, county, end] = ['', '', '', from];
  for (let turn = 0; turn < 4 && county === ''; turn += 1) {
    const hit = within(gazetteer.at(text, end), { province, city }, turn === 0);
    if (hit === undefined) break;
    const { place } = hit;
    // A name said twice (吉林省吉林市) goes down a level; going up is another address.
    if (place.level === 'province' && province !== '') break;
    province = place.province;
    if (place.level === 'city') city = place.name;
    if (place.level === 'county') {
      city = place.city;
      county = place.name;
    }
    end += hit.length;
    if (/^[,、\s·-]$/u.test(text.charAt(end)) && gazetteer.at(text, end + 1).length > 0) end += 1;
  }
  // What is said twice counts once: 北京市朝阳区北京市朝阳区广渠路.
  const head = text.slice(from, end);
  while (head !== '' && text.startsWith(head, end)) end += head.length;
  return { areas: { province, city, county }, end };
}

const take = (pattern: RegExp, text: string, at: number): string => pattern.exec(text.slice(at, at + 30))?.[0] ?? '';

/**
 * The parts of an address as it is written in one line: areas by the places of China (and those the gazetteer adds), then
 * town, road, house number and estate by their last words. Read in simplified characters and half width; what is left over
 * is `rest`. Read up to 120 characters.
 */
export function addressParts(text: string, gazetteer: Gazetteer = chinaGazetteer()): AddressParts {
  return readAddress(normalise(text.slice(0, LONGEST)).text.replace(/\s+/gu, ''), 0, gazetteer).parts;
}

/** The same of a normalised text, from an offset on; `end` is how far what could be named reached. */
export function readAddress(clean: string, from: number, gazetteer: Gazetteer): { parts: AddressParts; end: number } {
  const { areas, end: behind } = areasAt(clean, from, gazetteer);
  let at = behind;
  const parts: { -readonly [part in keyof AddressParts]: string } = { ...none, ...areas };
  const next = (pattern: RegExp): string => {
    const found = take(pattern, clean, at);
    at += found.length;
    return found;
  };
  if (parts.county === '') parts.county = next(ZONE);
  else next(ZONE);
  parts.town = next(TOWN);
  parts.road = next(ROAD);
  if (parts.road !== '') {
    const lane = take(/^[\p{Script=Han}\d]{1,8}?(?:路|街|巷|弄|胡同|组|村)/u, clean, at);
    if (lane !== '' && !/[与和交]/u.test(lane)) {
      parts.road += lane;
      at += lane.length;
    }
  }
  parts.number = next(NUMBER);
  parts.estate = next(ESTATE);
  const end = at;
  parts.rest = clean.slice(at);
  return { parts, end };
}
