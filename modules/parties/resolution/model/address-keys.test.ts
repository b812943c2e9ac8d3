import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressKeys } from './address-keys.ts';

test.each([
  ['浙江省衢州市开化县拂晓大道93号1203室', '拂晓大道', '93', '1203'],
  ['拂晓大道９３号', '拂晓大道', '93', ''],
  ['西湖区文三路二五号', '文三路', '25', ''],
  ['中山路128-3号', '中山路', '128', ''],
  ['云岚市江阳区白沙街道听雨巷7号B座', '听雨巷', '7', 'b'],
  ['五四广场旁', '', '', ''],
  ['', '', '', ''],
])('%s is on %s, number %s, %s', (address, road, number, room) => {
  expect(addressKeys(address)).toEqual({ road, number, room });
});

test('anything is read, and an area before it changes neither road nor number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => addressKeys(text)).not.toThrow();
      expect(addressKeys(`云岚市江阳区拂晓大道93号${text.replace(/\p{Script=Han}/gu, '')}`).number).toBe('93');
    }),
  );
  expect(addressKeys('路'.repeat(1_000_000))).toEqual({ road: '', number: '', room: '' });
  expect(addressKeys('市'.repeat(1_000_000)).road).toBe('');
});
