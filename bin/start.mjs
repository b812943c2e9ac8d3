#!/usr/bin/env node
// `npm start`: everything from a bare clone to a listening system. Plain JavaScript without
// packages, since it runs before any is installed.
import { runBuilt } from './lib/run.mjs';
import { guarded, progress } from './lib/say.mjs';

if (process.argv.slice(2).some((each) => each === '--help' || each === '-h')) {
  progress('用法：npm start [-- --services=web|worker]', 'Usage: npm start [-- --services=web|worker]');
  progress(
    '  不带参数：网页和后台任务都启动；设置见 docs/operations.md',
    '  without: both; settings in docs/operations.md',
  );
} else {
  await guarded(() => runBuilt('server.mjs', ['node', 'web']));
}
