import { expect, test } from 'vitest';
import type { ActView } from '../../../../modules/intake/contract.ts';
import { messagesOf } from './messages-of.ts';

const act = (seq: number, verb: string, personal: object): ActView =>
  ({ seq, verb, personal, eventAt: `2026-07-0${seq}T01:00:00Z`, actor: { id: 'x', name: '演示承办人' } }) as ActView;

test('the talk is taken out of the acts in order, without the names of accounts and without other texts', () => {
  const shown = messagesOf([
    act(4, 'reporter-writes', {}),
    act(1, 'receive', { text: '来件内容' }),
    act(3, 'reporter-writes', { text: '三号枪' }),
    act(2, 'ask-reporter', { text: '几号枪？' }),
    act(5, 'read-messages', {}),
  ]);
  expect(shown.map(({ from, by, text }) => [from, by, text])).toEqual([
    ['office', '演示承办人', '几号枪？'],
    ['person', '', '三号枪'],
    ['person', '', null],
  ]);
});
