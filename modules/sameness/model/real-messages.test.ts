import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import { scoreOf } from './score.ts';
import type { Told } from './told.ts';

/** Real citizens' messages, read where they lie; never copied into the project. */
const folder = '../shared/data/clues/gov-messages';
const present = existsSync(`${folder}/near_duplicate_pairs.jsonl`);
if (!present) console.warn(`SKIPPED: ${folder} is missing, sameness was not tried on real messages`);

interface Message {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
}
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly jaccard3: number;
}
const read = <T>(name: string): readonly T[] =>
  readFileSync(`${folder}/${name}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line));

const told = ({ id, subject, body }: Message): Told => ({
  ...{ id, region: '980101', openedOn: plainDate('2026-07-06'), text: `${subject}\n${body}`, source: null },
  ...{ respondentCode: '', respondentName: '', place: '', occurredOn: '', claimFen: 0 },
});

describe.skipIf(!present)('on real near duplicates', () => {
  test('what was measured as alike is proposed by the text alone, and neighbours in the file are not', () => {
    const hot = new Map(read<Message>('hot_messages.jsonl').map((message) => [message.id, told(message)]));
    const nothing = { anchors: new Set<never>() };
    const bands = (from: number): readonly string[] =>
      read<Pair>('near_duplicate_pairs.jsonl').flatMap(({ a, b, jaccard3 }) => {
        const [one, two] = [hot.get(a), hot.get(b)];
        return one === undefined || two === undefined || jaccard3 < from ? [] : [scoreOf(one, two, nothing).band];
      });
    const share = (found: readonly string[], wanted: string): number =>
      found.filter((band) => band === wanted).length / found.length;
    expect(bands(0.9).length).toBeGreaterThan(20);
    expect(share(bands(0.9), 'proposal')).toBeGreaterThan(0.95);
    expect(share(bands(0.6), 'none')).toBeLessThan(0.1);
    const all = [...hot.values()].slice(0, 1_000);
    const chance = all.filter((message, index) => {
      const next = all[index + 1];
      return next !== undefined && scoreOf(message, next, nothing).band !== 'none';
    });
    expect(chance.length).toBeLessThanOrEqual(5);
  });
});
