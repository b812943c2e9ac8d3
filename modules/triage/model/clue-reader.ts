import { Classifier } from '../../../platform/text/classifier.ts';
import { type Cut, GramCounter } from '../../../platform/text/grams.ts';
import { type Calibration, type Guess, probabilities, ranked } from '../../../platform/text/linear.ts';
import type { Normalised } from '../../../platform/text/normalise.ts';
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

const LETTERS = /\p{Script=Han}/gu;
/** Fewer characters tell nothing, however rare one of them is. */
const FEWEST_LETTERS = 4;
const NOTHING: ClueReading = { likeliest: null, domain: null, theme: null, urgency: null, vulnerable: [], signs: [] };

interface Asked {
  readonly head: Head;
  readonly classifier: Classifier;
}

interface Read {
  readonly whole: string;
  readonly as: Normalised;
}

/** Reads texts with one set of models, one after another. */
export class ClueReader {
  /** The rule that its proposals name. */
  readonly version: string;
  readonly #heads: ReadonlyMap<string, Asked>;

  constructor({ version, heads }: ClueModels) {
    this.version = version;
    const counters = new Map<string, GramCounter>();
    const counterOf = (cut: Cut): GramCounter => {
      const key = `${cut.bits} ${cut.longest} ${cut.opening}`;
      const counter = counters.get(key) ?? new GramCounter(cut);
      counters.set(key, counter);
      return counter;
    };
    // Heads that cut a text alike count it once between them.
    this.#heads = new Map(
      heads.map((head) => [head.name, { head, classifier: new Classifier(head.model, counterOf(head.model)) }]),
    );
  }

  /** What is sure enough to be said of a text, with what weighed. */
  read(title: string, text: string): ClueReading {
    const read: Read = { whole: screenedText(title, text), as: clueText(title, text) };
    if ((read.as.text.match(LETTERS)?.length ?? 0) < FEWEST_LETTERS) return NOTHING;
    const { domain, theme } = this.#levels(read.as.text);
    const [best, leaf] = [domain[0], theme[0]];
    const speaks = (name: string, guess: Guess | undefined): boolean =>
      guess !== undefined && guess.probability >= (this.#heads.get(name)?.head.from ?? Number.POSITIVE_INFINITY);
    const said = speaks('domain', best) || speaks('theme', leaf);
    const weights =
      said && best !== undefined && leaf !== undefined ? this.#weights(read, best.label, leaf.label) : undefined;
    const urgency = this.#heads.get('urgency');
    const soon = urgency?.classifier.guess(read.as.text)[0];
    return {
      likeliest: best?.label ?? null,
      domain: this.#said(read, this.#heads.get('domain'), best, weights),
      theme: this.#said(read, this.#heads.get('theme'), leaf, weights),
      urgency: soon?.label === UNSAID ? null : this.#said(read, urgency, soon),
      vulnerable: this.#yes(read, 'vulnerable:', wordsThatWeighed),
      signs: this.#signs(read),
    };
  }

  /** All that a head may say of a text, the likeliest first and nothing held back; empty where there is no such head. */
  guess(name: string, title: string, text: string): readonly Guess[] {
    const read = clueText(title, text).text;
    if (name === 'domain' || name === 'theme') return this.#levels(read)[name];
    return this.#heads.get(name)?.classifier.guess(read) ?? [];
  }

  #levels(read: string): { readonly domain: readonly Guess[]; readonly theme: readonly Guess[] } {
    const [domain, theme] = [this.#heads.get('domain'), this.#heads.get('theme')];
    if (domain === undefined || theme === undefined) return { domain: [], theme: [] };
    const [domains, themes] = [domain.head.model.classes, theme.head.model.classes];
    const sums = together({ domains, themes }, domain.classifier.distances(read), theme.classifier.distances(read));
    const likely = ({ head }: Asked, added: Float64Array): readonly Guess[] =>
      ranked(head.model.classes, probabilities(added, head.together ?? plain(head)));
    return { domain: likely(domain, sums.domains), theme: likely(theme, sums.themes) };
  }

  /** What spoke for a domain and its theme, character by character of the text as it is read. */
  #weights({ as }: Read, domain: string, theme: string): Float64Array {
    const both = this.#heads.get('domain')?.classifier.weighed(as.text, domain) ?? new Float64Array(as.text.length);
    const leaf = this.#heads.get('theme')?.classifier.weighed(as.text, theme);
    return both.map((weight, at) => weight + (leaf?.[at] ?? 0));
  }

  #said(
    { whole, as }: Read,
    asked: Asked | undefined,
    guess: Guess | undefined,
    weights?: Float64Array,
  ): ReadLabel | null {
    if (asked === undefined || guess === undefined || guess.probability < asked.head.from) return null;
    const stretches = wordsThatWeighed(as.text, weights ?? asked.classifier.weighed(as.text, guess.label));
    return {
      value: guess.label,
      probability: guess.probability,
      evidence: evidenceOf({ whole, as }, asked, stretches),
    };
  }

  #sureOf({ classifier }: Asked, read: string): number {
    return classifier.guess(read).find(({ label }) => label === YES)?.probability ?? 0;
  }

  /** What of a kind the text is said to be, the likeliest first, by how sure each head is of it. */
  #yes(
    read: Read,
    prefix: string,
    stretches: (text: string, weights: Float64Array) => readonly Stretch[],
    said: (asked: Asked, sure: number) => boolean = ({ head }, sure) => sure >= head.from,
  ): ReadLabel[] {
    const { as } = read;
    return [...this.#heads]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, asked]) => ({ name, asked, sure: this.#sureOf(asked, as.text) }))
      .filter(({ asked, sure }) => said(asked, sure))
      .sort((a, b) => b.sure - a.sure || (a.name < b.name ? -1 : 1))
      .map(({ name, asked, sure }) => ({
        value: name.slice(prefix.length),
        probability: sure,
        evidence: evidenceOf(read, asked, stretches(as.text, asked.classifier.weighed(as.text, YES))),
      }));
  }

  /** An alarm is raised by what all signs have in common; which sign it is, the likeliest one says, and others that are sure. */
  #signs(read: Read): ReadLabel[] {
    const alarm = this.#heads.get('alarm');
    if (alarm === undefined) return [];
    const sure = this.#sureOf(alarm, read.as.text);
    if (sure < alarm.head.from) return [];
    const [first, ...others] = this.#yes(read, 'sign:', clausesThatWeighed, () => true);
    if (first === undefined) return [];
    return [
      { ...first, probability: Math.max(first.probability, sure) },
      ...others.filter(({ probability }) => probability >= 0.5),
    ];
  }
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
