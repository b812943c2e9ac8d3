import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firmParts } from './firm-name.ts';
import { gazetteerWith } from './gazetteer.ts';

describe('place, brand, trade and form', () => {
  test.each([
    ['泸州市江阳区好又多超市', '泸州市江阳区', '好又多', '', '超市'],
    ['四川鸿运达贸易有限公司', '四川', '鸿运达', '贸易', '有限公司'],
    ['鸿运达（成都）贸易有限公司', '成都', '鸿运达', '贸易', '有限公司'],
    ['鸿运达贸易(中国)有限公司', '中国', '鸿运达', '贸易', '有限公司'],
    ['广西壮族自治区南宁市青秀区老张米粉店', '广西壮族自治区南宁市青秀区', '老张', '米粉', '店'],
    ['内蒙古草原红牧业集团股份有限公司', '内蒙古', '草原红', '牧业', '集团股份有限公司'],
    ['石柱县黄水镇山里人农家乐', '石柱县黄水镇', '山里人', '农家乐', ''],
    ['易县山里红苗圃', '易县', '山里红', '', '苗圃'],
    ['华为技术有限公司', '', '华为', '技术', '有限公司'],
    ['華為技術有限公司', '', '華為', '技術', '有限公司'],
    // Of a district that bears its name alone the stem is a place; one that many cities have is not.
    ['福田锦澜贸易有限公司', '福田', '锦澜', '贸易', '有限公司'],
    ['鼓楼锦澜贸易有限公司', '', '鼓楼锦澜', '贸易', '有限公司'],
    ['福田贸易有限公司', '', '福田', '贸易', '有限公司'],
    // Places and trades alone: no brand.
    ['四川成都煤气公司', '四川成都', '', '煤气', '公司'],
    ['中国石油天然气集团有限公司', '中国', '', '石油天然气', '集团有限公司'],
    // A county of a good name is a brand where nothing else is.
    ['兴隆商贸有限公司', '', '兴隆', '商贸', '有限公司'],
    ['福州轻工进出口有限公司', '福州', '轻工', '进出口', '有限公司'],
    ['好又多', '', '好又多', '', ''],
    ['', '', '', '', ''],
    ['有限公司', '', '', '', '有限公司'],
  ])('%s', (name, place, brand, trade, form) => expect(firmParts(name)).toEqual({ place, brand, trade, form }));

  test('places that only this system knows', () => {
    const own = gazetteerWith([
      { level: 'city', name: '青梧市', province: '云岚省', city: '青梧市' },
      { level: 'county', name: '听泉区', province: '云岚省', city: '青梧市' },
    ]);
    expect(firmParts('青梧市听泉区东街超市', own).place).toBe('青梧市听泉区');
    expect(firmParts('青梧鸿运贸易有限公司', own)).toMatchObject({ place: '青梧', brand: '鸿运' });
    expect(firmParts('青梧鸿运贸易有限公司').brand).toBe('青梧鸿运');
  });
});

test('a made name gives back the brand it was made with', () => {
  const brand = fc.string({ unit: fc.constantFrom(...'鑫宏骏祺睿泓晟喆妍璟'), minLength: 2, maxLength: 3 });
  const name = fc.record({
    place: fc.constantFrom('', '成都', '成都市', '四川省', '江苏省苏州市吴中区', '广州市天河区', '昆山市'),
    brand,
    trade: fc.constantFrom('商贸', '电子科技', '建筑装饰工程', '餐饮管理', '医疗器械', '生态农业发展', ''),
    form: fc.constantFrom('有限公司', '有限责任公司', '股份有限公司', '经营部', '商行', '店'),
  });
  fc.assert(
    fc.property(name, (parts) => {
      expect(firmParts(parts.place + parts.brand + parts.trade + parts.form)).toEqual(parts);
    }),
  );
});

test('the parts of any name are pieces of it, in their order', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'成都市好又多超市有限公司贸易a1 é\ud83d（）'), maxLength: 30 }),
      (name) => {
        const { place, brand, trade, form } = firmParts(name);
        const clean = name.normalize('NFKC').replace(/[\s()]/gu, '');
        if (!/[()]/u.test(name.normalize('NFKC'))) expect(place + brand + trade + form).toBe(clean);
      },
    ),
  );
});

test.each(['公司', '成都', '贸易', '鑫', '('])('a megabyte of %j is read up to where names end', (unit) => {
  const { place, brand, trade, form } = firmParts(unit.repeat(2 ** 20 / unit.length));
  expect((place + brand + trade + form).length).toBeLessThanOrEqual(60);
});
