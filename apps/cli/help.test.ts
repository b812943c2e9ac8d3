import { describe, expect, test } from 'vitest';
import type { Language, Text } from '../../kernel/text.ts';
import { findingExplanations } from './commands/check-findings.ts';
import { commands } from './commands.ts';
import { type CommandDefinition, createContext } from './context.ts';
import { chooseLanguage } from './language.ts';
import { runProgram } from './program.ts';

/** Every command with its subcommands. */
const all = (definitions: readonly CommandDefinition[], path: readonly string[] = []): [string, CommandDefinition][] =>
  definitions.flatMap((definition) => {
    const own = [...path, definition.name];
    return [[own.join(' '), definition] as [string, CommandDefinition], ...all(definition.commands ?? [], own)];
  });

const textsOf = ({ summary, description, arguments: args = [], options = [] }: CommandDefinition): Text[] => [
  summary,
  ...(description === undefined ? [] : [description]),
  ...args.map(({ text }) => text),
  ...options.map(({ text }) => text),
];

async function run(language: Language, args: readonly string[], definitions = commands) {
  let out = '';
  let err = '';
  const context = createContext(language, false, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  const code = await runProgram(definitions, context, '9.9.9', args);
  return { code, out, err };
}

const HAN = /\p{Script=Han}/u;

describe('help in both languages', () => {
  test.each(all(commands))('%s: every text is there in Chinese and in English', (_, definition) => {
    for (const { zh, en } of textsOf(definition)) {
      expect(zh).toMatch(HAN);
      expect(en).toMatch(/[a-z]/);
      expect(en).not.toMatch(HAN);
    }
  });

  test.each(all(commands))('%s --help names all of its options', async (path, definition) => {
    for (const language of ['zh', 'en'] as const) {
      const { code, out } = await run(language, [...path.split(' '), '--help']);
      expect(code).toBe(0);
      for (const { flags, text } of definition.options ?? []) {
        expect(out).toContain(flags);
        expect(out.replace(/\s+/g, '')).toContain(text[language].replace(/\s+/g, ''));
      }
      expect(out.includes('Usage:')).toBe(language === 'en');
      if (language === 'en') expect(out.replaceAll('中', '')).not.toMatch(HAN);
    }
  });

  test('the top names every command and the exit codes', async () => {
    const { out } = await run('en', ['--help']);
    for (const { name, summary } of commands) expect(out).toMatch(new RegExp(`${name}\\b.*${summary.en.slice(0, 12)}`));
    expect(out).toContain('Exit codes');
  });

  test('a command without its Chinese text would be found', () => {
    const broken: CommandDefinition = { name: 'x', summary: { zh: 'only English', en: 'only English' } };
    expect(textsOf(broken).every(({ zh }) => HAN.test(zh))).toBe(false);
  });

  test('every finding of the check is explained in both languages', () => {
    for (const { wrong, see, cause, mend } of Object.values(findingExplanations)) {
      for (const { zh, en } of [wrong, see, cause, mend]) {
        expect(zh).toMatch(HAN);
        expect(en).not.toMatch(HAN);
      }
    }
  });
});

describe('wrong use', () => {
  test.each([
    [['nonsense'], 'cli.unknown-command', 2],
    [['verify', 'a', '--frobnicate'], 'cli.unknown-option', 2],
    [['verify'], 'cli.missing-argument', 2],
    [['verify', 'a'], 'cli.missing-argument', 2],
    [['verify', 'a', '--key', '/no/such/file'], 'cli.file-unreadable', 3],
    [['replay', 'C9'], 'cli.bad-value', 2],
    [['replay', 'all', '--keep'], 'cli.bad-value', 2],
    [['replay', 'A2', '--figures', '/no/such/file'], 'cli.file-unreadable', 3],
    [['maps', 'import', 'map.geojson'], 'cli.missing-argument', 2],
    [['maps', 'import', '/no/such/file', '--review-no', 'GS(2026)0001'], 'cli.file-unreadable', 3],
    [['bulletin', 'clearance', '--by', 'moon'], 'cli.usage', 2],
  ])('%j ends with its code', async (args, code, exit) => {
    const { err, code: ended } = await run('zh', args);
    expect(err).toContain(`[${code}]`);
    expect(err).toMatch(HAN);
    expect(err).not.toMatch(/^\s+at /m);
    expect(ended).toBe(exit);
  });

  test('a fault of the program is coded and shows no stack unless asked', async () => {
    const faulty: CommandDefinition = {
      name: 'faulty',
      summary: { zh: '坏的', en: 'faulty' },
      run: async () => {
        throw new TypeError('secret detail');
      },
    };
    const { err, code } = await run('en', ['faulty'], [faulty]);
    expect(err).toContain('[cli.unexpected]');
    expect(err).not.toContain('secret detail');
    expect(code).toBe(3);
  });
});

describe('the language', () => {
  test.each([
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [[], { LANG: 'en_GB.UTF-8' }, 'en'],
    [[], { LANG: 'C.UTF-8' }, 'zh'],
    [[], { LANG: 'POSIX' }, 'zh'],
    [[], {}, 'zh'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
    [[], { LANG: 'cs_CZ.UTF-8' }, 'en'],
    [['check', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [['check', '--lang=zh'], { LANG: 'en_US.UTF-8' }, 'zh'],
  ] as const)('%j with %j is %s', (args, env, language) => {
    expect(chooseLanguage(args, env)).toBe(language);
  });
});
