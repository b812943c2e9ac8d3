import { Argument, Command, CommanderError, Option } from 'commander';
import { AppError } from '../../kernel/error.ts';
import type { Text } from '../../kernel/text.ts';
import { type CliContext, type CommandDefinition, EXIT } from './context.ts';
import { explainError } from './explain.ts';

const HEADINGS: Readonly<Record<string, Text>> = {
  'Usage:': { zh: '用法：', en: 'Usage:' },
  'Arguments:': { zh: '参数：', en: 'Arguments:' },
  'Options:': { zh: '选项：', en: 'Options:' },
  'Global Options:': { zh: '通用选项：', en: 'Global options:' },
  'Commands:': { zh: '命令：', en: 'Commands:' },
};

const TEXTS = {
  program: {
    zh: '清源：市场监管办案系统的命令行。多数命令在本机数据库上工作（DATABASE_URL 或内置数据库，随用随启）。',
    en: 'Qingyuan: command line of a market-regulation bureau’s working system. Most commands work on this machine’s database (DATABASE_URL, or the embedded one, started as needed).',
  },
  help: { zh: '显示帮助', en: 'show help' },
  helpCommand: { zh: '显示某个命令的帮助', en: 'show help for a command' },
  version: { zh: '显示版本', en: 'show the version' },
  lang: { zh: '语言：zh 或 en（默认按系统语言）', en: 'language: zh or en (default: the locale)' },
  debug: { zh: '出错时显示技术细节', en: 'show technical details of failures' },
  exits: {
    zh: '退出码：0 完成；1 结论为否（被篡改、有差异、有不合格的行、被拒绝）；2 用法不对；3 无法工作（数据库、文件或程序故障）。',
    en: 'Exit codes: 0 done; 1 the answer is no (tampered, different, invalid rows, refused); 2 used wrongly; 3 unable to work (database, file or program).',
  },
  examples: { zh: '示例：', en: 'Examples:' },
} as const satisfies Readonly<Record<string, Text>>;

/** Commander's own refusals, as our coded ones. */
function usageError(error: CommanderError, command: string): AppError {
  const name = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownCommand':
      return new AppError('cli.unknown-command', 400, { name });
    case 'commander.unknownOption':
      return new AppError('cli.unknown-option', 400, { name, command });
    case 'commander.missingArgument':
      return new AppError('cli.missing-argument', 400, { name, command });
    default:
      return new AppError('cli.usage', 400, { detail: error.message.replace(/^error: /, ''), command });
  }
}

function addCommand(
  parent: Command,
  definition: CommandDefinition,
  context: CliContext,
  done: (code: number) => void,
): void {
  const { t } = context;
  const command = parent
    .command(definition.name)
    .summary(t(definition.summary))
    .description(t(definition.description ?? definition.summary));
  prepare(command, context);
  if (definition.passesOptions === true) command.allowUnknownOption();
  for (const { name, text } of definition.arguments ?? []) command.addArgument(new Argument(name, t(text)));
  for (const { flags, text, hidden, choices } of definition.options ?? []) {
    const option = new Option(flags, t(text)).hideHelp(hidden === true);
    command.addOption(choices === undefined ? option : option.choices(choices));
  }
  if (definition.examples !== undefined) {
    command.addHelpText(
      'after',
      `\n${t(TEXTS.examples)}\n${definition.examples.map((each) => `  ${each}`).join('\n')}`,
    );
  }
  for (const child of definition.commands ?? []) addCommand(command, child, context, done);
  const { run } = definition;
  if (run === undefined) return;
  command.action(async () => {
    done(await run(context, command.args, command.opts()));
  });
}

function prepare(command: Command, { t, out, note }: CliContext): void {
  command
    .exitOverride()
    .helpOption('-h, --help', t(TEXTS.help))
    .configureHelp({
      helpWidth: 100,
      styleTitle: (title) => t(HEADINGS[title] ?? { zh: title, en: title }),
      // Commander would say "choices" in English.
      optionDescription: ({ description, argChoices }) =>
        argChoices === undefined ? description : `${description} (${argChoices.join(' | ')})`,
    })
    .configureOutput({
      writeOut: (text) => out(text.replace(/\n$/, '')),
      // Refusals are said by us, with their code.
      outputError: () => undefined,
      writeErr: (text) => note(text.replace(/\n$/, '')),
    });
}

/** Builds the command line from the definitions, in the language of the context. */
export function buildProgram(
  definitions: readonly CommandDefinition[],
  context: CliContext,
  version: string,
  done: (code: number) => void = () => undefined,
): Command {
  const { t } = context;
  const program = new Command('qingyuan').description(t(TEXTS.program));
  prepare(program, context);
  program
    .version(version, '-V, --version', t(TEXTS.version))
    .helpCommand('help [command]', t(TEXTS.helpCommand))
    .addOption(new Option('--lang <lang>', t(TEXTS.lang)).choices(['zh', 'en']))
    .option('--debug', t(TEXTS.debug))
    .showHelpAfterError(false)
    .addHelpText('after', `\n${t(TEXTS.exits)}`);
  for (const definition of definitions) addCommand(program, definition, context, done);
  return program;
}

/** Reads the arguments, runs what they ask for, and gives the exit code. */
export async function runProgram(
  definitions: readonly CommandDefinition[],
  context: CliContext,
  version: string,
  args: readonly string[],
): Promise<number> {
  let code: number = EXIT.done;
  const program = buildProgram(definitions, context, version, (given) => {
    code = given;
  });
  if (args.length === 0) {
    program.outputHelp();
    return EXIT.usage;
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return explainError(context, error);
    if (error.exitCode === 0) return EXIT.done;
    // `qingyuan import` without its subcommand: the help it printed says it all.
    if (error.code === 'commander.help') return EXIT.usage;
    return explainError(context, usageError(error, args.find((arg) => !arg.startsWith('-')) ?? ''));
  }
}
