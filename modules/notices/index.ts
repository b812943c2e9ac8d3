export type { NoticeContext } from './context.ts';
export { numberDefects } from './queries/number-defects.ts';
export { addNoticeRoutes } from './routes.ts';
