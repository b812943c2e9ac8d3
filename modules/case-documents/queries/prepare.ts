import { AppError } from '../../../kernel/error.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { isAuthorityCode, regionOf } from '../../../kernel/region.ts';
import type { Json, Text } from '../../../kernel/text.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor, LedgerDependencies } from '../../../platform/ledger/types.ts';
import { emptyMatter, foldAct } from '../../../platform/procedure/fold.ts';
import type { Matter, Procedure } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Directory } from '../../authorities/index.ts';
import { type CaseRecord, standsBack } from '../../cases/index.ts';
import { mayOpen } from '../../evidence/index.ts';
import { type Issued, issuesOf, type Paper, papersOf } from '../model/papers.ts';
import { templateOf, templateOn } from '../model/templates.ts';
import type { FormInput, FormTemplate } from '../model/types.ts';

/** A case made ready to write its documents: its papers, what was issued, and how it stood after each act. */
export interface Prepared {
  readonly record: CaseRecord;
  readonly procedure: Procedure;
  readonly papers: readonly Paper[];
  readonly issues: readonly Issued[];
  /** The case as the act of that number left it. */
  standing(seq: number): Matter;
  readonly person: FormInput['person'];
  /** An authority as it was called on a day. */
  authorityOn(day: PlainDate): (code: string) => Text;
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly licence: string | null;
}

interface AuthorityRow {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids of people and codes of authorities, wherever the acts name them. */
function namedIn(value: Json | undefined, people: Set<string>, codes: Set<string>): void {
  if (typeof value === 'string') {
    if (UUID.test(value)) people.add(value);
    else if (value.length <= 9 && isAuthorityCode(value)) codes.add(value).add(regionOf(value));
  } else if (Array.isArray(value)) for (const each of value) namedIn(each, people, codes);
  else if (value !== null && typeof value === 'object') {
    for (const each of Object.values(value)) namedIn(each, people, codes);
  }
}

async function names(db: Db, { matter, acts }: CaseRecord, others: readonly string[]) {
  const people = new Set<string>(others);
  const codes = new Set<string>([matter.homeCode, matter.handlingCode, regionOf(matter.handlingCode)]);
  for (const { actor, authority, body, personal } of acts) {
    people.add(actor);
    codes.add(authority).add(regionOf(authority));
    namedIn(body, people, codes);
    namedIn(personal, people, codes);
  }
  const found = await db.query<PersonRow>(sql`
    select id, name, licence_no as licence from person where id = any(${[...people]}::uuid[])`);
  const authorities = await db.query<AuthorityRow>(sql`
    select code, name_zh as zh, name_en as en, valid_from as "from", valid_to as "to" from authority
    where code = any(${[...codes]}::text[])`);
  return { people: new Map(found.rows.map((row) => [row.id, row])), authorities: authorities.rows };
}

/** Makes a case ready that was read before; `others` are people whom no act names. */
export async function prepare(
  { ledger, directory }: { readonly ledger: LedgerDependencies; readonly directory: Directory },
  record: CaseRecord,
  others: readonly string[] = [],
): Promise<Prepared> {
  const procedure = getProcedure(ledger, record.matter.procedure);
  const { people, authorities } = await names(ledger.store.db, record, others);
  const today = await directory.names();
  const { homeRegion, matterId, matter, acts } = record;
  const stood: Matter[] = [];
  return {
    record,
    procedure,
    papers: papersOf(matter.procedure, acts),
    issues: issuesOf(acts),
    standing(seq) {
      for (let next = stood.length; next < seq; next += 1) {
        const act = acts[next];
        if (act === undefined) break;
        const before = stood[next - 1] ?? emptyMatter(matter.procedure, homeRegion, matterId, matter.homeCode);
        stood.push(foldAct(procedure, before, act, ledger.env));
      }
      return stood[seq - 1] ?? matter;
    },
    person: (id) => ({ name: people.get(id)?.name ?? '', licence: people.get(id)?.licence ?? null }),
    authorityOn: (day) => (code) => {
      const then = authorities.find((each) => each.code === code && each.from <= day && (each.to ?? day) >= day);
      return then === undefined ? today(code) : { zh: then.zh, en: then.en };
    },
  };
}

/** A paper of the case. @throws AppError 404 `case-documents.no-such-paper` */
export function getPaper({ papers }: Prepared, seq: number, form: number): Paper {
  const paper = papers.find((each) => each.act.seq === seq && each.form.no === form);
  if (paper === undefined) throw new AppError('case-documents.no-such-paper', 404, { form, seq });
  return paper;
}

/** The authority in whose name a paper goes out: that of the act, of a station its county (law.md 2.1). */
export const organOf = ({ act }: Paper): string => regionOf(act.authority);

/** What a paper is written from. */
export function inputOf(
  prepared: Prepared,
  paper: Paper,
  texts: Readonly<Record<string, string>>,
  at: Date,
): FormInput {
  const { act, form } = paper;
  const authority = prepared.authorityOn(act.on);
  const organ = organOf(paper);
  return {
    ...{ form, act, texts, at, authority, language: 'zh', person: prepared.person },
    matter: prepared.standing(act.seq),
    acts: prepared.record.acts.slice(0, act.seq),
    issuer: { code: organ, name: authority(organ) },
  };
}

/** The template of a paper on the day of its act, or that very edition. @throws AppError 409 `case-documents.outdated` */
export function getTemplate({ form, act }: Paper, version?: string): FormTemplate {
  const template = version === undefined ? templateOn(form.no, act.on) : templateOf(form.no, version as PlainDate);
  if (template === undefined) throw new AppError('case-documents.outdated', 409, { form: form.title.zh });
  return template;
}

/** The texts as {@link inputOf} wants them before anybody wrote: the instant of the act itself, so that equal papers are equal bytes. */
export const instantOf = ({ act }: Paper): Date => new Date(act.eventAt);

const WRITES = ['officer', 'head', 'intake', 'legal-reviewer'];

/** Who works on the case, or at the authority whose act it is, reads and writes its paper as it is; the custodian reads. */
export const seesPaper = (actor: LedgerActor, { record }: Prepared, paper: Paper): boolean =>
  mayOpen(actor, record) ||
  (!standsBack(actor, record.matter) &&
    regionOf(actor.authority) === organOf(paper) &&
    WRITES.some((role) => actor.roles.includes(role)));

/** @throws AppError 403 `case-documents.refused` */
export function checkSees(actor: LedgerActor, prepared: Prepared, paper: Paper): void {
  if (!seesPaper(actor, prepared, paper)) throw new AppError('case-documents.refused', 403);
}

export const todayOf = ({ clock }: Pick<LedgerDependencies, 'clock'>): PlainDate => legalDay(clock.now());
