import type { Text } from '../../../kernel/text.ts';
import { LOOKS_ALIKE, type Pair } from '../../../platform/text/name-index-align.ts';

/** Where what was said differs from a name, in the order of the name; text as it is compared (folded). */
export type NameDifference =
  | { readonly kind: 'sound' | 'look'; readonly said: string; readonly name: string }
  /** Words of the name that were said otherwise or not at all (`said` empty), or words said besides (`name` empty). */
  | { readonly kind: 'start' | 'middle' | 'end'; readonly said: string; readonly name: string };

/** The differences between what was said and a name that it was aligned with. */
export function nameDifferences(said: string, name: string, pairs: readonly Pair[]): NameDifference[] {
  const differences: NameDifference[] = [];
  const gap = (kind: 'start' | 'middle' | 'end', saidPart: string, namePart: string): void => {
    if (saidPart + namePart !== '') differences.push({ kind, said: saidPart, name: namePart });
  };
  let [saidAt, nameAt] = [0, 0];
  for (const [index, pair] of pairs.entries()) {
    gap(index === 0 ? 'start' : 'middle', said.slice(saidAt, pair.asked), name.slice(nameAt, pair.name));
    if (pair.likeness < 1) {
      const kind = pair.likeness === LOOKS_ALIKE ? 'look' : 'sound';
      const last = differences.at(-1);
      const [one, other] = [said[pair.asked] ?? '', name[pair.name] ?? ''];
      const follows = pair.asked === saidAt && pair.name === nameAt && last?.kind === kind;
      if (follows) differences.splice(-1, 1, { kind, said: last.said + one, name: last.name + other });
      else differences.push({ kind, said: one, name: other });
    }
    [saidAt, nameAt] = [pair.asked + 1, pair.name + 1];
  }
  gap('end', said.slice(saidAt), name.slice(nameAt));
  return differences;
}

/** The parts of a name, as `modules/reading` reads them. */
export interface NameParts {
  readonly place: string;
  readonly brand: string;
  readonly trade: string;
  readonly form: string;
}

const differ = (zh: string, en: string): Text => ({ zh, en });

/** A part of the name that was said otherwise or not at all; undefined where it was said. */
function partDiffers(title: Text, said: string, own: string, its: string): Text | undefined {
  if (its === '' || said.includes(its)) return undefined;
  return own === '' || its.includes(own)
    ? differ(`没有写${title.zh}“${its}”`, `The ${title.en} "${its}" was not said`)
    : differ(`${title.zh}不同：写的是“${own}”，名录为“${its}”`, `The ${title.en} is "${its}", not "${own}"`);
}

const PARTS = [
  ['place', { zh: '地名', en: 'place' }],
  ['trade', { zh: '行业', en: 'trade' }],
  ['form', { zh: '组织形式', en: 'form' }],
] as const;

/**
 * What differs between what was said and a name, in words for a clerk; `parts` reads the parts of a name. Empty where nothing
 * does. Both texts folded, as `pairs` count them.
 */
export function whyPerhaps(
  said: string,
  name: string,
  pairs: readonly Pair[],
  parts: (name: string) => NameParts,
): readonly Text[] {
  const [own, its] = [parts(said), parts(name)];
  const differences = nameDifferences(said, name, pairs);
  const signs = differences.flatMap(({ kind, said: one, name: other }) => {
    if (kind === 'sound') return [differ(`同音：${one} → ${other}`, `Sounds alike: ${one} → ${other}`)];
    return kind === 'look' ? [differ(`形近：${one} → ${other}`, `Looks alike: ${one} → ${other}`)] : [];
  });
  // 生先 is told as a sound of 生鲜 already: the trade was said.
  const meant = pairs.reduce(
    (text, pair) => `${text.slice(0, pair.asked)}${name[pair.name] ?? ''}${text.slice(pair.asked + 1)}`,
    said,
  );
  const ofParts = PARTS.flatMap(([part, title]) => partDiffers(title, meant, own[part], its[part]) ?? []);
  // A place that no list knows stands at the beginning all the same.
  const start = differences.find(({ kind }) => kind === 'start');
  const beginning =
    its.place !== '' || start === undefined || start.name === ''
      ? []
      : [
          start.said === ''
            ? differ(`没有写“${start.name}”`, `"${start.name}" was not said`)
            : differ(`名录中是“${start.name}”开头`, `The name begins with "${start.name}"`),
        ];
  const middle = differences.flatMap(({ kind, said: one, name: other }) =>
    kind !== 'middle'
      ? []
      : other === ''
        ? [differ(`多写了“${one}”`, `"${one}" was said besides`)]
        : [
            differ(
              one === '' ? `没有写“${other}”` : `“${other}”写成了“${one}”`,
              one === '' ? `"${other}" was not said` : `"${one}" for "${other}"`,
            ),
          ],
  );
  return [...signs, ...ofParts, ...beginning, ...middle].filter(
    (why, at, all) => all.findIndex(({ zh }) => zh === why.zh) === at,
  );
}
