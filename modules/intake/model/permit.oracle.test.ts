import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AuthorityCode } from '../../../kernel/id.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import type { ActingAs, Matter, Procedure } from '../../../platform/procedure/types.ts';
import { clue } from './clue.ts';
import { intakeProcedures } from './procedures.ts';
import { blank } from './testing/journey.ts';

/** The rule book by hand: verb | states | posts | where. It repeats the declarations on purpose, to disagree with slips. */
const routing = (working: string, pending: string, later: string): string => `
  receive          |                          | intake officer system  | anywhere
  assign           | received                 | intake head            | handling
  reassign         | ${pending}               | intake head            | superior
  return           | ${pending} disputed      | intake officer head    | handling
  recall           | assigned                 | intake head            | either
  dispute-jurisdiction | received ${pending}  | intake head            | handling
  settle-dispute   | disputed                 | intake head            | handling
  designate        | disputed                 | head                   | superior
  entrust          | assigned ${working}      | intake head            | handling
  claim            | assigned ${working}      | officer                | handling
  assign-officer   | assigned ${working} ${later} | intake officer head | handling
  release          | assigned ${working} ${later} | intake officer head | handling
  note             | received assigned ${working} ${later} | intake officer legal-reviewer head supervisor | either
  attach           | received assigned ${working} ${later} | intake officer head | handling
  screen           | received assigned ${working} | intake officer head | handling
  correct          | received assigned ${working} | intake officer head | handling
  void             | received assigned        | intake administrator   | either
  ask-reporter     | received assigned ${working} ${later} | intake officer head | handling
  reporter-writes  | received assigned ${working} ${later} | system | anywhere
  reporter-attaches | received assigned ${working} ${later} | system | anywhere
  rate             | cleared | system | anywhere
  read-messages    | received assigned ${working} ${later} | intake officer head | handling`;

const verification = `${routing('verifying', 'assigned verifying', 'paused disputed concluded')}
  accept           | received assigned        | intake officer head    | handling
  record-finding   | verifying paused         | officer head           | handling
  request-extension| verifying                | officer                | handling
  extend           | verifying                | head                   | handling
  refuse-extension | verifying                | head                   | handling
  pause            | verifying                | officer head           | handling
  resume           | paused                   | officer head           | handling
  file             | verifying                | officer head           | handling
  link-case        | concluded cleared        | intake officer head    | either
  not-file         | verifying                | officer head           | handling
  transfer         | received assigned verifying | intake officer head | handling
  no-power         | received assigned verifying | intake officer head | handling
  out-of-scope     | received assigned verifying | intake officer head | handling
  clear            | concluded                | intake head            | handling
  send-back        | concluded                | intake head            | handling`;

const book: Readonly<Record<string, string>> = {
  clue: `${verification}
  issue-notice     | cleared | intake officer head | handling
  record-delivery  | cleared | intake officer head | handling
  withdraw-notice  | cleared | intake officer head | handling
  answer           | received assigned verifying | intake officer head | handling`,
  report: `${verification}
  split            | received assigned        | intake officer         | handling
  supplement       | received assigned verifying | intake officer      | handling
  merge-repeat     | received assigned verifying | intake officer head | handling
  close-repeat     | received assigned verifying | intake officer head | handling
  issue-notice     | cleared | intake officer head | handling
  record-delivery  | cleared | intake officer head | handling
  withdraw-notice  | cleared | intake officer head | handling
  notify           | concluded cleared        | intake officer         | handling`,
  complaint: `${routing('accepted', 'assigned', 'suspended disputed agreed terminated rejected out-of-scope withdrawn')}
  split            | received assigned        | intake officer         | handling
  request-materials| received assigned        | intake officer         | handling
  receive-materials| received assigned        | intake officer system  | handling
  accept           | received assigned        | intake officer head    | handling
  reject           | received assigned        | intake officer head    | handling
  out-of-scope     | received assigned        | intake officer head    | handling
  withdraw         | received assigned        | intake officer system  | handling
  call-mediation   | accepted                 | officer head           | handling
  record-mediation | accepted suspended       | officer head           | handling
  record-performance | agreed cleared         | intake officer head    | handling
  appoint-agent    | received assigned accepted suspended | intake officer head | handling
  end-agency       | received assigned accepted suspended | intake officer head | handling
  form-joint       | received assigned accepted suspended | intake officer head | handling
  join-joint       | received assigned accepted suspended | intake officer head | handling
  dissolve-joint   | received assigned accepted suspended | intake officer head | handling
  suspend          | accepted                 | officer head           | handling
  resume           | suspended                | officer head           | handling
  agree            | accepted                 | officer head           | handling
  terminate        | accepted suspended       | officer head           | handling
  lapse            | accepted                 | officer head           | handling
  notify-termination | terminated             | intake officer head    | handling
  issue-notice     | accepted suspended agreed terminated rejected out-of-scope cleared | intake officer head | handling
  record-delivery  | accepted suspended agreed terminated rejected out-of-scope cleared | intake officer head | handling
  withdraw-notice  | accepted suspended agreed terminated rejected out-of-scope cleared | intake officer head | handling
  record-clue      | accepted suspended       | officer head           | handling
  transfer-police  | received assigned accepted suspended | head       | handling
  clear            | agreed terminated rejected out-of-scope withdrawn | intake officer head | handling`,
};

