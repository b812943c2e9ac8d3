import { AppError } from '../../kernel/error.ts';
import { num, obj, str } from '../../kernel/read-json.ts';
import { isAuthorityCode, regionOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { ActGuard, AskedAct } from '../../platform/ledger/guard.ts';
import { readMatters } from '../../platform/ledger/read.ts';
import type { LedgerActor, LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Matter } from '../../platform/procedure/types.ts';
import { canonicalBytes } from '../../platform/proof/canonical.ts';
import type { Directory } from '../authorities/index.ts';
import { findMatter } from '../intake/index.ts';
import { photosOf } from './model/finding.ts';
import { checklistAt } from './model/survey.ts';
import { isOfTeam } from './model/team.ts';
import { sealedPlan } from './queries/sealed-plan.ts';

const same = (a: JsonObject, b: JsonObject): boolean =>
  Buffer.from(canonicalBytes(a)).equals(Buffer.from(canonicalBytes(b)));

/** Only `attachFile` names a file: it has received it. */
const noBareAttach: ActGuard = {
  seen: async (_actor, { verb }) => {
    if (verb === 'attach') throw new AppError('supervision.attach.by-upload', 409);
  },
};

/** The matter that a body names as its origin, as the actor may see it. @throws AppError 404 `procedure.no-such-matter` */
async function originIn(
  { store }: LedgerDependencies,
  actor: LedgerActor,
  body: JsonObject,
  procedure: string,
): Promise<Matter> {
  const from = obj(body, 'origin');
  const id = str(from, 'matter').toLowerCase();
  const found = await store.transaction(actor, (tx) => readMatters(tx, str(from, 'region'), [id]));
  const matter = found.get(id)?.matter;
  if (matter?.procedure !== procedure) throw new AppError('procedure.no-such-matter', 404);
  return matter;
}

/** A visit asks what its round asks, so that answers are counted over the same questions. */
async function checkChecklist(ledger: LedgerDependencies, actor: LedgerActor, body: JsonObject): Promise<void> {
  if (str(obj(body, 'origin'), 'procedure') !== 'survey') return;
  const survey = await originIn(ledger, actor, body, 'survey');
  const given = obj(body, 'checklist');
  const version = num(given, 'version');
  const { title, raw } = checklistAt(survey, version);
  if (!same(given, { version, title, questions: raw })) {
    throw new AppError('supervision.visit.checklist-differs', 409, { version });
  }
}

/** The place as it was sealed. Compared for the team alone: to others a guess would tell whether it is right. */
async function checkPlace({ store, sealer }: LedgerDependencies, actor: LedgerActor, act: AskedAct): Promise<void> {
  const { homeRegion, matterId, body } = act;
  await store.transaction(actor, async (tx) => {
    const { matter } = await findMatter(tx, homeRegion, matterId);
    if (matter.state !== 'sealed' || !isOfTeam(matter, actor)) return;
    const plan = await sealedPlan(tx, sealer, homeRegion, matterId);
    if (plan === undefined) throw new AppError('supervision.visit.plan-gone', 409);
    if (!same(obj(plan, 'place'), obj(body, 'place'))) throw new AppError('supervision.visit.plan-differs', 409);
  });
}

const visitGuard = (ledger: LedgerDependencies): ActGuard => ({
  seen: async (actor, act) => {
    if (act.verb === 'open' && act.body.place !== undefined) await checkPlace(ledger, actor, act);
    if (act.verb !== 'prepare' && act.verb !== 'order-unannounced') return;
    // At home in a lower authority it would be seen there, as one that is to come.
    if (act.homeRegion !== regionOf(actor.authority)) throw new AppError('supervision.visit.home', 422);
    await checkChecklist(ledger, actor, act.body);
  },
});

/**
 * Whoever sees a finding opens its photographs, which lie with a visit: it names only those of a visit that its writer sees,
 * or a made-up finding would open any file.
 */
async function checkPhotos(ledger: LedgerDependencies, actor: LedgerActor, body: JsonObject): Promise<void> {
  const photos = photosOf({ facts: body });
  if (photos.length === 0) return;
  const files = obj((await originIn(ledger, actor, body, 'visit')).facts, 'files');
  const isThere = (photo: JsonObject): boolean => {
    const sha256 = str(photo, 'sha256');
    return sha256 !== '' && str(obj(files, str(photo, 'file')), 'sha256') === sha256;
  };
  if (!photos.every(isThere)) throw new AppError('supervision.photo.none', 404);
}

/** @throws AppError 404 `identity.authority-unknown` where a finding would go to nobody; the codes of {@link checkPhotos} */
const findingGuard = (ledger: LedgerDependencies, directory: Directory): ActGuard => ({
  seen: async (actor, { verb, body }) => {
    if (verb === 'record') await checkPhotos(ledger, actor, body);
    if (verb !== 'order' && verb !== 'refer') return;
    const to = str(body, 'to');
    // What is no code at all the procedure refuses.
    if (isAuthorityCode(to) && (await directory.find(to)) === undefined) {
      throw new AppError('identity.authority-unknown', 404, { authority: to });
    }
  },
});

interface Asked {
  readonly ledger: LedgerDependencies;
  readonly directory: Directory;
}

/** What is asked of acts on visits and findings beside their procedures. */
export const supervisionGuards = ({ ledger, directory }: Asked): Readonly<Record<string, readonly ActGuard[]>> => ({
  visit: [noBareAttach, visitGuard(ledger)],
  finding: [noBareAttach, findingGuard(ledger, directory)],
});
