import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { penaltyCase } from './case.ts';
import { caseMoves } from './moves.ts';
import type { CaseState } from './states.ts';

/** The diagram of the README against the moves: every arrow is one, every move stands on an arrow. */

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const drawn = /```mermaid\nstateDiagram-v2\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
const fromOf = (verb: string): readonly string[] => penaltyCase.verbs[verb]?.from ?? [];
/** Names that stand for several states. */
const states = (name: string): readonly string[] => (name === 'earlier' ? fromOf('send-to-police') : [name]);

function problemsOf(diagram: string): string[] {
  const arrows = [...diagram.matchAll(/^\s*(\S+) --> (\S+) : (.+)$/gm)].flatMap(([, from = '', to = '', verbs = '']) =>
    verbs.split(', ').map((verb) => ({ from, to, verb })),
  );
  const untrue = arrows.filter(({ from, to, verb }) => {
    const begins =
      from === '[*]' ? fromOf(verb).length === 0 : states(from).every((each) => fromOf(verb).includes(each));
    return !begins || !states(to).every((each) => caseMoves[verb]?.includes(each as CaseState));
  });
  const missing = Object.entries(caseMoves).flatMap(([verb, ends]) =>
    ends
      .filter((end) => !arrows.some((arrow) => arrow.verb === verb && states(arrow.to).includes(end)))
      .map((end) => `no arrow: ${verb} → ${end}`),
  );
  return [...untrue.map(({ from, to, verb }) => `no move: ${from} → ${to} by ${verb}`), ...missing];
}

test('the diagram of the README has the moves of the procedure', () => {
  expect(problemsOf(drawn)).toEqual([]);
});

test('an arrow that is no move, one from elsewhere, and a move that is not drawn are found', () => {
  expect(problemsOf(drawn.replace('closed --> archived', 'closed --> withdrawn'))).toEqual([
    'no move: closed → withdrawn by archive',
    'no arrow: archive → archived',
  ]);
  expect(problemsOf(drawn.replace('closable --> closed', 'performing --> closed'))).toEqual([
    'no move: performing → closed by close',
  ]);
  expect(problemsOf(drawn.replace(/.* : report\n/, ''))).toEqual(['no arrow: report → reported']);
});
