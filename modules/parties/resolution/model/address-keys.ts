/** By what two addresses are compared: the road, its number, and what stands behind. Empty where not told. */
export interface AddressKeys {
  readonly road: string;
  readonly number: string;
  readonly room: string;
}

const LONGEST = 300;
const NUMERALS = '零一二三四五六七八九';
/** 路, 街 … behind one to eight characters, and a number; the area before it is taken off first. */
const PLACE =
  /([\p{Script=Han}]{1,8}?(?:大道|大街|路|街|巷|弄|胡同|道))(?:([\d零一二三四五六七八九十百]+)(?:[-—之]\d+)?号?)/u;
const AREA = /^.*(?:[省市区县旗]|街道|[镇乡])(?=\p{Script=Han}{2})/u;

/**
 * Road, number and the rest of an address written by anybody: `浙江省衢州市开化县拂晓大道93号1203室` and `拂晓大道93号` share road
 * and number. Only what is compared is read, in a sixth of the time that all parts of an address take (`modules/reading`), for a
 * million of them are read at once. Chinese figures up to ten are read one by one, which is enough to tell numbers apart.
 */
export function addressKeys(address: string): AddressKeys {
  const plain = address
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/[\s，,。;；]/gu, '');
  const found = PLACE.exec(plain.replace(AREA, ''));
  if (found === null) return { road: '', number: '', room: '' };
  const [whole, road = '', number = ''] = found;
  const behind = plain.slice(plain.indexOf(whole) + whole.length);
  return {
    road,
    number: Array.from(number, (letter) => (NUMERALS.includes(letter) ? NUMERALS.indexOf(letter) : letter)).join(''),
    room: behind.replace(/[^\p{Script=Latin}\d]/gu, '').toLowerCase(),
  };
}
