import { NotFound } from '../screens/NotFound.tsx';
import { FirmPage } from './FirmPage.tsx';
import { PublishedList } from './PublishedList.tsx';
import { PublishedPage } from './PublishedPage.tsx';

/** Which page of what was published stands at a path below `/published`. */
export function PublishedPages({ path }: { readonly path: string }) {
  const [, code = ''] = /^\/published\/firm\/([0-9A-Z]{18})$/.exec(path) ?? [];
  if (code !== '') return <FirmPage code={code} />;
  const [, kind = '', region = '', id = ''] = /^\/published\/([a-z-]+)\/(\d{6})\/([0-9a-f-]{36})$/.exec(path) ?? [];
  if (kind !== '') return <PublishedPage kind={kind} region={region} id={id} />;
  return path === '/published' ? <PublishedList /> : <NotFound />;
}
