export { addCommitmentRoutes } from './routes.ts';