/** As with clues, without what needs a reporter, a dispute or a screening. */
const ofLetters = (working: string, later: string): string =>
  routing(working, `assigned ${working}`, later)
    .split('\n')
    .filter((line) => !/^ {2}(dispute|settle|designate|screen|ask-|reporter|read-|rate )/.test(line))
    .map((line) => (line.startsWith('  return ') ? line.replace(' disputed', '         ') : line))
    .join('\n');
const books: Readonly<Record<string, string>> = {
  ...book,
  assistance: `${ofLetters('assisting', '')}
  accept           | received assigned        | officer head           | handling
  tell-delay       | assisting                | officer head           | handling
  answer           | assisting                | officer head           | handling`,
  recommendation: `${ofLetters('mending', 'objected replied').replace(
    '| intake officer system  | anywhere',
    '| intake officer campaign-office system  | anywhere',
  )}
  accept           | received assigned        | officer head campaign-office | handling
  link-crime-case  | received assigned mending objected replied | officer head campaign-office | handling
  set-measure      | mending                  | officer head campaign-office | handling
  measure-done     | mending replied          | officer head campaign-office | handling
  record-operation | mending replied          | officer head campaign-office | handling
  object           | mending                  | head                   | handling
  answer-objection | objected                 | intake officer head    | handling
  later-day        | mending objected         | officer head           | handling
  reply            | mending                  | head                   | handling
  sender-verdict   | replied                  | intake officer head    | handling
  recheck          | replied                  | officer head campaign-office supervisor | either
  close            | replied                  | head                   | handling`,
};

/** A small tree of authorities: who stands directly above whom. */
const above: Readonly<Record<string, string | null>> = {
  '510000': null,
  '510500': '510000',
  '510600': '510000',
  '510502': '510500',
  '510503': '510500',
  '510603': '510600',
  '510502003': '510502',
  '510502004': '510502',
  '510603001': '510603',
};
const authorities = Object.keys(above);
const roles = [
  'intake',
  'officer',
  'legal-reviewer',
  'head',
  'campaign-office',
  'supervisor',
  'administrator',
  'custodian',
  'system',
  'auditor',
];

function ancestors(code: string): readonly string[] {
  const upper = above[code] ?? null;
  return upper === null ? [] : [upper, ...ancestors(upper)];
}

function standsRight(where: string, actor: string, handling: string): boolean {
  const isStation = handling.length === 9;
  const handles = actor === handling || (isStation && above[handling] === actor);
  const superior = ancestors(handling).includes(actor) && !handles;
  return where === 'anywhere' || (where !== 'superior' && handles) || (where !== 'handling' && superior);
}

interface Line {
  readonly states: readonly string[];
  readonly posts: readonly string[];
  readonly where: string;
}

const words = (cell: string | undefined): readonly string[] => (cell ?? '').split(' ').filter((word) => word !== '');

function read(text: string): ReadonlyMap<string, Line> {
  const lines = text.split('\n').filter((line) => line.includes('|'));
  return new Map(
    lines.map((line) => {
      const [verb, states, posts, where] = line.split('|').map((cell) => cell.trim());
      return [verb ?? '', { states: words(states), posts: words(posts), where: where ?? '' }];
    }),
  );
}

interface Draw {
  readonly verb: string;
  readonly state: string;
  readonly posts: readonly string[];
  readonly actor: string;
  readonly handling: string;
}

/** What the hand-written book says: a rule id, or null where only a condition may still refuse. */
function oracle(line: Line, draw: Draw): string | null {
  const opens = line.states.length === 0;
  if (opens ? draw.state !== '' : !line.states.includes(draw.state)) return 'procedure.state';
  if (!draw.posts.some((post) => line.posts.includes(post))) return 'procedure.role';
  return opens || standsRight(line.where, draw.actor, draw.handling) ? null : 'procedure.place';
}

