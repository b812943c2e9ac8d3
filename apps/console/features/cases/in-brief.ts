import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { ActView } from '../../../../modules/intake/contract.ts';
import { yuan } from '../../ui/format.ts';

/** What tells one act from another of its kind: the thing it is about, its number, its first words. */
const WORDS = [
  'title',
  'cause',
  'number',
  'documentNo',
  'document',
  'commission',
  'subject',
  'opinion',
  'reason',
  'reasons',
  'text',
  'content',
  'note',
  'summary',
  'receipt',
];
const THINGS = ['evidence', 'measure', 'task', 'test', 'request', 'remedy', 'letter', 'recusal', 'order'];
const MOST = 60;

/** An act of a case in a few words; '' where it has none. */
export function inBrief(act: ActView): string {
  const told = { ...act.body, ...act.personal } as JsonObject;
  const things = THINGS.map((name) => str(told, name)).filter((id) => /^[a-z]\d+$/.test(id));
  const person = str(obj(told, 'inquired'), 'name') || str(obj(told, 'recipient'), 'name');
  const word = WORDS.map((name) => str(told, name)).find((each) => each !== '') ?? '';
  const amount = num(told, 'amountFen') || num(told, 'fen');
  const parts = [...things, person, word, amount === 0 ? '' : `¥${yuan(amount)}`].filter((part) => part !== '');
  const text = parts.join(' · ').replace(/\s+/g, ' ');
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
