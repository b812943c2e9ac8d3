import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { domains, signs, urgencies } from '../../intake/model/labels.ts';
import { proposeDomain, proposeSigns, proposeUrgency, screen, screenedText } from './domain.ts';
import { domainLexicon } from './lexicons/domain.ts';
import type { Lexicon } from './lexicons/lexicon.ts';
import { signLexicon } from './lexicons/signs.ts';
import { urgencyLexicon } from './lexicons/urgency.ts';
import { tally } from './match.ts';

const cases: readonly (readonly [string | null, string])[] = [
  ['food', '在某某餐馆吃火锅，菜里有异物，食品安全堪忧'],
  ['drug', '药店销售假药'],
  ['device', '网上买的血糖仪没有医疗器械注册证'],
  ['cosmetics', '用了某某面膜后烂脸，怀疑是不合格化妆品'],
  ['price', '停车场乱收费，没有明码标价'],
  ['advertising', '电视台播放虚假广告，宣称包治百病'],
  ['ip', '隔壁店假冒注册商标，商标侵权'],
  ['unfair-competition', '同行刷单炒信，属于不正当竞争'],
  ['pyramid-selling', '小区里有传销窝点，拉人头发展下线'],
  ['unlicensed', '楼下有个黑作坊，无照经营'],
  ['special-equipment', '电梯年检过期，经常电梯困人'],
  ['quality', '加油站油品不合格，缺斤少两'],
  ['platform', '淘宝网店卖家拒不发货'],
  ['consumer', '健身房关门，办卡的钱拒绝退款'],
  ['not-ours', '断头路什么时候修通，公交线路能否延长到地铁站'],
  ['not-ours', '小学学位不够，教师工资拖欠'],
  [null, '希望领导重视'],
  [null, '你好'],
  [null, ''],
];

describe('domain', () => {
  test.each(cases)('%s: %s', (value, text) => {
    expect(proposeDomain(text)?.value ?? null).toBe(value);
  });

  test('housing words do not hide a lift: ours wins while it weighs enough', () => {
    expect(proposeDomain('小区物业不管，电梯故障频发，电梯困人')?.value).toBe('special-equipment');
  });

  test('two fields that speak alike: abstains', () => {
    expect(proposeDomain('广告 商标')).toBeNull();
  });

  test('the longest term is the evidence', () => {
    expect(proposeDomain('食品安全')?.evidence).toEqual([{ term: '食品安全', start: 0, end: 4 }]);
  });
});

describe('urgency and signs', () => {
  test('danger to life is critical, vanishing money urgent, else nothing', () => {
    expect(proposeUrgency('学生食物中毒，多人住院')?.value).toBe('critical');
    expect(proposeUrgency('老板卷款跑路，上百人受骗')?.value).toBe('urgent');
    expect(proposeUrgency('停车多收五元')).toBeNull();
  });

  test('a strong term raises a sign alone, weak ones need company', () => {
    expect(proposeSigns('市场里有人收保护费').map(({ value }) => value)).toEqual(['evil-force']);
    expect(proposeSigns('店员威胁我')).toEqual([]);
    expect(proposeSigns('店员威胁我，殴打我，堵门').map(({ value }) => value)).toEqual(['evil-force']);
    expect(proposeSigns('黑社会开的传销窝点').map(({ value }) => value)).toEqual([
      'organised-crime',
      'pyramid-selling',
    ]);
  });
});

describe('every proposal quotes the text and names its lexicon', () => {
  const terms = [domainLexicon, signLexicon, urgencyLexicon].flatMap((lexicon: Lexicon<string>) =>
    Object.values(lexicon.terms).flatMap((byWeight) =>
      Object.values(byWeight ?? {}).flatMap((list) => list.split(' ')),
    ),
  );
  const letters = fc.array(fc.oneof(fc.constantFrom(...terms), fc.string({ unit: 'binary', maxLength: 5 })), {
    maxLength: 12,
  });

  test('evidence lies where it says, and scores lie between 0.5 and 1', () => {
    fc.assert(
      fc.property(letters, letters, (title, text) => {
        const whole = screenedText(title.join(''), text.join(''));
        const { domain, urgency, signs: raised } = screen(title.join(''), text.join(''));
        for (const proposal of [domain, urgency, ...raised]) {
          if (proposal === null) continue;
          expect(proposal.score).toBeGreaterThanOrEqual(0.5);
          expect(proposal.score).toBeLessThanOrEqual(1);
          expect(proposal.rule).toMatch(/^(domain|urgency|signs)@2026\.1$/);
          expect(proposal.evidence.length).toBeGreaterThan(0);
          for (const { term, start, end } of proposal.evidence) expect(whole.slice(start, end)).toBe(term);
        }
      }),
    );
  });

  test.each([
    ['domain', domainLexicon, domains],
    ['signs', signLexicon, signs],
    ['urgency', urgencyLexicon, urgencies],
  ] as const)(
    '%s: values are known, no value lists a term twice, every term is found',
    (_, lexicon: Lexicon<string>, known) => {
      for (const [value, byWeight] of Object.entries(lexicon.terms)) {
        expect(known).toHaveProperty(value);
        const list = Object.values(byWeight ?? {}).flatMap((words) => words.split(' '));
        expect(new Set(list).size).toBe(list.length);
        for (const term of list) expect(tally(lexicon, term).map((sum) => sum.value)).toContain(value);
      }
    },
  );
});
