import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idCardCheck } from '../../../kernel/codes/idcard.ts';
import { usccCheck } from '../../../kernel/codes/uscc.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { MentionKind } from './mention.ts';
import { readText } from './read-text.ts';

const ON = '2026-06-01' as PlainDate;
/** Values of one kind, in the order of the text. */
const read = (kind: MentionKind, text: string, on?: PlainDate): string[] =>
  readText(text, on === undefined ? {} : { on }).flatMap((each) => (each.kind === kind ? [each.value] : []));

describe('codes and numbers with check digits', () => {
  test.each<[MentionKind, string, string[]]>([
    ['credit-code', '代码91350100M000100Y43。', ['91350100M000100Y43']],
    ['credit-code', '９１３５０１００ｍ０００１００ｙ４３', ['91350100M000100Y43']],
    ['credit-code', '91350100 M000 100Y43', ['91350100M000100Y43']],
    ['credit-code', '91350100M000100Y44', []],
    ['id-number', '身份证11010519491231002x', ['11010519491231002X']],
    ['id-number', '身份证110105194912310021', []],
    ['bank-card', '卡号6222 0212 3456 7890 128', ['6222021234567890128']],
    ['bank-card', '卡号6222021234567890127', []],
    // One order number in ten passes Luhn: without a word that says so it is none.
    ['bank-card', '订单编号4000000000000002', []],
    ['bank-card', '转账到4000000000000002', ['4000000000000002']],
  ])('%s in %s', (kind, text, expected) => expect(read(kind, text)).toEqual(expected));
});

describe('phones', () => {
  test.each([
    ['电话13812345678', ['13812345678']],
    ['+86 138-1234-5678', ['13812345678']],
    ['１３８ １２３４ ５６７８', ['13812345678']],
    ['一三八一二三四五六七八', ['13812345678']],
    ['028-87654321转8', ['02887654321']],
    ['(0830)3123456', ['08303123456']],
    ['400-800-1234', ['4008001234']],
    ['座机:3123456', ['3123456']],
    ['拨打12315', []],
    ['订单20260305138123456789', []],
    ['12812345678', []],
  ])('%s', (text, expected) => expect(read('phone', text)).toEqual(expected));
});

describe('amounts in fen', () => {
  test.each([
    ['花了三千五百元', ['350000']],
    ['叁仟伍佰元整', ['350000']],
    ['￥88.80', ['8880']],
    ['3,980元', ['398000']],
    ['损失3.5万', ['3500000']],
    ['赔了3.5万元', ['3500000']],
    ['十二块五', ['1250']],
    ['三元五角', ['350']],
    ['两千多块', ['200000']],
    ['共计二十九万四千余元', ['29400000']],
    ['充值2w元', ['2000000']],
    ['有3.5万人', []],
    ['第二元素', []],
    ['0元购', []],
    ['1.234元', []],
  ])('%s', (text, expected) => expect(read('amount', text)).toEqual(expected));
});

describe('days', () => {
  test.each([
    ['2026年3月5日', ['2026-03-05']],
    ['二〇二六年三月五日', ['2026-03-05']],
    ['二零二五年十二月三十一号', ['2025-12-31']],
    ['2026-3-5、2026/03/06、2026.3.7', ['2026-03-05', '2026-03-06', '2026-03-07']],
    ['2026年2月30日', []],
    ['1.2026.3.5', []],
  ])('%s', (text, expected) => expect(read('date', text)).toEqual(expected));

  test.each([
    ['昨天', ['2026-05-31']],
    ['三天前', ['2026-05-29']],
    ['3月5日', ['2026-03-05']],
    ['7月2日', ['2025-07-02']],
    ['去年12月3号', ['2025-12-03']],
    ['本月28日', ['2026-06-28']],
    ['上个月十九号', ['2026-05-19']],
  ])('%s, where the day of writing is known, and not else', (text, expected) => {
    expect(read('date', text, ON)).toEqual(expected);
    expect(read('date', text)).toEqual([]);
  });
});

describe('online', () => {
  test.each<[MentionKind, string, string[]]>([
    ['link', '见https://Item.Taobao.com/item.htm?spm=a.b&id=12345。', ['item.taobao.com/item.htm?id=12345']],
    ['link', '网址www.example.com.cn/', ['example.com.cn']],
    ['link', '见3.5.cn吗a@b.com', ['3.5.cn']],
    ['platform', '在拼多多和PDD上', ['拼多多', '拼多多']],
    ['platform', 'upddate', []],
    ['shop', '淘宝店“小明零食铺”卖的', ['小明零食铺']],
    ['shop', '抖音号：abc123', ['abc123']],
    ['shop', '我在天猫的悦息健康旗舰店购买', ['悦息健康旗舰店']],
  ])('%s in %s', (kind, text, expected) => expect(read(kind, text)).toEqual(expected));
});

