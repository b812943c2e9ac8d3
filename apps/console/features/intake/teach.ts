import type { Json, JsonObject } from '../../../../kernel/text.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { findGround } from '../../../../rules/index.ts';
import type { Draft } from '../../forms/body.ts';

type Proposal = MatterDetail['proposals'][number];

/** The verbs by which an officer takes up a proposal, the likelier first. */
export function verbsFor({ kind, value }: Pick<Proposal, 'kind' | 'value'>): readonly string[] {
  switch (kind) {
    case 'route':
      return ['assign', 'reassign'];
    case 'domain':
    case 'theme':
    case 'urgency':
    case 'sign':
      return ['screen'];
    case 'mixed':
      return ['split'];
    case 'not-ours':
      // What the procedure does not govern (令121 art 44), or what this authority has no power over (art 16, 34).
      return isOutOfScope(value) ? ['out-of-scope'] : ['no-power', 'reject'];
    case 'same':
      // One of another region is handled there: that the two are one is said on the pair.
      return value.includes('/') ? [] : ['merge-repeat', 'close-repeat'];
    case 'party':
      return ['correct'];
    case 'vulnerable':
    case 'listed':
    case 'incident':
      return [];
  }
}

/** The path of the matter that a proposal names: by its id, with the region before it where that is another one. */
export const pathOfSame = ({ value }: Pick<Proposal, 'value'>, homeRegion: string): string =>
  value.includes('/') ? `/matters/${value}` : `/matters/${homeRegion}/${value}`;

const isOutOfScope = (value: string): boolean => findGround('out-of-scope', value) !== undefined;

/** Proposals that one screening takes up together. */
export const isScreening = ({ kind }: Pick<Proposal, 'kind'>): boolean =>
  kind === 'domain' || kind === 'theme' || kind === 'urgency' || kind === 'sign';

const object = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

/** A correction replaces the operator as a whole: what is known of it stays in the form unless somebody changes it. */
export const begunWith = (verb: string, draft: Draft, facts: JsonObject): Draft =>
  verb === 'correct' && draft.respondent === undefined && facts.respondent !== undefined
    ? { ...draft, respondent: facts.respondent }
    : draft;

/** The form as the proposal would fill it. The officer still reads, changes and submits it. */
export function adopted(draft: Draft, proposal: Proposal, verb = ''): Draft {
  switch (proposal.kind) {
    case 'route':
      return { ...draft, to: proposal.value };
    case 'domain':
      return { ...draft, domain: proposal.value };
    case 'theme':
      // A theme is one of its domain.
      return { ...draft, domain: proposal.value.slice(0, proposal.value.indexOf('.')), theme: proposal.value };
    case 'urgency':
      return { ...draft, urgency: proposal.value };
    case 'party':
      return { ...draft, respondent: { ...object(draft.respondent), name: proposal.title.zh, code: proposal.value } };
    case 'vulnerable':
    case 'listed':
    case 'incident':
      return draft;
    case 'mixed':
      // The other half has yet to be registered; the form says how.
      return draft;
    case 'not-ours':
      if (verb === 'out-of-scope') return { ...draft, kind: proposal.value, text: draft.text ?? proposal.title.zh };
      if (verb === 'reject') return { ...draft, ground: 'R1', text: draft.text ?? proposal.title.zh };
      return { ...draft, channel: proposal.title.zh };
    case 'same':
      return { ...draft, [verb === 'close-repeat' ? 'same' : 'into']: proposal.value };
    case 'sign': {
      const signs: readonly Json[] = Array.isArray(draft.signs) ? draft.signs : [];
      return signs.includes(proposal.value) ? draft : { ...draft, signs: [...signs, proposal.value] };
    }
  }
}

/**
 * Adds to a body what it says about the proposals: followed or overruled. That verdict is what teaches the rules;
 * a field that the officer left empty is no verdict.
 */
export function withVerdict(verb: string, body: JsonObject, proposals: readonly Proposal[]): JsonObject {
  if (verb === 'assign' || verb === 'reassign') {
    const route = proposals.find(({ kind }) => kind === 'route');
    if (route === undefined) return body;
    return { ...body, route: { rule: route.rule.slice(0, 60), followed: body.to === route.value } };
  }
  if (verb !== 'screen') return body;
  const verdicts = proposals.flatMap(({ kind, rule, value }) => {
    const field = kind === 'sign' ? 'signs' : kind;
    const chosen = body[field];
    if (chosen === undefined || !isScreening({ kind })) return [];
    const agreed = Array.isArray(chosen) ? chosen.includes(value) : chosen === value;
    return [{ rule: rule.slice(0, 60), value: value.slice(0, 60), agreed }];
  });
  return verdicts.length === 0 ? body : { ...body, proposals: verdicts.slice(0, 20) };
}
