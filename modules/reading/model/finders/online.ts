import type { Found } from '../mention.ts';
import { WordIndex } from '../word-index.ts';

/** Platforms by the names people use for them. */
const PLATFORMS: Readonly<Record<string, string>> = {
  淘宝网: '淘宝',
  淘宝: '淘宝',
  天猫超市: '天猫',
  天猫: '天猫',
  京东商城: '京东',
  京东到家: '京东',
  京东: '京东',
  拼多多: '拼多多',
  pdd: '拼多多',
  抖音: '抖音',
  快手: '快手',
  小红书: '小红书',
  美团优选: '美团',
  美团外卖: '美团',
  美团: '美团',
  大众点评: '大众点评',
  饿了么: '饿了么',
  闲鱼: '闲鱼',
  唯品会: '唯品会',
  苏宁易购: '苏宁易购',
  国美在线: '国美',
  当当网: '当当',
  亚马逊: '亚马逊',
  '1688': '1688',
  阿里巴巴: '阿里巴巴',
  微信小程序: '微信',
  微信公众号: '微信',
  微信视频号: '微信',
  微信: '微信',
  支付宝: '支付宝',
  携程: '携程',
  去哪儿: '去哪儿',
  飞猪: '飞猪',
  同程: '同程',
  滴滴: '滴滴',
  哔哩哔哩: '哔哩哔哩',
  b站: '哔哩哔哩',
  微博: '微博',
  得物: '得物',
  转转: '转转',
  有赞: '有赞',
  微店: '微店',
  盒马: '盒马',
  叮咚买菜: '叮咚买菜',
  多多买菜: '拼多多',
  山姆: '山姆',
};

const ANY = Object.keys(PLATFORMS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const NAMES = new WordIndex(Object.keys(PLATFORMS));
const LATIN = /[0-9a-z]/;
const NAME = '[\\p{Script=Han}0-9a-z_.·&+-]';
/** Where the name of a shop ends when nothing closes it. */
const STOP = '(?=[^\\p{Script=Han}0-9a-z_.·&+-]|购买|买了|买的|下单|的|销售|出售|售卖|存在|涉嫌|发布|宣称|里|上|$)';
const WHAT = '(?:网店|店铺|小店|商铺|店|卖家|商家|直播间|账号|帐号|主播|公众号|小程序|视频号|号)';
const SHOP = new RegExp(
  `(${ANY})(?:平台|商城|网|app)?(?:上|中|里)?(?:的|一家|某)?(?:名为|叫做|叫)?${WHAT}(?:名称|名字|名)?(?:是|为|叫做|叫|名为)?[:\\s]*(?:["“「《【']([^"”」》】'\\n]{2,40})["”」》】']|(?!的|里|上|在|购买|买)(${NAME}{2,24}?)${STOP})`,
  'gu',
);
const FLAGSHIP = new RegExp(`(${NAME}{2,20}?(?:旗舰店|专营店|专卖店))`, 'gu');
/** So near behind a platform's name a shop is taken to be there. */
const NEAR = 40;

const LINK = /https?:\/\/[0-9a-z\-._~:/?#[\]@!$&'()*+,;=%]{4,500}/g;
const DOMAIN =
  /(?<![0-9a-z@._-])(?:[0-9a-z](?:[0-9a-z-]{0,61}[0-9a-z])?\.){1,4}(?:com|cn|net|org|top|shop|vip|cc|xyz|info|tv|me|site|store|club|online|ltd|wang)(?:\/[0-9a-z\-._~/?#=&%]{0,300})?(?![0-9a-z])/g;
/** What tells visitors and ways apart, and not pages. */
const TRACKS = /^(?:utm_|spm|scm|share|sharer|from|source|refer|ut_|_t$|t$|ts$|app$|cpp$|un$|sk$|tk$)/;

/** A link without what tells visitors apart: host and path, and the query that says which page. */
export function linkOf(written: string): string {
  const clean = written
    .replace(/[.,;:!?)\]'"]+$/, '')
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/#.*$/, '');
  const [path = '', query = ''] = clean.split('?', 2);
  const kept = query.split('&').filter((pair) => pair !== '' && !TRACKS.test(pair.split('=')[0] ?? ''));
  return path.replace(/\/+$/, '') + (kept.length === 0 ? '' : `?${kept.sort().join('&')}`);
}

/** The platforms named in a text; figures and Latin names must stand alone. */
function platformsIn(text: string): { name: string; index: number }[] {
  const found: { name: string; index: number }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const [length] = NAMES.lengthsAt(text, index);
    if (length === undefined) continue;
    const name = text.slice(index, index + length);
    const joined = LATIN.test(name) && (LATIN.test(text.charAt(index - 1)) || LATIN.test(text.charAt(index + length)));
    if (joined && !/\p{Script=Han}/u.test(name)) continue;
    found.push({ name, index });
    index += length - 1;
  }
  return found;
}

/** Links, shops on platforms (淘宝店…, 抖音号…, …旗舰店) and the platforms themselves. */
export function findOnline(text: string): Found[] {
  const found: Found[] = [];
  for (const pattern of text.includes('.') ? [LINK, DOMAIN] : []) {
    for (const match of text.matchAll(pattern)) {
      const written = match[0].replace(/[.,;:!?)\]'"]+$/, '');
      const [start, end] = [match.index, match.index + written.length];
      found.push({ kind: 'link', value: linkOf(written), start, end });
    }
  }
  const platforms = platformsIn(text);
  if (platforms.length > 0) {
    for (const match of text.matchAll(SHOP)) {
      const [all, platform = '', quoted, bare] = match;
      const name = (quoted ?? bare ?? '').trim();
      if (name.length < 2) continue;
      const end = match.index + all.length;
      const parts = { platform: PLATFORMS[platform] ?? platform, name };
      found.push({ kind: 'shop', value: name, start: match.index, end, parts });
    }
    for (const match of text.matchAll(FLAGSHIP)) {
      const [name] = match;
      const end = match.index + name.length;
      const before = platforms.findLast(({ index }) => index < end && end - index <= NEAR);
      if (before === undefined) continue;
      const cut = name.slice(nameStart(name));
      const platform = PLATFORMS[before.name] ?? before.name;
      found.push({ kind: 'shop', value: cut, start: end - cut.length, end, parts: { platform, name: cut } });
    }
  }
  for (const { name, index } of platforms) {
    found.push({ kind: 'platform', value: PLATFORMS[name] ?? name, start: index, end: index + name.length });
  }
  return found;
}

const LEADS = new RegExp(`^.*(?:${ANY}|平台|商城|在|的|了|上|从|到|买)(?=${NAME}{4})`, 'u');

/** 我在天猫的某某旗舰店: the name begins behind the last word that leads to it. */
const nameStart = (name: string): number => LEADS.exec(name)?.[0].length ?? 0;
