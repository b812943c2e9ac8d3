import type { CorpusPart } from '../modules/triage/corpus/agreement.ts';
import { readSayings } from '../modules/triage/corpus/sayings.ts';
import {
  type ClueModels,
  ClueReader,
  labelFor,
  leastRight,
  packClues,
  trainClues,
} from '../modules/triage/model/clue-model.ts';
import { proposeSigns } from '../modules/triage/model/domain.ts';
import { domainLexicon } from '../modules/triage/model/lexicons/domain.ts';
import { tally } from '../modules/triage/model/match.ts';
import { shippedModels } from '../modules/triage/models/shipped.ts';
import { examplesOf, furtherExamples } from '../modules/triage/models/train.ts';
import { accuracy, calibrationError, isRight, macroF1, type Told } from '../platform/text/told.ts';
import { clueFile, linesOf } from './lib/clue-data.ts';
import type { Figure } from './lib/machine.ts';
import { wilson } from './lib/wilson.ts';

/** Hands are left out by twos, threes and fours: some that wrote of fields, and some that wrote of signs. */
const LEFT_OUT = [
  ['w1', 'w6', 'w12'],
  ['w2', 'w7', 'w11'],
  ['w3', 'w8', 'w16'],
  ['w4', 'w9', 'w13', 'w14'],
  ['w5', 'w10', 'w15', 'w17'],
] as const;
type Part = 'field' | 'signs';
const PARTS: Readonly<Record<Part, { readonly open: CorpusPart; readonly sealed: CorpusPart }>> = {
  field: { open: 'open', sealed: 'sealed' },
  signs: { open: 'signs-open', sealed: 'signs-sealed' },
};

interface Asked {
  readonly reader: ClueReader;
  readonly models: ClueModels;
  readonly examples: readonly (ReturnType<typeof examplesOf>[number] & { readonly part: Part })[];
}

/** Of the further hands, those that wrote of fields; the others wrote of signs. */
const FURTHER_FIELDS = new Set(['w9', 'w10', 'w11', 'w12', 'w16', 'w17']);

const partOf = (part: Part, which: 'open' | 'sealed') =>
  examplesOf(PARTS[part][which]).map((each) => ({ ...each, part }));

const handOf = (id: string): string => id.split('-')[0] ?? '';

/** Models, and texts that they have not seen: the shipped ones and the sealed texts, or hands that were left out of training. */
function* asked(sealed: boolean): Generator<Asked> {
  if (sealed) {
    const models = shippedModels();
    yield {
      models,
      reader: new ClueReader(models),
      examples: [...partOf('field', 'sealed'), ...partOf('signs', 'sealed')],
    };
    return;
  }
  const further = furtherExamples().map((each) => {
    const part: Part = FURTHER_FIELDS.has(handOf(each.id)) ? 'field' : 'signs';
    return { ...each, part };
  });
  const open = [...partOf('field', 'open'), ...partOf('signs', 'open'), ...further];
  for (const hands of LEFT_OUT) {
    const isLeftOut = ({ id }: { readonly id: string }): boolean => hands.some((hand) => hand === handOf(id));
    const learned = open.filter((each) => !isLeftOut(each));
    const models = trainClues(learned, shippedModels().version, readSayings());
    yield { models, reader: new ClueReader(models), examples: open.filter(isLeftOut) };
  }
}

interface Levels {
  /** What was likeliest, and what was sure enough to be said. */
  readonly all: Told[];
  readonly said: Told[];
}

interface Signs {
  texts: number;
  alarms: number;
  found: number;
  quoted: number;
}

const none = (): Levels => ({ all: [], said: [] });
const noSigns = (): Signs => ({ texts: 0, alarms: 0, found: 0, quoted: 0 });

