import { NotFound } from '../screens/NotFound.tsx';
import { FilePage } from './FilePage.tsx';
import { FollowPage } from './FollowPage.tsx';
import { Scorecards } from './Scorecards.tsx';

/** Which page of online settlement stands at a path at or below `/settle`. */
export function SettlePages({ path }: { readonly path: string }) {
  const [, region = '', id = ''] = /^\/settle\/(\d{6})\/([0-9a-f-]{36})$/.exec(path) ?? [];
  if (region !== '') return <FilePage region={region} id={id} key={id} />;
  if (path === '/settle/scorecards') return <Scorecards />;
  return path === '/settle' ? <FollowPage /> : <NotFound />;
}
