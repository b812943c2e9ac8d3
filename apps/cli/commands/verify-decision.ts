import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../../kernel/error.ts';
import type { Text } from '../../../kernel/text.ts';
import { readProof, readStatement } from '../../../modules/publicity/model/statement.ts';
import { parseDecision, verifyDecision } from '../../../platform/proof/decision.ts';
import { parseVkey } from '../../../platform/proof/note.ts';
import { type CliContext, type CommandDefinition, EXIT, listOption } from '../context.ts';
import { readKeys } from './verify.ts';

type Statement = NonNullable<ReturnType<typeof readStatement>>;

/** What was found; `keyKnown`: the key came from elsewhere than the proof. */
type Finding =
  | { readonly ok: true; readonly keys: readonly string[]; readonly keyKnown: boolean; readonly statement: Statement }
  | {
      readonly ok: false;
      readonly why: 'proof' | 'signature' | 'unknown-key' | 'file';
      readonly statement?: Statement;
    };

const WHY: Readonly<Record<Exclude<Finding, { ok: true }>['why'], Text>> = {
  proof: { zh: '核验文件不完整，或者不是核验文件', en: 'the proof is broken, or no proof' },
  signature: { zh: '签名无效：核验文件的内容被改动过', en: 'the signature is wrong: what the proof says was changed' },
  'unknown-key': { zh: '不是由给定的公钥签名的', en: 'it was not signed by the keys given' },
  file: {
    zh: '文件的摘要与签名的不一致：这不是当时公示的文件，或者内容被改动过',
    en: 'the digest of the file is not the signed one: not the file that was published, or changed since',
  },
};

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '—';
    throw new AppError('cli.file-unreadable', 500, { file, reason }, { cause: error });
  }
}

function judge(file: Buffer, proofText: string, given: readonly string[]): Finding {
  const proof = readProof(proofText);
  const statement = proof === undefined ? undefined : readStatement(parseDecision(proof.note));
  if (proof === undefined || statement === undefined) return { ok: false, why: 'proof' };
  const keyKnown = given.length > 0;
  const verdict = verifyDecision(proof.note, (keyKnown ? given : [proof.publicKey]).map(parseVkey));
  if (!verdict.ok) {
    const why =
      verdict.reason === 'unknown-key' ? 'unknown-key' : verdict.reason === 'malformed' ? 'proof' : 'signature';
    return { ok: false, why, statement };
  }
  const digest = createHash('sha256').update(file).digest('hex');
  if (digest !== statement.sha256 || file.length !== statement.size) return { ok: false, why: 'file', statement };
  return { ok: true, keys: verdict.keys.map(({ name, id }) => `${name}+${id}`), keyKnown, statement };
}

function tellStatement({ t, out }: CliContext, statement: Statement): void {
  const lines: readonly (readonly [Text, string])[] = [
    [{ zh: '决定书文号', en: 'Decision' }, statement.number],
    [{ zh: '当事人', en: 'Party' }, [statement.party, statement.partyCode].filter((each) => each !== '').join(' ')],
    [{ zh: '处罚内容', en: 'Penalty' }, statement.penalty],
    [{ zh: '决定机关', en: 'Authority' }, statement.authority],
    [{ zh: '决定日期', en: 'Decided on' }, statement.decidedOn],
    [{ zh: '公示期', en: 'Displayed' }, `${statement.publishedOn} – ${statement.until}`],
    [{ zh: '摘要（SHA-256）', en: 'SHA-256' }, statement.sha256],
  ];
  for (const [name, value] of lines) out(`  ${t(name)}  ${value}`);
}

function tell(context: CliContext, finding: Finding): void {
  const { t, out } = context;
  if (finding.statement !== undefined) tellStatement(context, finding.statement);
  if (!finding.ok) {
    out(`✗ ${t(WHY[finding.why])}`);
    return;
  }
  out(
    t({
      zh: `✓ 核验通过：文件逐字节就是当时公示的文件，上述内容由 ${finding.keys.join('、')} 签名`,
      en: `✓ Verified: the file is, to the byte, the one that was published; the above was signed by ${finding.keys.join(', ')}`,
    }),
  );
  if (!finding.keyKnown) {
    out(
      t({
        zh: '  公钥取自核验文件本身：只说明两个文件相符，不说明是谁签的。请向公示机关另行索取公钥，用 --key 再核验一次。',
        en: '  The key was taken from the proof itself: the two files fit, who signed is not shown. Ask the authority for its key by another way and verify with --key.',
      }),
    );
  }
  out(
    t({
      zh: '  核验不说明决定现在是否仍然有效或者仍在公示。',
      en: '  It does not show whether the decision still stands or is still on display.',
    }),
  );
}

export const verifyDecisionCommand: CommandDefinition = {
  name: 'verify-decision',
  summary: { zh: '离线核验公示的处罚决定', en: 'verify a published decision offline' },
  description: {
    zh: '核对公示文件的摘要和签名：不连数据库，不读配置，不访问网络。',
    en: 'Checks digest and signature of a published file: no database, no configuration, no network.',
  },
  arguments: [
    { name: '<pdf>', text: { zh: '公示的 PDF 文件', en: 'the published PDF' } },
    { name: '<proof>', text: { zh: '同一页面上的核验文件（JSON）', en: 'the proof from the same page (JSON)' } },
  ],
  options: [
    {
      flags: '-k, --key <file...>',
      text: {
        zh: '公钥文件或公钥本身，可多个；不给时用核验文件所载的，并提示',
        en: 'public key files, or keys themselves; without one that of the proof is used, and said so',
      },
    },
    { flags: '--json', text: { zh: '以 JSON 输出结果', en: 'print the result as JSON' } },
  ],
  examples: ['qingyuan verify-decision decision.pdf proof.json --key bureau.pub'],
  run: async (context, [pdf = '', proof = ''], options) => {
    const keys = await readKeys(listOption(options, 'key'));
    const finding = judge(await read(pdf), (await read(proof)).toString('utf8'), keys);
    if (options.json === true) context.out(JSON.stringify(finding, null, 2));
    else tell(context, finding);
    return finding.ok ? EXIT.done : EXIT.no;
  },
};
