import { pinyin } from 'pinyin-pro';
import { normalise } from './normalise.ts';

/** Places of which a character is read otherwise than elsewhere. */
const PLACES: Readonly<Record<string, string>> = {
  六安: 'lu an',
  六合: 'lu he',
  蚌埠: 'beng bu',
  大埔: 'da bu',
  黄埔: 'huang pu',
  乐清: 'yue qing',
  乐亭: 'lao ting',
  番禺: 'pan yu',
  浚县: 'xun xian',
  涡阳: 'guo yang',
  莘县: 'shen xian',
  单县: 'shan xian',
  尉犁: 'yu li',
  铅山: 'yan shan',
  洪洞: 'hong tong',
  歙县: 'she xian',
  牟平: 'mu ping',
  中牟: 'zhong mu',
  东阿: 'dong e',
  东莞: 'dong guan',
  井陉: 'jing xing',
  蔚县: 'yu xian',
  繁峙: 'fan shi',
  台州: 'tai zhou',
  天台: 'tian tai',
  柏乡: 'bai xiang',
  重庆: 'chong qing',
  厦门: 'xia men',
  大厦: 'da sha',
  长沙: 'chang sha',
  长春: 'chang chun',
  长治: 'chang zhi',
  长子: 'zhang zi',
  长江: 'chang jiang',
  长城: 'chang cheng',
  成都: 'cheng du',
  新都: 'xin du',
  都江堰: 'du jiang yan',
  朝阳: 'chao yang',
  巢湖: 'chao hu',
  允吾: 'yong wu',
  民乐: 'min le',
  泌阳: 'bi yang',
  渑池: 'mian chi',
  郫都: 'pi du',
  犍为: 'qian wei',
  筠连: 'jun lian',
  荥经: 'ying jing',
  荥阳: 'xing yang',
  阿坝: 'a ba',
  西藏: 'xi zang',
  会稽: 'kuai ji',
  解州: 'hai zhou',
  穆棱: 'mu ling',
  盱眙: 'xu yi',
  浒墅: 'xu shu',
  宿州: 'su zhou',
  宿迁: 'su qian',
  亳州: 'bo zhou',
  石家庄: 'shi jia zhuang',
  曲阜: 'qu fu',
  吐蕃: 'tu bo',
  叶县: 'ye xian',
};

/** Surnames read otherwise than the character elsewhere; of two characters first. */
const SURNAMES: Readonly<Record<string, string>> = {
  尉迟: 'yu chi',
  万俟: 'mo qi',
  长孙: 'zhang sun',
  澹台: 'tan tai',
  单于: 'chan yu',
  单: 'shan',
  仇: 'qiu',
  解: 'xie',
  曾: 'zeng',
  查: 'zha',
  区: 'ou',
  朴: 'piao',
  盖: 'ge',
  任: 'ren',
  华: 'hua',
  乐: 'yue',
  覃: 'qin',
  翟: 'zhai',
  尹: 'yin',
  繁: 'po',
  员: 'yun',
  种: 'chong',
  缪: 'miao',
  逄: 'pang',
  召: 'shao',
  折: 'she',
  秘: 'bi',
  冼: 'xian',
  那: 'na',
  都: 'du',
  柏: 'bai',
  燕: 'yan',
};

/** Only among these the neighbours say how a character is read; all others have one reading that counts. */
const AMBIGUOUS =
  /[行长重乐都朝调参会盛藏传和曾单解查率数处露车角卜万薄宿塞省石食校似模系血压咽约择扎占中着差尽弹倒当得发干供冠更济将降劲卷空累量笼蒙磨难宁铺强曲圈散丧舍胜识属说提挑贴通同吐委鲜相削巷兴应与载脏炸粘正只转奇隆埔]/;
const HAN = /\p{Script=Han}/u;
const WORD = /[a-z]+|\d|\p{Script=Han}/gu;
/** Names are short; a text longer than this is heard so far. */
const LONGEST = 400;
const PLACE = new RegExp(Object.keys(PLACES).join('|'), 'g');

const OPTIONS = { toneType: 'none', type: 'array', v: true } as const;
/** Of Han characters alone, of which there are so many: words would fill it without end. */
const alone = new Map<string, string>();

function soundOfLetter(letter: string): string {
  const known = alone.get(letter);
  if (known !== undefined) return known;
  if (!HAN.test(letter)) return letter;
  const sound = pinyin(letter, OPTIONS)[0] ?? letter;
  alone.set(letter, sound);
  return sound;
}

/** Which of the letters begins at an offset of them joined: a Latin word counts as one, and is longer. */
function indexOf(letters: readonly string[], offset: number): number {
  let [index, passed] = [0, 0];
  while (passed < offset) {
    passed += letters[index]?.length ?? 1;
    index += 1;
  }
  return index;
}

/**
 * How a name sounds: toneless syllables of Mandarin joined by one blank (重庆银行 gives `chong qing yin hang`; ü is v).
 * A Latin word is one syllable, each figure one, everything else is silent. What is written otherwise but sounds the same
 * gives the same text. Read as the name of a `person`, the surname sounds as surnames do (单 `shan`). Names are heard up to
 * 400 characters.
 */
export function soundOf(text: string, as: 'name' | 'person' = 'name'): string {
  const letters = normalise(text.slice(0, LONGEST)).text.match(WORD) ?? [];
  const heard: string[] = letters.map(soundOfLetter);
  const joined = letters.join('');
  if (AMBIGUOUS.test(joined)) {
    // Read together where neighbours decide; what is no Han character keeps its place.
    const han = letters.flatMap((letter, index) => (HAN.test(letter) ? [index] : []));
    const read = pinyin(han.map((index) => letters[index] ?? '').join(''), OPTIONS);
    if (read.length === han.length) {
      for (const [place, index] of han.entries()) heard[index] = read[place] ?? heard[index] ?? '';
    }
  }
  for (const found of joined.matchAll(PLACE)) {
    const sounds = PLACES[found[0]]?.split(' ') ?? [];
    heard.splice(indexOf(letters, found.index), sounds.length, ...sounds);
  }
  if (as === 'person') {
    const two = SURNAMES[letters.slice(0, 2).join('')];
    const surname = (two ?? SURNAMES[letters[0] ?? ''])?.split(' ') ?? [];
    heard.splice(0, surname.length, ...surname);
  }
  return heard.join(' ');
}
