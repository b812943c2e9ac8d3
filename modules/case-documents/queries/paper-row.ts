import { num, str } from '../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import type { Refusal } from '../../../platform/procedure/types.ts';
import { signedByHead } from '../../cases/index.ts';
import { stages } from '../../cases/model/forms/form.ts';
import type { DocumentContext } from '../context.ts';
import type { PaperRow } from '../contract.ts';
import type { Issued, Paper } from '../model/papers.ts';
import type { Draft } from './drafts.ts';
import { organOf, type Prepared, seesPaper, todayOf } from './prepare.ts';

/** Who looks at the papers of a case. */
export interface Looking {
  readonly context: DocumentContext;
  readonly actor: LedgerActor;
  readonly prepared: Prepared;
  readonly drafts: readonly Draft[];
  /** Papers whose service nothing proves, as `12:45`. */
  readonly unproven: ReadonlySet<string>;
}

/** Roles that may perform the act of a paper. */
export const makersOf = ({ procedure }: Prepared, { act }: Paper): readonly string[] =>
  procedure.verbs[act.verb]?.by ?? [];

const refuse = (rule: string, zh: string, en: string): Refusal => ({ rule, text: { zh, en } });

/** Why the asker may not issue this paper now; null where nothing stands against it. */
export function issueRefusal({ context, actor, prepared }: Looking, paper: Paper): Refusal | null {
  const { procedure, record } = prepared;
  const general = refusalOf(procedure, record.matter, actor, 'issue-document', todayOf(context.ledger));
  if (general !== null) return general;
  if (actor.authority.slice(0, 6) !== organOf(paper)) {
    return refuse(
      'case.issue-document.own-organ',
      '只能由作出该项办理的机关签发其文书。',
      'Only the authority that performed the act issues its papers.',
    );
  }
  if (!actor.roles.includes('head') && signedByHead(paper.form, makersOf(prepared, paper))) {
    return refuse(
      'case.issue-document.head',
      '这种文书由机关负责人签发。',
      'Papers of this kind are signed by a head of the authority.',
    );
  }
  return null;
}

function presentIssue(
  { prepared }: Looking,
  { act, seq, actId, withdrawn }: Issued,
  open: boolean,
): NonNullable<PaperRow['issued']> {
  const kind = str((act.body.seal ?? {}) as never, 'kind');
  return {
    ...{ doc: actId, seq, on: act.on, at: act.eventAt, digest: str(act.body, 'digest'), size: num(act.body, 'size') },
    by: { id: act.actor, name: prepared.person(act.actor).name },
    seal: kind === 'picture' || kind === 'drawn' ? kind : ('none' as const),
    answers: Array.isArray(act.personal.answers) ? act.personal.answers.length : 0,
    withdrawnOn: withdrawn?.on ?? null,
    reason: withdrawn === null || !open ? null : str(withdrawn.personal, 'reason'),
  };
}

/** A paper as lists show it. Its title and number name nobody; reasons are for who may open it. */
export function presentPaper(looking: Looking, paper: Paper): PaperRow {
  const { actor, prepared, drafts, unproven } = looking;
  const { act, form, number } = paper;
  const open = seesPaper(actor, prepared, paper);
  const issues = prepared.issues.filter(({ about, form: no }) => about === act.seq && no === form.no);
  const standing = issues.findLast(({ withdrawn }) => withdrawn === null);
  const draft = drafts.find((each) => each.seq === act.seq && each.form === form.no);
  const earlier = issues.filter(({ withdrawn }) => withdrawn !== null);
  return {
    ...{ seq: act.seq, form: form.no, title: form.title, number, on: act.on, served: form.served, open },
    ...{ stage: form.stage, stageTitle: stages[form.stage], sealed: form.sealed },
    verbTitle: prepared.procedure.verbs[act.verb]?.title ?? { zh: act.verb, en: act.verb },
    state:
      standing !== undefined ? 'issued' : draft !== undefined ? 'draft' : earlier.length > 0 ? 'withdrawn' : 'possible',
    proof: !form.served ? 'none' : unproven.has(`${act.seq}:${form.no}`) ? 'missing' : 'there',
    byHead: signedByHead(form, makersOf(prepared, paper)),
    refusal: standing === undefined ? issueRefusal(looking, paper) : null,
    draft:
      draft === undefined || standing !== undefined
        ? null
        : {
            version: draft.version,
            by: { id: draft.by, name: prepared.person(draft.by).name },
            at: draft.at.toISOString(),
          },
    issued: standing === undefined ? null : presentIssue(looking, standing, open),
    earlier: earlier.map((each) => presentIssue(looking, each, open)),
  };
}
