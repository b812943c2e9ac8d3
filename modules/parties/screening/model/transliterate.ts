import { pinyin } from 'pinyin-pro';

/** Letters of one script as Latin ones; pairs `letter=latin`, a letter without any is left out. Coarse: for comparing, not for print. */
const table = (pairs: string): readonly (readonly [string, string])[] =>
  pairs
    .trim()
    .split(/\s+/u)
    .map((pair) => {
      const [letter = '', latin = ''] = pair.split('=');
      return [letter, latin] as const;
    });

const CYRILLIC =
  table(`а=a б=b в=v г=g ґ=g д=d е=e ё=e є=e ж=zh з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u
  ў=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=g ќ=k ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h`);
const GREEK = table(
  `α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o`,
);
const ARABIC =
  table(`ا=a أ=a إ=i آ=a ٱ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f
  ق=q ك=k ل=l م=m ن=n ه=h ة=a و=w ي=y ى=a ئ=e ؤ=o ء= پ=p چ=ch ژ=zh گ=g ک=k ی=y ہ=h ے=e ں=n ڤ=v`);
const HEBREW = table(
  `א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=h ט=t י=i כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts ץ=ts ק=k ר=r ש=sh ת=t`,
);
const ARMENIAN =
  table(`ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=e թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch
  պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=u փ=p ք=k օ=o ֆ=f և=ev`);
const GEORGIAN =
  table(`ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch
  ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h`);
const KATAKANA =
  table(`ア=a イ=i ウ=u エ=e オ=o カ=ka キ=ki ク=ku ケ=ke コ=ko サ=sa シ=shi ス=su セ=se ソ=so タ=ta チ=chi ツ=tsu テ=te ト=to
  ナ=na ニ=ni ヌ=nu ネ=ne ノ=no ハ=ha ヒ=hi フ=fu ヘ=he ホ=ho マ=ma ミ=mi ム=mu メ=me モ=mo ヤ=ya ユ=yu ヨ=yo ラ=ra リ=ri ル=ru レ=re
  ロ=ro ワ=wa ヲ=o ン=n ガ=ga ギ=gi グ=gu ゲ=ge ゴ=go ザ=za ジ=ji ズ=zu ゼ=ze ゾ=zo ダ=da ヂ=ji ヅ=zu デ=de ド=do バ=ba ビ=bi ブ=bu
  ベ=be ボ=bo パ=pa ピ=pi プ=pu ペ=pe ポ=po ァ=a ィ=i ゥ=u ェ=e ォ=o ャ=ya ュ=yu ョ=yo ッ= ー= ヴ=v`);
const KHMER =
  table(`ក=k ខ=kh គ=k ឃ=kh ង=ng ច=ch ឆ=ch ជ=ch ឈ=ch ញ=nh ដ=d ឋ=th ឌ=d ឍ=th ណ=n ត=t ថ=th ទ=t ធ=th ន=n ប=p ផ=ph ព=p ភ=ph ម=m
  យ=y រ=r ល=l វ=v ស=s ហ=h ឡ=l អ=a ា=a ិ=i ី=i ឹ=e ុ=o ូ=u ួ=uo ើ=ae ៀ=ie េ=e ែ=ae ៃ=ai ោ=ao ៅ=au`);
/** Latin letters that are not a letter with a mark. */
const LATIN = table('ø=o ł=l đ=d ð=d þ=th æ=ae œ=oe ß=ss ı=i ħ=h ŋ=ng ə=a ɵ=o');

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...[...CYRILLIC, ...GREEK, ...ARABIC, ...HEBREW, ...ARMENIAN, ...GEORGIAN, ...KATAKANA, ...KHMER, ...LATIN],
]);

const HANGUL = [
  'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' '),
  'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' '),
  ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' '),
] as const;

function hangul(code: number): string {
  const at = code - 0xac00;
  const [first, second, last] = HANGUL;
  return `${first[Math.floor(at / 588)] ?? ''}${second[Math.floor((at % 588) / 28)] ?? ''}${last[at % 28] ?? ''}`;
}

const HAN = /\p{Script=Han}/u;
const sounds = new Map<string, string>();
/** The syllable of a character, without tone. */
function soundOf(character: string): string {
  let sound = sounds.get(character);
  if (sound === undefined) {
    sound = (pinyin(character, { toneType: 'none', type: 'array' })[0] ?? '').replaceAll('ü', 'u');
    sounds.set(character, sound);
  }
  return sound;
}

/**
 * A text in small Latin letters without marks, whatever its script; digits and separators stay. Each Chinese or Korean character
 * is a syllable in one word.
 */
export function toLatin(text: string): string {
  let latin = '';
  for (const character of text.normalize('NFKD').toLowerCase().normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 128) latin += character;
    else if (HAN.test(character)) latin += soundOf(character);
    else if (code >= 0xac00 && code <= 0xd7a3) latin += hangul(code);
    else latin += LETTERS.get(character) ?? foreign(character);
  }
  return latin;
}

/** Letters with marks lose them; what has no letter here stands as it is. */
function foreign(character: string): string {
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return Array.from(plain, (each) => LETTERS.get(each) ?? each).join('');
}
