import { AppError } from '../../../kernel/error.ts';
import { num, obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { entriesOf, listOf } from '../../../platform/procedure/entries.ts';
import { findMatter, maskObject, type Names, namesFor, recordAccess, seesPersonal } from '../../intake/index.ts';
import type { OfficeContext } from '../../office/context.ts';
import type { PlaceView, VisitSheet } from '../contract.ts';
import { questionsIn } from '../model/checklist.ts';
import { isOfTeam, isOrderer, teamOf } from '../model/team.ts';
import { visit as procedure } from '../model/visit.ts';
import { sealedPlan } from './sealed-plan.ts';

/** The place of a visit as pages show it. */
export function presentPlace(place: JsonObject, names: Names): PlaceView | null {
  const kind = str(place, 'kind');
  if (kind !== 'authority' && kind !== 'market' && kind !== 'operator') return null;
  const authority = str(place, 'authority');
  return {
    ...{ kind, authority, authorityName: names.authority(authority) },
    ...{ name: str(place, 'name'), address: str(place, 'address') },
  };
}

/** A team with the names of its people. */
export const presentTeam = (team: JsonObject, names: Names) => {
  const person = (id: string) => ({ id, name: names.person(id) });
  return { name: str(team, 'name'), leader: person(str(team, 'leader')), members: listOf(team.members).map(person) };
};

/** Checklists as pages show them. */
export const presentChecklist = (checklist: JsonObject): VisitSheet['checklist'] => ({
  version: num(checklist, 'version'),
  title: str(checklist, 'title'),
  questions: questionsIn(checklist.questions).map((each) => ({ ...each, choices: [...each.choices] })),
});

const dayOf = (value: string): string | null => (value === '' ? null : value);

/**
 * A visit with all that its team needs on the spot, to be laid on a phone. Of a sealed one place and day are opened for its
 * team and for who ordered it, each time noted; for everybody else they are not there.
 * @throws AppError 404 `procedure.no-such-matter`, `supervision.other-kind`
 */
export async function readVisitSheet(
  { ledger, directory }: OfficeContext,
  actor: LedgerActor,
  region: string,
  id: string,
): Promise<VisitSheet> {
  const { matter, plan } = await ledger.store.transaction(actor, async (tx) => {
    const { matter } = await findMatter(tx, region, id);
    if (matter.procedure !== procedure.id) {
      throw new AppError('supervision.other-kind', 404, { expected: procedure.title.zh });
    }
    if (matter.state !== 'sealed' || !(isOfTeam(matter, actor) || isOrderer(matter, actor)))
      return { matter, plan: null };
    const reason = '暗访计划：督导组或者下达人打开';
    await recordAccess(
      tx,
      actor,
      { homeRegion: region, matterId: id, seq: 1, kind: 'identity', reason },
      ledger.clock.now(),
    );
    return { matter, plan: (await sealedPlan(tx, ledger.sealer, region, id)) ?? null };
  });
  // The team and who sent it read what it wrote as it was written; others who see the visit read it masked.
  const full = isOfTeam(matter, actor) || seesPersonal(actor, matter);
  const facts = full ? matter.facts : maskObject(matter.facts);
  const answers = entriesOf({ facts }, 'answers');
  const names = await namesFor(directory, [], [...teamOf(matter), ...answers.map(([, each]) => str(each, 'by'))]);
  const origin = obj(facts, 'origin');
  const sealedPlace = plan === null ? null : obj(plan, 'place');
  return {
    ...{ region: matter.homeRegion, id: matter.id, version: matter.version, title: matter.title },
    state: matter.state as VisitSheet['state'],
    stateTitle: procedure.states[matter.state]?.title ?? { zh: matter.state, en: matter.state },
    unannounced: facts.unannounced === true,
    mine: isOfTeam(matter, actor),
    team: presentTeam(obj(matter.facts, 'team'), names),
    place: presentPlace(sealedPlace ?? obj(facts, 'place'), names),
    day: dayOf(plan === null ? str(facts, 'day') : str(plan, 'day')),
    note: plan === null ? '' : str(plan, 'note'),
    sealedPlace: sealedPlace as Record<string, string> | null,
    openedOn: dayOf(str(obj(facts, 'opened'), 'on')),
    summary: str(obj(facts, 'closed'), 'summary'),
    checklist: presentChecklist(obj(facts, 'checklist')),
    answers: answers.map(([question, each]) => ({
      ...{
        question,
        text: str(each, 'text'),
        photos: [...listOf(each.photos)],
        on: str(each, 'on'),
        seq: num(each, 'seq'),
      },
      value: typeof each.value === 'string' || typeof each.value === 'number' ? each.value : null,
      by: { id: str(each, 'by'), name: names.person(str(each, 'by')) },
    })),
    talks: entriesOf({ facts }, 'talks').map(([talk, each]) => ({
      ...{ id: talk, with: str(each, 'with'), post: str(each, 'post'), on: str(each, 'on'), text: str(each, 'text') },
    })),
    problems: entriesOf({ facts }, 'problems').map(([problem, each]) => ({
      ...{ id: problem, title: str(each, 'title'), domain: str(each, 'domain'), severity: str(each, 'severity') },
      ...{ on: str(each, 'on'), photos: [...listOf(each.photos)] },
    })),
    files: entriesOf({ facts }, 'files').map(([file, each]) => ({ id: file, name: str(each, 'name') })),
    origin:
      str(origin, 'matter') === ''
        ? null
        : { procedure: str(origin, 'procedure'), matter: str(origin, 'matter'), region: str(origin, 'region') },
  };
}
