import { legalDay } from '../../../../kernel/plain-date.ts';
import { str } from '../../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../../platform/ledger/types.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { maskObject, seesPersonal } from '../../../intake/index.ts';
import type { ResolutionContext } from '../context.ts';
import type { SubjectMatter, SubjectStanding } from '../contract.ts';
import type { Judged } from '../model/judge.ts';
import type { Subject } from '../model/subject.ts';
import type { Known } from './known-ways.ts';
import type { Word } from './words.ts';

/** A matter beside a subject, before it is presented. */
export interface Standing {
  readonly matter: Matter;
  readonly paper: Subject;
  readonly word: Word | undefined;
  readonly stands: SubjectStanding;
  readonly judged: Judged | undefined;
}

const NOT_COMPARED = { score: null, parts: [], nearest: null };

/** The matters as the viewer may read them: rows of lists, respondents masked for whom they are masked everywhere. */
export async function presentMatters(
  { directory, rowsOf }: ResolutionContext,
  actor: LedgerActor,
  { ways }: Known,
  shown: readonly Standing[],
): Promise<SubjectMatter[]> {
  const rows = await rowsOf(
    actor,
    shown.map(({ matter: { homeRegion, id } }) => ({ homeRegion, id })),
  );
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const people = await directory.people(shown.flatMap(({ word }) => word?.by ?? []));
  const authority = await directory.names();
  return shown.flatMap(({ matter, paper, word, stands, judged }): SubjectMatter[] => {
    const row = rowOf.get(matter.id);
    if (row === undefined) return [];
    const plain = { name: paper.name, address: paper.address ?? '' };
    const written = seesPersonal(actor, matter) ? plain : maskObject(plain);
    const { score, parts, nearest } = judged ?? {};
    return [
      {
        matter: row,
        standing: stands,
        name: str(written, 'name'),
        code: paper.code ?? null,
        // Where none was written there is nothing to mask.
        address: plain.address === '' ? null : str(written, 'address') || null,
        // A code that is the same needs no score.
        ...(stands === 'code' || score === undefined
          ? NOT_COMPARED
          : {
              score,
              parts: (parts ?? []).map((part) => ({ ...part })),
              nearest: ways[nearest ?? 0]?.called ?? null,
            }),
        said:
          word === undefined || word.said === 'none'
            ? null
            : {
                said: word.said,
                reason: word.reason,
                byName: people(word.by),
                authorityName: authority(word.authority),
                on: legalDay(word.at),
              },
      },
    ];
  });
}
