import { queryOptions } from '@tanstack/react-query';
import { type SubjectRef, subjectView } from '../../../../../modules/parties/resolution/contract.ts';
import { api } from '../../../api.ts';

/** Where a subject is asked for: by its code, or by the matter that names it. */
export const pathOfSubject = (subject: SubjectRef): string =>
  'code' in subject ? `/parties/${subject.code}/matters` : `/matters/${subject.region}/${subject.id}/subject`;

/** A subject in the matters that the viewer may see. */
export const subjectQuery = (subject: SubjectRef) =>
  queryOptions({
    queryKey: ['subject', pathOfSubject(subject)],
    queryFn: ({ signal }) => api.get(pathOfSubject(subject), { answer: subjectView, signal }),
  });
