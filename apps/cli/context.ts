import type { Language, Text } from '../../kernel/text.ts';

/** Exit codes of every command, as the help names them. */
export const EXIT = {
  /** Done, and nothing is wrong. */
  done: 0,
  /** The answer is no: tampered, different, invalid rows, findings, refused. */
  no: 1,
  /** The command was not used right. */
  usage: 2,
  /** It could not work: no database, no file, a fault of the program. */
  unable: 3,
} as const;

/** Where a command speaks, and in which language. */
export interface CliContext {
  readonly language: Language;
  readonly debug: boolean;
  /** The text in the language chosen. */
  t(text: Text): string;
  /** A result: goes to stdout, so that it can be piped. */
  out(line?: string): void;
  /** Progress and remarks: stderr. */
  note(line: string): void;
}

/** Values of options by their long name in camel case, as commander gives them. */
export type OptionValues = Readonly<Record<string, unknown>>;

export interface OptionDefinition {
  readonly flags: string;
  readonly text: Text;
  /** Not shown in the help. */
  readonly hidden?: boolean;
  readonly choices?: readonly string[];
}

/** One command as data: help in both languages is made from it. */
export interface CommandDefinition {
  readonly name: string;
  readonly summary: Text;
  /** Said above the options: what it does, what it leaves alone. */
  readonly description?: Text;
  readonly arguments?: readonly { readonly name: string; readonly text: Text }[];
  readonly options?: readonly OptionDefinition[];
  readonly examples?: readonly string[];
  readonly commands?: readonly CommandDefinition[];
  /** Options that it does not know are arguments for somebody else. */
  readonly passesOptions?: boolean;
  /** Gives the exit code. Absent where only subcommands do something. */
  readonly run?: (context: CliContext, args: readonly string[], options: OptionValues) => Promise<number>;
}

export function createContext(
  language: Language,
  debug: boolean,
  streams: { readonly out: (text: string) => void; readonly err: (text: string) => void } = {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  },
): CliContext {
  return {
    language,
    debug,
    t: (text) => text[language],
    out: (line = '') => streams.out(`${line}\n`),
    note: (line) => streams.err(`${line}\n`),
  };
}

export const stringOption = (options: OptionValues, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};

export const flagOption = (options: OptionValues, name: string): boolean => options[name] === true;

export const listOption = (options: OptionValues, name: string): readonly string[] => {
  const value = options[name];
  if (Array.isArray(value)) return value.filter((each): each is string => typeof each === 'string');
  return typeof value === 'string' ? [value] : [];
};
