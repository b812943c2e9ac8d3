import { str } from '../../../kernel/read-json.ts';
import { type CaseRecord, evidenceRegister } from '../../cases/index.ts';
import { namedFiles } from '../../evidence/index.ts';
import type { CaseDocument } from '../source.ts';
import type { Paper } from './order.ts';

/** A file of the case as the table of files knows it. */
export interface CaseFile {
  readonly id: string;
  readonly name: string | null;
  readonly actId: string | null;
}

const formKey = (seq: number, no: number): string => `form:${seq}:${no}`;

/** Every paper that the case has: documents of its acts, files of its evidence, other files. */
export function papersOf(
  { acts }: CaseRecord,
  documents: readonly CaseDocument[],
  files: readonly CaseFile[],
): readonly Paper[] {
  const forms = documents.map(
    ({ no, seq, title, on, number }): Paper => ({
      ...{ key: formKey(seq, no), kind: 'form', title, seq, on, no },
      ...(number === undefined ? {} : { number }),
    }),
  );
  const byId = new Map(files.map((file) => [file.id, file]));
  const taken = new Set<string>();
  const evidence = evidenceRegister(acts).items.flatMap((item): Paper[] => {
    const act = acts.find(({ seq }) => seq === item.seq);
    return namedFiles(act?.body ?? {}).flatMap((file, index): Paper[] => {
      if (!byId.has(file.id) || taken.has(file.id) || act === undefined) return [];
      taken.add(file.id);
      const title = item.title === '' ? (byId.get(file.id)?.name ?? item.id) : item.title;
      const kind = item.excluded === null ? 'evidence' : 'excluded';
      const nth = index === 0 ? '' : `（照片${index}）`;
      return [
        {
          key: `file:${file.id}`,
          kind,
          title: `${title}${nth}`,
          seq: item.seq,
          on: act.on,
          fileId: file.id,
          evidence: item.id,
        },
      ];
    });
  });
  const others = files.flatMap((file): Paper[] => {
    if (taken.has(file.id)) return [];
    const act = acts.find(({ actId }) => actId === file.actId);
    // The file of a document that was issued: it stands there already as the paper of its act.
    if (act?.verb === 'issue-document') return [];
    // What was kept of the spot says what it is; a camera's own name says nothing.
    const told = act?.verb === 'keep-record' ? str(act.personal, 'title') : '';
    const title = told || (file.name ?? str(act?.body ?? {}, 'name'));
    return act === undefined
      ? []
      : [
          {
            key: `file:${file.id}`,
            kind: 'file',
            title: title === '' ? '附件' : title,
            seq: act.seq,
            on: act.on,
            fileId: file.id,
          },
        ];
  });
  return [...forms, ...evidence, ...others];
}
