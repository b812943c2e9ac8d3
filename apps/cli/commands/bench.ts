import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { AppError } from '../../../kernel/error.ts';
import { projectPath, projectRoot } from '../../../platform/paths.ts';
import { type CommandDefinition, EXIT } from '../context.ts';

export const benchCommand: CommandDefinition = {
  name: 'bench',
  summary: { zh: '运行性能测量', en: 'run the benchmarks' },
  description: {
    zh: '运行 bench/run.ts，其后的参数原样传给它。使用另建的数据库，不动现有数据。',
    en: 'Runs bench/run.ts with the arguments that follow. Uses databases of its own and leaves existing data alone.',
  },
  arguments: [{ name: '[args...]', text: { zh: '传给测量程序的参数', en: 'arguments of the benchmarks' } }],
  passesOptions: true,
  run: async (_context, args) => {
    const script = projectPath('bench', 'run.ts');
    if (!existsSync(script)) throw new AppError('cli.not-present', 404, { what: 'bench/run.ts' });
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
      cwd: projectRoot(),
      stdio: 'inherit',
    });
    return new Promise<number>((resolve) => {
      child.on('error', () => resolve(EXIT.unable));
      child.on('exit', (code) => resolve(code ?? EXIT.unable));
    });
  },
};
