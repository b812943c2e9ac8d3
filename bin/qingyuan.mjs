#!/usr/bin/env node
// The command line `qingyuan`; prepares itself like `npm start`.
import { runBuilt } from './lib/run.mjs';
import { guarded } from './lib/say.mjs';

await guarded(() => runBuilt('cli.mjs', ['node']));
