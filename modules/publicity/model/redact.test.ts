import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idCardCheck } from '../../../kernel/codes/idcard.ts';
import { foldedOf } from './folded-text.ts';
import { createMasker } from './mask.ts';
import { isCardNumber, numbersIn } from './numbers.ts';
import { familyOf, looksLikePerson, pseudonymsOf, suspectedNames } from './people.ts';
import { needlesOf, type Secret, type SecretKind } from './secret.ts';

const secret = (kind: SecretKind, value: string): Secret => ({ kind, value, owner: 'other', learnt: 'test' });
const masked = (text: string, secrets: readonly Secret[], allowed: readonly string[] = []): string =>
  createMasker(secrets, allowed).mask(text);
const zhao = secret('name', '赵铁柱');
const phone = secret('phone', '13800138000');

describe('a name is replaced however it is written', () => {
  test.each([
    ['赵铁柱在场', '赵某在场'],
    ['赵 铁 柱在场', '赵某在场'],
    ['赵\u3000铁\n柱在场', '赵某在场'],
    ['赵\u200b铁·柱在场', '赵某在场'],
    ['（赵铁柱）', '（赵某）'],
    ['店主赵铁柱们说', '店主赵某们说'],
    ['赵铁柱、赵铁柱', '赵某、赵某'],
  ])('%s', (text, expected) => {
    expect(masked(text, [zhao])).toBe(expected);
  });

  test('two of one family are told apart, the same throughout; a minor loses the family name too', () => {
    const people = [zhao, secret('name', '赵金花'), secret('witness', '欧阳小明'), secret('minor', '钱小宝')];
    expect(masked('赵铁柱、赵金花、赵铁柱、欧阳小明、钱小宝', people)).toBe(
      '赵某甲、赵某乙、赵某甲、欧阳某、未成年人甲',
    );
  });

  test('a longer name wins over one that it begins with, and no end of either stays', () => {
    expect(masked('王小二和王小', [secret('name', '王小'), secret('name', '王小二')])).toBe('王某乙和王某甲');
    expect(masked('甲乙丙', [secret('name', '甲乙'), secret('name', '乙丙')])).not.toMatch(/丙|乙$/);
  });

  test('the name of the firm stays whole, the owner’s own name does not', () => {
    expect(masked('赵铁柱便利店由赵铁柱经营', [zhao], ['赵铁柱便利店'])).toBe('赵铁柱便利店由赵某经营');
  });
});

describe('numbers', () => {
  test.each([
    '13800138000',
    '138 0013 8000',
    '１３８００１３８０００',
    '138-0013-8000',
    '一三八〇〇一三八〇〇〇',
    '138.0013.8000',
  ])('%s is one telephone', (written) => {
    expect(masked(`电话${written}。`, [phone])).toBe('电话×××。');
  });

  test('half of a number gives it away as well', () => {
    expect(masked('尾号00138000', [phone])).toBe('尾号×××');
    expect(masked('2026年第138号', [phone])).toBe('2026年第138号');
  });

  test('are found by their form: cards by their check, what is none stays', () => {
    const id = `51050219900101001${idCardCheck('51050219900101001')}`;
    const kinds = (text: string): string[] => numbersIn(text).map(({ kind }) => kind);
    expect(kinds(`身份证${id}，电话 138-0013-8000，a.b@c.cn，川E12345`)).toEqual([
      'id-number',
      'phone',
      'mail',
      'plate',
    ]);
    expect(kinds('6222021234567890128'.slice(0, 15))).toEqual([]);
    expect(isCardNumber('4111111111111111')).toBe(true);
    expect(isCardNumber('4111111111111112')).toBe(false);
    expect(kinds('账号：123 456 789 012')).toEqual(['bank-account']);
    expect(kinds('罚款50000元，批号20260501')).toEqual([]);
  });

  test('the half of an address that names the house is hidden, not the city', () => {
    const home = secret('address', '泸州市江阳区城西路8号3单元502室');
    expect(masked('住城西路8号3单元502室，泸州市江阳区市场监督管理局', [home])).toBe(
      '住×××，泸州市江阳区市场监督管理局',
    );
  });
});

test('no spelling of a secret survives, whatever stands around it', () => {
  const gap = fc.constantFrom('', ' ', '\u3000', '-', '·', '\u200b', '，');
  const spelt = (value: string) =>
    fc
      .array(gap, { minLength: value.length, maxLength: value.length })
      .map((gaps) => Array.from(value, (letter, n) => letter + (gaps[n] ?? '')).join(''));
  const words = fc.string({ unit: fc.constantFrom('店', '的', '3', '8', '0', '在', '赵', '铁', ' ', '，') });
  const secrets = [zhao, phone];
  fc.assert(
    fc.property(words, spelt('赵铁柱'), words, spelt('13800138000'), words, (...parts) => {
      const out = masked(parts.join(''), secrets);
      for (const each of secrets) {
        const fold = each.kind === 'phone' ? 'digits' : 'name';
        for (const needle of needlesOf(each)) expect(foldedOf(out, fold)).not.toContain(needle);
      }
    }),
  );
});

describe('people by their form', () => {
  test.each([
    ['王小二', true],
    ['欧阳小明', true],
    ['热合曼·阿卜杜', true],
    ['白酒', false],
    ['某某商贸有限公司', false],
    ['收银机', true],
  ])('%s %s', (name, expected) => {
    expect(looksLikePerson(name)).toBe(expected);
  });

  test('families', () => {
    expect(['张三', '欧阳小明', '欧阳', '热合曼·阿卜杜'].map(familyOf)).toEqual(['张', '欧阳', '欧', '热']);
    expect([...pseudonymsOf([{ value: '张三', minor: false }]).values()]).toEqual(['张某']);
  });

  test('a name that only the words around it show is proposed', () => {
    expect(suspectedNames('店员李小红称，顾客王芳女士购买白酒，消费者投诉后')).toEqual(['李小红', '王芳']);
    expect(suspectedNames('当事人负责人已经改正，消费者的权益')).toEqual([]);
  });
});
