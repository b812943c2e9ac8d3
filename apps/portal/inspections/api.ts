import type { DoorView, ItemListView, PublicDraw, PublicInspection } from '../../../modules/inspections/contract.ts';
import { get, getListed, getText } from '../get.ts';

interface At {
  readonly region: string;
  readonly id: string;
}

export const drawPath = ({ region, id }: At): string => `/inspections/draws/${region}/${id}`;
export const drawFileApi = ({ region, id }: At): string => `/api/public/draws/${region}/${id}/file`;

export const findInspections = (q: string, next: string | null) =>
  getListed<PublicInspection>('/api/public/inspections', 'before', q, next);

export const findDraws = () => get<{ readonly items: readonly PublicDraw[] }>('/api/public/draws');
export const findDraw = ({ region, id }: At) => get<PublicDraw>(`/api/public/draws/${region}/${id}`);
/** The file of a draw as it was published, to the byte. */
export const drawFileText = (at: At) => getText(drawFileApi(at));
export const findItems = () => get<{ readonly lists: readonly ItemListView[] }>('/api/public/inspection-items');
export const findDoor = (code: string) => get<DoorView>(`/api/public/inspection-door?${new URLSearchParams({ code })}`);
