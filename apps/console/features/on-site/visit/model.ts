import { uuidv7 } from '../../../../../kernel/id.ts';
import { legalDay } from '../../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../../kernel/text.ts';
import type { QuestionView, VisitSheet } from '../../../../../modules/supervision/contract.ts';
import type { Entry, Step } from '../outbox/entry.ts';
import { blobOf, type Shot } from '../photo/model.ts';

/** An answer as it is typed. `seen` is the act whose answer was there to be seen; 0 where there was none. */
export interface Said {
  readonly value: string;
  readonly shots: readonly Shot[];
  readonly seen: number;
}

export interface FoundForm {
  readonly title: string;
  readonly domain: string;
  readonly severity: string;
  readonly text: string;
  readonly subjectKind: 'authority' | 'market' | 'operator';
  readonly subjectName: string;
  readonly shots: readonly Shot[];
}

export interface TalkForm {
  readonly with: string;
  readonly post: string;
  readonly text: string;
}

/** All that is typed on a visit and not in the outbox yet. */
export interface VisitForm {
  readonly company: string;
  readonly answers: Readonly<Record<string, Said>>;
  readonly found: FoundForm;
  readonly talk: TalkForm;
  readonly summary: string;
}

export const NO_FOUND: FoundForm = {
  ...{ title: '', domain: '', severity: 'ordinary', text: '', subjectKind: 'authority', subjectName: '', shots: [] },
};
export const NO_TALK: TalkForm = { with: '', post: '', text: '' };
export const newForm = (): VisitForm => ({ company: '', answers: {}, found: NO_FOUND, talk: NO_TALK, summary: '' });

/** Whether nothing is typed: then nothing need be kept. */
export const isEmpty = (form: VisitForm): boolean => JSON.stringify(form) === JSON.stringify(newForm());

/** One part of a visit as its entry in the outbox keeps it, for correcting. */
export type VisitPart =
  | { readonly part: 'open'; readonly company: string }
  | { readonly part: 'answers'; readonly answers: VisitForm['answers'] }
  | { readonly part: 'found'; readonly found: FoundForm }
  | { readonly part: 'talk'; readonly talk: TalkForm }
  | { readonly part: 'close'; readonly summary: string };

export const partOf = (entry: Pick<Entry, 'form'>): VisitPart => entry.form as VisitPart;

/** How far a visit is, with what is on its way: what was refused is not, and is to be done again. */
export function howFar(sheet: Pick<VisitSheet, 'state'>, entries: readonly Pick<Entry, 'form' | 'state'>[]) {
  const coming = entries.filter(({ state }) => state === 'waiting').map(partOf);
  return {
    isOpen: sheet.state === 'open' || coming.some(({ part }) => part === 'open'),
    isOver: sheet.state === 'closed' || sheet.state === 'cancelled' || coming.some(({ part }) => part === 'close'),
    /** Questions whose answers wait in the outbox. */
    inOutbox: new Set(coming.flatMap((each) => (each.part === 'answers' ? Object.keys(each.answers) : []))),
  };
}

/**
 * The refused entry that a part takes the place of: the one that is being corrected, and of opening and closing, which are done
 * once, any that was refused: what stands on the old one would wait for ever.
 */
export const replacedBy = <E extends Pick<Entry, 'form' | 'state'>>(
  { part }: VisitPart,
  before: E | undefined,
  entries: readonly E[],
): E | undefined => {
  if (before !== undefined && partOf(before).part === part) return before;
  if (part !== 'open' && part !== 'close') return undefined;
  return entries.find((entry) => entry.state === 'refused' && partOf(entry).part === part);
};

/** Puts a refused part back among what is typed. */
export function withPart(form: VisitForm, part: VisitPart): VisitForm {
  switch (part.part) {
    case 'open':
      return { ...form, company: part.company };
    case 'answers':
      return { ...form, answers: { ...form.answers, ...part.answers } };
    case 'found':
      return { ...form, found: part.found };
    case 'talk':
      return { ...form, talk: part.talk };
    case 'close':
      return { ...form, summary: part.summary };
  }
}

export const isAnswered = ({ value, shots }: Said): boolean => value.trim() !== '' || shots.length > 0;

/** Answers that somebody else gave anew after ours was begun: to be looked at before either stands. */
export const conflictsIn = (sheet: VisitSheet, answers: VisitForm['answers']): readonly string[] =>
  Object.entries(answers).flatMap(([question, said]) => {
    const there = sheet.answers.find((each) => each.question === question)?.seq ?? 0;
    return isAnswered(said) && there !== said.seen ? [question] : [];
  });