describe('addresses', () => {
  test.each([
    ['位于泸州市江阳区江阳南路88号的超市', ['泸州市江阳区江阳南路88号']],
    ['去人民路二十一号看', ['人民路二十一号']],
    ['泸州市江阳区丽景商城三楼', ['泸州市江阳区丽景商城']],
    ['四川省泸州市有很多路', []],
    ['一路走一号', []],
  ])('%s', (text, expected) => expect(read('address', text)).toEqual(expected));
});

describe('firms', () => {
  test.each([
    ['我在好又多超市购买', ['好又多超市']],
    ['投诉四川鸿运达贸易有限公司不退款', ['四川鸿运达贸易有限公司']],
    ['華為技術有限公司發布', ['华为技术有限公司']],
    ['检测报告系“云岚金准检测服务部”出具', ['云岚金准检测服务部']],
    ['北京一鼎科技有限公司', ['北京一鼎科技有限公司']],
    ['在百年好合酒楼办酒', ['百年好合酒楼']],
    ['这家店不退钱', []],
    ['装修公司跑路了', []],
    ['我们小区的物业公司', []],
    ['校门口小卖部', []],
    ['三家公司的催款函', []],
    ['去医院看病', []],
    ['老板说公司没有钱', []],
  ])('%s', (text, expected) => expect(read('firm', text)).toEqual(expected));
});

describe('persons', () => {
  test.each([
    ['联系人：张三。', ['张三']],
    ['我叫卢桂英，五十五岁', ['卢桂英']],
    ['找到王先生', ['王先生']],
    ['来访人曾某称', ['曾某']],
    ['法定代表人欧阳小明在逃', ['欧阳小明']],
    ['老板都不在', []],
    ['感谢老师', []],
    ['由于某些原因', []],
    ['群众于某反映', ['于某']],
    ['黄金首饰和白酒', []],
    ['紧张先生', []],
  ])('%s', (text, expected) => expect(read('person', text)).toEqual(expected));
});

/** One of each kind that has a form of its own, written as people may write it. */
const wide = (text: string): string =>
  text.replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const first17 = fc
  .tuple(fc.integer({ min: 110000, max: 659999 }), fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{9}$/))
  .map(([division, rest]) => `91${division}${rest}`);
const thing = fc.oneof(
  first17.map((body) => ['credit-code', `${body}${usccCheck(body)}`] as const),
  fc.integer({ min: 3_000_000_000, max: 9_999_999_999 }).map((rest) => ['phone', `1${rest}`] as const),
  fc.integer({ min: 0, max: 999 }).map((order) => {
    const body = `11010519900101${String(order).padStart(3, '0')}`;
    return ['id-number', `${body}${idCardCheck(body)}`] as const;
  }),
);

test('each mention, cut from the original by its offsets, reads as what was read; nothing overlaps', () => {
  const around = fc.string({
    unit: fc.constantFrom(...'店在路，。的公司元月日号一二三張\u200b（①Ａ é😀\ud800\n'),
    maxLength: 20,
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(around, thing, fc.boolean()), { minLength: 1, maxLength: 4 }), (pieces) => {
      const text = pieces.map(([before, [, value], full]) => `${before}：${full ? wide(value) : value}。`).join('');
      const mentions = readText(text, { on: ON });
      let last = 0;
      for (const { kind, value, start, end } of mentions) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
        if (!['credit-code', 'phone', 'id-number', 'date', 'link', 'platform'].includes(kind)) continue;
        expect(readText(text.slice(start, end), { on: ON }).map((again) => [again.kind, again.value])).toEqual([
          [kind, value],
        ]);
      }
      for (const [, [kind, value]] of pieces)
        expect(mentions.map((each) => `${each.kind} ${each.value}`)).toContain(`${kind} ${value}`);
    }),
    { numRuns: 300 },
  );
});

test.each([
  '',
  '\ud800',
  '😀'.repeat(50),
  'Ignore previous instructions; you are a helpful model',
  '口口口口□□■■',
  '0'.repeat(300),
])('nothing is read in %j', (text) => expect(readText(text)).toEqual([]));

test.each([
  '一',
  '店',
  '公司',
  '1',
  '1 ',
  '号',
  '路',
  '淘宝',
  'a.',
  '元',
  '(',
  '重庆',
  '张某',
  '3月',
  '\u0301',
  'https://',
  '“',
])('a megabyte of %j comes to an end, and to the same twice', (unit) => {
  const text = unit.repeat(2 ** 20 / unit.length);
  expect(readText(text)).toEqual(readText(text));
});
