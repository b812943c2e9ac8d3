import { EAST } from './lexicon/divisions-east.ts';
import { NORTH } from './lexicon/divisions-north.ts';
import { SOUTH } from './lexicon/divisions-south.ts';
import { NATIONS } from './lexicon/nations.ts';
import { WordIndex } from './word-index.ts';

export type PlaceLevel = 'nation' | 'province' | 'city' | 'county';

/** An area by its full name, with those that it lies in (empty where it is itself of that level or wider). */
export interface Place {
  readonly level: PlaceLevel;
  readonly name: string;
  readonly province: string;
  readonly city: string;
}

/** A name of places, as it was found. */
export interface PlaceHit {
  readonly places: readonly Place[];
  /** In UTF-16 units. */
  readonly length: number;
  /** Whether the word for its kind was written: 广州市, and not 广州. */
  readonly whole: boolean;
}

const PEOPLES =
  /(?:各族|蒙古|(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|怒|鄂温克|保安|裕固|独龙|鄂伦春|塔吉克)族|回族|壮族|维吾尔|哈萨克|柯尔克孜|锡伯|塔吉克)+$/u;

/** 石柱土家族自治县 → 石柱; 内蒙古自治区 → 内蒙古; 北京市 → 北京; 易县 stays: one character is no name. */
export function stemOf(name: string): string {
  const own = /自治[区州县旗]$/u.test(name)
    ? name.slice(0, -3).replace(PEOPLES, '')
    : name.replace(/(?:特别行政区|地区|新区|林区|特区|矿区|[省市县区旗盟])$/u, '');
  return name === '内蒙古自治区' ? '内蒙古' : own.length < 2 ? name : own;
}

/** Names of places by what they begin with. Many counties bear one name: all that do are given. */
export class Gazetteer {
  readonly #names = new Map<string, PlaceHit>();
  readonly #index = new WordIndex([]);

  constructor(places: readonly Place[]) {
    for (const place of places) {
      this.#add(place.name, place, true);
      const stem = stemOf(place.name);
      if (stem !== place.name) this.#add(stem, place, false);
    }
  }

  #add(name: string, place: Place, whole: boolean): void {
    const known = this.#names.get(name);
    // A name that is one place's whole name stays whole, though another's stem is the same (吉林, 海南).
    const places = [...(known?.places ?? []), place];
    this.#names.set(name, { places, length: name.length, whole: whole || known?.whole === true });
    this.#index.add(name);
  }

  /** All names that begin at an offset, the longest first. */
  at(text: string, at: number): readonly PlaceHit[] {
    const lengths = this.#index.lengthsAt(text, at);
    if (lengths.length === 0) return NONE;
    return lengths.flatMap((length) => this.#names.get(text.slice(at, at + length)) ?? []);
  }
}

const NONE: readonly PlaceHit[] = [];

function placesOf(province: string, lines: readonly string[]): Place[] {
  const places: Place[] = [{ level: 'province', name: province, province, city: '' }];
  for (const line of lines) {
    const [city = '', ...counties] = line.split(' ');
    if (city !== province) places.push({ level: 'city', name: city, province, city });
    const within = city === province ? '' : city;
    for (const name of counties) places.push({ level: 'county', name, province, city: within });
  }
  return places;
}

const facts = (): Place[] => [
  ...NATIONS.map((name): Place => ({ level: 'nation', name, province: '', city: '' })),
  ...[NORTH, EAST, SOUTH].flatMap((part) =>
    Object.entries(part).flatMap(([province, lines]) => placesOf(province, lines)),
  ),
];

let china: Gazetteer | undefined;

/** The places of China (GB/T 2260), and the countries that firms name themselves after. */
export function chinaGazetteer(): Gazetteer {
  china ??= new Gazetteer(facts());
  return china;
}

/** The same with the areas of this system: its provinces, cities and counties by their own names. */
export const gazetteerWith = (own: readonly Place[]): Gazetteer =>
  own.length === 0 ? chinaGazetteer() : new Gazetteer([...facts(), ...own]);