/** Required questions that neither stand on the server nor are among `answered`. */
export const openQuestions = (sheet: VisitSheet, answered: ReadonlySet<string>): readonly QuestionView[] =>
  sheet.checklist.questions.filter(
    ({ id, required }) => required && !answered.has(id) && sheet.answers.every(({ question }) => question !== id),
  );

/** Whether a number is one. */
export const isNumber = (value: string): boolean => value.trim() !== '' && Number.isFinite(Number(value));

/** What stands as the value of an answer: nothing for words, which go apart, and for photographs. */
function saidAs(kind: QuestionView['kind'], value: string): JsonObject {
  switch (kind) {
    case 'number':
      return { value: Number(value) };
    case 'yes-no':
    case 'choice':
      return { value };
    case 'text':
    case 'photo':
      return {};
  }
}

/** The body of `answer` from what was typed. */
export function answersBody(questions: readonly QuestionView[], answers: VisitForm['answers']): JsonObject {
  const given = questions.flatMap(({ id, kind }) => {
    const said = answers[id];
    return said === undefined || !isAnswered(said) ? [] : [{ id, kind, said }];
  });
  const texts = given.flatMap(({ id, kind, said }) => (kind === 'text' ? [[id, said.value.trim()] as const] : []));
  return {
    answers: given.map(({ id, kind, said: { value, seen, shots } }) => ({
      ...{ question: id, seen, ...saidAs(kind, value) },
      ...(shots.length === 0 ? {} : { photos: shots.map((shot) => shot.id) }),
    })),
    ...(texts.length === 0 ? {} : { texts: Object.fromEntries(texts) }),
  };
}

interface Making {
  readonly sheet: VisitSheet;
  readonly part: VisitPart;
  readonly authority: string;
  readonly title: string;
  /** The refused entry that it replaces, under its id. */
  readonly before?: Entry | undefined;
}

const shotsOf = (part: VisitPart): readonly Shot[] => {
  if (part.part === 'found') return part.found.shots;
  return part.part === 'answers' ? Object.values(part.answers).flatMap(({ shots }) => shots) : [];
};

function actOf(sheet: VisitSheet, part: VisitPart, on: string): readonly [verb: string, body: JsonObject] {
  switch (part.part) {
    case 'open': {
      const place = sheet.sealedPlace === null ? {} : { place: sheet.sealedPlace };
      return ['open', { on, ...place, ...(part.company.trim() === '' ? {} : { company: part.company.trim() }) }];
    }
    case 'answers':
      return ['answer', answersBody(sheet.checklist.questions, part.answers)];
    case 'found': {
      const { title, domain, severity, text, subjectKind, subjectName, shots } = part.found;
      const name = subjectName.trim() === '' ? {} : { name: subjectName.trim() };
      return [
        'find',
        {
          ...{ title: title.trim(), domain, severity, text: text.trim(), on },
          subject: { kind: subjectKind, authority: sheet.place?.authority ?? '', ...name },
          ...(shots.length === 0 ? {} : { photos: shots.map(({ id }) => id) }),
        },
      ];
    }
    case 'talk': {
      const { with: person, post, text } = part.talk;
      return ['talk', { with: person.trim(), post: post.trim(), text: text.trim(), on }];
    }
    case 'close':
      return ['close', { summary: part.summary.trim() }];
  }
}

/** The outbox entry of one part: its photographs first, each by its own id, then the act that names them. */
export function visitEntry({ sheet, part, authority, title, before }: Making): Entry {
  const { region, id } = sheet;
  // Corrected on another day, it was still seen and said on that one.
  const madeAt = before?.madeAt ?? new Date().toISOString();
  const [verb, body] = actOf(sheet, part, legalDay(new Date(madeAt)));
  const shots = shotsOf(part);
  const steps: readonly Step[] = [
    ...shots.map(
      ({ id: file, name, type, sha256 }): Step => ({
        ...{ do: 'attach', region, id, actId: file, blob: blobOf(file), name, type, sha256 },
      }),
    ),
    { do: 'office', region, id, actId: uuidv7(), verb, body },
  ];
  return {
    ...{ id: before?.id ?? uuidv7(), kind: 'visit', title, authority, caseKey: `${region}/${id}`, madeAt, steps },
    // Photographs that stand on the server are sent again under their ids, and stand there once.
    ...{ done: 0, state: 'waiting', failures: 0, notBefore: 0, problem: null, sentAt: null, number: '' },
    size: shots.reduce((sum, shot) => sum + shot.size, 0),
    form: part,
  };
}
