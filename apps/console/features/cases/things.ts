import { obj, objects, str } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject, Text } from '../../../../kernel/text.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { measureKinds } from '../../../../modules/cases/model/case/holdings.ts';
import { recusalPosts } from '../../../../modules/cases/model/case/team.ts';
import { pauseNames } from '../../../../rules/index.ts';
import type { Thing } from '../../forms/context.ts';

type Pick = (text: Text) => string;

const remedyTitles: Readonly<Record<string, Text>> = {
  reconsideration: { zh: '行政复议', en: 'Reconsideration' },
  suit: { zh: '行政诉讼', en: 'Suit' },
};

const titled = (titles: Readonly<Record<string, Text>>, code: string, pick: Pick): string => {
  const title = titles[code];
  return title === undefined ? code : pick(title);
};

const label = (id: string, ...parts: readonly string[]): Thing => ({
  value: id,
  label: [id, ...parts.filter((part) => part !== '')].join(' · '),
});

const listed = (
  facts: JsonObject,
  key: string,
  words: (entry: JsonObject) => readonly string[],
  isMeant: (entry: JsonObject) => boolean = () => true,
): readonly Thing[] =>
  objects(obj(facts, key)).flatMap(([id, entry]) => (isMeant(entry) ? [label(id, ...words(entry))] : []));

/** These answer a request: only what still waits is meant. */
const ANSWERING = new Set(['approve-measure', 'refuse-measure', 'decide-recusal']);
/** In which state a task must be for the act. */
const TASK_STATE: Readonly<Record<string, string>> = {
  'add-task': 'open',
  'change-task': 'open',
  'task-done': 'open',
  'reopen-task': 'done',
};

/** What the case numbers itself, by the letter of its ids, as the forms of its acts let one choose. */
export function thingsOf(
  detail: CaseDetail,
  nameOf: (id: string) => string,
  pick: Pick,
  verb: string,
): Readonly<Record<string, readonly Thing[]>> {
  const asked = (entry: JsonObject): boolean => !ANSWERING.has(verb) || str(entry, 'state') === 'asked';
  const task = TASK_STATE[verb];
  const facts = detail.matter.facts as JsonObject;
  const closing = obj(facts, 'closing');
  return {
    e: detail.evidence.map(({ id, title, kindTitle }) => label(id, title || pick(kindTitle))),
    m: [...detail.held]
      .sort((a, b) => Number(a.ended !== null) - Number(b.ended !== null))
      .map(({ id, title, on, ended }) => label(id, pick(title), on, ended ?? '')),
    k: detail.tasks
      .filter(({ state }) => task === undefined || state === task)
      .map(({ id, title, owner }) => label(id, title, owner.name)),
    t: listed(facts, 'tests', (entry) => [titled(pauseNames, str(entry, 'kind'), pick), str(entry, 'document')]),
    q: listed(
      facts,
      'measureRequests',
      (entry) => [titled(measureKinds, str(entry, 'kind'), pick), nameOf(str(entry, 'by')), str(entry, 'on')],
      asked,
    ),
    r: listed(
      facts,
      'recusals',
      (entry) => [nameOf(str(entry, 'person')), titled(recusalPosts, str(entry, 'post'), pick)],
      asked,
    ),
    a: listed(facts, 'assistance', (entry) => [str(entry, 'document'), str(entry, 'to')]),
    o: [
      ...listed(facts, 'corrections', (entry) => [str(entry, 'on'), str(entry, 'until')]),
      ...listed(facts, 'refunds', (entry) => [str(entry, 'document'), str(entry, 'until')]),
    ],
    x: detail.remedies.map(({ id, kind, on }) => label(id, titled(remedyTitles, kind, pick), on)),
    f: listed(facts, 'referrals', (entry) => [str(entry, 'to'), str(entry, 'number')]),
    h: listed(closing, 'holds', (entry) => [str(entry, 'document'), str(entry, 'on')]),
  };
}

/** Who keeps a thing of evidence now, in the shape of the acts; undefined once it was given back. */
export function keeperOf(facts: JsonObject, evidence: string): JsonObject | undefined {
  const number = Number(evidence.slice(1));
  const keepers = obj(obj(facts, 'evidence'), 'keepers');
  const key = Object.entries(keepers).find(([, list]: readonly [string, Json]) =>
    Array.isArray(list) ? list.includes(number) : false,
  )?.[0];
  if (key === undefined) return undefined;
  const [kind = '', ...rest] = key.split(':');
  const name = { officer: 'person', store: 'code', outside: 'organ' }[kind];
  return name === undefined ? undefined : { kind, [name]: rest.join(':') };
}

/** Lines of goods that a measure still holds, with how much of each. */
export function leftOf(facts: JsonObject, measure: string): readonly JsonObject[] {
  const left = obj(obj(obj(facts, 'held'), measure), 'left');
  return Object.entries(left).flatMap(([line, quantity]) =>
    typeof quantity === 'number' && quantity > 0 ? [{ line: Number(line), quantity }] : [],
  );
}
