export { type AddressParts, addressParts } from './model/address.ts';
export { type FirmParts, firmParts } from './model/firm-name.ts';
export { Gazetteer, gazetteerWith, type Place } from './model/gazetteer.ts';
export type { Mention, MentionKind } from './model/mention.ts';
export { readText } from './model/read-text.ts';
export { addReadingRoutes } from './routes.ts';
