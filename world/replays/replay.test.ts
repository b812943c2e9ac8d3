import { describe, expect, test } from 'vitest';
import type { Story } from '../stories.ts';
import { campaigns } from './campaigns.ts';
import { readFigures } from './figures.ts';
import { runReplay, writeCampaign } from './replay.ts';
import { databaseOfEach, warnWithoutFigures } from './whole.testing.ts';

const database = databaseOfEach();
warnWithoutFigures('replay');

/** One clue is cleared a month late: its conclusion and clearing move, nothing else. */
function oneLate(stories: Story[]): Story[] {
  const at = stories.findIndex(({ plan }) => plan === 'on-time');
  return stories.map((story, index) => {
    if (index !== at) return story;
    return {
      ...story,
      steps: story.steps.map((step) => {
        if (step.verb !== 'clear') return step;
        const later = new Date(step.at.getTime() + 45 * 86_400_000);
        return {
          ...step,
          at: later,
          requests: step.requests.map((request) => ({ ...request, eventAt: later.toISOString() })),
        };
      }),
    };
  });
}

const withoutLast = (stories: Story[]): Story[] =>
  stories.map((story, index) => (index === 0 ? { ...story, steps: story.steps.slice(0, -1) } : story));

const failing = (result: Awaited<ReturnType<typeof runReplay>>) =>
  result.lines.filter(({ source, computed }) => source !== computed).map(({ title }) => title.en);

describe('replays of the sources', () => {
  const { figures } = readFigures();

  test('the figures are those of the sources', () => {
    expect(figures.A2).toEqual({ screened: 311, cleared: 311, clearedOnTime: 311, clearanceRate: 1 });
    expect(figures.B4).toMatchObject({ screened: 596, cleared: 596 });
  });

  test('A2: 311 of 311 on time, from single records', async () => {
    const result = await runReplay(campaigns.A2, database().url, { figures: figures.A2 });
    expect(failing(result)).toEqual([]);
    expect(result).toMatchObject({ ok: true, findings: 0 });
    // Not 311 copies of one record: every way is taken, in every county, on every kind of ending.
    expect(Math.min(result.extensions, result.pauses, result.reassigned)).toBeGreaterThan(10);
    expect(Object.keys(result.outcomes)).toEqual(expect.arrayContaining(['filed', 'not-filed', 'transferred']));
    expect(result.byAuthority.length).toBe(campaigns.A2.counties.length);
  });

  test('B4: 596 of 596 cleared, from single records', async () => {
    const result = await runReplay(campaigns.B4, database().url, { figures: figures.B4 });
    expect(failing(result)).toEqual([]);
    expect(result.ok).toBe(true);
    expect(result.byAuthority.length).toBe(5);
  });

  // A small campaign of the same make is enough to show that a difference is found.
  const small = { ...campaigns.A2, size: 40 };
  const smallFigures = { screened: 40, cleared: 40, clearedOnTime: 40, clearanceRate: 1 };

  test('one clue cleared late fails it', async () => {
    const result = await runReplay(small, database().url, { figures: smallFigures, alter: oneLate });
    expect(failing(result)).toEqual(['Cleared on time']);
    expect(result.ok).toBe(false);
  });

  test('one clue not cleared fails it', async () => {
    const result = await runReplay(small, database().url, { figures: smallFigures, alter: withoutLast });
    expect(failing(result)).toEqual(['Clues cleared', 'Cleared on time', 'Clearance rate', 'Left open']);
  });

  test('the same campaign is the same set of matters each time', () => {
    const ids = () => writeCampaign(campaigns.A2).map(({ steps }) => steps[0]?.requests[0]?.actId);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(311);
  });
});
