import { describe, expect, test } from 'vitest';
import { legalBases } from '../../../rules/index.ts';
import { proposeRoute, type RoutableAuthority, type RouteInput } from './route.ts';

const powers = ['clue', 'report', 'complaint'];
const authorities: readonly RoutableAuthority[] = [
  { code: '510000', level: 'province', nameZh: '某省市场监督管理局', nameEn: 'Province Market Regulation', powers },
  { code: '510500', level: 'city', nameZh: '某市市场监督管理局', nameEn: 'City Market Regulation', powers },
  { code: '510502', level: 'county', nameZh: '甲区市场监督管理局', nameEn: 'District A Market Regulation', powers },
  { code: '510503', level: 'county', nameZh: '乙区市场监督管理局', nameEn: 'District B Market Regulation', powers },
  { code: '510504', level: 'county', nameZh: '丙区市场监督管理局', nameEn: 'District C Market Regulation', powers },
  {
    code: '510521',
    level: 'county',
    nameZh: '丁县市场监督管理局',
    nameEn: 'County D Market Regulation',
    powers: ['complaint'],
  },
];
const [place, home, platform] = ['510502', '510503', '510504'];

type Case = readonly [string, Omit<RouteInput, 'receivedBy'>, readonly string[], string?];

/** law.md 2.1, row by row. */
const rows: readonly Case[] = [
  [
    'ordinary, complaint: place of business, or domicile',
    { procedure: 'complaint', kind: 'ordinary', placeRegion: place, respondentRegion: home },
    ['510502', '510503'],
  ],
  [
    '… the one that received it first comes first',
    { procedure: 'complaint', kind: 'ordinary', placeRegion: place, respondentRegion: home },
    ['510503', '510502'],
    '510503',
  ],
  [
    'ordinary, report: where it happened, not the domicile',
    { procedure: 'report', kind: 'ordinary', placeRegion: place, respondentRegion: home },
    ['510502'],
    '510503',
  ],
  [
    'platform, complaint: its domicile',
    { procedure: 'complaint', kind: 'platform-operator', placeRegion: place, respondentRegion: home },
    ['510503'],
  ],
  [
    'platform, report: its domicile',
    { procedure: 'report', kind: 'platform-operator', placeRegion: place, respondentRegion: home },
    ['510503'],
  ],
  [
    'in-platform, complaint: the address shown, or the platform',
    { procedure: 'complaint', kind: 'in-platform', respondentRegion: home, platformRegion: platform },
    ['510503', '510504'],
  ],
  ['… no address: the platform', { procedure: 'complaint', kind: 'in-platform', platformRegion: platform }, ['510504']],
  [
    'in-platform, report: its real place of business',
    { procedure: 'report', kind: 'in-platform', placeRegion: place, platformRegion: platform },
    ['510502'],
  ],
  [
    '… the platform too when it received it first',
    { procedure: 'report', kind: 'in-platform', placeRegion: place, platformRegion: platform },
    ['510504', '510502'],
    '510504',
  ],
  [
    'advertisement, report: the publisher',
    { procedure: 'report', kind: 'advertisement', placeRegion: place, respondentRegion: home },
    ['510502'],
  ],
  [
    '… the advertiser too when it received it first',
    { procedure: 'report', kind: 'advertisement', placeRegion: place, respondentRegion: home },
    ['510503', '510502'],
    '510503',
  ],
  [
    '… the platform operator is where its domicile is, though only that is known',
    { procedure: 'report', kind: 'platform-operator', platformRegion: platform },
    ['510504'],
  ],
  [
    'in-platform, complaint: only the place of business is shown',
    { procedure: 'complaint', kind: 'in-platform', placeRegion: place, platformRegion: platform },
    ['510502', '510504'],
  ],
  [
    '… the platform’s authority comes first when it received it first',
    { procedure: 'complaint', kind: 'in-platform', respondentRegion: home, platformRegion: platform },
    ['510504', '510503'],
    '510504',
  ],
  [
    'advertisement, complaint: the operator’s domicile, for the table has no row',
    { procedure: 'complaint', kind: 'advertisement', placeRegion: place, respondentRegion: home },
    ['510503'],
  ],
  [
    '… self-published: the advertiser',
    { procedure: 'report', kind: 'advertisement', respondentRegion: home },
    ['510503'],
  ],
  [
    'a clue goes where it happened',
    { procedure: 'clue', kind: 'ordinary', placeRegion: place, respondentRegion: home },
    ['510502'],
  ],
  ['nothing known: abstains', { procedure: 'clue', kind: 'ordinary' }, []],
  [
    'a body without power is passed over for the one above',
    { procedure: 'report', kind: 'ordinary', placeRegion: '510521' },
    ['510500'],
  ],
  ['an unknown county: the city', { procedure: 'clue', kind: 'ordinary', placeRegion: '510599' }, ['510500']],
  ['another province: abstains', { procedure: 'clue', kind: 'ordinary', placeRegion: '440305' }, []],
];

describe('who has power', () => {
  test.each(rows.map(([title, ...row]) => [title, row] as const))(
    '%s',
    (_, [input, expected, receivedBy = '510500']) => {
      const proposals = proposeRoute({ ...input, receivedBy }, authorities);
      expect(proposals.map(({ authority }) => authority)).toEqual(expected);
      for (const { rule, text, confidence } of proposals) {
        expect(legalBases.map(({ id }) => id)).toContain(rule);
        expect(text.zh).toContain('市场监督管理局');
        expect(text.en).toContain('Market Regulation');
        expect(text.en).not.toMatch(/\p{Script=Han}/u);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThan(1);
      }
    },
  );

  test('an upper authority is a way out, never a confident proposal', () => {
    const [only] = proposeRoute(
      { procedure: 'complaint', kind: 'ordinary', placeRegion: '510500', receivedBy: '510500' },
      authorities,
    );
    expect([only?.authority, only?.confidence]).toEqual(['510500', 0.4]);
    const [report] = proposeRoute(
      { procedure: 'report', kind: 'ordinary', placeRegion: '510500', receivedBy: '510500' },
      authorities,
    );
    expect([report?.authority, report?.confidence]).toEqual(['510500', 0.9]);
  });
});
