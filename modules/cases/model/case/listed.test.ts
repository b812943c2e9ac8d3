import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../kernel/text.ts';
import { isListed, listingsOf } from './listed.ts';
import { caseMeasures } from './measures-counted.ts';
import { filed, refused, type Step, staff, story } from './testing/story.ts';

const { cityHead, head, neighbourHead, officer, provinceHead, stranger } = staff;
const listing = (level: string, until = '2026-09-30'): JsonObject => ({
  level,
  number: '省市监督〔2026〕3号',
  until,
  demands: '查清货物来源和去向，按期报告。',
});
const list = (by = provinceHead, level = 'province'): Step => ['2026-06-03', by, 'list-case', listing(level)];
const off = (result: string, by = provinceHead): Step => [
  '2026-07-01',
  by,
  'unlist-case',
  { result, document: '省市监督〔2026〕9号', opinion: '同意销号。' },
];
const matter = story([filed()]);
const supervised = (of: typeof matter): number =>
  caseMeasures.find(({ id }) => id === 'case.supervised')?.cells(of).length ?? -1;

test('an authority above lists the case, once; nobody beside or below does', () => {
  const listed = story([list()], matter);
  expect(listingsOf(listed)).toEqual([
    [
      'g510000',
      {
        level: 'province',
        number: '省市监督〔2026〕3号',
        on: '2026-06-03',
        until: '2026-09-30',
        reports: 0,
        endedOn: null,
        result: '',
      },
    ],
  ]);
  expect(refused(listed, list())).toBe('case.list-case.once');
  expect(refused(matter, list(head))).toBe('procedure.place');
  expect(refused(matter, list(neighbourHead))).toBe('procedure.place');
  expect(refused(matter, ['2026-06-03', provinceHead, 'list-case', listing('province', '2026-06-02')])).toBe(
    'case.list-case.until',
  );
  // Its day is the list's own: no clock of the law runs for it.
  expect(Object.keys(listed.clocks)).toEqual(Object.keys(matter.clocks));
});

test('two authorities may have it on their lists; each takes off what it put on', () => {
  const both = story([list(), list(cityHead, 'city')], matter);
  expect([isListed(both, 'province'), isListed(both, 'city'), isListed(both, 'national')]).toEqual([true, true, false]);
  const one = story([off('done')], both);
  expect([isListed(one, 'province'), isListed(one)]).toEqual([false, true]);
  expect(refused(one, off('done'))).toBe('case.unlist-case.own');
  expect(refused(story([list()], matter), off('done', cityHead))).toBe('case.unlist-case.own');
  expect(isListed(story([list()], one), 'province')).toBe(true);
});

test('who handles it reports, while it is listed', () => {
  const report = (by: typeof officer): Step => [
    '2026-06-20',
    by,
    'report-listed',
    { document: '报告1号', text: '已查明货源。' },
  ];
  expect(refused(matter, report(officer))).toBe('case.report-listed.listed');
  const listed = story([list()], matter);
  expect(refused(listed, report(stranger))).toBe('case.handlers');
  expect(listingsOf(story([report(officer), report(officer)], listed))[0]?.[1].reports).toBe(2);
});

test('is counted for the province while it stands or was done, not where it was listed by mistake', () => {
  const listed = story([list()], matter);
  expect(supervised(matter)).toBe(0);
  expect(supervised(listed)).toBe(1);
  expect(supervised(story([off('done')], listed))).toBe(1);
  expect(supervised(story([off('mistaken')], listed))).toBe(0);
  expect(supervised(story([list(cityHead, 'city')], matter))).toBe(0);
});
