import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { receivedFile } from '../../../../modules/evidence/contract.ts';
import { api } from '../../api.ts';
import type { FormFile } from '../../forms/context.ts';
import { fromLocal, toLocal } from '../../forms/instants.ts';
import { useWords } from '../../i18n/index.ts';
import { useAuthorities, usePeople } from '../../ui/use-authorities.ts';
import { filesQuery } from '../files/files-query.ts';
import { actingAs, useMe } from '../identity/use-me.ts';
import type { VerbMeans } from '../intake/verb-means.ts';
import { caseQuery } from './case-query.ts';
import { beginOn, followed, withAuthorityNamed, withOnlyOnes } from './fill.ts';
import { withNumbersToCome, withoutNumbers } from './given.ts';
import { matterOf } from './matter-of.ts';
import { Transcript } from './Transcript.tsx';
import { thingsOf } from './things.ts';
import { useSuggestions } from './use-suggestions.ts';

/** Names of people of the case by id: those who acted, handle it, own tasks, and the office's own. */
export function usePeopleOf(detail: CaseDetail): ReadonlyMap<string, string> {
  const office = usePeople(detail.matter.row.handlingCode.slice(0, 6)).data;
  return useMemo(() => {
    const { row } = detail.matter;
    const all = [
      ...(office ?? []),
      ...detail.people,
      ...detail.tasks.map(({ owner }) => owner),
      ...detail.officers,
      ...(row.assignee === null ? [] : [row.assignee]),
    ];
    return new Map(all.map(({ id, name }) => [id, name]));
  }, [detail, office]);
}

/** Licences of the office's people by id. */
export function useLicences(authority: string): ReadonlyMap<string, string> {
  const people = usePeople(authority).data;
  return useMemo(
    () => new Map(people?.flatMap(({ id, licence }) => (licence == null ? [] : [[id, licence] as const]))),
    [people],
  );
}

/** Hands a file of evidence in; the act that is being written names it by what comes back. */
async function handIn(region: string, id: string, file: File): Promise<FormFile> {
  const body = new FormData();
  body.append('file', file, file.name);
  const query = { fileId: uuidv7() };
  const answer = await api.post(`/cases/${region}/${id}/evidence-files`, { body, query, answer: receivedFile });
  return { id: answer.fileId, sha256: answer.sha256, size: answer.size, name: answer.name };
}

/** What the forms of a case's acts need: its things, its files, what it knows already, and how an act is judged here. */
export function useCaseMeans(detail: CaseDetail): VerbMeans {
  const { pick } = useWords();
  const who = useMe();
  const { row } = detail.matter;
  const files = useQuery(filesQuery(row.homeRegion, row.id)).data;
  const names = usePeopleOf(detail);
  const licences = useLicences(row.handlingCode.slice(0, 6));
  const suggestions = useSuggestions();
  const authorities = useAuthorities();
  // Letters are written in Chinese, whatever the reader's language.
  const nameOf = (code: string) => authorities.find((each) => each.code === code)?.name.zh;
  const now = new Date();
  const moment = {
    today: legalDay(now),
    now: fromLocal(toLocal(now.toISOString())),
    me: who.person.id,
  };
  const things = (verb: string) => thingsOf(detail, (id) => names.get(id) ?? '', pick, verb);
  return {
    address: (region, id) => `/cases/${region}/${id}/acts`,
    fresh: async (client, region, id) => {
      const { matter } = await client.fetchQuery({ ...caseQuery(region, id), staleTime: 0 });
      return matter;
    },
    fields: (fields, verb) => withoutNumbers(row.procedure, verb, fields),
    begin: (fields, verb) => {
      const begun = beginOn(fields, detail, verb, moment, licences);
      return followed(withOnlyOnes(fields, begun, things(verb)), begun, detail, licences);
    },
    follow: (draft, before, verb) => {
      const next = followed(draft, before, detail, licences);
      return verb === 'ask-assistance' ? withAuthorityNamed(next, before, nameOf) : next;
    },
    given: (verb, body) => withNumbersToCome(row.procedure, verb, body),
    about: { matter: matterOf(detail), actor: actingAs(who) },
    context: (verb) => ({
      things: things(verb),
      suggestions,
      files: (files ?? []).map(({ id, sha256, size, name }) => ({ id, sha256, size, name: name || id })),
      upload: (file) => handIn(row.homeRegion, row.id, file),
      moment,
    }),
    aside: ({ verb, draft }) => (verb === 'record-inquiry' ? <Transcript draft={draft} /> : null),
    width: 720,
  };
}
