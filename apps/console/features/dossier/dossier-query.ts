import { queryOptions } from '@tanstack/react-query';
import { dossierView } from '../../../../modules/dossiers/contract.ts';
import { addressOf, api } from '../../api.ts';

/** How a dossier stands; asked again and again while it is being built. */
export const dossierQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['matter', id, 'dossier'],
    queryFn: ({ signal }) => api.get(`/cases/${region}/${id}/dossier`, { answer: dossierView, signal }),
    refetchInterval: ({ state }) => {
      const at = state.data?.dossier?.state;
      return at === 'waiting' || at === 'building' ? 1_000 : false;
    },
  });

export const addressOfDossier = (region: string, id: string): string => `/cases/${region}/${id}/dossier`;

/** The PDF to keep. */
export const dossierFile = (region: string, id: string, volume: 'all' | 'main'): string =>
  addressOf(`/cases/${region}/${id}/dossier/file`, { volume });

/** The PDF as the browser shows it, opened at a page. */
export const dossierPage = (region: string, id: string, dossier: string, page: number): string =>
  `${addressOf(`/cases/${region}/${id}/dossier/file`, { as: 'page', dossier })}#page=${page}&navpanes=0`;
