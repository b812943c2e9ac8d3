import { SURNAMES } from '../lexicon/surnames.ts';
import type { Found } from '../mention.ts';

const TITLE =
  '先生|女士|小姐|太太|老板娘?|经理|店长|主任|医生|大夫|护士|老师|教练|律师|总监|主管|师傅|阿姨|大爷|大妈|大叔|大姐|大哥|局长|科长|所长|队长|警官|法官|校长|院长|教授|工程师|会计|董事长|总经理';
/** 张某, 李某某, 王先生: a surname that only a title or 某 makes a name. */
const TITLED = new RegExp(`(${SURNAMES})(某{1,3}|(?:[\\p{Script=Han}]{1,2})?(?:${TITLE}))`, 'gu');
const HAS_TITLE = new RegExp(`某|${TITLE}`, 'u');
const GIVEN = new RegExp(`(?:${TITLE})$`, 'u');
const LABEL =
  '姓名|联系人|法定代表人|法人代表|法人|负责人|经营者|投资人|实际控制人|投诉人|举报人|申请人|被投诉人|被举报人|消费者|当事人|店主|老板|业务员|销售员|推销员|店员|服务员|客服|医生|司机|经办人|收款人|户名|开户人|患者|死者|家属|我叫|本人|名叫|嫌疑人|同伙';
const LABELLED = new RegExp(
  `(?:${LABEL})(?:是|为|叫|名叫|系)?\\s?[::\\s]?\\s?[("“]?(${SURNAMES}[\\p{Script=Han}]{1,2}?)(?=[^\\p{Script=Han}]|$|[,于在的称说向将与和收是因到从被男女]|身份|电话|手机|联系|先生|女士|告知|承诺|表示|以|对|让|要)`,
  'gu',
);
/** What follows a label and is no name. */
const NO_NAME =
  /^(?:应该|应当|任何|任意|全部|全额|都是|都不|都没|和我|和他|和商|时候|来电|来店|来说|成功|关于|关系|向我|向他|明确|明知|明显|连续|连我|常说|包括|包装|包退|解释|解决|单方|单独|计划|计算|保证|保护|原因|原来|官方|管理|司机|强制|强行|强迫|安排|安装|温馨|万元|于是|金额|方式|方面|方法|高价|费用|商家|商品|商户|商店|台上|时间|简单|直接|路过|路边|左右|古镇|连锁|全程|全家|白天|白酒|黄金|水果|石油|江西|江苏|云南|安徽|何时|何地|何种|应付|项目|武汉|成都|从未|甘肃|宁波|温州|解除|解放|经常|易发|易购|和平|都要|都会|和店|和公|和该|向消|向市|向贵|查询|查看|查处|查明|单位|时说|来了|花了|花费|花钱)/u;
const ORDINARY =
  /^(?:高|明|时|常|应|成|来|花|商|管|宗|于|向|和|都|查|全|连|计|包|单|解|保|简|官|万|易|方|强|位|原|台|项|关|司)/u;
/** 张先生 may also stand in 紧张先生: the character before tells. */
const JOINED = /[紧主开扩夸纸一两几每慌感多由属关对]/u;

/**
 * Persons, where the words around say so: a name behind a label (联系人：张三), or a surname with 某 or a title (李某某, 王经理).
 * Cautious: a surname is also a word in most texts, and what is not surely a name is left out.
 */
export function findPersons(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(LABELLED)) {
    const [all, name = ''] = match;
    if (NO_NAME.test(name)) continue;
    const start = match.index + all.lastIndexOf(name);
    found.push({ kind: 'person', value: name, start, end: start + name.length });
  }
  if (!HAS_TITLE.test(text)) return found;
  for (const match of text.matchAll(TITLED)) {
    const [all, surname = '', rest = ''] = match;
    const [start, end] = [match.index, match.index + all.length];
    const before = text.charAt(start - 1);
    if (JOINED.test(before) || NO_NAME.test(all)) continue;
    // 高先生 is a name, 管老师 hardly; 王小明经理 begins its clause: without 某 both want a gap before them.
    const doubtful = ORDINARY.test(surname) || rest.replace(GIVEN, '') !== '';
    if (!rest.startsWith('某') && doubtful && /\p{Script=Han}/u.test(before)) continue;
    found.push({ kind: 'person', value: all, start, end });
  }
  return found;
}
