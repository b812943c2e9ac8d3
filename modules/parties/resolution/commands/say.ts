import { isUscc, tidyUscc } from '../../../../kernel/codes/uscc.ts';
import { AppError } from '../../../../kernel/error.ts';
import { uuidv7 } from '../../../../kernel/id.ts';
import type { LedgerActor } from '../../../../platform/ledger/types.ts';
import { sql } from '../../../../platform/store/sql.ts';
import { findMatter } from '../../../intake/index.ts';
import type { ResolutionContext } from '../context.ts';
import type { SubjectRef, SubjectWordRequest } from '../contract.ts';
import { judgeSubjects } from '../model/judge.ts';
import { subjectOfMatter } from '../model/matter-subject.ts';
import { placesOf } from '../places.ts';
import { currentWeights } from '../queries/current-weights.ts';
import { knownSubjects } from '../queries/known-subjects.ts';
import { type SubjectKey, standingWords, subjectKeyOf } from '../queries/words.ts';

const MAY_SAY = ['intake', 'officer', 'legal-reviewer', 'head'];

export const maySayOfSubjects = ({ roles }: Pick<LedgerActor, 'roles'>): boolean =>
  MAY_SAY.some((role) => roles.includes(role));

/** The subject as its words are kept under, or why it is none. @throws AppError 422 `party.code-invalid` */
export function keyOfRef(ref: SubjectRef): SubjectKey {
  if (!('code' in ref)) return subjectKeyOf(ref);
  const code = tidyUscc(ref.code);
  if (!isUscc(code)) throw new AppError('party.code-invalid', 422, { code: ref.code.slice(0, 40) });
  return subjectKeyOf({ code });
}

/**
 * Keeps what an officer says of a matter and an operator: about them, about another, or nothing any more. Both must be there for
 * the officer to see. Says whether anything was added: the same word again is not.
 * @throws AppError 403 `subject.not-yours`; 404 `procedure.no-such-matter`, `subject.none`; 422 `party.code-invalid`, `subject.itself`
 */
export async function sayOfSubject(
  { ledger: { store, clock }, directory }: ResolutionContext,
  actor: LedgerActor,
  { matter: place, subject, said, reason }: SubjectWordRequest,
): Promise<boolean> {
  const key = keyOfRef(subject);
  if (key === subjectKeyOf(place)) throw new AppError('subject.itself', 422);
  const weights = await currentWeights(store);
  const gazetteer = await placesOf(directory);
  return store.transaction(actor, async (tx) => {
    if (!('code' in subject)) await findMatter(tx, subject.region, subject.id);
    const { matter } = await findMatter(tx, place.region, place.id);
    if (!maySayOfSubjects(actor)) throw new AppError('subject.not-yours', 403);
    const paper = subjectOfMatter(matter);
    if (paper === undefined) throw new AppError('subject.none', 404);
    const standing = (await standingWords(tx, place)).find((word) => word.subject === key)?.said ?? 'none';
    if (standing === said) return false;
    const known = await knownSubjects(tx, key);
    const judged = known.length === 0 ? undefined : judgeSubjects(known, [paper], weights, gazetteer)[0];
    await tx.query(sql`
      insert into subject_word (home_region, matter_id, id, subject, said, reason, weights, score, by, authority, at)
      values (${place.region}, ${place.id}, ${uuidv7()}, ${key}, ${said}, ${reason}, ${weights.version},
        ${judged?.score ?? null}, ${actor.personId}, ${actor.authority}, ${clock.now()})`);
    return true;
  });
}
