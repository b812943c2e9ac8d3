import type { Language } from '../../kernel/text.ts';

/**
 * The language of a run: `--lang`, else the locale of the environment. Chinese unless the locale names another
 * language: a machine without a locale (C, POSIX) tells nothing about who sits at it.
 */
export function chooseLanguage(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = args[at]?.split('=')[1] ?? (at < 0 ? undefined : args[at + 1]);
  if (given === 'zh' || given === 'en') return given;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || 'C';
  return /^(zh|C\b|POSIX)/i.test(locale) ? 'zh' : 'en';
}
