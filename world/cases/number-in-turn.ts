import { formatDocumentNumber } from '../../kernel/codes/document-number.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { obj } from '../../kernel/read-json.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { slotsFor } from '../../modules/cases/model/numbering.ts';
import type { PerformRequest } from '../../platform/ledger/types.ts';
import type { Place } from '../places.ts';
import type { CaseStory } from './case-story.ts';

/** A number that an act of the world took. */
export interface GivenNumber {
  readonly place: Place;
  readonly word: string;
  readonly year: number;
  readonly number: number;
  readonly written: string;
  readonly matterId: string;
  readonly actId: string;
  /** Key of the act's body that holds it. */
  readonly field: string;
  readonly on: PlainDate;
}

/** Runs of numbers by bureau, word and year; those of an earlier telling go on. */
export type Runs = Map<string, number>;

/**
 * Gives the numbers of our own papers, act by act in the order of time, from 1 without gaps, as the register would; what
 * quotes the decision (the abstract that is published) gets its number and day.
 */
export function numberInTurn(
  stories: readonly CaseStory[],
  runs: Runs = new Map(),
): { readonly stories: CaseStory[]; readonly given: readonly GivenNumber[] } {
  const given: GivenNumber[] = [];
  const decisions = new Map<string, { readonly number: string; readonly on: PlainDate }>();
  const bodies = new Map<string, JsonObject>();
  const acts = stories.flatMap((story) =>
    story.steps.flatMap(({ requests }) => requests.map((request) => ({ story, request }))),
  );
  // A stable sort: acts of one instant stay in the order in which they are told.
  acts.sort((a, b) =>
    (a.request.eventAt ?? '') < (b.request.eventAt ?? '') ? -1 : a.request.eventAt === b.request.eventAt ? 0 : 1,
  );
  for (const { story, request } of acts) {
    const matterId = String(request.matterId ?? request.actId);
    const on = legalDay(new Date(request.eventAt ?? 0));
    const year = Number(on.slice(0, 4));
    let body = request.body;
    for (const { field, word } of slotsFor(story.procedure, request.verb, body)) {
      const key = `${story.county.code} ${word} ${year}`;
      const number = (runs.get(key) ?? 0) + 1;
      runs.set(key, number);
      const written = formatDocumentNumber({ organ: story.county.shortZh, form: word, year, number });
      body = { ...body, [field]: written };
      given.push({ place: story.county, word, year, number, written, matterId, actId: request.actId, field, on });
      if (request.verb === 'decide') decisions.set(matterId, { number: written, on });
    }
    const decision = decisions.get(matterId);
    if (request.verb === 'publish' && decision !== undefined) {
      body = {
        ...body,
        abstract: { ...obj(body, 'abstract'), 'decision-number': decision.number, date: decision.on },
      };
    }
    if (body !== request.body) bodies.set(request.actId, body);
  }
  const numbered = (request: PerformRequest): PerformRequest => ({
    ...request,
    body: bodies.get(request.actId) ?? request.body,
  });
  return {
    given,
    stories: stories.map((story) => ({
      ...story,
      steps: story.steps.map((step) => ({ ...step, requests: step.requests.map(numbered) })),
    })),
  };
}
