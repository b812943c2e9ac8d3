import { expect, it } from 'vitest';
import { messageRequest } from '../../../modules/intake/contract.ts';
import { LONGEST_MESSAGE } from '../../../modules/intake/model/messages.ts';
import { findMessageFault, LONGEST, tidyMessage } from './message.ts';

const taken = (text: string): boolean =>
  messageRequest.safeParse({ receiptCode: 'ABCDEF-GHJKMN-PQRSTV-WXYZ23', actId: crypto.randomUUID(), text }).success;

it('takes what the server takes, to the character', () => {
  expect(LONGEST).toBe(LONGEST_MESSAGE);
  for (const text of ['', '好', '长'.repeat(LONGEST), '长'.repeat(LONGEST + 1)]) {
    expect(findMessageFault(text) === undefined).toBe(taken(text));
  }
});

it('drops what cannot be stored, and nothing else', () => {
  expect(tidyMessage(' 三号枪\u0000，\ud800周六\n下午 𠮷 ')).toBe('三号枪，\ufffd周六\n下午 𠮷');
  expect(findMessageFault(tidyMessage(' \u0000 \n'))).toBe('missing');
});
