import { isAppError } from '../../../kernel/error.ts';
import type { ActId, AuthorityCode } from '../../../kernel/id.ts';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { regionOf } from '../../../kernel/region.ts';
import { cut, type JsonObject } from '../../../kernel/text.ts';
import { deterministicUuid } from '../../../platform/import/deterministic-id.ts';
import { carryOn, type FollowedAct } from '../../../platform/ledger/carry-on.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerDependencies, PerformRequest } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { receiver } from '../../intake/index.ts';
import { drawFrom } from '../model/draw-from.ts';
import { readLists } from '../model/draw-lists.ts';
import { answersIn, chosenIn } from '../model/inspection-rules.ts';
import { isProblem, itemResults } from '../model/results.ts';
import { readFrozen } from '../queries/frozen.ts';

/** Performs them all as the receiving account; what is refused is over, anything else is tried again. */
async function open(ledger: LedgerDependencies, authority: string, requests: readonly PerformRequest[]): Promise<void> {
  for (let from = 0; from < requests.length; from += 200) {
    for (const outcome of await performMany(ledger, receiver(authority), requests.slice(from, from + 200))) {
      if (!outcome.ok && !(isAppError(outcome.error) && outcome.error.code === 'procedure.refused'))
        throw outcome.error;
    }
  }
}

const opening = (id: string, authority: string, procedure: string, verb: string, body: JsonObject): PerformRequest => ({
  ...{ actId: id as ActId, homeRegion: regionOf(authority), homeCode: authority as AuthorityCode },
  ...{ procedure, verb, body },
});

async function personsOf(
  ledger: LedgerDependencies,
  licences: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await ledger.store.db.query<{ id: string; licence: string }>(sql`
    select id, licence_no as licence from person where licence_no = any(${licences})`);
  return new Map(rows.map(({ id, licence }) => [licence, id]));
}

/** One inspection for each firm that was drawn, with its officers. */
async function openDrawn(ledger: LedgerDependencies, { matter, actId, homeRegion }: FollowedAct): Promise<void> {
  const frozen = await readFrozen(ledger, SYSTEM_VIEWER, { region: homeRegion, id: matter.id });
  const lists = readLists(frozen.lists);
  const names = new Map(lists.firms.map(({ code, name }) => [code, name]));
  const { firms } = drawFrom(lists, str(obj(matter.facts, 'drawn'), 'seed'));
  const persons = await personsOf(
    ledger,
    lists.officers.map(({ licence }) => licence),
  );
  const requests = firms.map(({ code, officers }) =>
    opening(deterministicUuid('draw', actId, code), matter.homeCode, 'inspection', 'from-draw', {
      firm: { code, name: names.get(code) ?? code },
      officers: officers.map((licence) => persons.get(licence) ?? licence),
      ...pick(matter.facts, 'items', 'period', 'campaign'),
      origin: { procedure: matter.procedure, matter: matter.id, region: matter.homeRegion },
      approval: pick(obj(matter.facts, 'approval'), 'by', 'on', 'document'),
    }),
  );
  await open(ledger, matter.homeCode, requests);
}

interface Problem {
  readonly item: string;
  readonly title: string;
  readonly text: string;
}

const clueBody = (matter: Matter, { title, text }: Problem): JsonObject => {
  const firm = obj(matter.facts, 'firm');
  return {
    title: cut(`检查发现：${str(firm, 'name')} ${title}`, 200),
    text,
    channel: 'inspection',
    ...(matter.domain === '' ? {} : { domain: matter.domain }),
    respondent: pick(firm, 'name', 'code', 'address'),
    origin: { procedure: matter.procedure, matter: matter.id },
    ...pick(matter.facts, 'campaign'),
  };
};

const findingBody = (matter: Matter, { title, text }: Problem): JsonObject => {
  const firm = obj(matter.facts, 'firm');
  return {
    title: cut(`${str(firm, 'name')}：${title}`, 200),
    text,
    domain: matter.domain === '' ? 'other' : matter.domain,
    severity: 'ordinary',
    subject: { kind: 'operator', authority: matter.handlingCode, ...pick(firm, 'name', 'code') },
    on: str(obj(matter.facts, 'recorded'), 'on'),
    origin: { procedure: matter.procedure, matter: matter.id, region: matter.homeRegion },
    ...pick(matter.facts, 'campaign'),
  };
};

/** Problems that go on as matters of their own: a clue to be verified, a finding to be rectified. */
async function openProblems(ledger: LedgerDependencies, { matter, actId }: FollowedAct): Promise<void> {
  const titles = new Map(chosenIn(matter.facts).map(({ id, title }) => [id, title]));
  const requests = answersIn(matter.facts).flatMap(({ item, result, note, next }) => {
    if (!isProblem(result) || (next !== 'clue' && next !== 'finding')) return [];
    const title = titles.get(item) ?? item;
    const words = itemResults[result as keyof typeof itemResults].zh;
    const problem = { item, title, text: `${title}：${words}。${note ?? ''}` };
    const id = deterministicUuid('inspection-problem', actId, item);
    return [
      next === 'finding' && ledger.procedures.finding !== undefined
        ? opening(id, matter.handlingCode, 'finding', 'record', findingBody(matter, problem))
        : opening(id, matter.handlingCode, 'clue', 'receive', clueBody(matter, problem)),
    ];
  });
  await open(ledger, matter.handlingCode, requests);
}

/** Opens what must follow draws and inspections; twice is once. Gives how many acts were followed. */
export async function followInspections(ledger: LedgerDependencies): Promise<number> {
  const drawn = await carryOn(ledger, 'draw-drawn', (act) => openDrawn(ledger, act));
  return drawn + (await carryOn(ledger, 'inspection-problems', (act) => openProblems(ledger, act)));
}
