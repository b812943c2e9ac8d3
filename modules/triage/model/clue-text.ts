import { type Normalised, normalise } from '../../../platform/text/normalise.ts';
import { screenedText } from './domain.ts';
import type { Evidence } from './match.ts';

/** Longer texts are read up to here: a page of noise costs what a page costs. */
const LONGEST = 20_000;
const BLANKS = /\s+/gu;
const HAN = /\p{Script=Han}/u;

/**
 * Title and text as they are read: one script, one width, no invisible characters, and no blanks between Chinese characters,
 * where they are a scanner's or a trick (保 护 费). `from` leads back into `screenedText(title, text)`.
 */
export function clueText(title: string, text: string): Normalised {
  const normal = normalise(screenedText(title, text).slice(0, LONGEST));
  const isHan = (at: number): boolean => HAN.test(normal.text.charAt(at));
  const from: number[] = [];
  let [read, done] = ['', 0];
  const take = (end: number): void => {
    read += normal.text.slice(done, end);
    for (let at = done; at < end; at += 1) from.push(normal.from[at] ?? 0);
    done = end;
  };
  for (const { index, 0: blanks } of normal.text.matchAll(BLANKS)) {
    const end = index + blanks.length;
    take(index);
    if (isHan(index - 1) && isHan(end)) done = end;
  }
  take(normal.text.length);
  from.push(normal.from[normal.text.length] ?? 0);
  return { text: read, from: Uint32Array.from(from) };
}

/** A stretch of the text as it is read, where and as it stands in the text as it was written. */
export function evidenceAt(whole: string, { from }: Normalised, start: number, end: number): Evidence {
  const [first, last] = [from[start] ?? 0, from[end - 1] ?? 0];
  const after = last + ((whole.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
  return { term: whole.slice(first, after), start: first, end: after };
}
