import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import { type Comparable, jaccard, LIKE_FROM, likenessKeys, proposeSame, shingles } from './same.ts';

const one: Comparable = {
  id: 'one',
  openedOn: plainDate('2026-07-06'),
  title: '超市停车场多收停车费',
  text: '在城西某超市停车两小时，被收取四十元，现场没有公示收费标准。',
  source: { system: '12345', externalId: 'YL20260706001' },
  respondentCode: '91980101MA0000000X',
};
const other = (change: Partial<Comparable>): Comparable => ({ ...one, id: 'other', ...change });

describe('perhaps the same', () => {
  test.each([
    ['the same number in another system', 'source', { source: { system: '12315', externalId: 'YL20260706001' } }, 1],
    ['the same number in the same system', 'source', {}, null],
    ['the same operator and text', 'respondent', {}, 1],
    ['punctuation and blanks do not count', 'respondent', { text: ` ${one.text.replaceAll('，', ' , ')} ` }, 1],
    [
      'another story about the same operator',
      'respondent',
      { text: '买到过期牛奶，要求退款。', title: '过期牛奶' },
      null,
    ],
    ['ninety days later', 'respondent', { openedOn: plainDate('2026-10-04') }, 1],
    ['a day more', 'respondent', { openedOn: plainDate('2026-10-05') }, null],
    ['ninety-one days earlier', 'respondent', { openedOn: plainDate('2026-04-06') }, null],
    ['another operator', 'respondent', { respondentCode: '91980101MA0000001Y' }, null],
    ['the same file', 'file', {}, 1],
  ] as const)('%s', (_, kind, change, score) => {
    const found = proposeSame(kind, one, other(change));
    expect(found?.score ?? null).toBe(score);
    if (found === null) return;
    expect(found).toMatchObject({ matter: 'other', rule: `same-${kind}@2026.1` });
    expect(found.reason.en).not.toMatch(/\p{Script=Han}/u);
    // A proposal is shown beside this matter: it must not quote the other one.
    for (const text of Object.values(found.reason)) expect(text).not.toContain('停车');
  });

  test('a short number is the same by chance', () => {
    const kinds = (externalId: string) =>
      likenessKeys(other({ source: { system: 'x', externalId } })).map(({ kind }) => kind);
    expect(kinds('17')).toEqual(['respondent']);
    expect(kinds('000017')).toEqual(['source', 'respondent']);
    expect(likenessKeys(other({ source: null, respondentCode: null }))).toEqual([]);
  });

  test('likeness is the same from both sides, 1 for itself, between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const [x, y] = [shingles(a), shingles(b)];
        expect(jaccard(x, y)).toBe(jaccard(y, x));
        expect(jaccard(x, x)).toBe(x.size === 0 ? 0 : 1);
        expect(jaccard(x, y)).toBeGreaterThanOrEqual(0);
        expect(jaccard(x, y)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

const folder = '../shared/data/clues/gov-messages';
const present = existsSync(`${folder}/near_duplicate_pairs.jsonl`);
if (!present) console.warn(`SKIPPED: ${folder} is missing, likeness was not tried on real messages`);

interface Message {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
}
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly a_src: string;
  readonly b_src: string;
  readonly jaccard3: number;
}
const read = <T>(name: string): readonly T[] =>
  readFileSync(`${folder}/${name}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line));

describe.skipIf(!present)('on real near duplicates', () => {
  test('what was measured as clearly alike is found, and neighbours in the file are not', () => {
    const hot = new Map(read<Message>('hot_messages.jsonl').map((message) => [message.id, message]));
    const like = (a: Message, b: Message): number =>
      jaccard(shingles(`${a.subject}\n${a.body}`), shingles(`${b.subject}\n${b.body}`));
    let alike = 0;
    let pairs = 0;
    for (const { a, b, jaccard3 } of read<Pair>('near_duplicate_pairs.jsonl')) {
      const [one, two] = [hot.get(a), hot.get(b)];
      if (one === undefined || two === undefined || jaccard3 < 0.9) continue;
      pairs += 1;
      if (like(one, two) > LIKE_FROM) alike += 1;
    }
    expect(pairs).toBeGreaterThan(20);
    expect(alike / pairs).toBeGreaterThan(0.8);
    const all = [...hot.values()].slice(0, 1_000);
    const chance = all.filter((message, index) => {
      const next = all[index + 1];
      return next !== undefined && like(message, next) > LIKE_FROM;
    });
    expect(chance.length).toBeLessThanOrEqual(5);
  });
});
