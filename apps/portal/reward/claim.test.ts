import { expect, test } from 'vitest';
import { findClaimFaults, NO_ACCOUNT, tidyAccount } from './claim.ts';

const account = { holder: '周不名', bank: '云岚农商行', number: '6222 0211 0000 9876' };

test('who comes in person leaves no account, who wants a transfer leaves a whole one', () => {
  expect(findClaimFaults('', NO_ACCOUNT)).toEqual(['way']);
  expect(findClaimFaults('counter', NO_ACCOUNT)).toEqual([]);
  expect(findClaimFaults('bank', NO_ACCOUNT)).toEqual(['holder', 'bank', 'number']);
  expect(findClaimFaults('bank', account)).toEqual([]);
  expect(findClaimFaults('bank', { ...account, number: '六二二二' })).toEqual(['number']);
  expect(findClaimFaults('bank', { ...account, holder: '长'.repeat(101) })).toEqual(['holder']);
});

test('a number typed in full width is sent as the server takes it', () => {
  expect(tidyAccount({ ...account, number: '６２２２０２１１ ' }).number).toBe('62220211');
});
