import { AppError } from '../../../../kernel/error.ts';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { Text } from '../../../../kernel/text.ts';
import type { LedgerActor } from '../../../../platform/ledger/types.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { SYSTEM_VIEWER } from '../../../../platform/store/types.ts';
import type { Gazetteer } from '../../../reading/model/gazetteer.ts';
import { keyOfRef, maySayOfSubjects } from '../commands/say.ts';
import type { ResolutionContext } from '../context.ts';
import type { SubjectRef, SubjectStanding, SubjectView } from '../contract.ts';
import { type Judged, judgeSubjects, LIKELY, PERHAPS } from '../model/judge.ts';
import { subjectHasher, subjectOfMatter, WITH_RESPONDENT } from '../model/matter-subject.ts';
import type { Subject } from '../model/subject.ts';
import { placesOf } from '../places.ts';
import { candidatesBy } from './candidates.ts';
import { type Closure, closureOf } from './closure.ts';
import { currentWeights } from './current-weights.ts';
import { mattersAt } from './known-subjects.ts';
import { type Known, knownOf, withWays } from './known-ways.ts';
import { presentMatters, type Standing } from './present-subject.ts';
import { placeOfKey, type Word } from './words.ts';

/** So many matters are shown; the surest first. */
const SHOWN = 200;
const ORDER: readonly SubjectStanding[] = ['said', 'code', 'likely', 'perhaps', 'other'];

/** The last word that concerns a matter and the subject, either way round. */
function wordOn({ keys, words }: Closure, { homeRegion, id }: Matter): Word | undefined {
  const own = `matter:${homeRegion}/${id}` as const;
  return words
    .filter((word) => word.said !== 'none' && (word.id === id ? keys.has(word.subject) : word.subject === own))
    .sort((one, two) => two.at.getTime() - one.at.getTime())[0];
}

/** Why a matter stands beside the subject; undefined where nothing says so. A person's word comes before the machine's. */
function standingOf(
  word: Word | undefined,
  code: string,
  codes: ReadonlySet<string>,
  judged: Judged | undefined,
): SubjectStanding | undefined {
  if (word !== undefined) return word.said === 'same' ? 'said' : 'other';
  if (codes.has(code)) return 'code';
  if (judged === undefined || judged.contradicted || judged.probability < PERHAPS) return undefined;
  return judged.probability >= LIKELY ? 'likely' : 'perhaps';
}

interface Looked {
  readonly known: Known;
  /** Matters that share a key with it, as far as the viewer may see them. */
  readonly seen: readonly Matter[];
  readonly skipped: readonly Text[];
  readonly more: boolean;
}

/** Looks for the matters that may be about a subject: by its codes first, whose matters tell how else it is written. */
async function lookFor(
  context: ResolutionContext,
  actor: LedgerActor,
  closure: Closure,
  gazetteer: Gazetteer,
): Promise<Looked> {
  const { store } = context.ledger;
  const hasher = subjectHasher(gazetteer);
  const look = async (ways: readonly Subject[]) => {
    const keys = new Map(ways.flatMap((way) => [...hasher.of(way)]));
    const found = await store.transaction(SYSTEM_VIEWER, (tx) => candidatesBy(tx, keys));
    return { ...found, seen: await store.transaction(actor, (tx) => mattersAt(tx, found.places)) };
  };
  const registered = await knownOf(context, actor, closure);
  const byCode = await look([...registered.codes].map((code) => ({ name: '', code })));
  const known = withWays(registered, actor, byCode.seen);
  const { seen, skipped, more } = await look(known.ways.map(({ subject }) => subject));
  return { known, seen: [...byCode.seen, ...seen], skipped, more };
}

/**
 * A subject in the matters that the viewer may see: those that name its code, those that people said are about it, and those that
 * the machine finds likely or possible, with the parts of each score. Computed when asked; nothing is moved or merged.
 * @throws AppError 404 `procedure.no-such-matter`, `subject.none`; 422 `party.code-invalid`
 */
export async function subjectView(
  context: ResolutionContext,
  actor: LedgerActor,
  ref: SubjectRef,
): Promise<SubjectView> {
  const { store } = context.ledger;
  const key = keyOfRef(ref);
  const closure = await closureOf(store, actor, key);
  const anchor = placeOfKey(key);
  if (anchor !== undefined) {
    const matter = closure.matters.get(anchor.id);
    if (matter === undefined) throw new AppError('procedure.no-such-matter', 404);
    if (subjectOfMatter(matter) === undefined) throw new AppError('subject.none', 404);
  }
  const [weights, gazetteer] = [await currentWeights(store), await placesOf(context.directory)];
  const { known, seen, skipped, more } = await lookFor(context, actor, closure, gazetteer);
  const all = new Map([...closure.matters.values(), ...seen].map((matter) => [matter.id, matter]));
  const candidates = [...all.values()].flatMap((matter) => {
    const paper = subjectOfMatter(matter);
    const shows = matter.id !== anchor?.id && WITH_RESPONDENT.includes(matter.procedure) && matter.state !== 'voided';
    return paper === undefined || !shows ? [] : [{ matter, paper }];
  });
  const judged = judgeSubjects(
    known.ways.map(({ subject }) => subject),
    candidates.map(({ paper }) => paper),
    weights,
    gazetteer,
    (way, at) => known.ways[way]?.matter === candidates[at]?.matter.id,
  );
  const standing = candidates.flatMap(({ matter, paper }, at): Standing[] => {
    const word = wordOn(closure, matter);
    const stands = standingOf(word, paper.code ?? '', known.codes, judged[at]);
    return stands === undefined ? [] : [{ matter, paper, word, stands, judged: judged[at] }];
  });
  standing.sort(
    (one, two) =>
      ORDER.indexOf(one.stands) - ORDER.indexOf(two.stands) ||
      (two.judged?.score ?? 0) - (one.judged?.score ?? 0) ||
      (one.matter.id < two.matter.id ? -1 : 1),
  );
  return {
    subject: ref,
    name: known.name,
    party: known.party,
    matters: await presentMatters(context, actor, known, standing.slice(0, SHOWN)),
    skipped: [...skipped],
    more: more || standing.length > SHOWN,
    weights: {
      version: weights.version,
      learnedOn: weights.learnedAt === null ? null : legalDay(new Date(weights.learnedAt)),
      subjects: weights.subjects,
      verdicts: weights.verdicts,
    },
    maySay: maySayOfSubjects(actor),
  };
}
