import { type Calibration, type Guess, probabilities, ranked } from '../../../platform/text/linear.ts';
import type { Normalised } from '../../../platform/text/normalise.ts';
import { type PanelReader, panelOf } from '../../../platform/text/panel.ts';
import { type ClueModels, type Head, YES } from './clue-heads.ts';
import { UNSAID } from './clue-scores.ts';
import { clueText, evidenceAt } from './clue-text.ts';
import { screenedText } from './domain.ts';
import { together } from './levels.ts';
import type { Evidence } from './match.ts';
import { clausesThatWeighed, type Stretch, wordsThatWeighed } from './words.ts';

/** A stretch of the text with the logarithm of odds that it added. */
export interface WeighedWord extends Evidence {
  readonly weight: number;
}

export interface ReadLabel {
  readonly value: string;
  readonly probability: number;
  /** What weighed most, in the order of the text; offsets in `screenedText(title, text)`. */
  readonly evidence: readonly WeighedWord[];
}

/** What a text is; null and empty where nothing is sure enough to be said. */
export interface ClueReading {
  /** The domain that is likelier than the others, however unsure. */
  readonly likeliest: string | null;
  readonly domain: ReadLabel | null;
  readonly theme: ReadLabel | null;
  readonly urgency: ReadLabel | null;
  readonly vulnerable: readonly ReadLabel[];
  readonly signs: readonly ReadLabel[];
}

/** Fewer than four characters tell nothing, however rare one of them is. */
const TELLS = /(?:\p{Script=Han}\P{Script=Han}*){4}/u;
const NOTHING: ClueReading = { likeliest: null, domain: null, theme: null, urgency: null, vulnerable: [], signs: [] };

interface Asked {
  readonly head: Head;
  readonly reader: PanelReader;
  /** Where its classes have the one of {@link YES}; -1 where it asks of several things which it is. */
  readonly yes: number;
}

interface Read {
  readonly whole: string;
  readonly as: Normalised;
}

/** How probable each class of a level is, in their order. */
interface Level {
  readonly classes: readonly string[];
  readonly shares: Float64Array;
}

/** The first of `ranked`, without ranking the others. */
function likeliest(classes: readonly string[], shares: Float64Array): Guess | undefined {
  let best: Guess | undefined;
  for (let at = 0; at < classes.length; at += 1) {
    const label = classes[at] ?? '';
    const probability = shares[at] ?? 0;
    if (
      best !== undefined &&
      (probability < best.probability || (probability === best.probability && label > best.label))
    )
      continue;
    best = { label, probability };
  }
  return best;
}

/** Reads texts with one set of models, one after another. */
export class ClueReader {
  /** The rule that its proposals name. */
  readonly version: string;
  readonly #heads: ReadonlyMap<string, Asked>;
  readonly #vulnerable: readonly Asked[];
  readonly #signs: readonly Asked[];

