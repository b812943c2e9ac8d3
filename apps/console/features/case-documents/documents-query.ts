import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { documentList, documentProof, paperView, previewAnswer } from '../../../../modules/case-documents/contract.ts';
import { api } from '../../api.ts';

/** Which paper of which case. */
export interface PaperKey {
  readonly region: string;
  readonly id: string;
  readonly seq: number;
  readonly form: number;
}

type Texts = Readonly<Record<string, string>>;

export const documentsQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['matter', id, 'documents'],
    queryFn: ({ signal }) => api.get(`/cases/${region}/${id}/documents`, { answer: documentList, signal }),
  });

export const draftAddress = ({ region, id, form, seq }: PaperKey): string =>
  `/cases/${region}/${id}/documents/draft/${form}/${seq}`;

export const paperQuery = (paper: PaperKey) =>
  queryOptions({
    queryKey: ['matter', paper.id, 'documents', 'paper', paper.form, paper.seq],
    queryFn: ({ signal }) => api.get(draftAddress(paper), { answer: paperView, signal }),
    // What is being written is not read anew under the writer's hands.
    refetchOnWindowFocus: false,
  });

/** The paper with these texts: as data, or with its pages. Kept for as long as the texts are the same. */
export const previewQuery = (paper: PaperKey, texts: Texts, version: number, format: 'sheet' | 'pages') =>
  queryOptions({
    queryKey: ['matter', paper.id, 'documents', 'preview', paper.form, paper.seq, format, version, texts],
    queryFn: ({ signal }) =>
      api.post(`/cases/${paper.region}/${paper.id}/documents/preview`, {
        body: { seq: paper.seq, form: paper.form, texts, format },
        answer: previewAnswer,
        signal,
      }),
    retry: false,
    gcTime: 60_000,
  });

export const fileAddress = (region: string, id: string, doc: string, format: 'pdf' | 'docx'): string =>
  `/api/cases/${region}/${id}/documents/${doc}/file?format=${format}`;

/** Saves the proof of a document under a name that goes with its PDF. @throws ApiFailure */
export async function saveProof(region: string, id: string, doc: string, name: string): Promise<void> {
  const proof = await api.get(`/cases/${region}/${id}/documents/${doc}/proof`, { answer: documentProof });
  save(new Blob([JSON.stringify(proof, null, 2)], { type: 'application/json' }), `${name}.proof.json`);
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** After an act: this panel, the case and its lists are of another version. */
export async function refresh(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
}
