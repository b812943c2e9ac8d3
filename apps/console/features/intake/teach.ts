import type { Json, JsonObject } from '../../../../kernel/text.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import type { Draft } from '../../forms/body.ts';

type Proposal = MatterDetail['proposals'][number];

/** The verbs by which an officer takes up a proposal, the likelier first. */
export function verbsFor(kind: Proposal['kind']): readonly string[] {
  return kind === 'route' ? ['assign', 'reassign'] : ['screen'];
}

/** The form as the proposal would fill it. The officer still reads, changes and submits it. */
export function adopted(draft: Draft, proposal: Proposal): Draft {
  switch (proposal.kind) {
    case 'route':
      return { ...draft, to: proposal.value };
    case 'domain':
      return { ...draft, domain: proposal.value };
    case 'urgency':
      return { ...draft, urgency: proposal.value };
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
    if (chosen === undefined || kind === 'route') return [];
    const agreed = Array.isArray(chosen) ? chosen.includes(value) : chosen === value;
    return [{ rule: rule.slice(0, 60), value: value.slice(0, 60), agreed }];
  });
  return verdicts.length === 0 ? body : { ...body, proposals: verdicts.slice(0, 20) };
}
