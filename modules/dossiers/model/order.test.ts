import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import { findForm, standardForms } from '../../cases/index.ts';
import { conclusionsFirst, OWN_FORMS, orderOf, type Paper, placePapers } from './order.ts';

const on = plainDate('2026-06-01');
const form = (no: number, seq: number): Paper => ({
  ...{ key: `form:${seq}:${no}`, kind: 'form', title: findForm(no)?.title.zh ?? '', seq, on, no },
});
const file = (id: string, seq: number, kind: 'evidence' | 'excluded' | 'file'): Paper => ({
  ...{ key: `file:${id}`, kind, title: id, seq, on, fileId: id },
});
const line = ({ volume, paper }: ReturnType<typeof placePapers>[number]): string => `${volume} ${paper.title}`;

test('the decision and its service stand first, then filing, evidence as it came about, notice, performance', () => {
  const papers = [
    ...[form(1, 1), form(7, 1), form(9, 2), file('照片', 3, 'evidence'), form(14, 4), form(35, 5), form(36, 6)],
    ...[form(37, 7), form(43, 8), form(45, 8), form(50, 9), form(53, 11), file('缴款凭证', 10, 'file')],
    file('非法取得', 2, 'excluded'),
  ];
  expect(placePapers([...papers].reverse()).map(line)).toEqual([
    'main 行政处罚决定书',
    'main 送达回证',
    'main 立案/不予立案审批表',
    'main 现场笔录',
    'main 照片',
    'main 询问笔录',
    'main 行政处罚告知书',
    'main 缴款凭证',
    'secondary 案件来源登记表',
    'secondary 案件调查终结报告',
    'secondary 案件审核/法制审核表',
    'secondary 行政处理决定审批表',
    'secondary 结案审批表',
    'secondary 非法取得',
  ]);
});

test('a simple case has its decision first, then what was kept of the spot, and one volume', () => {
  const papers = [file('现场照片', 3, 'file'), file('签名', 2, 'file'), form(44, 1)];
  expect(placePapers(papers, orderOf('summary-case')).map(line)).toEqual([
    'main 当场行政处罚决定书',
    'main 签名',
    'main 现场照片',
  ]);
  expect(orderOf('case')).toBe(conclusionsFirst);
});

test('what the party may not see is in no main volume: source, report, reviews, hearing report, discussion, approvals', () => {
  const main = new Set(
    conclusionsFirst.sections.filter(({ volume }) => volume === 'main').flatMap(({ forms }) => forms),
  );
  expect([1, 8, 35, 36, 41, 42, 43, 53].filter((no) => main.has(no))).toEqual([]);
});

test('every form but cover, index, notes and the strip has one section', () => {
  const named = conclusionsFirst.sections.flatMap(({ forms }) => forms);
  expect([...named].sort((a, b) => a - b)).toEqual(
    standardForms.map(({ no }) => no).filter((no) => !OWN_FORMS.has(no)),
  );
});

test('no paper is lost or doubled, whatever order is configured', () => {
  const paper = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 53 }), fc.integer({ min: 1, max: 40 })).map(([no, seq]) => form(no, seq)),
    fc
      .tuple(fc.uuid(), fc.integer({ min: 1, max: 40 }), fc.constantFrom('evidence', 'excluded', 'file'))
      .map(([id, seq, kind]) => file(id, seq, kind)),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(paper, { selector: ({ key }) => key, maxLength: 40 }),
      fc.subarray([...conclusionsFirst.sections]),
      (papers, sections) => {
        const placed = placePapers(papers, { ...conclusionsFirst, sections });
        expect(placed.map((each) => each.paper.key).sort()).toEqual(papers.map(({ key }) => key).sort());
        const volumes = placed.map(({ volume }) => volume);
        expect(volumes.lastIndexOf('main')).toBeLessThan(
          volumes.includes('secondary') ? volumes.indexOf('secondary') : volumes.length,
        );
      },
    ),
  );
});
