import { str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import {
  type CaseRecord,
  evidenceProblems,
  evidenceRegister,
  formsMadeBy,
  type StandardForm,
} from '../../cases/index.ts';
import { namedFiles, namedRecordings } from '../../evidence/index.ts';
import type { RecordedAct } from '../../intake/index.ts';
import type { CaseDocument } from '../source.ts';
import { OWN_FORMS } from './order.ts';
import type { CaseFile } from './papers-of.ts';

/** A paper that must be in the dossier and is not, and why it must. */
export interface Missing {
  /** Stable: an account of it is given under this key. */
  readonly key: string;
  readonly title: Text;
  readonly reason: Text;
  /** The act from which it follows. */
  readonly seq: number;
}

/** A strip 封条 stays on the goods; a photograph of it is evidence. */
const NEVER_FILED: ReadonlySet<number> = new Set([25]);
/** One paper for several verbs: asked for and approved, told and prolonged. */
const ONCE_FOR_ALL: ReadonlySet<number> = new Set([31, 53]);

/** What in the act itself shows that its paper was received: delivery, signature, receipt. */
const OWN_PROOF = ['delivery', 'signature', 'receipt', 'notice', 'evidence'] as const;

/** Later acts that prove the service of a paper; where the paper is about one thing, `same` names it in both. */
const PROVEN_BY: Readonly<
  Record<string, { readonly verbs: readonly string[]; readonly same?: string; readonly what?: string }>
> = {
  designate: { verbs: ['receive-case', 'settle-dispute'] },
  'hand-down': { verbs: ['receive-case'] },
  'transfer-case': { verbs: ['receive-case'] },
  'send-to-police': { verbs: ['police-received', 'police-filed', 'police-refused'] },
  summon: { verbs: ['record-inquiry'] },
  'ask-identification': { verbs: ['record-identification'] },
  'ask-assistance': { verbs: ['assistance-answered'] },
  'extend-measure': { verbs: ['deliver-measure'], same: 'measure', what: 'extended' },
  'lift-measure': { verbs: ['deliver-measure'], same: 'measure', what: 'lifted' },
  notify: { verbs: ['record-notice-delivery', 'announce-notice'] },
  'fix-hearing': { verbs: ['record-hearing-notice', 'hold-hearing'] },
  decide: { verbs: ['serve', 'deem-served'] },
  dismiss: { verbs: ['serve', 'deem-served'] },
};

const has = ({ body, personal }: RecordedAct, key: string): boolean => key in body || key in personal;

function isProven(act: RecordedAct, later: readonly RecordedAct[]): boolean {
  if (OWN_PROOF.some((key) => has(act, key))) return true;
  const by = PROVEN_BY[act.verb];
  if (by === undefined) return false;
  return later.some(
    ({ verb, body }) =>
      by.verbs.includes(verb) &&
      (by.same === undefined || str(body, by.same) === str(act.body, by.same)) &&
      (by.what === undefined || str(body, 'what') === by.what),
  );
}

const wantedForms = (verb: string): readonly StandardForm[] =>
  formsMadeBy(verb).filter(({ no }) => !OWN_FORMS.has(no) && !NEVER_FILED.has(no));

function missingForms(acts: readonly RecordedAct[], documents: readonly CaseDocument[]): Missing[] {
  const there = new Set(documents.map(({ seq, no }) => `${seq}:${no}`));
  const numbers = new Set(documents.map(({ no }) => no));
  const told = new Set<number>();
  return acts.flatMap((act) =>
    wantedForms(act.verb).flatMap(({ no, title }): Missing[] => {
      if (there.has(`${act.seq}:${no}`)) return [];
      if (ONCE_FOR_ALL.has(no) && (numbers.has(no) || told.has(no))) return [];
      told.add(no);
      return [
        {
          key: `form:${act.seq}:${no}`,
          title,
          reason: {
            zh: `${act.on}的办理记录（第${act.seq}项）应当制作《${title.zh}》，卷内没有。`,
            en: `Act ${act.seq} of ${act.on} makes the form “${title.en}”; it is not there.`,
          },
          seq: act.seq,
        },
      ];
    }),
  );
}

function missingProofs(acts: readonly RecordedAct[]): Missing[] {
  return acts.flatMap((act, index) => {
    const served = wantedForms(act.verb).find((form) => form.served);
    if (served === undefined || isProven(act, acts.slice(index + 1))) return [];
    const { no, title } = served;
    return [
      {
        key: `proof:${act.seq}:${no}`,
        title: { zh: `《${title.zh}》的送达回证`, en: `Proof of service of “${title.en}”` },
        reason: {
          zh: `《${title.zh}》应当送达，卷内没有送达回证、签收或者其他送达凭证。`,
          en: `“${title.en}” goes to somebody, and nothing shows that it arrived.`,
        },
        seq: act.seq,
      },
    ];
  });
}

/** Kinds whose file is the evidence itself, or whose copy is filed; a thing stays a thing. */
const FILED_KINDS: ReadonlySet<string> = new Set([
  'documentary',
  'audio-visual',
  'electronic',
  'testimony',
  'statement',
  'expert-opinion',
  'record',
]);

function missingEvidence(acts: readonly RecordedAct[], files: ReadonlySet<string>): Missing[] {
  const { items } = evidenceRegister(acts);
  return items.flatMap((item): Missing[] => {
    const body: JsonObject = acts.find(({ seq }) => seq === item.seq)?.body ?? {};
    const title = { zh: `证据${item.id}`, en: `Evidence ${item.id}` };
    const named = namedFiles(body);
    const lost = named.filter(({ id }) => !files.has(id));
    const of = (key: string, zh: string, en: string): Missing => ({
      ...{ key: `evidence:${item.id}:${key}`, title, reason: { zh, en }, seq: item.seq },
    });
    return [
      ...(lost.length > 0
        ? [
            of(
              'file',
              '登记时写明的电子文件不在本案文件中。',
              'The file that the register names is not among the files of the case.',
            ),
          ]
        : []),
      ...(named.length === 0 && FILED_KINDS.has(item.kind)
        ? [of('scan', '该证据没有扫描件或者电子文件可以入卷。', 'There is no scan or file of it to put in.')]
        : []),
      ...item.problems.map(({ kind, seq }) =>
        of(
          `${kind}:${seq}`,
          `保管链有问题：${evidenceProblems[kind].zh}。`,
          `Chain of custody: ${evidenceProblems[kind].en}.`,
        ),
      ),
    ];
  });
}

function missingRecordings(acts: readonly RecordedAct[], files: ReadonlySet<string>): Missing[] {
  return acts.flatMap(({ seq, body }) =>
    namedRecordings(body)
      .filter((id) => !files.has(id))
      .map(
        (id): Missing => ({
          key: `recording:${seq}:${id}`,
          title: { zh: '音像记录', en: 'Recording' },
          reason: {
            zh: `第${seq}项办理记录写明有音像记录，本案文件中没有。`,
            en: `Act ${seq} names a recording that is not among the files of the case.`,
          },
          seq,
        }),
      ),
  );
}

/**
 * What must be in the dossier by the acts of the case and is not: the forms that each act makes, a proof of service for
 * each that goes to somebody, the files that the register of evidence and the records name. In the order of the acts.
 */
export function missingPapers(
  { acts }: Pick<CaseRecord, 'acts'>,
  documents: readonly CaseDocument[],
  files: readonly CaseFile[],
): readonly Missing[] {
  const ids = new Set(files.map(({ id }) => id));
  return [
    ...missingForms(acts, documents),
    ...missingProofs(acts),
    ...missingEvidence(acts, ids),
    ...missingRecordings(acts, ids),
  ].sort((a, b) => a.seq - b.seq || (a.key < b.key ? -1 : 1));
}
