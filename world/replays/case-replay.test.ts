import { describe, expect, test } from 'vitest';
import type { CaseStory } from '../cases/case-story.ts';
import { createRandom } from '../random.ts';
import { caseCampaigns } from './case-campaigns.ts';
import { lessCases, readCaseFigures } from './case-figures.ts';
import { runCaseReplay, writeCaseCampaigns } from './case-replay.ts';
import type { WrittenCampaign } from './case-stories.ts';
import { shareOut } from './share-out.ts';
import { databaseOfEach, warnWithoutFigures } from './whole.testing.ts';

const database = databaseOfEach();
warnWithoutFigures('case-replay');

const figures = readCaseFigures();
const small = lessCases(figures, 0.02);

const failing = ({ campaigns }: Awaited<ReturnType<typeof runCaseReplay>>): string[] =>
  campaigns.flatMap(({ campaign, lines }) =>
    lines
      .filter(({ source, bulletin, live }) => source !== bulletin || source !== live)
      .map(({ figure }) => `${campaign.code} ${figure}`),
  );

const altered = (written: WrittenCampaign, change: (story: CaseStory) => CaseStory): WrittenCampaign => ({
  ...written,
  cases: written.cases.map(change),
});

test('the figures are those of the sources', () => {
  expect(figures['A-chunlei-2019']).toMatchObject({ filed: 2952, amountInvolved: 996_170_000, imposed: 668_670_000 });
  expect(figures['A-chunlei-2020']).toMatchObject({ filed: 1926, amountInvolved: 1_882_370_000, licencesRevoked: 2 });
  expect(figures['A-five-operations']).toMatchObject({ filed: 789, closed: 399, fined: 311_890_000, banned: 3 });
});

describe('the three campaigns, a fiftieth of their size', () => {
  test('come out of single cases to the fen, in the bulletin and in the live counts', async () => {
    const result = await runCaseReplay(database().url, { figures: small });
    expect(failing(result)).toEqual([]);
    expect(result).toMatchObject({ ok: true, findings: 0 });
    expect(result.campaigns.map(({ lines }) => lines.length)).toEqual([5, 5, 7]);
  });

  test('a case that was not closed, and a fine of ten yuan less, each fail it', async () => {
    const result = await runCaseReplay(database().url, {
      figures: small,
      alter: (written) => {
        let [open, cheaper] = [true, true];
        return altered(written, (story) => {
          const campaigns = String(story.files[0]?.campaigns);
          if (open && campaigns.includes('five') && story.matters === 1 && story.steps.at(-1)?.verb === 'close') {
            open = false;
            return { ...story, steps: story.steps.slice(0, -1) };
          }
          // Involved, not fined: a decision must stay what was told to the party.
          if (cheaper && campaigns.includes('2019')) {
            cheaper = false;
            return {
              ...story,
              steps: story.steps.map((step) => ({
                ...step,
                requests: step.requests.map((request) =>
                  request.verb === 'file'
                    ? { ...request, body: { ...request.body, amountFen: Number(request.body.amountFen) - 1_000 } }
                    : request,
                ),
              })),
            };
          }
          return story;
        });
      },
    });
    expect(failing(result)).toEqual(['chunlei-2019 amount-involved', 'five-operations closed']);
    expect(result.ok).toBe(false);
  });
});

test('the whole campaigns are the same set of cases each time, every way taken, no case in another county’s hands', () => {
  const ids = ({ cases }: WrittenCampaign) =>
    cases.flatMap(({ steps }) => steps[0]?.requests.map((each) => each.actId));
  const written = writeCaseCampaigns(figures);
  expect(ids(written)).toEqual(ids(writeCaseCampaigns(figures)));
  expect(written.cases.reduce((sum, { matters }) => sum + matters, 0)).toBe(2952 + 1926 + 789);
  expect(written.complaints.length).toBe(110);
  const ways = new Set(written.cases.map(({ plan }) => plan));
  for (const [plan] of caseCampaigns.flatMap(({ closed, open }) => [...closed, ...open])) expect(ways).toContain(plan);
});

test('shares add up to the fen, whatever the weights', () => {
  const random = createRandom('shares');
  for (const count of [1, 2, 7, 331]) {
    const weights = Array.from({ length: count }, () => 0.1 + random.next());
    const shares = shareOut(668_670_000, weights, 1_000);
    expect(shares.reduce((sum, each) => sum + each, 0)).toBe(668_670_000);
    expect(Math.min(...shares)).toBeGreaterThan(0);
  }
  expect(() => shareOut(1_500, [1], 1_000)).toThrow(RangeError);
});
