import { foldedOf } from './folded-text.ts';

/** Names of two letters that families bear; others have one. */
const COMPOUND = new Set([
  ...['欧阳', '上官', '司马', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒', '夏侯', '宇文', '长孙'],
  ...['轩辕', '端木', '百里', '南宫', '独孤', '闻人', '万俟', '申屠', '公羊', '澹台', '濮阳', '淳于', '太史', '钟离'],
]);
/** Family names that are common enough to tell a name in a text: proposals only, a person decides. */
const FAMILIES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const FIRM_ENDINGS = /[店厂行社部馆院所城场坊铺摊司会吧站局庄园号校队组处科委办中心酒茶油米面肉奶药粮饮料]$/u;
const ORDINALS = '甲乙丙丁戊己庚辛壬癸';
const MOST_LETTERS = 30;

/** A person's name by its form: two to four Han letters that are no firm and no ware, a name with a middle dot, Latin words. */
export function looksLikePerson(name: string): boolean {
  const bare = name.trim();
  if (bare.length > MOST_LETTERS) return false;
  if (/^\p{Script=Han}[\p{Script=Han}\s\u3000]{1,6}$/u.test(bare)) {
    const letters = Array.from(bare.replace(/\s/gu, ''));
    return letters.length <= 4 && !FIRM_ENDINGS.test(bare);
  }
  return (
    /^\p{Script=Han}{1,10}[·•・]\p{Script=Han}{1,10}$/u.test(bare) || /^\p{Lu}\p{L}+(\s\p{Lu}\p{L}*){1,3}$/u.test(bare)
  );
}

/** 张三 → 张; 欧阳小明 → 欧阳; Maria Lopez → M. */
export function familyOf(name: string): string {
  const letters = Array.from(name.normalize('NFKC').replace(/[\s\u200b]/gu, ''));
  const two = letters.slice(0, 2).join('');
  if (letters.length > 2 && COMPOUND.has(two)) return two;
  return letters[0] ?? '';
}

/**
 * How people stand in the public text, each the same throughout: 张某; where several bear one family name 张某甲, 张某乙;
 * a minor without even that.
 */
export function pseudonymsOf(
  people: readonly { readonly value: string; readonly minor: boolean }[],
): ReadonlyMap<string, string> {
  const families = new Map<string, string[]>();
  for (const { value, minor } of people) {
    const family = minor ? '未成年人' : `${familyOf(value)}某`;
    const members = families.get(family) ?? [];
    const key = foldedOf(value, 'name');
    if (!members.includes(key)) members.push(key);
    families.set(family, members);
  }
  const out = new Map<string, string>();
  for (const [family, members] of families) {
    for (const [n, key] of members.entries()) {
      const ordinal = members.length === 1 && !family.startsWith('未成年') ? '' : (ORDINALS[n] ?? String(n + 1));
      if (!out.has(key)) out.set(key, `${family}${ordinal}`);
    }
  }
  return out;
}

const ROLES =
  '法定代表人|委托代理人|代理人|负责人|经营者|投诉举报人|投诉人|举报人|消费者|证人|见证人|顾客|店长|店员|员工|职工|司机|业务员|采购员|经理|会计|出纳|妻子|丈夫|儿子|女儿|股东|联系人|经办人|患者|学生|老人';
const AFTER_ROLE = new RegExp(`(?:${ROLES})[为是叫：:“"]{0,2}([${FAMILIES}]\\p{Script=Han}{1,2})`, 'gu');
const TITLES = /先生|女士|小姐|老板|同志|老师|医生/gu;
const BEFORE_TITLE = new RegExp(`([${FAMILIES}]\\p{Script=Han}{1,2})(?:${TITLES.source})`, 'gu');
const NO_NAME = /[某的了和与及在等为是说称有于将向从对到已未经自当时销购交提发做买卖支收出进]/u;

/** What may be the name of a person in a free text, by the words around it: proposals, somebody decides each. */
export function suspectedNames(text: string): string[] {
  const found = new Set<string>();
  const untitled = text.replace(TITLES, '，');
  for (const [pattern, words] of [[AFTER_ROLE, untitled] as const, [BEFORE_TITLE, text] as const]) {
    for (const [, name = ''] of words.matchAll(pattern)) {
      const letters = Array.from(name);
      const cut = letters.findIndex((letter, at) => at > 0 && NO_NAME.test(letter));
      const bare = cut < 0 ? name : letters.slice(0, cut).join('');
      if (Array.from(bare).length >= 2) found.add(bare);
    }
  }
  return [...found];
}
