import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '../../../platform/paths.ts';
import { domains } from '../../intake/model/labels.ts';
import { readCorpus } from '../corpus/agreement.ts';
import { readSayings } from '../corpus/sayings.ts';
import { themes, themeTitle, vulnerablePeople } from './themes.ts';

test('the themes are those of the guide that the texts were labelled by', () => {
  const guide = readFileSync(projectPath('modules/triage/corpus/guide.zh-CN.md'), 'utf8');
  const codes = Object.keys(domains).flatMap((domain) => {
    const line = new RegExp(`^${domain} \\S+: (.*)$`, 'm').exec(guide)?.[1] ?? '';
    return line.split(';').map((part) => `${domain}.${part.trim().split(' ')[0] ?? ''}`);
  });
  expect([...themes.keys()]).toEqual(codes);
});

test('each has a Chinese and an English name, and no two of a domain the same', () => {
  for (const { zh, en } of themes.values()) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
  }
  const names = [...themes].map(([code, { zh }]) => `${code.split('.')[0]} ${zh}`);
  expect(new Set(names).size).toBe(names.length);
  expect(themeTitle('food.expired')).toEqual({ zh: '过期变质', en: 'Expired or spoiled' });
  expect(themeTitle('gone.away').zh).toBe('gone.away');
});

test('labels of the open texts and of the sayings are known', () => {
  const texts = [...readCorpus('open'), ...readCorpus('signs-open'), ...readSayings()];
  expect(texts.flatMap(({ theme }) => (theme === null || themes.has(theme) ? [] : [theme]))).toEqual([]);
  expect(texts.flatMap(({ vulnerable }) => vulnerable ?? []).filter((who) => !(who in vulnerablePeople))).toEqual([]);
  const taught = new Set(readSayings().flatMap(({ theme }) => theme ?? []));
  expect([...themes.keys()].filter((code) => !taught.has(code) && !code.endsWith('.other'))).toEqual([]);
});

test('no saying is a labelled text: nothing is learned from what measures', () => {
  const measured = [
    ...readCorpus('open'),
    ...readCorpus('signs-open'),
    ...readCorpus('sealed'),
    ...readCorpus('signs-sealed'),
  ];
  const texts = new Set(measured.map(({ text }) => text));
  expect(readSayings().filter(({ text }) => texts.has(text))).toEqual([]);
});
