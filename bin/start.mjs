#!/usr/bin/env node
// `npm start`: everything from a bare clone to a listening system. Plain JavaScript without
// packages, since it runs before any is installed.
import { runBuilt } from './lib/run.mjs';
import { guarded } from './lib/say.mjs';

await guarded(() => runBuilt('server.mjs', ['node', 'web']));
