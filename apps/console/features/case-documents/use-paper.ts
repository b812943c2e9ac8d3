import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { documentDone, type PaperView, paperView } from '../../../../modules/case-documents/contract.ts';
import {
  type Answer,
  type Finding,
  findingsIn,
  openFindings,
} from '../../../../modules/case-documents/model/findings.ts';
import type { TrackedFact } from '../../../../modules/case-documents/model/types.ts';
import { ApiFailure, api } from '../../api.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { draftAddress, type PaperKey, paperQuery, refresh } from './documents-query.ts';

type Texts = Readonly<Record<string, string>>;

/** What is being written here: kept in this tab until it is saved, with the draft that it began from. */
interface Writing {
  /** Made once for one wish: sent again after a lost answer, it is done once. */
  readonly actId: string;
  /** The draft that was seen; 0 where there was none. */
  readonly base: number;
  readonly texts: Texts;
  readonly answers: readonly Answer[];
}

const textsOf = (view: PaperView): Texts => Object.fromEntries(view.fields.map(({ key, text }) => [key, text]));
const writingOf = (view: PaperView): Writing => ({
  actId: uuidv7(),
  base: view.paper.draft?.version ?? 0,
  texts: textsOf(view),
  answers: view.answers,
});

const isConflict = (error: unknown): boolean =>
  error instanceof ApiFailure && error.problem.code === 'case-documents.draft-conflict';

/** Writing one paper: texts, findings as one types, saving, conflicts, issuing. */
export function usePaper(at: PaperKey, view: PaperView, onIssued: () => void) {
  const client = useQueryClient();
  const [writing, write, forget] = useDraft<Writing>(`documents.${at.id}.${at.seq}.${at.form}`, () => writingOf(view));
  const saved = useMemo(() => textsOf(view), [view]);
  const [conflict, setConflict] = useState(false);
  const readOnly = view.paper.issued !== null;
  const texts = readOnly ? saved : writing.texts;
  const answers = readOnly ? view.answers : writing.answers;
  const facts = view.facts as readonly TrackedFact[];
  const findings = useMemo(() => findingsIn(texts, facts), [texts, facts]);
  const open = openFindings(findings, answers);
  const changed =
    JSON.stringify(texts) !== JSON.stringify(saved) || JSON.stringify(answers) !== JSON.stringify(view.answers);

  const save = useMutation({
    mutationFn: () =>
      api.put(draftAddress(at), {
        body: { version: writing.base, texts: writing.texts, answers: writing.answers },
        answer: paperView,
      }),
    onSuccess: (next) => {
      setConflict(false);
      client.setQueryData(paperQuery(at).queryKey, next);
      write({ ...writing, base: next.paper.draft?.version ?? 0, texts: textsOf(next), answers: next.answers });
      void client.invalidateQueries({ queryKey: ['matter', at.id, 'documents'], exact: true });
    },
    onError: async (error) => {
      if (!isConflict(error)) return;
      const now = await client.fetchQuery({ ...paperQuery(at), staleTime: 0 });
      // What was written here stays; from now on it stands over the other draft, place by place.
      write({ ...writing, base: now.paper.draft?.version ?? 0 });
      setConflict(true);
    },
  });

  const issue = useMutation({
    mutationFn: async () => {
      const draft = changed ? ((await save.mutateAsync()).paper.draft?.version ?? 0) : writing.base;
      return api.post(`/cases/${at.region}/${at.id}/documents`, {
        body: { actId: writing.actId, version: view.version, seq: at.seq, form: at.form, draft },
        answer: documentDone,
      });
    },
    onSuccess: async () => {
      forget();
      onIssued();
      await refresh(client);
    },
  });

  return {
    ...{ texts, answers, findings, open, changed, conflict, readOnly, save, issue },
    /** What the other draft says, while both stand against each other. */
    theirs: conflict ? saved : {},
    setText: (key: string, text: string): void => write({ ...writing, texts: { ...writing.texts, [key]: text } }),
    setAnswer: ({ field, said, facts: about }: Finding, reason: string): void => {
      const others = writing.answers.filter((each) => each.field !== field || each.said !== said);
      const answer = { field, said, facts: about.map(({ key }) => key), reason };
      write({ ...writing, answers: reason === '' ? others : [...others, answer] });
    },
  };
}
