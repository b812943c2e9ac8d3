import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { domains, signs, urgencies } from '../../intake/model/labels.ts';
import { themes, vulnerablePeople } from '../model/themes.ts';
import { type CorpusPart, FURTHER, kappa, readCorpus, readFurther } from './agreement.ts';

const parts: readonly CorpusPart[] = ['open', 'sealed', 'signs-open', 'signs-sealed'];
const fields = [...readCorpus('open'), ...readCorpus('sealed')];
const ofSigns = [...readCorpus('signs-open'), ...readCorpus('signs-sealed')];
const all = [...fields, ...ofSigns];

describe('kappa', () => {
  it('is 1 where all agree, 0 where chance would do as well, and the textbook value between', () => {
    expect(kappa(['a', 'b'], ['a', 'b'])).toBe(1);
    expect(kappa(['a', 'a', 'b', 'b'], ['a', 'b', 'a', 'b'])).toBe(0);
    // 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: agreement 0.7, by chance 0.5.
    const [yes, no] = [(n: number) => Array<string>(n).fill('y'), (n: number) => Array<string>(n).fill('n')];
    expect(kappa([...yes(25), ...no(25)], [...yes(20), ...no(5), ...yes(10), ...no(15)])).toBeCloseTo(0.4, 12);
  });
});

describe('the labelled texts', () => {
  it('are at least 1,500 in every field, each written by several hands', () => {
    expect(fields.length).toBeGreaterThanOrEqual(1_500);
    for (const domain of Object.keys(domains)) {
      const writers = new Set(fields.filter((each) => each.domain === domain).map(({ id }) => id.split('-')[0]));
      expect([domain, writers.size]).toEqual([domain, 5]);
    }
  });

  it('carry known labels, and words of the text for each sign', () => {
    const known = (list: object, label: string | null): boolean => label === null || label in list;
    expect(all.filter(({ domain }) => !known(domains, domain)).map(({ id }) => id)).toEqual([]);
    expect(all.filter(({ urgency }) => !known(urgencies, urgency)).map(({ id }) => id)).toEqual([]);
    expect(
      all.filter(({ domain, theme }) => theme !== null && domain !== null && theme.split('.')[0] !== domain),
    ).toEqual([]);
    for (const { id, title, text, signs: found } of all) {
      for (const { sign, quote } of found) {
        expect([id, sign in signs, `${title}\n${text}`.includes(quote)]).toEqual([id, true, true]);
      }
    }
  });

  it('stand once, in the part that their id gives them', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    for (const part of parts) {
      for (const { id } of readCorpus(part)) {
        const sealed = BigInt(`0x${createHash('sha1').update(id).digest('hex')}`) % 3n === 0n;
        expect([id, sealed]).toEqual([id, part.endsWith('sealed')]);
      }
    }
  });

  it('were told apart alike by those who labelled them blind, and as their writers meant them', () => {
    const votes = (field: 'domain' | 'theme' | 'urgency' | 'kind', who: number) =>
      fields.map((each) => each.votes[field][who] ?? '');
    const agreement = (field: 'domain' | 'theme' | 'urgency' | 'kind') => ({
      labellers: kappa(votes(field, 1), votes(field, 2)),
      writer: Math.min(kappa(votes(field, 0), votes(field, 1)), kappa(votes(field, 0), votes(field, 2))),
    });
    expect(agreement('domain').labellers).toBeGreaterThan(0.95);
    expect(agreement('domain').writer).toBeGreaterThan(0.9);
    expect(agreement('theme').writer).toBeGreaterThan(0.8);
    // The guide leaves room here: what is urgent, and whether somebody who asks for nothing complains or reports.
    expect(agreement('urgency').writer).toBeGreaterThan(0.5);
    expect(agreement('kind').writer).toBeGreaterThan(0.6);
  });

  it('show signs in at least 200 texts', () => {
    expect(ofSigns.filter((each) => each.signs.length > 0).length).toBeGreaterThanOrEqual(200);
  });
});

describe('the texts of the further hands', () => {
  const further = readFurther();

  it('are each by the hand of its file, stand nowhere else, and have no votes to agree with', () => {
    const hands = new Set(further.map(({ id }) => id.split('-')[0]));
    expect([...hands]).toEqual(FURTHER.map((file) => file.replace('further-', 'w').replace('.jsonl', '')));
    const texts = [...all, ...further];
    expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length);
    expect(new Set(texts.map(({ text }) => text.replace(/\s/gu, ''))).size).toBe(texts.length);
    expect(further.filter((each) => 'votes' in each)).toEqual([]);
  });

  it('carry labels of the guide, and words of the text for each sign', () => {
    for (const { id, title, text, domain, theme, urgency, vulnerable, signs: found } of further) {
      const known = [(domain ?? '') in domains, themes.has(theme ?? ''), (urgency ?? '') in urgencies];
      expect([id, known, theme?.split('.')[0]]).toEqual([id, [true, true, true], domain]);
      expect([id, vulnerable.filter((who) => !(who in vulnerablePeople))]).toEqual([id, []]);
      for (const { sign, quote } of found) {
        expect([id, sign in signs, `${title}\n${text}`.includes(quote)]).toEqual([id, true, true]);
      }
    }
  });
});
