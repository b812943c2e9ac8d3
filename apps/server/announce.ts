import type { AppError } from '../../kernel/error.ts';
import { fillText } from '../../kernel/error-catalogue.ts';
import { errorCatalogue } from './error-catalogue.ts';
import type { WorldNotice } from './first-start.ts';

/** One line for whoever started the system, in both languages. */
export function say(zh: string, en: string): void {
  process.stdout.write(`${zh}  ${en}\n`);
}

/** Where to go and how to sign in. */
export function announce(address: string, world: WorldNotice | null): void {
  const lines = [
    '',
    '清源 Qingyuan',
    `  公众端 Portal   ${address}/`,
    `  办案端 Console  ${address}/console/`,
    `  接口  API      ${address}/openapi.json`,
  ];
  if (world !== null) {
    lines.push('', `  演示账号 Demo sign-ins （密码 password: ${world.password}）`);
    for (const { login, post, name } of world.signIns) {
      lines.push(`    ${login.padEnd(18)} ${name}  ${post.zh} / ${post.en}`);
    }
    lines.push('  演示密码人所共知，切勿用于真实数据。 Everyone knows this password: never keep real data behind it.');
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

/** A failure of starting in words: what, in both languages, and the way out; never a stack trace. */
export function explain(error: AppError): void {
  const entry = errorCatalogue[error.code];
  const lines =
    entry === undefined
      ? [`[${error.code}]`]
      : [
          `[${error.code}]`,
          `  ${fillText(entry.zh, error.params)}`,
          `  → ${fillText(entry.remedy.zh, error.params)}`,
          `  ${fillText(entry.en, error.params)}`,
          `  → ${fillText(entry.remedy.en, error.params)}`,
        ];
  process.stderr.write(`\n${lines.join('\n')}\n\n`);
}
