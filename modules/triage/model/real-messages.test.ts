import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shippedModels } from '../models/shipped.ts';
import { ClueReader } from './clue-model.ts';
import { screen } from './domain.ts';
import { readLetter } from './letter.ts';
import { elsewhere } from './lexicons/elsewhere.ts';

/** Real citizens' messages, read where they lie; never copied into the project. */
const folder = '../shared/data/clues/gov-messages';
const present = existsSync(`${folder}/hot_messages.jsonl`);
if (!present) console.warn(`SKIPPED: ${folder} is missing, the screening rules were not tried on real messages`);

interface Message {
  readonly subject: string;
  readonly body: string;
  readonly label?: string;
}

const read = (name: string): readonly Message[] =>
  readFileSync(`${folder}/${name}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Message => JSON.parse(line));

describe.skipIf(!present)('on real messages', () => {
  test('signs alert on at most 5 % of a general message board, and on some', () => {
    const messages = [...read('hot_messages.jsonl'), ...read('replied_messages.jsonl')];
    const reader = new ClueReader(shippedModels());
    const alerts = messages.filter(({ subject, body }) => reader.read(subject, body).signs.length > 0).length;
    expect(alerts / messages.length).toBeLessThanOrEqual(0.05);
    expect(alerts).toBeGreaterThan(50);
    const byLists = messages.filter(({ subject, body }) => screen(subject, body).signs.length > 0).length;
    expect(byLists / messages.length).toBeLessThanOrEqual(0.05);
  });

  test('trade and market messages are seldom called another department’s, roads and schools seldom ours', () => {
    const share = (label: string, ours: boolean): number => {
      const all = read('labelled_raw_sample.jsonl').filter((message) => message.label === label);
      const hit = all.filter(({ subject, body }) => {
        const value = screen(subject, body).domain?.value;
        return value !== undefined && (value !== 'not-ours') === ours;
      });
      return hit.length / all.length;
    };
    expect(share('商贸旅游', false)).toBeLessThanOrEqual(0.12);
    expect(share('商贸旅游', true)).toBeGreaterThanOrEqual(0.5);
    for (const label of ['城乡建设', '教育文体', '劳动和社会保障', '环境保护'])
      expect(share(label, true)).toBeLessThanOrEqual(0.2);
  });

  test('few letters are called mixed, and another department is named rightly where one is named', () => {
    const messages = read('hot_messages.jsonl');
    const mixed = messages.filter(({ subject, body }) => readLetter('report', subject, body).mixed !== null).length;
    expect(mixed / messages.length).toBeLessThanOrEqual(0.02);
    expect(mixed).toBeGreaterThan(10);
    const named = (label: string): readonly string[] =>
      read('labelled_raw_sample.jsonl')
        .filter((message) => message.label === label)
        .flatMap(({ subject, body }) => readLetter('report', subject, body).notOurs?.value ?? [])
        .filter((value) => value in elsewhere);
    for (const [label, department] of [
      ['教育文体', 'education'],
      ['劳动和社会保障', 'labour'],
      ['交通运输', 'transport'],
    ] as const) {
      const values = named(label);
      expect(values.length).toBeGreaterThan(5);
      expect(values.filter((value) => value === department).length / values.length).toBeGreaterThanOrEqual(0.6);
    }
    expect(named('商贸旅游').length).toBeLessThanOrEqual(4);
  });
});
