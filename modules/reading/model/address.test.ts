import { describe, expect, test } from 'vitest';
import { addressParts } from './address.ts';
import { Gazetteer, stemOf } from './gazetteer.ts';

const said = (text: string): string => Object.values(addressParts(text)).join('|');

describe('the parts of an address', () => {
  test.each([
    ['四川省泸州市江阳区江阳南路88号', '四川省|泸州市|江阳区||江阳南路|88号||'],
    ['泸州江阳区江阳南路88-3号附2号', '四川省|泸州市|江阳区||江阳南路|88-3号附2号||'],
    ['上海市杨浦区昆明路518号 北美广场 A幢1207室', '上海市||杨浦区||昆明路|518号|北美广场|a幢1207室'],
    ['余杭区瓶窑镇凤都村秀沿路3号', '浙江省|杭州市|余杭区|瓶窑镇|凤都村秀沿路|3号||'],
    ['伦教镇科技西路一号', '|||伦教镇|科技西路|一号||'],
    ['北京市朝阳区北京市朝阳区广渠路3号', '北京市||朝阳区||广渠路|3号||'],
    ['成都市高新区吉泰路666号福年广场', '四川省|成都市|高新区||吉泰路|666号|福年广场|'],
    ['廣州市天河區棠下農貿市場', '广东省|广州市|天河区||||棠下农贸市场|'],
    ['吉林省吉林市昌邑区', '吉林省|吉林市|昌邑区|||||'],
    ['石柱土家族自治县人民路１号', '重庆市||石柱土家族自治县||人民路|1号||'],
    // Several counties bear the name: which one is not known.
    ['鼓楼区中山路5号', '||鼓楼区||中山路|5号||'],
    ['一二八纪念路928号2号楼', '||||一二八纪念路|928号||2号楼'],
    ['', '|||||||'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));

  test('a megabyte is read up to where addresses end', () => {
    for (const unit of ['路', '号', '重庆市', '1']) {
      expect(said(unit.repeat(2 ** 20 / unit.length)).length).toBeLessThan(200);
    }
  });
});

describe('places', () => {
  test.each([
    ['石柱土家族自治县', '石柱'],
    ['内蒙古自治区', '内蒙古'],
    ['新疆维吾尔自治区', '新疆'],
    ['恩施土家族苗族自治州', '恩施'],
    ['积石山保安族东乡族撒拉族自治县', '积石山'],
    ['香港特别行政区', '香港'],
    ['大兴安岭地区', '大兴安岭'],
    ['易县', '易县'],
    ['浦东新区', '浦东'],
  ])('%s is called %s', (name, stem) => expect(stemOf(name)).toBe(stem));

  test('all that bear a name are given, the longest first', () => {
    const gazetteer = new Gazetteer([
      { level: 'city', name: '吉林市', province: '吉林省', city: '吉林市' },
      { level: 'province', name: '吉林省', province: '吉林省', city: '' },
    ]);
    expect(gazetteer.at('在吉林市', 1).map(({ length, whole, places }) => [length, whole, places.length])).toEqual([
      [3, true, 1],
      [2, false, 2],
    ]);
    expect(gazetteer.at('在吉', 1)).toEqual([]);
  });
});
