export { addHotSpotRoutes } from './routes.ts';