  constructor({ version, heads }: ClueModels) {
    this.version = version;
    const readers = panelOf(heads.map(({ model }) => model));
    this.#heads = new Map(
      heads.flatMap((head, at) => {
        const reader = readers[at];
        const yes = head.model.classes.indexOf(YES);
        return reader === undefined ? [] : [[head.name, { head, reader, yes }] as const];
      }),
    );
    const named = (prefix: string): readonly Asked[] =>
      [...this.#heads.values()].filter(({ head }) => head.name.startsWith(prefix));
    [this.#vulnerable, this.#signs] = [named('vulnerable:'), named('sign:')];
  }

  /** What is sure enough to be said of a text, with what weighed. */
  read(title: string, text: string): ClueReading {
    const read: Read = { whole: screenedText(title, text), as: clueText(title, text) };
    if (!TELLS.test(read.as.text)) return NOTHING;
    const [best, leaf] = this.#levels(read.as.text).map(({ classes, shares }) => likeliest(classes, shares));
    const speaks = (name: string, guess: Guess | undefined): boolean =>
      guess !== undefined && guess.probability >= (this.#heads.get(name)?.head.from ?? Number.POSITIVE_INFINITY);
    const said = speaks('domain', best) || speaks('theme', leaf);
    const weights =
      said && best !== undefined && leaf !== undefined ? this.#weights(read, best.label, leaf.label) : undefined;
    const urgency = this.#heads.get('urgency');
    const soon = urgency && likeliest(urgency.head.model.classes, urgency.reader.probabilities(read.as.text));
    return {
      likeliest: best?.label ?? null,
      domain: this.#said(read, this.#heads.get('domain'), best, weights),
      theme: this.#said(read, this.#heads.get('theme'), leaf, weights),
      urgency: soon?.label === UNSAID ? null : this.#said(read, urgency, soon),
      vulnerable: this.#vulnerableOf(read),
      signs: this.#signsOf(read),
    };
  }

  /** All that a head may say of a text, the likeliest first and nothing held back; empty where there is no such head. */
  guess(name: string, title: string, text: string): readonly Guess[] {
    const read = clueText(title, text).text;
    if (name === 'domain' || name === 'theme') {
      const [domain, theme] = this.#levels(read);
      const level = name === 'domain' ? domain : theme;
      return level === undefined ? [] : ranked(level.classes, level.shares);
    }
    return this.#heads.get(name)?.reader.guess(read) ?? [];
  }

  /** Domain and theme, in this order; none where the models do not tell both. */
  #levels(read: string): readonly Level[] {
    const [domain, theme] = [this.#heads.get('domain'), this.#heads.get('theme')];
    if (domain === undefined || theme === undefined) return [];
    const [domains, themes] = [domain.head.model.classes, theme.head.model.classes];
    const sums = together({ domains, themes }, domain.reader.distances(read), theme.reader.distances(read));
    const level = ({ head }: Asked, added: Float64Array): Level => ({
      classes: head.model.classes,
      shares: probabilities(added, head.together ?? plain(head)),
    });
    return [level(domain, sums.domains), level(theme, sums.themes)];
  }

  /** What spoke for a domain and its theme, character by character of the text as it is read. */
  #weights({ as }: Read, domain: string, theme: string): Float64Array {
    const both = this.#heads.get('domain')?.reader.weighed(as.text, domain) ?? new Float64Array(as.text.length);
    const leaf = this.#heads.get('theme')?.reader.weighed(as.text, theme);
    return both.map((weight, at) => weight + (leaf?.[at] ?? 0));
  }

  #said(
    { whole, as }: Read,
    asked: Asked | undefined,
    guess: Guess | undefined,
    weights?: Float64Array,
  ): ReadLabel | null {
    if (asked === undefined || guess === undefined || guess.probability < asked.head.from) return null;
    const stretches = wordsThatWeighed(as.text, weights ?? asked.reader.weighed(as.text, guess.label));
    return {
      value: guess.label,
      probability: guess.probability,
      evidence: evidenceOf({ whole, as }, asked, stretches),
    };
  }

  #sureOf({ reader, yes }: Asked, read: string): number {
    return reader.probabilities(read)[yes] ?? 0;
  }

  /** Of heads that say yes how sure each is of a text, the surest first. */
  #surest(heads: readonly Asked[], read: string): readonly Sure[] {
    return heads
      .map((asked) => ({ asked, sure: this.#sureOf(asked, read) }))
      .sort((a, b) => b.sure - a.sure || (a.asked.head.name < b.asked.head.name ? -1 : 1));
  }

  #vulnerableOf(read: Read): ReadLabel[] {
    return this.#surest(this.#vulnerable, read.as.text)
      .filter(({ asked, sure }) => sure >= asked.head.from)
      .map((each) => labelOf(read, each, wordsThatWeighed));
  }

  /** An alarm is raised by what all signs have in common; which sign it is, the likeliest one says, and others that are sure. */
  #signsOf(read: Read): ReadLabel[] {
    const alarm = this.#heads.get('alarm');
    if (alarm === undefined) return [];
    const sure = this.#sureOf(alarm, read.as.text);
    if (sure < alarm.head.from) return [];
    const told = this.#surest(this.#signs, read.as.text)
      .filter((each, at) => at === 0 || each.sure >= 0.5)
      .map((each) => labelOf(read, each, clausesThatWeighed));
    return told.map((each, at) => (at === 0 ? { ...each, probability: Math.max(each.probability, sure) } : each));
  }
}

/** A head that says yes of a text, `sign:disorder`, with how sure it is. */
interface Sure {
  readonly asked: Asked;
  readonly sure: number;
}

/** What a head says yes to, with what of the text speaks for it. */
function labelOf(
  read: Read,
  { asked, sure }: Sure,
  stretches: (text: string, weights: Float64Array) => readonly Stretch[],
): ReadLabel {
  const { name } = asked.head;
  return {
    value: name.slice(name.indexOf(':') + 1),
    probability: sure,
    evidence: evidenceOf(read, asked, stretches(read.as.text, asked.reader.weighed(read.as.text, YES))),
  };
}

const plain = ({ model }: Head): Calibration => model.calibration;

/** Distances become logarithms of odds as the head's calibration has it. */
function evidenceOf({ whole, as }: Read, { head }: Asked, stretches: readonly Stretch[]): readonly WeighedWord[] {
  const { temperature } = head.together ?? plain(head);
  return stretches.map(({ start, end, weight }) => ({
    ...evidenceAt(whole, as, start, end),
    weight: weight / temperature,
  }));
}
