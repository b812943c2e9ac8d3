import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen, formatLargeYuan, formatYuan } from '../../../kernel/money.ts';
import { hanNumber, readHanNumber } from './contradictions/han-number.ts';
import { contradictionsIn, contradictionsOf } from './contradictions.ts';
import type { TrackedFact } from './types.ts';

const fact = (kind: TrackedFact['kind'], zh: string, value: string | number): TrackedFact => ({
  ...{ key: zh, kind, value },
  label: { zh, en: zh },
});

const record: readonly TrackedFact[] = [
  fact('money', '罚款金额', 1_234_560),
  fact('money', '违法所得', 30_000),
  fact('money', '货值金额', 1_200_000),
  fact('day', '立案日期', '2026-03-05'),
  fact('day', '缴纳期限', '2026-04-20'),
  fact('number', '案号', '江阳市监立〔2026〕12号'),
  fact('number', '告知书文号', '江阳市监罚告〔2026〕7号'),
  fact('name', '当事人', '某某商贸有限公司'),
  fact('article', '处罚依据', '《中华人民共和国价格法》第四十二条第一款'),
];
const found = (text: string) => contradictionsIn(text, record).map((each) => each.text);

const CAPITALS = '零壹贰叁肆伍陆柒捌玖';
const POWERS: readonly (readonly [number, string])[] = [
  [1e8, '亿'],
  [1e4, '万'],
  [1000, '仟'],
  [100, '佰'],
  [10, '拾'],
  [1, ''],
];
/** Written by another way than it is read: powers peeled off one after the other. */
function capitals(value: number): string {
  const [size, unit] = POWERS.find(([power]) => value >= power) ?? [1, ''];
  const head = Math.floor(value / size);
  const rest = value % size;
  const front = (head > 9 ? capitals(head) : (CAPITALS[head] ?? '')) + unit;
  if (rest === 0) return front;
  return front + (rest < size / 10 ? '零' : '') + capitals(rest);
}
const small = (text: string): string =>
  text.replace(
    /[零壹贰叁肆伍陆柒捌玖拾佰仟]/g,
    (char) => [...'零一二三四五六七八九十百千'][[...'零壹贰叁肆伍陆柒捌玖拾佰仟'].indexOf(char)] ?? char,
  );

/** Every notation of an amount in fen that we know of. */
const notationsOf = (amount: number): readonly string[] => {
  const yuan = Math.floor(amount / 100);
  const rest = amount % 100;
  const [jiao, cents] = [Math.floor(rest / 10), rest % 10];
  const tail = `${jiao === 0 ? '' : `${CAPITALS[jiao]}角`}${cents === 0 ? '' : `${CAPITALS[cents]}分`}`;
  const inCapitals = `${capitals(yuan)}元${tail === '' ? '整' : tail}`;
  const figures = formatYuan(fen(amount));
  return [
    ...[figures, figures.replaceAll(',', ''), `${(amount / 100).toFixed(2)}元`, `人民币${figures}`, `${figures}整`],
    ...[`￥${(amount / 100).toFixed(2)}`, `¥${figures}`, `${figures.slice(0, -1)} 元`, formatLargeYuan(fen(amount))],
    ...[
      inCapitals,
      `人民币${inCapitals}`,
      small(inCapitals),
      figures.replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)] ?? ''),
    ],
    `${figures}（大写：人民币${inCapitals}）`,
  ];
};
const daysOf = (day: string): readonly string[] => {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  const year = [...String(y)].map((digit) => hanNumber(Number(digit))).join('');
  return [
    ...[`${y}年${m}月${d}日`, day, `${y}/${m}/${d}`, `${y}.${m}.${d}`, `${m}月${d}日`, `${y} 年 ${m} 月 ${d} 日`],
    ...[`${hanNumber(m)}月${hanNumber(d)}日`, `${year}年${hanNumber(m)}月${hanNumber(d)}日`],
  ];
};
const numbersOf = (words: string, year: number, n: number): readonly string[] => [
  ...['〔〕', '[]', '（）', '()', '【】', '［］'].map((pair) => `${words}${pair[0]}${year}${pair[1]}${n}号`),
  ...[`${words}〔${year}〕第${n}号`, `${words}〔${year}〕0${n}号`, `${words} 〔${year}〕 ${n} 号`],
];
const articlesOf = (law: string, article: number, paragraph: number): readonly string[] => [
  `《${law}》第${hanNumber(article)}条第${hanNumber(paragraph)}款`,
  `《中华人民共和国${law}》第${article}条第${paragraph}款`,
  `《${law}》第 ${article} 条`,
  `第${hanNumber(article)}条第${hanNumber(paragraph)}款`,
];

