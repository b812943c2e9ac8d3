import { processorSeconds } from './cpu.ts';
import { judge, type Question } from './name-questions.ts';
import { describeTimes } from './times.ts';

/** Keys of firms, the likeliest first. */
export type Search = (question: Question) => readonly string[] | Promise<readonly string[]>;

export interface Run {
  readonly questions: number;
  readonly first: number;
  readonly five: number;
  /** Milliseconds of each question. */
  readonly times: readonly number[];
  /** By the clock, and by the processor time of who answered. */
  readonly perSecond: number;
  readonly perProcessorSecond: number;
  readonly byKind: Readonly<Record<string, { readonly n: number; readonly first: number; readonly five: number }>>;
}

/** Nobody is asked for longer, once so many questions were answered: who needs seconds for one would hold up all others. */
const LONGEST_MS = 30_000;
const FEWEST = 20;

/** Asks one after another, after a warm-up, and judges. `backend` is the process that answers where it is not this one. */
export async function run(all: readonly Question[], search: Search, backend?: number): Promise<Run> {
  const from = performance.now();
  for (const question of all.slice(0, 50)) if (performance.now() - from < LONGEST_MS / 2) await search(question);
  const processor = (): number => {
    const { user, system } = process.cpuUsage();
    return backend === undefined ? (user + system) / 1e6 : processorSeconds(backend);
  };
  const times: number[] = [];
  const answers: (readonly string[])[] = [];
  const before = processor();
  const began = performance.now();
  for (const question of all) {
    const started = performance.now();
    if (answers.length >= FEWEST && started - began > LONGEST_MS) break;
    answers.push(await search(question));
    times.push(performance.now() - started);
  }
  const used = processor() - before;
  const questions = all.slice(0, answers.length);
  const byKind: Record<string, { n: number; first: number; five: number }> = {};
  let [first, five] = [0, 0];
  for (const [at, question] of questions.entries()) {
    const right = judge(question, answers[at] ?? []);
    const kind = byKind[question.kind] ?? { n: 0, first: 0, five: 0 };
    byKind[question.kind] = kind;
    kind.n += 1;
    kind.first += Number(right.first);
    kind.five += Number(right.five);
    first += Number(right.first);
    five += Number(right.five);
  }
  const total = times.reduce((sum, time) => sum + time, 0);
  return {
    ...{ questions: questions.length, first, five, times, byKind },
    perSecond: (1_000 * questions.length) / total,
    perProcessorSecond: questions.length / Math.max(0.01, used),
  };
}

export const round = (value: number, digits = 3): number => Number(value.toFixed(digits));
export const shortly = (one: Run) => ({
  n: one.questions,
  r1: round(one.first / one.questions),
  r5: round(one.five / one.questions),
  perSecond: round(one.perSecond, 1),
  perProcessorSecond: round(one.perProcessorSecond, 1),
  p95Ms: round(describeTimes(one.times).p95, 2),
});

/** Every n-th question: of all kinds alike. */
export const some = (questions: readonly Question[], count: number): Question[] => {
  const step = Math.max(1, Math.floor(questions.length / count));
  return questions.filter((_, at) => at % step === 0).slice(0, count);
};
