import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { formatDocumentNumber } from '../../../kernel/codes/document-number.ts';
import type { Verb } from '../../../platform/procedure/types.ts';
import { penaltyCase } from './case/case.ts';
import { standardForms } from './forms/catalogue.ts';
import { givenNumber, numbering, numberWords, slotsFor } from './numbering.ts';
import { summaryCase } from './summary-case.ts';

const procedures = [penaltyCase, summaryCase];
const verbs = (procedure: string): Readonly<Record<string, Verb>> =>
  procedures.find(({ id }) => id === procedure)?.verbs ?? {};

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly ObjectSchema[];
  readonly oneOf?: readonly ObjectSchema[];
}
const schemaOf = (verb: Verb | undefined): ObjectSchema =>
  verb === undefined ? {} : (z.toJSONSchema(verb.body, { unrepresentable: 'any' }) as ObjectSchema);

describe.each(Object.entries(numbering))('%s', (procedure, slotsByVerb) => {
  test.each(Object.entries(slotsByVerb))('%s holds its numbers in fields of its body', (verb, slots) => {
    const { properties = {}, required = [] } = schemaOf(verbs(procedure)[verb]);
    for (const { field, optional } of slots) {
      expect([field, properties[field]?.type]).toEqual([field, 'string']);
      expect([field, required.includes(field)]).toEqual([field, optional !== true]);
    }
  });

  test('no field called number is left out, save those of other organs', () => {
    // Of the police, of the list of an upper authority, a number put right, and the one that the making act took.
    const theirs = ['correct', 'issue-document', 'list-case', 'police-filed', 'police-refused'];
    const left = Object.entries(verbs(procedure)).flatMap(([id, verb]) => {
      const fields = Object.keys(schemaOf(verb).properties ?? {}).filter((key) => /^(number|documentNo)$/.test(key));
      const known = slotsByVerb[id]?.map(({ field }) => field) ?? [];
      return theirs.includes(id)
        ? []
        : fields.filter((field) => !known.includes(field)).map((field) => `${id}.${field}`);
    });
    expect(left).toEqual([]);
  });
});

test('every numbered form whose verb there is takes its number in that verb, under its word', () => {
  const all = procedures.flatMap(({ id, verbs: declared }) => Object.keys(declared).map((verb) => [id, verb] as const));
  const missing = standardForms.flatMap((form) => {
    const makers = all.filter(([, verb]) => form.verbs.includes(verb));
    if (form.numberWord === null || makers.length === 0) return [];
    const words = makers.flatMap(([id, verb]) => (numbering[id]?.[verb] ?? []).map(({ word }) => word));
    return words.includes(form.numberWord) ? [] : [`${form.no} ${form.title.zh}`];
  });
  expect(missing).toEqual([]);
});

test('every word can be written in a number', () => {
  for (const form of numberWords) {
    expect(formatDocumentNumber({ organ: '泸市监', form, year: 2021, number: 12 })).toBe(`泸市监${form}〔2021〕12号`);
  }
});

test('an optional number is taken only where it is asked for', () => {
  expect(slotsFor('case', 'commission-test', {}).map(({ field }) => field)).toEqual(['commission']);
  expect(slotsFor('case', 'commission-test', { notice: true }).map(({ field }) => field)).toEqual([
    'commission',
    'notice',
  ]);
  expect(slotsFor('case', 'record-payment', {})).toEqual([]);
  expect(slotsFor('case', 'constructor', {})).toEqual([]);
});

test('a number that somebody brings along is found', () => {
  expect(givenNumber('case', 'decide', { number: '某市监处罚〔2026〕1号' })).toBe('number');
  expect(givenNumber('case', 'decide', {})).toBeUndefined();
  expect(givenNumber('case', 'commission-test', { notice: true })).toBeUndefined();
  expect(givenNumber('case', 'police-filed', { number: '公〔2026〕1号' })).toBeUndefined();
});
