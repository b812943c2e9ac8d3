import { expect, test } from 'vitest';
import { organOf } from './organ.ts';

test.each([
  [{ shortZh: '泸江市监', nameZh: '江阳区市场监督管理局' }, '泸江市监'],
  [{ shortZh: '', nameZh: '听泉区市场监督管理局' }, '听泉市监'],
  [{ shortZh: '旧代字', nameZh: '云岚省市场监督管理局' }, '云岚市监'],
  [{ shortZh: '', nameZh: '吉县市场监督管理局' }, '吉县市监'],
  [{ shortZh: '', nameZh: '980101' }, undefined],
])('%j', (authority, organ) => {
  expect(organOf(authority)).toBe(organ);
});
