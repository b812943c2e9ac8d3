import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { fileView } from '../../../../modules/intake/contract.ts';
import { addressOf, api } from '../../api.ts';

/** The files of a matter in the order they came; read anew with everything else of the matter. */
export const filesQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['matter', id, 'files'],
    queryFn: ({ signal }) => api.get(`/matters/${region}/${id}/files`, { answer: z.array(fileView), signal }),
  });

/** Where the working copy of a file is. */
export const workingCopy = (region: string, id: string, file: string): string =>
  addressOf(`/matters/${region}/${id}/files/${file}`);
