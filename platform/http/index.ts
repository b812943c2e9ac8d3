export { getActor, getActorWith } from './access.ts';
export { createApp } from './app.ts';
export { asDownload, askedPart, fileNamed, isFirstPart } from './download.ts';
export { problemOf } from './problem.ts';
export type { App } from './types.ts';
