import type { ClueExample } from '../model/clue-model.ts';

/** Subjects and what is wrong with them, by field: plain enough for a small model. */
const FIELDS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  food: [
    ['牛奶', '面包', '火锅店的肉', '食堂的米饭', '蛋糕', '凉菜'],
    ['已经过期变质', '里面有虫子', '吃完拉肚子', '发霉了还在卖'],
  ],
  price: [
    ['停车场', '超市', '物业公司', '充电桩', '景区小卖部', '理发店'],
    ['不明码标价', '乱收费', '结账和标签不一样', '收费涨了一倍'],
  ],
  'special-equipment': [
    ['小区电梯', '游乐园过山车', '工厂锅炉', '叉车', '气瓶站', '商场扶梯'],
    ['没有检验合格证', '经常故障停运', '无证人员操作', '超期未检还在用'],
  ],
  advertising: [
    ['保健品广告', '楼盘传单', '培训班海报', '直播间', '祛斑宣传册', '电线杆招贴'],
    ['宣称包治百病', '用了最佳两个字', '保证通过考试', '虚假宣传效果'],
  ],
};
const OPENINGS = ['您好，', '我要反映，', '昨天下午发现', '请尽快查处：', '本人投诉', ''];
const ENDINGS = ['，请你们管一管。', '，希望尽快处理！', '', '，附近居民意见很大。', '，已经不是第一次了。'];

/** So many invented clues, each another text, the fields in turn. Domain alone is labelled. */
export function inventedClues(many: number, from = 0): readonly ClueExample[] {
  const names = Object.keys(FIELDS);
  return Array.from({ length: many }, (_, turn) => {
    const at = from + turn;
    const domain = names[at % names.length] ?? '';
    const [subjects, wrongs] = FIELDS[domain] ?? [[], []];
    const deep = Math.floor(at / names.length);
    const subject = subjects[deep % 6] ?? '';
    const wrong = wrongs[Math.floor(deep / 6) % 4] ?? '';
    const opening = OPENINGS[Math.floor(deep / 24) % 6] ?? '';
    const text = `${opening}城东${1 + (at % 97)}号的${subject}${wrong}${ENDINGS[deep % 5] ?? ''}编号${at}`;
    return { title: `${subject}问题`, text, domain, theme: null, urgency: null, vulnerable: null, signs: null };
  });
}
