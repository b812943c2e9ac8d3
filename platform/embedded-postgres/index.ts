export { checkServer, checkUrl, type Queryable } from './check-server.ts';
export { connectionFailure } from './connection-failure.ts';
export { type EmbeddedOptions, type EmbeddedPostgres, startEmbedded, stopEmbedded } from './embedded.ts';
