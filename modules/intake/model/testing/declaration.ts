import type { AuthorityCode } from '../../../../kernel/id.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { ActingAs, ClockEffect, Matter, Procedure } from '../../../../platform/procedure/types.ts';
import { findLegalBasis, ruleBook } from '../../../../rules/index.ts';
import { blank, folded } from './journey.ts';

const RULE_DAY = '2026-07-06';

/** What a fold makes of a verb done in a state: the state after it and its clock effects. */
export interface Transition {
  readonly verb: string;
  readonly from: string;
  readonly to: string;
  readonly clocks: readonly ClockEffect[];
}

/** Every declared transition, found by folding each verb's example in each of its states. */
export function transitions(procedure: Procedure, bodies: Readonly<Record<string, JsonObject>>): readonly Transition[] {
  const found: Transition[] = [];
  for (const [verbId, verb] of Object.entries(procedure.verbs)) {
    // The city assigns downward; a county entrusts to its own station.
    const authority = verbId === 'entrust' ? '510502' : '510500';
    const by = { personId: 'x', authority, roles: [], onBehalfOf: null } as unknown as ActingAs;
    for (const from of verb.from.length === 0 ? [''] : verb.from) {
      const matter: Matter = {
        ...blank(procedure, '510500'),
        state: from,
        version: from === '' ? 0 : 1,
        handlingCode: '510502' as AuthorityCode,
        facts: { assignedBy: '510500' },
      };
      const change = verb.fold(matter, folded(procedure, verbId, bodies[verbId] ?? {}, by, RULE_DAY, 2));
      found.push({ verb: verbId, from, to: change.state ?? from, clocks: change.clocks ?? [] });
    }
  }
  return found;
}

/**
 * What is wrong with a declared procedure, in words; empty when nothing is. `afterwards` lists the verbs that a final
 * state may still know, such as telling the reporter.
 */
export function defectsOf(
  procedure: Procedure,
  bodies: Readonly<Record<string, JsonObject>>,
  afterwards: readonly string[],
): readonly string[] {
  const defects: string[] = [];
  const moves = transitions(procedure, bodies);
  const reached = new Set(['']);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const { from, to } of moves) if (reached.has(from)) reached.add(to);
  }
  for (const [state, { title, final }] of Object.entries(procedure.states)) {
    if (!reached.has(state)) defects.push(`state ${state} is not reachable`);
    if (!/\p{Script=Han}/u.test(title.zh) || /\p{Script=Han}/u.test(title.en))
      defects.push(`state ${state} lacks a title`);
    const exits = moves.filter((move) => move.from === state);
    if (final === true) {
      for (const { verb, to } of exits) {
        if (!afterwards.includes(verb)) defects.push(`final state ${state} can be left by ${verb}`);
        if (to !== state) defects.push(`${verb} moves a matter out of final state ${state}`);
      }
    } else if (!exits.some(({ to }) => to !== state)) defects.push(`state ${state} is a dead end`);
  }
  for (const { verb, to, clocks } of moves) {
    if (procedure.states[to] === undefined) defects.push(`${verb} leads to the unknown state ${to}`);
    for (const effect of clocks) {
      if (effect.do === 'drop' && findLegalBasis(effect.basis) === undefined) {
        defects.push(`${verb} drops a clock on the unknown basis ${effect.basis}`);
      }
      if (effect.do === 'start' && ruleBook.find(effect.rule, RULE_DAY as Matter['openedOn'], '510500') === undefined) {
        defects.push(`${verb} starts a clock by the unknown rule ${effect.rule}`);
      }
    }
  }
  for (const [id, verb] of Object.entries(procedure.verbs)) {
    for (const state of verb.from)
      if (!(state in procedure.states)) defects.push(`${id} starts from the unknown state ${state}`);
    for (const basis of verb.basis)
      if (findLegalBasis(basis) === undefined) defects.push(`${id} rests on the unknown basis ${basis}`);
    if (!/\p{Script=Han}/u.test(verb.title.zh) || /\p{Script=Han}/u.test(verb.title.en))
      defects.push(`${id} lacks a title`);
    const example = bodies[id];
    if (example === undefined) defects.push(`${id} has no example`);
    else if (!verb.body.safeParse(example).success) defects.push(`${id} refuses its example`);
    if (verb.body.safeParse({ ...example, unheardOf: 1 }).success)
      defects.push(`${id} accepts a key that nobody declared`);
    for (const key of verb.sealed ?? [])
      if (!verb.personal?.includes(key)) defects.push(`${id} seals ${key}, which is not personal`);
    for (const { rule } of verb.conditions ?? []) {
      if (!rule.startsWith(`${procedure.id}.`)) defects.push(`${id} has a condition of another procedure: ${rule}`);
    }
  }
  const ids = procedure.measures.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) defects.push('two measures share an id');
  for (const id of ids)
    if (!id.startsWith(`${procedure.id}.`)) defects.push(`measure ${id} belongs to another procedure`);
  return defects;
}
