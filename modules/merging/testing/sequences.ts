import type { AuthorityCode, MatterId } from '../../../kernel/id.ts';
import { addDays, plainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { cellsOf } from '../../../platform/procedure/fold.ts';
import { permittedVerbs } from '../../../platform/procedure/permit.ts';
import type { ActingAs, Matter, Procedure } from '../../../platform/procedure/types.ts';
import { canonicalBytes } from '../../../platform/proof/canonical.ts';
import { clue } from '../../intake/model/clue.ts';
import { complaint } from '../../intake/model/complaint.ts';
import { report } from '../../intake/model/report.ts';
import { act, blank, Refused, staff } from '../../intake/model/testing/journey.ts';
import { componentsOf, type Edge } from '../model/component.ts';
import { pairVerbs, verbOf } from '../model/verbs.ts';
import { withoutWords } from '../model/view.ts';
import { ledSince, type Said, wordsOn } from '../model/words.ts';

const PROCEDURES: readonly Procedure[] = [clue, report, complaint];
const MATTERS = 4;
const STEPS = 18;

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One act of a history; `pair` where it is a word on one. */
interface Logged {
  readonly matter: number;
  readonly by: ActingAs;
  readonly verb: string;
  readonly on: string;
  readonly body: JsonObject | undefined;
  readonly pair?: string;
}

/** A matter under way, and which of its acts were words. */
interface Line {
  readonly procedure: Procedure;
  matter: Matter;
  readonly spoken: number[];
}

const idOf = (index: number): MatterId => `00000000-0000-7000-8000-00000000000${index}` as MatterId;
/** Any id that is the same for both sides does for the model. */
const pairOf = (one: number, other: number): string =>
  `01990000-0000-8000-8000-0000000000${Math.min(one, other)}${Math.max(one, other)}`;

function starting(procedures: readonly Procedure[]): Line[] {
  return procedures.map((procedure, index) => ({
    procedure,
    matter: act(procedure, { ...blank(procedure), id: idOf(index) }, staff.cityIntake, 'receive', '2026-03-02'),
    spoken: [],
  }));
}

/** Performs an act as the server would; false where it is refused. */
function done(lines: readonly Line[], { matter: index, by, verb, on, body, pair }: Logged): boolean {
  const line = lines[index];
  if (line === undefined) return false;
  try {
    line.matter = act(line.procedure, line.matter, by, verb, on, body);
  } catch (error) {
    if (error instanceof Refused || (error instanceof Error && 'code' in error)) return false;
    throw error;
  }
  if (pair !== undefined) line.spoken.push(line.matter.version);
  return true;
}

const bytes = ({ matter, procedure, spoken }: Line): string =>
  `${canonicalBytes(withoutWords(matter, spoken)).toString()}\n${JSON.stringify([...cellsOf(procedure, matter)])}`;

/** A word on its way to the other matter. */
interface Letter {
  readonly to: number;
  readonly pair: string;
  readonly body: JsonObject;
  readonly at: number;
}

/** The told words of matters, as rows beside them keep the number of the last one: later words are not undone by earlier. */
class Post {
  readonly waiting: Letter[] = [];
  readonly #last = new Map<string, number>();

  /** Delivers one letter, any of those that wait; now and then it stays and comes again. */
  deliver(lines: readonly Line[], log: Logged[], on: string, random: () => number): void {
    const index = Math.floor(random() * this.waiting.length);
    const letter = this.waiting[index];
    if (letter === undefined) return;
    if (random() < 0.8) this.waiting.splice(index, 1);
    const key = `${letter.to} ${letter.pair}`;
    if ((this.#last.get(key) ?? 0) >= letter.at) return;
    const by = systemAt('510500');
    const logged = { matter: letter.to, by, verb: 'same-told', on, body: letter.body, pair: letter.pair };
    if (!done(lines, logged)) return;
    this.#last.set(key, letter.at);
    log.push(logged);
  }
}

const systemAt = (authority: string): ActingAs => ({
  ...staff.cityIntake,
  authority: authority as AuthorityCode,
  roles: ['system'],
});

const EDITORS: readonly ActingAs[] = [
  staff.cityIntake,
  staff.cityHead,
  staff.countyIntake,
  staff.officer,
  staff.countyHead,
  staff.otherHead,
];
const SPEAKERS: readonly ActingAs[] = [staff.cityIntake, staff.cityHead, staff.officer, staff.countyHead];

/** What edits correct to, so that two of one kind differ. */
const bodyOf = (verb: string, step: number): JsonObject | undefined =>
  verb === 'correct' ? { reason: '录入有误', title: `更正后的标题${step}`, claimFen: step * 100 } : undefined;

/** Which matters each is joined with, by trying all paths: to disagree with union–find. */
function reach(edges: readonly Edge[], count: number): readonly string[] {
  const joined = Array.from({ length: count }, (_, i) => Array.from({ length: count }, (_, j) => i === j));
  const index = (id: string): number => Number(id.at(-1));
  for (const { a, b, aSaid, bSaid } of edges) {
    if ([aSaid, bSaid].includes('same') && ![aSaid, bSaid].includes('different')) {
      for (const [x, y] of [
        [index(a), index(b)],
        [index(b), index(a)],
      ] as const) {
        const row = joined[x];
        if (row !== undefined) row[y] = true;
      }
    }
  }
  for (let k = 0; k < count; k += 1)
    for (const row of joined)
      if (row[k] === true) for (let j = 0; j < count; j += 1) if (joined[k]?.[j] === true) row[j] = true;
  return joined.map((row) => row.map((each) => (each ? '1' : '0')).join(''));
}

function edgesOf(lines: readonly Line[]): Edge[] {
  const edges: Edge[] = [];
  for (const [i, one] of lines.entries()) {
    for (const [j, other] of lines.entries()) {
      if (i >= j) continue;
      const pair = pairOf(i, j);
      const [mine, theirs] = [wordsOn(one.matter, pair), wordsOn(other.matter, pair)];
      const side = (own?: Said, told?: Said): Said | null => own ?? told ?? null;
      // As each side has said itself, or, while it has not spoken, as nothing: told words repeat the other side's own.
      edges.push({ pair, a: idOf(i), b: idOf(j), aSaid: side(mine.own?.said), bSaid: side(theirs.own?.said) });
    }
  }
  return edges;
}

/** What went wrong, in words; nothing where all is as it should be. */
export interface Outcome {
  readonly acts: number;
  readonly words: number;
  readonly joined: number;
  readonly wrong: readonly string[];
}

/** How `withoutWords` is asked, and how a matter is left, for variants that are broken on purpose. */
export interface Variant {
  readonly afterTakingBack?: (line: Matter) => Matter;
}

/**
 * One random history of a few matters: edits of all kinds, words on pairs by several people, told to the other side late,
 * twice and in the wrong order. Then one pair is taken back, compared with a history in which nobody ever spoke of it;
 * then all, compared with one without any word: byte for byte, and in every counted place.
 */
export function runSequence(seed: number, variant: Variant = {}): Outcome {
  const random = chance(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const procedures = Array.from({ length: MATTERS }, () => pick(PROCEDURES));
  const lines = starting(procedures);
  const control = starting(procedures);
  const log: Logged[] = [];
  const post = new Post();
  const wrong: string[] = [];
  let joined = 0;

  const say = (one: number, other: number, said: Said | 'none', by: ActingAs, on: string): void => {
    const pair = pairOf(one, other);
    const lead = said === 'same' && random() < 0.3;
    const body = { pair, reason: '经核对', ...(lead ? { lead: true } : {}) };
    const logged: Logged = { matter: one, by, verb: verbOf(said), on, body, pair };
    if (!done(lines, logged)) return;
    log.push(logged);
    const at = lines[one]?.matter.version ?? 0;
    post.waiting.push({ to: other, pair, at, body: { pair, said, by: by.authority, at } });
  };
  const edit = (on: string, step: number): void => {
    const index = Math.floor(random() * MATTERS);
    const line = lines[index];
    const against = control[index];
    if (line === undefined || against === undefined) return;
    const by = random() < 0.1 ? systemAt(line.matter.handlingCode) : pick(EDITORS);
    const may = permittedVerbs(line.procedure, line.matter, by, plainDate(on));
    const might = permittedVerbs(against.procedure, against.matter, by, plainDate(on));
    const verbs = may.filter((verb) => !pairVerbs.includes(verb));
    if (verbs.join() !== might.filter((verb) => !pairVerbs.includes(verb)).join())
      wrong.push(`words change what may be done: ${verbs.join()} instead of ${might.join()}`);
    const verb = pick(verbs);
    if (verb === undefined) return;
    const logged = { matter: index, by, verb, on, body: bodyOf(verb, step) };
    const performed = done(lines, logged);
    if (performed !== done(control, logged)) wrong.push(`${verb} goes otherwise because of words`);
    if (performed) log.push(logged);
  };

  for (let step = 0; step < STEPS; step += 1) {
    const on = addDays(plainDate('2026-03-02'), Math.floor(step / 3));
    const which = random();
    if (which < 0.5) edit(on, step);
    else if (which < 0.8) {
      const one = Math.floor(random() * MATTERS);
      const other = (one + 1 + Math.floor(random() * (MATTERS - 1))) % MATTERS;
      say(one, other, pick(['same', 'same', 'same', 'different', 'none']), pick(SPEAKERS), on);
    } else post.deliver(lines, log, on, random);
  }
  const on = '2026-03-09';

  const edges = edgesOf(lines);
  const members = lines.map(({ matter }) => ({ id: matter.id, openedOn: matter.openedOn, ledSince: ledSince(matter) }));
  const components = componentsOf(members, edges);
  joined = components.reduce((sum, { members: all }) => sum + all.length, 0);
  const brute = reach(edges, MATTERS);
  for (const { members: all } of components) {
    const expected = brute[Number(all[0]?.at(-1))] ?? '';
    const got = Array.from({ length: MATTERS }, (_, i) => (all.includes(idOf(i)) ? '1' : '0')).join('');
    if (got !== expected) wrong.push(`joined ${got}, by paths ${expected}`);
  }

  const takeBack = (wanted: (one: number, other: number) => boolean): void => {
    for (let one = 0; one < MATTERS; one += 1)
      for (let other = 0; other < MATTERS; other += 1)
        if (one !== other && wanted(one, other)) say(one, other, 'none', staff.cityHead, on);
    while (post.waiting.length > 0) post.deliver(lines, log, on, random);
    if (variant.afterTakingBack !== undefined)
      for (const line of lines) line.matter = variant.afterTakingBack(line.matter);
  };
  const compare = (against: readonly Line[], what: string): void => {
    for (const [index, line] of lines.entries()) {
      const other = against[index];
      if (other !== undefined && bytes(line) !== bytes(other)) wrong.push(`matter ${index} differs from one ${what}`);
    }
  };

  const chosen = pick([...new Set(log.flatMap(({ pair }) => pair ?? []))]);
  if (chosen !== undefined) {
    // Told at last what still was on its way, else the words of other pairs would differ.
    while (post.waiting.length > 0) post.deliver(lines, log, on, random);
    const before = log.length;
    takeBack((one, other) => pairOf(one, other) === chosen);
    const without = starting(procedures);
    for (const logged of log.slice(0, before)) if (logged.pair !== chosen) done(without, logged);
    compare(without, `on which nobody spoke of ${chosen.slice(-2)}`);
  }
  takeBack(() => true);
  compare(control, 'on which nobody said a word');
  return { acts: log.length, words: log.filter(({ pair }) => pair !== undefined).length, joined, wrong };
}
