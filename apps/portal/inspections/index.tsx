import { DoorPage } from './DoorPage.tsx';
import { DrawList, DrawPage } from './DrawPages.tsx';
import { InspectionList } from './InspectionList.tsx';
import { ItemPage } from './ItemPage.tsx';

/** Which page of inspections stands at a path below `/inspections`; null where there is none. */
export function InspectionPages({ path }: { readonly path: string }) {
  const [, region = '', id = ''] = /^\/inspections\/draws\/(\d{6})\/([0-9a-f-]{36})$/.exec(path) ?? [];
  if (region !== '') return <DrawPage region={region} id={id} />;
  switch (path) {
    case '/inspections/draws':
      return <DrawList />;
    case '/inspections/items':
      return <ItemPage />;
    case '/inspections/door':
      return <DoorPage />;
    default:
      return <InspectionList />;
  }
}