function answer(procedure: Procedure, draw: Draw): string | null {
  const matter: Matter = {
    ...blank(procedure),
    state: draw.state,
    version: draw.state === '' ? 0 : 3,
    handlingCode: draw.handling as AuthorityCode,
  };
  const actor = { personId: 'p', authority: draw.actor, roles: draw.posts, onBehalfOf: null } as unknown as ActingAs;
  const rule = refusalOf(procedure, matter, actor, draw.verb, plainDate('2026-07-06'))?.rule ?? null;
  const conditions = procedure.verbs[draw.verb]?.conditions ?? [];
  return conditions.some((condition) => condition.rule === rule) ? null : rule;
}

const draws = (procedure: Procedure): fc.Arbitrary<Draw> =>
  fc.record({
    verb: fc.constantFrom(...Object.keys(procedure.verbs)),
    state: fc.constantFrom('', ...Object.keys(procedure.states)),
    posts: fc.subarray(roles, { maxLength: 3 }),
    actor: fc.constantFrom(...authorities),
    handling: fc.constantFrom(...authorities),
  });

/** True when predicate and book agree on a draw. */
function agree(procedure: Procedure, lines: ReadonlyMap<string, Line>, draw: Draw): boolean {
  const line = lines.get(draw.verb);
  return line !== undefined && answer(procedure, draw) === oracle(line, draw);
}

/** Any matter of campaigns joins and leaves them, whatever its state but that of a mistake. */
const joining = (states: string): string => `
  join-campaigns   | ${states} | officer head campaign-office | either
  join-by-rule     | ${states} | system                 | handling`;
/** And is said to be the same as another, or not to be; once it is over it is kept, and erased. */
const joiningAndPairs = (states: string): string => `${joining(states)}
  link-same        | ${states} | intake officer head | either
  not-same         | ${states} | intake officer head | either
  unlink-same      | ${states} voided | intake officer head | either
  same-told        | ${states} voided | system              | anywhere
  propose-erasure  | cleared voided | custodian             | either
  keep-longer      | cleared voided | custodian head        | either
  erase            | cleared voided | head                  | either`;
const joined: Readonly<Record<string, string>> = {
  clue: joiningAndPairs('received assigned verifying paused disputed concluded cleared'),
  report: joiningAndPairs('received assigned verifying paused disputed concluded cleared'),
  complaint: joiningAndPairs(
    'received assigned accepted suspended disputed agreed terminated rejected out-of-scope withdrawn cleared',
  ),
  recommendation: joining('received assigned mending objected replied closed'),
};

describe('the one predicate and the book written by hand agree', () => {
  test.each(intakeProcedures.map((procedure) => [procedure.id, procedure] as const))('%s', (id, procedure) => {
    const lines = read(`${books[id] ?? ''}${joined[id] ?? ''}`);
    expect([...lines.keys()].sort()).toEqual(Object.keys(procedure.verbs).sort());
    // Every verb in every of its states by every post first, so that no slip hides from chance.
    for (const verb of lines.keys())
      for (const state of ['', ...Object.keys(procedure.states)])
        for (const post of roles)
          for (const actor of authorities) {
            const draw = { verb, state, posts: [post], actor, handling: '510502' };
            if (!agree(procedure, lines, draw)) expect.fail(JSON.stringify(draw));
          }
    fc.assert(
      fc.property(draws(procedure), (draw) => agree(procedure, lines, draw)),
      { numRuns: 5000 },
    );
  });

  const original = clue.verbs.clear;
  const broken: readonly (readonly [string, Procedure])[] =
    original === undefined
      ? []
      : [
          [
            'a post too many',
            { ...clue, verbs: { ...clue.verbs, clear: { ...original, by: [...original.by, 'officer'] } } },
          ],
          [
            'a state too many',
            { ...clue, verbs: { ...clue.verbs, clear: { ...original, from: ['verifying', 'concluded'] } } },
          ],
          ['a place too wide', { ...clue, verbs: { ...clue.verbs, clear: { ...original, place: 'either' } } }],
        ];
  test.each(broken)('the draws find %s', (_, procedure) => {
    const lines = read(`${book.clue ?? ''}${joined.clue ?? ''}`);
    const outcome = fc.check(
      fc.property(draws(procedure), (draw) => agree(procedure, lines, draw)),
      { numRuns: 50_000 },
    );
    expect(outcome.failed).toBe(true);
  });
});