/** What was told and raised, question by question. */
class Sums {
  readonly levels: Readonly<Record<'domain' | 'theme' | 'urgency', Levels>> = {
    domain: none(),
    theme: none(),
    urgency: none(),
  };
  readonly people: Levels = none();
  readonly positive: Readonly<Record<Part, Signs>> = { field: noSigns(), signs: noSigns() };
  readonly harmless: Readonly<Record<Part, Signs>> = { field: noSigns(), signs: noSigns() };
  readonly lexicon: Told[] = [];
  marked = 0;
  lexiconFound = 0;

  add({ reader, models, examples }: Asked): void {
    for (const example of examples) {
      const { title, text, part } = example;
      const reading = reader.read(title, text);
      for (const level of ['domain', 'theme', 'urgency'] as const) {
        const label = labelFor(level, example);
        if (label === null || part !== 'field') continue;
        const [first] = reader.guess(level, title, text);
        const told = { label, guess: first?.label ?? '', probability: first?.probability ?? 0 };
        this.levels[level].all.push(told);
        if (reading[level] !== null) this.levels[level].said.push(told);
      }
      if (part === 'field' && example.domain !== null) {
        const guess = tally(domainLexicon, `${title}\n${text}`)[0]?.value ?? '';
        this.lexicon.push({ label: example.domain, guess, probability: 1 });
      }
      if (part === 'field') this.#people(example, reading.vulnerable, models);
      const signs = example.signs ?? [];
      const sums = signs.length > 0 ? this.positive[part] : this.harmless[part];
      sums.texts += 1;
      if (reading.signs.length > 0) sums.alarms += 1;
      if (signs.length > 0 && proposeSigns(`${title}\n${text}`).length > 0) this.lexiconFound += 1;
      if (signs.includes(reading.signs[0]?.value ?? '')) sums.found += 1;
      if (reading.signs[0]?.evidence.some(({ term }) => term.length > 2) === true) sums.quoted += 1;
    }
  }

  #people(
    { vulnerable }: ReturnType<typeof examplesOf>[number],
    said: readonly { readonly value: string }[],
    { heads }: ClueModels,
  ) {
    for (const who of heads.filter(({ name }) => name.startsWith('vulnerable:')).map(({ name }) => name.slice(11))) {
      const is = vulnerable?.includes(who) === true;
      const says = said.some(({ value }) => value === who);
      if (is) this.marked += 1;
      if (says) this.people.said.push({ label: is ? 'yes' : 'no', guess: 'yes', probability: 1 });
    }
  }
}

/** Alarms on real messages of a general board: nobody labelled them, few can be such. */
function alarmsOnMessages(reader: ClueReader): {
  readonly texts: number;
  readonly alarms: number;
  readonly lexicon: number;
} {
  const messages = ['hot_messages', 'replied_messages'].flatMap((name) => {
    const { open, test } = clueFile(`gov-messages/${name}.jsonl`);
    return linesOf<{ subject: string; body: string }>(test ?? open);
  });
  let [alarms, lexicon] = [0, 0];
  for (const { subject, body } of messages) {
    if (reader.read(subject, body).signs.length > 0) alarms += 1;
    if (proposeSigns(`${subject}\n${body}`).length > 0) lexicon += 1;
  }
  return { texts: messages.length, alarms, lexicon };
}

const figure = (name: string, value: number, bound: string, met: boolean, detail: Figure['detail']): Figure => ({
  ...{ name: `clues: ${name}`, value, unit: '', bound, met, detail },
});