const amounts = fc.integer({ min: 100, max: 99_999_999_999 });
const days = fc
  .tuple(fc.integer({ min: 2000, max: 2035 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const joins = fc.constantFrom('', '：', '为', ':', '为人民币', '共计');
const before = fc.constantFrom('', '经查，当事人', '本局认为，', '。又查明，', '联系电话0830-2345678，');
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
/** One digit of a number in figures is another one. */
const slipped = (digits: string, where: number, by: number): string => {
  const places = [...digits].flatMap((char, index) => (/\d/.test(char) ? [index] : []));
  const at = pick(places, where);
  const old = Number(digits[at]);
  return digits.slice(0, at) + String((old + 1 + (by % 9)) % 10) + digits.slice(at + 1);
};

describe('a fact in any notation is never flagged', () => {
  const lead = fc.tuple(before, joins, fc.nat());
  test('money', () => {
    const labels = fc.constantFrom('罚款', '罚款金额', '没收违法所得', '货值金额', '罚款数额');
    fc.assert(
      fc.property(amounts, labels, lead, (amount, label, [start, join, n]) => {
        const name = label.replace('没收', '');
        const text = `${start}${label}${join}${pick(notationsOf(amount), n)}。`;
        expect(contradictionsIn(text, [fact('money', name, amount), fact('money', '加处罚款', 1)]), text).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
  test('days', () => {
    const around = fc.constantFrom<readonly [string, string]>(
      ['立案日期：', ''],
      ['于', '立案'],
      ['立案日期为', ''],
      ['', '前缴纳'],
    );
    fc.assert(
      fc.property(days, days, around, fc.nat(), before, (day, other, [front, back], n, start) => {
        const facts = [fact('day', '立案日期', day), fact('day', '缴纳期限', front === '' ? day : other)];
        const text = `${start}${front}${pick(daysOf(day), n)}${back}。`;
        expect(contradictionsIn(text, facts), text).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
  test('numbers, articles, names', () => {
    const label = fc.constantFrom('案号', '案号：', '，案号为', '本局以', '');
    fc.assert(
      fc.property(label, fc.integer({ min: 1, max: 9999 }), fc.nat(), (front, n, way) => {
        const text = `${front}${pick(numbersOf('江阳市监立', 2026, n), way)}立案。`;
        expect(contradictionsIn(text, [fact('number', '案号', `江阳市监立〔2026〕${n}号`)]), text).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 9 }), fc.nat(), (a, p, way) => {
        const facts = [fact('article', '处罚依据', `《价格法》第${hanNumber(a)}条第${hanNumber(p)}款`)];
        const text = `依据：处罚依据为${pick(articlesOf('价格法', a, p), way)}的规定。`;
        expect(contradictionsIn(text, facts), text).toEqual([]);
      }),
    );
    expect(found('当事人：某某商贸有限公司，某某商贸有限公司的负责人王某')).toEqual([]);
  });
});

describe('a changed digit beside its label is always flagged', () => {
  test('money', () => {
    fc.assert(
      fc.property(amounts, fc.nat(), fc.nat(), joins, (amount, where, by, join) => {
        const other = Number(slipped(String(amount), where, by));
        const facts = [fact('money', '罚款金额', amount), fact('money', '违法所得', other)];
        for (const written of notationsOf(other).filter((each) => !each.includes('大写'))) {
          const text = `本局决定处以罚款${join}${written}。`;
          expect(
            contradictionsIn(text, facts).map(({ text: said }) => text.includes(said)),
            text,
          ).toEqual([true]);
        }
        const repeated = `罚款${notationsOf(amount)[0]}（大写：${capitals(Math.floor(other / 100) + 1)}元整）`;
        if (Math.floor(other / 100) + 1 !== amount / 100)
          expect(contradictionsIn(repeated, facts), repeated).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
  test('days', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 300 }), fc.nat(), (day, more, n) => {
        const other = new Date(Date.parse(day) + more * 86_400_000).toISOString().slice(0, 10);
        const facts = [fact('day', '立案日期', day), fact('day', '缴纳期限', other)];
        for (const text of [`立案日期：${pick(daysOf(other), n)}。`, `本局于${pick(daysOf(other), n)}立案。`]) {
          expect(contradictionsIn(text, facts), text).toHaveLength(1);
        }
      }),
    );
  });
  test('numbers, with a label and without', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.nat(), fc.nat(), fc.nat(), (n, where, by, way) => {
        const other = Number(slipped(String(n), where, by));
        // A first digit of nought is no digit.
        fc.pre(String(other).length === String(n).length);
        const facts = [fact('number', '案号', `江阳市监立〔2026〕${n}号`)];
        for (const front of ['案号：', '案号为', '本局以', '']) {
          const text = `${front}${pick(numbersOf('江阳市监立', 2026, other), way)}立案`;
          expect(contradictionsIn(text, facts), text).toHaveLength(1);
        }
        const year = `案号：江阳市监立〔2025〕${n}号`;
        expect(contradictionsIn(year, facts)).toHaveLength(1);
      }),
    );
  });
  test('articles, their paragraphs and items', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(),
        fc.nat(),
        (a, p, where, by) => {
          const facts = [fact('article', '处罚依据', `《价格法》第${hanNumber(a)}条第${hanNumber(p)}款`)];
          const other = Number(slipped(String(a), where, by));
          for (const written of articlesOf('价格法', other, p)) {
            expect(contradictionsIn(`处罚依据：${written}`, facts), written).toHaveLength(1);
          }
          expect(contradictionsIn(`依据《价格法》第${a}条第${(p % 9) + 1}款`, facts)).toHaveLength(1);
        },
      ),
    );
  });
});

test('a finding says where, what the text says, and what the record has', () => {
  const text = '　　当事人货值金额１２，０００元，违法所得310元，依法没收。';
  const [only, more] = contradictionsIn(text, record);
  expect(more).toBeUndefined();
  expect(text.slice(only?.start, only?.end)).toBe('310元');
  expect(only).toMatchObject({ kind: 'money', text: '310元', facts: [{ key: '违法所得', value: 30_000 }] });
  expect(contradictionsOf({ facts: text, reasons: '罚款12,345.60元' }, record)).toEqual({ facts: [only] });
});

test.each([
  ['罚款金额1.2万元', ['1.2万元']],
  ['处以人民币壹万贰仟元整的罚款', ['人民币壹万贰仟元整']],
  ['处以罚款人民币12345.60元（大写：壹万贰仟叁佰肆拾伍元柒角）', ['壹万贰仟叁佰肆拾伍元柒角']],
  ['没收违法所得300元，处12,346.60元罚款', ['12,346.60元']],
  ['本局于2026年3月6日立案', ['2026年3月6日']],
  ['请于2026年4月21日前缴纳', ['2026年4月21日']],
  ['立案日期三月六日', ['三月六日']],
  ['案号：江阳市监立[2026]13号', ['江阳市监立[2026]13号']],
  ['本局已送达江阳市监罚告（2026）第8号告知书', ['江阳市监罚告（2026）第8号']],
  ['本局以江阴市监立〔2026〕12号立案', ['江阴市监立〔2026〕12号']],
  ['经查，某某商贸有限责任公司未明码标价', ['某某商贸有限责任公司']],
  ['经查，某某商茂有限公司未明码标价', ['某某商茂有限公司']],
  ['依据《价格法》第四十三条第一款处罚', ['《价格法》第四十三条第一款']],
])('flagged: %s', (text, said) => {
  expect(found(text)).toEqual(said);
});

test.each([
  '联系电话13800000000、0830-2345678，邮编646000，银行账号6222020200112233445。',
  '执行标准GB 7718-2011，批号20260301，规格500g×24瓶，共计48箱，检验报告No.2026-0305。',
  '货值金额不足一万元的，并处五万元以上十万元以下罚款；货值金额1万元以上的，并处货值金额十倍以上二十倍以下罚款。',
  '依照《价格法》第四十二条，可以并处违法所得5倍以下罚款，没有违法所得的，可以处5000元以下罚款。',
  '当事人以每瓶5元的价格购进，以每瓶8元的价格销售，共卖出60瓶。',
  '该批食品保质期限至2026年5月1日，营业执照有效期限至2030年1月1日，2026年2月1日购进。',
  '根据《行政处罚法》第四十五条，当事人有权陈述和申辩；《国家市场监督管理总局关于……的意见》（国市监法发〔2021〕42号）要求……',
  '当事人曾于2024年被本局以江阳市监处罚〔2024〕5号行政处罚决定处罚。',
  '某某商贸有限公司住所城西路8号，某某商贸有限公司未按规定明码标价。',
  '2026元月以来，一元、二元的单品，第3条生产线，3月份。',
  '违法所得300元已全部退还，罚款12345.6元；货值1.2万元；罚款一万二千三百四十五元六角。',
  '依据《中华人民共和国价格法》第四十二条的规定',
])('ordinary prose: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test('numbers in words are read as they are written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (value) => {
      expect(readHanNumber(capitals(value)), capitals(value)).toBe(value);
      expect(readHanNumber(small(capitals(value)))).toBe(value);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), (value) => {
      expect(readHanNumber(hanNumber(value))).toBe(value);
    }),
  );
  for (const wrong of ['', '百', '一百千', '万', '一二十', '元']) expect(readHanNumber(wrong), wrong).toBeUndefined();
});
