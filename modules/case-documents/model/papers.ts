import { num, str } from '../../../kernel/read-json.ts';
import { formsMadeBy, numbering, type StandardForm } from '../../cases/index.ts';
import { templateOn } from './templates.ts';
import type { CaseAct } from './types.ts';

/** A paper that an act makes: number of the act, form. */
export interface Paper {
  readonly act: CaseAct;
  readonly form: StandardForm;
  /** 文号 that the act gave it; '' where it has none. */
  readonly number: string;
}

/** Asked for and approved on one sheet: once it is approved, that act's paper is the whole of it. */
const COMPLETED_BY: Readonly<Record<string, string>> = { 'request-closing': 'close' };

function numberOf(procedure: string, { verb, body }: CaseAct, { numberWord }: StandardForm): string | null {
  if (numberWord === null) return '';
  const slot = numbering[procedure]?.[verb]?.find(({ word }) => word === numberWord);
  const number = slot === undefined ? '' : str(body, slot.field);
  // An optional paper without its number was not made.
  return number === '' && slot?.optional === true ? null : number;
}

function isMade(act: CaseAct, { no }: StandardForm, later: readonly CaseAct[]): boolean {
  const completed = COMPLETED_BY[act.verb];
  if (completed !== undefined && later.some(({ verb }) => verb === completed)) return false;
  // A strip for each seal: where nothing was sealed there is none.
  return no !== 25 || (Array.isArray(act.body.seals) && act.body.seals.length > 0);
}

/** The papers that acts make, in the order of the acts. */
export function papersOf(procedure: string, acts: readonly CaseAct[]): readonly Paper[] {
  const verbs = numbering[procedure] ?? {};
  return acts.flatMap((act, index) =>
    formsMadeBy(act.verb).flatMap((form): Paper[] => {
      if (procedure === 'summary-case' && !Object.hasOwn(verbs, act.verb)) return [];
      if (templateOn(form.no, act.on) === undefined || !isMade(act, form, acts.slice(index + 1))) return [];
      const number = numberOf(procedure, act, form);
      return number === null ? [] : [{ act, form, number }];
    }),
  );
}

/** How a paper was issued, by the acts. */
export interface Issued {
  readonly seq: number;
  readonly actId: string;
  readonly about: number;
  readonly form: number;
  readonly act: CaseAct;
  /** The act that withdrew it; null while it stands. */
  readonly withdrawn: CaseAct | null;
}

/** Every issue of every paper, the first one first. */
export function issuesOf(acts: readonly CaseAct[]): readonly Issued[] {
  const withdrawn = new Map(
    acts.filter(({ verb }) => verb === 'withdraw-document').map((act) => [num(act.body, 'issued'), act]),
  );
  return acts
    .filter(({ verb }) => verb === 'issue-document')
    .map((act) => ({
      ...{ seq: act.seq, actId: act.actId, about: num(act.body, 'about'), form: num(act.body, 'form'), act },
      withdrawn: withdrawn.get(act.seq) ?? null,
    }));
}
