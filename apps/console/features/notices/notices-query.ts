import { queryOptions } from '@tanstack/react-query';
import { noticeList } from '../../../../modules/notices/contract.ts';
import { api } from '../../api.ts';

/** What may be issued of a matter and what was; asked anew for each version of it. */
export const noticesQuery = (region: string, id: string, version: number) =>
  queryOptions({
    queryKey: ['matter', id, 'notices', version],
    queryFn: ({ signal }) => api.get(`/matters/${region}/${id}/notices`, { answer: noticeList, signal }),
  });

/** Where the file of an issued notice is. */
export const fileAddress = (region: string, id: string, actId: string, format: 'pdf' | 'docx'): string =>
  `/api/matters/${region}/${id}/notices/${actId}?format=${format}`;
