import { blocksOf } from '../../../../platform/matching/blocks.ts';
import { count, type Field, patternOf, type Tally } from '../../../../platform/matching/comparison.ts';
import { estimate } from '../../../../platform/matching/estimate.ts';
import { gather } from '../../../../platform/matching/gather.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { sql } from '../../../../platform/store/sql.ts';
import type { Store } from '../../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../../platform/store/types.ts';
import type { Directory } from '../../../authorities/index.ts';
import { subjectFields, subjectKeys } from '../model/compare-subjects.ts';
import { subjectOfMatter, WITH_RESPONDENT } from '../model/matter-subject.ts';
import { emptyTable, type Subject, subjectReader } from '../model/subject.ts';
import { commonnessOf } from '../model/weights.ts';
import { placesOf } from '../places.ts';
import { currentWeights } from '../queries/current-weights.ts';
import { knownSubjects } from '../queries/known-subjects.ts';
import type { SubjectKey } from '../queries/words.ts';

/** With fewer papers nothing is learned: the weights set by hand serve. Ours. */
const LEAST = 2_000;
const MOST = 20_000;
const MOST_WORDS = 5_000;
/** One word of an officer counts for so many pairs that nobody judged. Ours. */
const WORTH = 20;
/** A block of more records teaches nothing that smaller ones do not. */
const CAP = 100;
const LEARNED_FIELDS = ['code', 'name', 'region', 'address'];

/**
 * Papers to learn from, and what share of all they are: all where there are few, else those that share any key of a slice of the
 * keys, so that papers about one operator come together.
 */
async function sampleOf(tx: Db, most: number): Promise<{ readonly subjects: Subject[]; readonly share: number }> {
  const { rows: counted } = await tx.query<{ n: number }>(sql`
    select count(*)::int as n from (select from subject_key group by home_region, matter_id) named`);
  const all = counted[0]?.n ?? 0;
  const share = Math.min(1, most / Math.max(1, all));
  const until = Math.floor(-2_147_483_648 + share * 4_294_967_295);
  const { rows } = await tx.query<{ snapshot: Matter }>(sql`
    select m.snapshot from matter m
    where procedure = any(${WITH_RESPONDENT}) and (m.home_region, m.id) in (
      select home_region, matter_id from subject_key where key <= ${until})
    order by m.home_region, m.id limit ${most}`);
  return { subjects: rows.flatMap(({ snapshot }) => subjectOfMatter(snapshot) ?? []), share };
}

interface WordRow {
  readonly subject: SubjectKey;
  readonly said: 'same' | 'other';
  readonly snapshot: Matter;
}

/** Pairs that officers judged: how the operator is written beside the matter. */
async function judgedPairs(
  tx: Db,
): Promise<{ readonly said: 'same' | 'other'; readonly pair: readonly [Subject, Subject] }[]> {
  const { rows } = await tx.query<WordRow>(sql`
    select w.subject, w.said, m.snapshot from (
      select distinct on (home_region, matter_id, subject) home_region, matter_id, subject, said, at from subject_word
      order by home_region, matter_id, subject, at desc, id desc) w
    join matter m on m.home_region = w.home_region and m.id = w.matter_id
    where w.said <> 'none' order by w.at desc limit ${MOST_WORDS}`);
  const pairs = [];
  for (const { subject, said, snapshot } of rows) {
    const [known] = await knownSubjects(tx, subject);
    const paper = subjectOfMatter(snapshot);
    if (known !== undefined && paper !== undefined) pairs.push({ said, pair: [known, paper] as const });
  }
  return pairs;
}

function tallied(fields: readonly Field[], rows: readonly (readonly [number, number])[]): Tally {
  const tally: Tally = new Map();
  for (const [a, b] of rows) count(tally, patternOf(fields, a, b));
  return tally;
}

/**
 * Learns what each field weighs from the papers there are, corrected by what officers said, and keeps it as the next version.
 * Does nothing while there are few papers, or when papers have not grown by a tenth since and nobody said anything. Gives the versions made.
 */
export async function learnSubjects(
  store: Store,
  directory: Pick<Directory, 'authorities'>,
  at: Date,
  least = LEAST,
): Promise<number> {
  const before = await currentWeights(store);
  const { subjects, share, judged, words } = await store.transaction(SYSTEM_VIEWER, async (tx) => ({
    ...(await sampleOf(tx, MOST)),
    judged: await judgedPairs(tx),
    words: (await tx.query<{ n: number }>(sql`select count(*)::int as n from subject_word`)).rows[0]?.n ?? 0,
  }));
  const grown = (now: number, then: number): boolean => now > then * 1.1;
  if (subjects.length < least) return 0;
  if (before.version > 0 && !grown(subjects.length / share, before.subjects) && words === before.words) return 0;

  const all = [...subjects, ...judged.flatMap(({ pair }) => pair)];
  const table = emptyTable(all.length);
  const read = subjectReader(await placesOf(directory));
  for (const [row, subject] of all.entries()) {
    read(table, row, subject);
    // Reading ten thousand names takes as long as several requests: they come in between.
    if (row % 200 === 199) await new Promise((next) => setImmediate(next));
  }
  const fields = subjectFields(table).filter(({ name }) => LEARNED_FIELDS.includes(name));
  // Judged pairs stand behind the sample: they are no part of its blocks.
  const blocks = subjectKeys(table).map(({ name, values }) =>
    blocksOf({ name, values: values.subarray(0, subjects.length) }, CAP),
  );
  const evidence = gather({ fields, blocks, records: subjects.length, lots: 200_000, parts: 1 });
  const rowsOf = (said: 'same' | 'other') =>
    judged.flatMap((each, nth) =>
      each.said === said ? [[subjects.length + 2 * nth, subjects.length + 2 * nth + 1] as const] : [],
    );
  const weights = estimate(fields, {
    ...evidence,
    // The sample holds that share of the pairs worth comparing, and far less of all pairs.
    once: { tally: evidence.once.tally, possible: evidence.once.possible / share },
    verdicts: { same: tallied(fields, rowsOf('same')), other: tallied(fields, rowsOf('other')), worth: WORTH },
  });
  const kept = { weights, commonness: fields.flatMap(commonnessOf), words };
  const { rowCount } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`
      insert into subject_weights (home_region, version, learned_at, subjects, verdicts, weights)
      values ('000000', ${before.version + 1}, ${at}, ${Math.round(subjects.length / share)}, ${judged.length},
        ${JSON.stringify(kept)}::jsonb)
      on conflict (home_region, version) do nothing`),
  );
  return rowCount ?? 0;
}
