import type { ActId, AuthorityCode } from '../../../kernel/id.ts';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import { isAuthorityCode, regionOf } from '../../../kernel/region.ts';
import { cut, type JsonObject } from '../../../kernel/text.ts';
import { deterministicUuid } from '../../../platform/import/index.ts';
import { carryOn, type FollowedAct } from '../../../platform/ledger/carry-on.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import { entriesOf, listOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { Directory } from '../../authorities/index.ts';
import { receiver } from '../../intake/index.ts';
import { checklistAt } from '../model/survey.ts';

const GONE = '（内容已删除）';

/** The entry that an act made, in a list that keeps the number of its act. */
const madeBy = (matter: Matter, list: string, seq: number) =>
  entriesOf(matter, list).find(([, entry]) => num(entry, 'seq') === seq);

const originOf = ({ procedure, id, homeRegion }: Matter): JsonObject => ({ procedure, matter: id, region: homeRegion });

/** A stop of a route becomes a visit, with the team and the checklist of its round. */
async function prepareVisit(ledger: LedgerDependencies, { matter, actId, seq }: FollowedAct): Promise<void> {
  const [id, stop] = madeBy(matter, 'stops', seq) ?? [];
  if (id === undefined || stop === undefined) return;
  const { title, version, raw } = checklistAt(matter, num(stop, 'checklist'));
  await perform(ledger, receiver(matter.homeCode), {
    actId: deterministicUuid('survey-stop', actId) as ActId,
    homeRegion: matter.homeRegion,
    homeCode: matter.homeCode,
    procedure: 'visit',
    verb: 'prepare',
    body: {
      ...pick(stop, 'place', 'day'),
      ...pick(matter.facts, 'campaign'),
      team: pick(obj(obj(matter.facts, 'teams'), str(stop, 'team')), 'name', 'leader', 'members'),
      checklist: { title, version, questions: raw },
      origin: originOf(matter),
      stop: id,
    },
  });
}

/** What a team wrote down becomes a finding of its own, at home where the team came from. */
async function openFinding(ledger: LedgerDependencies, { matter, actId, body, personal }: FollowedAct): Promise<void> {
  const said = personal ?? {};
  const files = obj(matter.facts, 'files');
  const place = obj(matter.facts, 'place');
  const photos = listOf(body.photos).flatMap((file) => {
    const sha256 = str(obj(files, file), 'sha256');
    return sha256 === '' ? [] : [{ file, sha256 }];
  });
  await perform(ledger, receiver(matter.homeCode), {
    actId: deterministicUuid('visit-finding', actId) as ActId,
    homeRegion: matter.homeRegion,
    homeCode: matter.homeCode,
    procedure: 'finding',
    verb: 'record',
    body: {
      ...pick(body, 'domain', 'severity', 'on'),
      ...pick(matter.facts, 'campaign'),
      title: str(said, 'title') || GONE,
      text: str(said, 'text') || GONE,
      where: str(said, 'where') || str(place, 'name'),
      subject: 'subject' in said ? obj(said, 'subject') : { kind: 'authority', authority: str(place, 'authority') },
      origin: originOf(matter),
      ...(photos.length === 0 ? {} : { photos }),
    },
  });
}

/** A finding that is referred arrives as a clue at the authority that will check it. */
async function openClue(
  ledger: LedgerDependencies,
  directory: Directory,
  { matter, actId, body, personal }: FollowedAct,
): Promise<void> {
  const to = str(body, 'to');
  if (!isAuthorityCode(to) || (await directory.find(to)) === undefined) return;
  const subject = obj(matter.facts, 'subject');
  const name = str(subject, 'kind') === 'authority' ? '' : str(subject, 'name');
  const where = str(matter.facts, 'where');
  const text = [str(personal ?? {}, 'text'), str(matter.facts, 'text')].filter((part) => part !== '').join('\n');
  await perform(ledger, receiver(to), {
    actId: deterministicUuid('finding-clue', actId) as ActId,
    homeRegion: regionOf(to),
    homeCode: to as AuthorityCode,
    procedure: 'clue',
    verb: 'receive',
    body: {
      title: cut(`督导转来：${matter.title || GONE}`, 200),
      text: text || GONE,
      channel: 'transfer',
      ...(matter.domain === '' ? {} : { domain: matter.domain }),
      ...pick(matter.facts, 'campaign'),
      origin: { procedure: matter.procedure, matter: matter.id },
      source: { system: 'supervision-finding', externalId: `${matter.homeRegion}/${matter.id}` },
      ...(name === '' ? {} : { respondent: { name, ...pick(subject, 'code') } }),
      ...(where === '' ? {} : { place: { address: where } }),
    },
  });
}

/**
 * Does what follows acts of supervision on other matters: a stop prepares its visit, what was written down on a visit becomes
 * a finding, a referred finding a clue. Ids follow from the acts, so that a kill in between does each once. Gives how many.
 */
export async function followSupervision(ledger: LedgerDependencies, directory: Directory): Promise<number> {
  const visits = await carryOn(ledger, 'survey-stop', (act) => prepareVisit(ledger, act));
  const findings = await carryOn(ledger, 'visit-finding', (act) => openFinding(ledger, act));
  return visits + findings + (await carryOn(ledger, 'finding-clue', (act) => openClue(ledger, directory, act)));
}
