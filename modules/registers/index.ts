export { addRegisterRoutes } from './routes.ts';
