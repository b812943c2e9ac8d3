import { expect, test } from 'vitest';
import { filingKinds } from '../filing/form.ts';
import { advice, questions, START } from './tree.ts';

const nextOf = (id: string): readonly string[] => questions[id]?.answers.map(({ to }) => to) ?? [];

/** All that can be come to from the first question. */
function reached(): ReadonlySet<string> {
  const found = new Set<string>([START]);
  for (const id of found) for (const next of nextOf(id)) found.add(next);
  return found;
}

test('every answer leads somewhere, and all that is written is come to', () => {
  const all = [...Object.keys(questions), ...Object.keys(advice)];
  expect(new Set(all).size).toBe(all.length);
  expect([...reached()].sort()).toEqual(all.sort());
});

test('nobody answers more than four questions, and none leads back', () => {
  const deepest = (id: string, seen: readonly string[] = []): number => {
    expect(seen).not.toContain(id);
    return Math.max(0, ...nextOf(id).map((next) => 1 + deepest(next, [...seen, id])));
  };
  expect(deepest(START)).toBeLessThanOrEqual(4);
});

test('whoever asks how to file gets to each way of filing, and nobody is sent away without one', () => {
  const ways = Object.values(advice).flatMap(({ go }) => go.map(({ to }) => to));
  for (const kind of filingKinds.filter((each) => each !== 'clue')) expect(ways).toContain(`/file/${kind}`);
  for (const [id, { go }] of Object.entries(advice)) {
    expect(go.length, id).toBeGreaterThan(0);
    expect(
      go.some(({ to }) => to.startsWith('/file/') || to === '/ask'),
      id,
    ).toBe(true);
  }
});

test('both languages everywhere, and each in its own script', () => {
  const texts = [
    ...Object.values(questions).flatMap(({ ask, why, answers }) => [
      ask,
      ...(why ? [why] : []),
      ...answers.map(({ text }) => text),
    ]),
    ...Object.values(advice).flatMap(({ title, lines, bring, go, source }) => [
      ...[title, ...lines, ...(bring ?? []), ...go.map(({ text }) => text)],
      ...(source ? [source] : []),
    ]),
  ];
  for (const { zh, en } of texts) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  }
});

test('whatever names a limit says where it stands', () => {
  for (const [id, { lines, source }] of Object.entries(advice))
    if (lines.some(({ zh }) => /工作日|六十天|七天|三年/.test(zh))) expect(source, id).toBeDefined();
});
