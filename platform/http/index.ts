export {
  type Authenticator,
  clearSessionCookie,
  DEVICE_COOKIE,
  getActor,
  getActorWith,
  SESSION_COOKIE,
  setDeviceCookie,
  setSessionCookie,
} from './access.ts';
export { type AppOptions, createApp } from './app.ts';
export { type Problem, problemOf } from './problem.ts';
export type { WebApp } from './static.ts';
export type { Access, App } from './types.ts';