function levelFigures(level: 'domain' | 'theme' | 'urgency', sums: Sums, about: Figure['detail']): Figure[] {
  const { all, said } = sums.levels[level];
  const right = all.filter(isRight).length;
  const rightOfSaid = said.filter(isRight).length;
  const peers =
    level === 'domain'
      ? { wordLists: { accuracy: accuracy(sums.lexicon), macroF1: macroF1(sums.lexicon) } }
      : {
          commonest:
            Math.max(
              ...[...new Set(all.map(({ label }) => label))].map(
                (label) => all.filter((each) => each.label === label).length,
              ),
            ) / all.length,
        };
  return [
    figure(`${level}, likeliest is right`, accuracy(all), 'no bound: measured', true, {
      ...{ ...about, n: all.length, interval95: wilson(right, all.length), macroF1: macroF1(all) },
      ...{ ece: calibrationError(all), labels: new Set(all.map(({ label }) => label)).size, peers },
    }),
    figure(
      `${level}, share that is said at ${leastRight(level)}`,
      said.length / all.length,
      'no bound: measured',
      true,
      {
        ...{ ...about, n: all.length, interval95: wilson(said.length, all.length) },
        ...{
          rightWhereSaid: rightOfSaid / Math.max(1, said.length),
          rightInterval95: wilson(rightOfSaid, said.length),
        },
      },
    ),
  ];
}

/**
 * What the shipped models read, and gate S1. Hands left out of the open texts; with `QY_CLUES_SEALED=1` the shipped models on the
 * sealed texts: once, at the end, as nothing may be chosen by it.
 */
export async function benchCluesShipped(say: (line: string) => void): Promise<Figure[]> {
  const sealed = process.env.QY_CLUES_SEALED === '1';
  const sums = new Sums();
  for (const each of asked(sealed)) sums.add(each);
  const about = {
    on: sealed ? 'sealed texts' : 'open texts of hands that were left out',
    model: shippedModels().version,
  };
  const messages = alarmsOnMessages(new ClueReader(shippedModels()));
  const { positive, harmless } = sums;
  const positives = positive.field.texts + positive.signs.texts;
  const alarmed = positive.field.alarms + positive.signs.alarms;
  const [recall, rate] = [alarmed / positives, messages.alarms / messages.texts];
  const said = sums.people.said.filter(isRight).length;
  say(`  ${about.on}: signs found ${recall.toFixed(3)} of ${positives}, alarms on ${rate.toFixed(4)} of real messages`);
  return [
    ...(['domain', 'theme', 'urgency'] as const).flatMap((level) => levelFigures(level, sums, about)),
    figure(
      'vulnerable people, right where said',
      said / Math.max(1, sums.people.said.length),
      `≥ ${leastRight('vulnerable:')}`,
      said >= leastRight('vulnerable:') * sums.people.said.length,
      {
        ...{ ...about, said: sums.people.said.length, interval95: wilson(said, sums.people.said.length) },
        ...{ marked: sums.marked, found: said / sums.marked },
      },
    ),
    figure('S1, texts with signs that raise an alarm', recall, '≥ 0.95', recall >= 0.95, {
      ...{ ...about, n: positives, interval95: wilson(alarmed, positives) },
      ...{ ofThem: positive, lexiconFinds: sums.lexiconFound / positives },
      quoted: (positive.field.quoted + positive.signs.quoted) / alarmed,
      caveat: 'the sayings that the models learn from were written after reading what was missed among the open texts',
    }),
    figure('S1, alarms on real messages', rate, '≤ 0.05', rate <= 0.05, {
      on: 'open stand-in for the fresh messages: 4,326 hot and 1,869 replied ones',
      ...{
        n: messages.texts,
        interval95: wilson(messages.alarms, messages.texts),
        lexicon: messages.lexicon / messages.texts,
      },
    }),
    figure(
      'alarms on harmless texts',
      (harmless.field.alarms + harmless.signs.alarms) / (harmless.field.texts + harmless.signs.texts),
      'no bound: measured',
      true,
      {
        ...{ ...about, harmless, baseRate: positives / (positives + harmless.field.texts + harmless.signs.texts) },
      },
    ),
    figure(
      'the shipped models as a file',
      packClues(shippedModels()).length / 2 ** 20,
      '≤ 4 MiB',
      packClues(shippedModels()).length <= 2 ** 22,
      {
        heads: shippedModels().heads.length,
      },
    ),
  ];
}
