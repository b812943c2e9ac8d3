import { NotFound } from '../screens/NotFound.tsx';
import { CommitmentList } from './CommitmentList.tsx';
import { CommitmentPage } from './CommitmentPage.tsx';

/** Which page of commitments stands at a path below `/commitments`. */
export function CommitmentPages({ path }: { readonly path: string }) {
  const [, region = '', id = ''] = /^\/commitments\/(\d{6})\/([0-9a-f-]{36})$/.exec(path) ?? [];
  if (region !== '') return <CommitmentPage region={region} id={id} />;
  return path === '/commitments' ? <CommitmentList /> : <NotFound />;
}
