import { createPublicKey } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../../kernel/error.ts';
import { readHeads } from '../../../platform/ledger/export.ts';
import { readRegions } from '../../../platform/ledger/history.ts';
import { formatVkey } from '../../../platform/proof/note.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { type CommandDefinition, EXIT, stringOption } from '../context.ts';
import { withInstance } from '../instance.ts';

async function write(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '—';
    throw new AppError('cli.file-unwritable', 500, { file, reason }, { cause: error });
  }
}

export const keysCommand: CommandDefinition = {
  name: 'keys',
  summary: { zh: '显示本机关的公钥', en: 'show this instance’s public keys' },
  description: {
    zh: '输出签名公钥，一行一把，可公开。交给核验人一份，核验时以 --key 给出。',
    en: 'Prints the public signing keys, one a line; they may be published. Whoever verifies gives them with --key.',
  },
  options: [{ flags: '--out <file>', text: { zh: '写入文件', en: 'write to a file' } }],
  run: (context, _args, options) =>
    withInstance(async ({ bulletins }) => {
      const { name, privateKey } = bulletins.signer;
      const vkey = formatVkey(name, createPublicKey(privateKey));
      const file = stringOption(options, 'out');
      if (file === undefined) context.out(vkey);
      else {
        await write(resolve(file), `${vkey}\n`);
        context.note(context.t({ zh: `公钥已写入 ${resolve(file)}`, en: `Public key written to ${resolve(file)}` }));
      }
      return EXIT.done;
    }),
};

export const checkpointsCommand: CommandDefinition = {
  name: 'checkpoints',
  summary: { zh: '导出各地区最新的签名检查点', en: 'export the newest signed checkpoint of each region' },
  description: {
    zh: '每个地区一个文件。交由上级机关、档案部门等系统以外的人留存，日后核验时能证明历史没有被整体改写。',
    en: 'One file a region. Kept by somebody outside the system (a superior authority, an archive), they later prove that history was not rewritten as a whole.',
  },
  options: [{ flags: '--out <dir>', text: { zh: '写入目录（默认显示）', en: 'folder to write to (default: print)' } }],
  run: (context, _args, options) =>
    withInstance(async ({ store }) => {
      const { t, out, note } = context;
      const heads = await store.transaction(SYSTEM_VIEWER, async (tx) => readHeads(tx, await readRegions(tx)));
      const dir = stringOption(options, 'out');
      for (const { homeRegion, size, note: text } of heads) {
        if (dir === undefined) out(text);
        else await write(join(resolve(dir), `${homeRegion}-${size}.checkpoint`), text);
      }
      note(t({ zh: `${heads.length} 个检查点`, en: `${heads.length} checkpoints` }));
      return EXIT.done;
    }),
};
