export { checkServer, checkUrl } from './check-server.ts';
export { connectionFailure } from './connection-failure.ts';
export { type EmbeddedOptions, startEmbedded, stopEmbedded } from './embedded.ts';
