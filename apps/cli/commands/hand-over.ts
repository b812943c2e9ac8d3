import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '../../../kernel/error.ts';
import { type PersonId, uuidv7 } from '../../../kernel/id.ts';
import { handOver } from '../../../modules/intake/index.ts';
import { sql } from '../../../platform/store/sql.ts';
import { actAs } from '../acting.ts';
import { type CommandDefinition, EXIT, stringOption } from '../context.ts';
import { textOf } from '../explain.ts';
import { type Instance, withInstance } from '../instance.ts';

const REFUSED_SHOWN = 20;

/** Also of an account that is closed: leaving is why its matters are handed over. @throws AppError `cli.no-such-login` */
async function personOf({ store }: Instance, login: string): Promise<PersonId> {
  const { rows } = await store.db.query<{ id: PersonId }>(sql`
    select id from person where login = ${login.trim().toLowerCase()}`);
  const [row] = rows;
  if (row === undefined) throw new AppError('cli.no-such-login', 404, { login });
  return row.id;
}

export const handOverCommand: CommandDefinition = {
  name: 'hand-over',
  summary: { zh: '移交全部在办事项', en: 'hand over all open matters of a person' },
  description: {
    zh: '把一人名下全部在办事项逐件改由另一人承办，并写出列明每件事项及其行为哈希的回执。须由本人或本机关负责人办理。',
    en: 'Gives every open matter of one person to another, each by its own act, and writes a receipt that names each with the hash of its act. Done by the person or by the head.',
  },
  arguments: [
    { name: '<from>', text: { zh: '移交人账号', en: 'account that gives' } },
    { name: '<to>', text: { zh: '接收人账号', en: 'account that takes' } },
  ],
  options: [
    {
      flags: '--as <login>',
      text: { zh: '办理账号（默认为移交人）', en: 'account that acts (default: the one that gives)' },
    },
    { flags: '--reason <text>', text: { zh: '移交原因（必填）', en: 'why (required)' } },
    {
      flags: '--receipt <path>',
      text: { zh: '回执位置（默认为当前目录）', en: 'where the receipt goes (default: this folder)' },
    },
  ],
  examples: ['qingyuan hand-over officer officer2.980102 --as head --reason rotation'],
  run: (context, [from = '', to = ''], options) =>
    withInstance(async (instance) => {
      const { t, out } = context;
      const reason = stringOption(options, 'reason')?.trim() ?? '';
      if (reason === '') throw new AppError('cli.usage', 400, { detail: '--reason <text>', command: 'hand-over' });
      const { actor } = await actAs(instance, { login: stringOption(options, 'as') ?? from, usual: from });
      const id = uuidv7();
      const parties = { from: await personOf(instance, from), to: await personOf(instance, to) };
      const done = await handOver(instance.ledger, actor, { id, ...parties, reason });
      const receipt = resolve(stringOption(options, 'receipt') ?? `hand-over-${id}.json`);
      try {
        await writeFile(receipt, done.document, { flag: 'wx' });
      } catch (error) {
        const cause = error instanceof Error && 'code' in error ? String(error.code) : '—';
        throw new AppError('cli.file-unwritable', 500, { file: receipt, reason: cause }, { cause: error });
      }
      const { moved, refused } = done;
      out(
        t({ zh: `移交 ${moved} 件，未移交 ${refused.length} 件`, en: `${moved} handed over, ${refused.length} not` }),
      );
      for (const { matterId, error } of refused.slice(0, REFUSED_SHOWN))
        out(`  ${matterId}  ${textOf(context, error)}`);
      out(t({ zh: `回执 ${receipt}`, en: `Receipt ${receipt}` }));
      out(`SHA-256 ${done.digest}`);
      return refused.length > 0 ? EXIT.no : EXIT.done;
    }),
};
