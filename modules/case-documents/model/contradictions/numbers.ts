import { HAN_NUMERALS, readHanNumber } from './han-number.ts';
import type { Said } from './value.ts';

/** A document number as a text says it: the words before the year may belong to the sentence. */
export interface NumberSaid {
  readonly words: string;
  readonly year: number;
  readonly number: number;
}

const PATTERN = new RegExp(
  `(\\p{Script=Han}*)\\s*[〔\\[(【［﹝<〈]\\s*(\\d{4}|[〇零一二三四五六七八九]{4})\\s*[〕\\])】］﹞>〉]\\s*第?\\s*(\\d+|[${HAN_NUMERALS}]+)\\s*号`,
  'gu',
);
const numberOf = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : readHanNumber(text));

/** Document numbers 文号 in a text, in any style of brackets, with 第 and leading zeros or without. */
export function numbersIn(text: string): readonly Said<NumberSaid>[] {
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const [whole, words = '', year = '', number = ''] = match;
    const [y, n] = [numberOf(year), numberOf(number)];
    if (y === undefined || n === undefined) return [];
    return [{ start: match.index, end: match.index + whole.length, text: whole, value: { words, year: y, number: n } }];
  });
}

/** A number of the record, or undefined where it is no number of that shape. */
export function recordedNumber(value: string): NumberSaid | undefined {
  const [only, more] = numbersIn(value);
  return only === undefined || more !== undefined || only.end !== value.trimEnd().length ? undefined : only.value;
}

/** The words of the text end in those of the record: before them the sentence runs on. */
export const sameSeries = (said: NumberSaid, recorded: NumberSaid): boolean => said.words.endsWith(recorded.words);

export const isNumber = (said: NumberSaid, recorded: NumberSaid): boolean =>
  sameSeries(said, recorded) && said.year === recorded.year && said.number === recorded.number;

/** One character of the series is another one, as a slip of the pen makes it. */
export function nearSeries(said: NumberSaid, recorded: NumberSaid): boolean {
  const size = recorded.words.length;
  const tail = said.words.slice(-size);
  if (size < 4 || tail.length !== size) return false;
  return [...tail].filter((char, index) => char !== recorded.words[index]).length === 1;
}
