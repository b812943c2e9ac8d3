export { type ImportedOutlines, importOutlines } from './commands/import-outlines.ts';
export { drawRegion, type Region } from './model/draw.ts';
export { readSheet } from './queries/sheet.ts';
export { addMapRoutes } from './routes.ts';
