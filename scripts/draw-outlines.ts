/**
 * Draws the outlines of the invented province and writes them as GeoJSON: `npx tsx scripts/draw-outlines.ts`.
 * The same places give the same file, byte by byte; a test compares.
 */
import { writeFileSync } from 'node:fs';
import { projectPath } from '../platform/paths.ts';
import { drawYunlan } from '../world/outlines.ts';

writeFileSync(projectPath('modules', 'maps', 'outlines', 'yunlan.geojson'), drawYunlan());
