import { productVersion } from '../../platform/paths.ts';
import { commands } from './commands.ts';
import { createContext } from './context.ts';
import { chooseLanguage } from './language.ts';
import { runProgram } from './program.ts';

const args = process.argv.slice(2);
const context = createContext(chooseLanguage(args, process.env), args.includes('--debug'));

// A closed pipe (`qingyuan check | head`) is no failure.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runProgram(commands, context, productVersion(), args);
