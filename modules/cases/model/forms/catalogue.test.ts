import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findForm, formsMadeBy, formsOfStage, standardForms } from './catalogue.ts';
import { personalParts, type Stage, signers, stages } from './form.ts';
import { decisionMustContain, missingContents, mustContain } from './must-contain.ts';

test('56 forms, numbered without a gap, named once in both languages', () => {
  expect(standardForms.map(({ no }) => no)).toEqual(Array.from({ length: 56 }, (_, index) => index + 1));
  expect(new Set(standardForms.map(({ title }) => title.zh)).size).toBe(56);
  expect(new Set(standardForms.map(({ title }) => title.en)).size).toBe(56);
});

const LAW = join(import.meta.dirname, '../../../../../shared/reference/law.md');

test.skipIf(!existsSync(LAW))('names and numbers are those of the published set', () => {
  const table = readFileSync(LAW, 'utf8').split('### 15.1')[1]?.split('Form ↔ step map')[0] ?? '';
  const published = [...table.matchAll(/\| (\d{1,2}) \| ([^|]+?) (?=\|)/g)].map(([, no, name]) => [Number(no), name]);
  expect(published).toHaveLength(56);
  expect(standardForms.map(({ no, title }) => [no, title.zh])).toEqual(
    published.sort((a, b) => Number(a[0]) - Number(b[0])),
  );
});

test('the step map', () => {
  const numbers = (stage: Stage) => formsOfStage(stage).map(({ no }) => no);
  const found = Object.fromEntries((Object.keys(stages) as Stage[]).map((stage) => [stage, numbers(stage)]));
  expect(found).toEqual({
    source: [1],
    jurisdiction: [2, 3, 4],
    crime: [5, 6],
    filing: [7],
    approval: [8],
    evidence: [9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 29],
    measures: [21, 22, 23, 24, 25, 26, 27, 28],
    testing: [30, 31, 32],
    correction: [33, 34],
    review: [35, 36],
    hearing: [37, 38, 39, 40, 41],
    decision: [42, 43, 44, 45, 46],
    performance: [47, 48, 49],
    service: [10, 50, 51],
    goods: [52],
    closing: [53, 54, 55, 56],
  });
});

describe.each(standardForms.map((entry) => [`${entry.no} ${entry.title.zh}`, entry] as const))('%s', (_, entry) => {
  test('says nothing that nobody knows', () => {
    expect(entry.personal.every((part) => part in personalParts)).toBe(true);
    expect(entry.signedBy.every((signer) => signer in signers)).toBe(true);
    for (const verb of entry.verbs) {
      expect(verb).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(formsMadeBy(verb)).toContain(entry);
    }
  });

  test('what is served bears seal and number, except to an own hand', () => {
    if (entry.served) expect([entry.sealed, entry.numberWord !== null]).toEqual([true, true]);
  });

  test('a person who signs is named in a part that can be erased', () => {
    const outside = ['party', 'inquired', 'witness', 'provider', 'keeper', 'recipient'] as const;
    for (const signer of outside) {
      if (!entry.signedBy.includes(signer)) continue;
      const parts: readonly string[] = entry.personal;
      expect(parts.includes(signer) || parts.includes('recipient')).toBe(true);
    }
  });
});

test('words of document numbers are told apart, so that two series never mix', () => {
  const words = standardForms.flatMap(({ numberWord }) => (numberWord === null ? [] : [numberWord]));
  expect(new Set(words).size).toBe(words.length);
});

test('a decision without a section that the law wants is told what is missing', () => {
  expect(decisionMustContain.map(({ code }) => code)).toEqual([
    'party',
    'facts',
    'penalty',
    'performance',
    'remedies',
    'authority',
  ]);
  expect(decisionMustContain.every(({ source }) => source.article === '第五十九条' && source.confidence === 'V')).toBe(
    true,
  );
  for (const no of [21, 37, 44, 45]) {
    expect(findForm(no)).toBeDefined();
    const codes = mustContain(no).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    fc.assert(
      fc.property(fc.subarray(codes), (given) => {
        const missing = missingContents(no, new Set(given)).map(({ code }) => code);
        expect([...missing, ...given].sort()).toEqual([...codes].sort());
      }),
    );
  }
  expect(missingContents(1, new Set())).toEqual([]);
});
