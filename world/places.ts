import type { AuthorityCode } from '../kernel/id.ts';
import { type PlainDate, plainDate } from '../kernel/plain-date.ts';
import { levelOf } from '../kernel/region.ts';
import type { Authority } from '../platform/identity/authority.ts';

/** A bureau or a station of the invented province, with its short name for texts. */
export interface Place extends Authority {
  /** What people call the area: 听泉区. */
  readonly area: string;
}

interface County {
  readonly zh: string;
  readonly en: string;
}

/** GB/T 2260 assigns no code that begins with 98: these can never be mistaken for a real place. */
const PROVINCE = '98';
const SINCE: PlainDate = plainDate('2018-11-01');

const county = (zh: string, en: string): County => ({ zh, en });

/** Cities with their counties, in the order of their codes. All names are invented. */
const CITIES: readonly { zh: string; en: string; short: string; counties: readonly County[] }[] = [
  {
    zh: '青梧市',
    en: 'Qingwu',
    short: '青',
    counties: [
      county('听泉区', 'Tingquan'),
      county('揽月区', 'Lanyue'),
      county('东篱区', 'Dongli'),
      county('北渚区', 'Beizhu'),
      county('采薇县', 'Caiwei'),
    ],
  },
  {
    zh: '松屿市',
    en: 'Songyu',
    short: '松',
    counties: [
      county('鸥波区', 'Oubo'),
      county('松声区', 'Songsheng'),
      county('澄屿县', 'Chengyu'),
      county('帆影县', 'Fanying'),
    ],
  },
  {
    zh: '石桐市',
    en: 'Shitong',
    short: '石',
    counties: [
      county('桐荫区', 'Tongyin'),
      county('语石区', 'Yushi'),
      county('磐溪县', 'Panxi'),
      county('枕流县', 'Zhenliu'),
      county('岚岩县', 'Lanyan'),
    ],
  },
  {
    zh: '霞渚市',
    en: 'Xiazhu',
    short: '霞',
    counties: [
      county('晚渡区', 'Wandu'),
      county('晴照区', 'Qingzhao'),
      county('芦汀县', 'Luting'),
      county('荻花县', 'Dihua'),
      county('渔歌县', 'Yuge'),
      county('云帆县', 'Yunfan'),
    ],
  },
  {
    zh: '望溪市',
    en: 'Wangxi',
    short: '望',
    counties: [
      county('竹坞区', 'Zhuwu'),
      county('溪语区', 'Xiyu'),
      county('茶垄县', 'Chalong'),
      county('稻香县', 'Daoxiang'),
    ],
  },
];

const STATIONS: readonly County[] = [county('城中', 'Chengzhong'), county('河东', 'Hedong'), county('集镇', 'Jizhen')];

const two = (value: number): string => String(value).padStart(2, '0');

/** What each of them may handle; which of it falls to whom is decided by place. */
const POWERS: readonly string[] = ['clue', 'report', 'complaint'];

function place(
  code: string,
  parent: string | null,
  area: string,
  nameZh: string,
  nameEn: string,
  short: string,
): Place {
  return {
    code: code as AuthorityCode,
    parentCode: parent as AuthorityCode | null,
    level: levelOf(code),
    nameZh,
    nameEn,
    shortZh: short,
    validFrom: SINCE,
    validTo: null,
    powers: POWERS,
    area,
  };
}

function build(): Place[] {
  const provinceCode = `${PROVINCE}0000`;
  const places = [
    place(
      provinceCode,
      null,
      '云岚省',
      '云岚省市场监督管理局',
      'Yunlan Provincial Administration for Market Regulation',
      '云岚市监',
    ),
  ];
  for (const [index, city] of CITIES.entries()) {
    const cityCode = `${PROVINCE}${two(index + 1)}00`;
    const cityShort = `${city.short}市监`;
    places.push(
      place(
        cityCode,
        provinceCode,
        city.zh,
        `${city.zh}市场监督管理局`,
        `${city.en} City Administration for Market Regulation`,
        cityShort,
      ),
    );
    for (const [order, { zh, en }] of city.counties.entries()) {
      // Districts from 02, counties from 21, as GB/T 2260 numbers them.
      const isDistrict = zh.endsWith('区');
      const districts = city.counties.filter((each) => each.zh.endsWith('区')).length;
      const countyCode = `${PROVINCE}${two(index + 1)}${two(isDistrict ? order + 2 : order - districts + 21)}`;
      const kind = isDistrict ? 'District' : 'County';
      places.push(
        place(
          countyCode,
          cityCode,
          zh,
          `${zh}市场监督管理局`,
          `${en} ${kind} Administration for Market Regulation`,
          `${city.short}${zh.charAt(0)}市监`,
        ),
      );
      for (const [number, station] of STATIONS.entries()) {
        places.push(
          place(
            `${countyCode}${String(number + 1).padStart(3, '0')}`,
            countyCode,
            zh,
            `${zh}市场监督管理局${station.zh}市场监督管理所`,
            `${station.en} Station, ${en} ${kind}`,
            '',
          ),
        );
      }
    }
  }
  return places;
}

/** 云岚省 Yunlan: one province, 5 cities, 24 counties and districts, 72 stations; parents before children. */
export const places: readonly Place[] = build();

export const provinceCode = `${PROVINCE}0000` as AuthorityCode;
export const counties: readonly Place[] = places.filter((each) => each.level === 'county');

/** The counties of a city, or the stations of a county. */
export function childrenOf(code: string): readonly Place[] {
  return places.filter((each) => each.parentCode === code);
}

const byCode = new Map<string, Place>(places.map((each) => [each.code, each]));

/** Throws RangeError for a code that is not of the invented province. */
export function getPlace(code: string): Place {
  const found = byCode.get(code);
  if (found === undefined) throw new RangeError(`not a place of the invented province: ${code}`);
  return found;
}
