import { describe, expect, test } from 'vitest';
import { soundOf } from './sound.ts';

describe('how a name sounds', () => {
  test.each([
    ['重庆银行', 'chong qing yin hang'],
    ['重型机械', 'zhong xing ji xie'],
    ['乐清市', 'yue qing shi'],
    ['六安瓜片', 'lu an gua pian'],
    ['东莞长安', 'dong guan chang an'],
    ['音乐厅', 'yin yue ting'],
    ['吕氏', 'lv shi'],
    ['KFC８8店', 'kfc 8 8 dian'],
    ['華為', 'hua wei'],
    ['好 又·多（店）', 'hao you duo dian'],
    ['', ''],
    ['！？', ''],
  ])('%s: %s', (name, sound) => expect(soundOf(name)).toBe(sound));

  test.each([
    ['永辉超市', '永晖超市'],
    ['华联商厦', '华莲商厦'],
    ['張亮麻辣燙', '张亮麻辣烫'],
  ])('%s and %s sound the same', (one, other) => expect(soundOf(one)).toBe(soundOf(other)));

  test.each([
    ['单雄信', 'shan xiong xin'],
    ['尉迟恭', 'yu chi gong'],
    ['解晓东', 'xie xiao dong'],
    ['区大相', 'ou da xiang'],
    ['王小明', 'wang xiao ming'],
  ])('%s as a person: %s', (name, sound) => expect(soundOf(name, 'person')).toBe(sound));

  test('surnames are heard in persons alone', () => expect(soundOf('单位')).toBe('dan wei'));

  test('half of a letter, rare letters and a megabyte are heard out', () => {
    expect(soundOf('\ud800甲')).toBe('jia');
    expect(soundOf('𠮷野家').split(' ')).toHaveLength(3);
    expect(soundOf('行'.repeat(2 ** 20)).split(' ').length).toBeLessThanOrEqual(400);
  });
});
