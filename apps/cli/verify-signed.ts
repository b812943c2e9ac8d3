import { createHash } from 'node:crypto';
import type { Text } from '../../kernel/text.ts';
import { parseVkey } from '../../platform/proof/note.ts';
import { verifyStatement } from '../../platform/proof/statement.ts';
import { readKeys } from './commands/verify.ts';
import { type CliContext, type CommandDefinition, EXIT, listOption } from './context.ts';
import { readGiven } from './read-given.ts';

/** Verifying a file by its signed statement, offline: shared by the commands for decisions and for documents. */

interface AboutFile {
  readonly sha256: string;
  readonly size: number;
}

/** What differs between kinds of statements. */
export interface SignedKind<Statement extends AboutFile> {
  readonly readProof: (text: string) => { readonly note: string; readonly publicKey: string } | undefined;
  /** What the note says, unbelieved; undefined where it is of another kind. */
  readonly parse: (note: string) => Statement | undefined;
  readonly lines: (statement: Statement) => readonly (readonly [Text, string])[];
  readonly words: {
    /** The digest is another one. */
    readonly otherFile: Text;
    readonly valid: (keys: string) => Text;
    readonly keyFromProof: Text;
    readonly notShown: Text;
  };
}

/** What was found; `keyKnown`: the key came from elsewhere than the proof. */
type Finding<Statement> =
  | { readonly ok: true; readonly keys: readonly string[]; readonly keyKnown: boolean; readonly statement: Statement }
  | {
      readonly ok: false;
      readonly why: 'proof' | 'signature' | 'unknown-key' | 'file';
      readonly statement?: Statement;
    };

const WHY: Readonly<Record<'proof' | 'signature' | 'unknown-key', Text>> = {
  proof: { zh: '核验文件不完整，或者不是核验文件', en: 'the proof is broken, or no proof' },
  signature: { zh: '签名无效：核验文件的内容被改动过', en: 'the signature is wrong: what the proof says was changed' },
  'unknown-key': { zh: '不是由给定的公钥签名的', en: 'it was not signed by the keys given' },
};

function judge<Statement extends AboutFile>(
  kind: SignedKind<Statement>,
  file: Buffer,
  proofText: string,
  given: readonly string[],
): Finding<Statement> {
  const proof = kind.readProof(proofText);
  const statement = proof === undefined ? undefined : kind.parse(proof.note);
  if (proof === undefined || statement === undefined) return { ok: false, why: 'proof' };
  const keyKnown = given.length > 0;
  const verdict = verifyStatement(proof.note, (keyKnown ? given : [proof.publicKey]).map(parseVkey));
  if (!verdict.ok) {
    const why =
      verdict.reason === 'unknown-key' ? 'unknown-key' : verdict.reason === 'malformed' ? 'proof' : 'signature';
    return { ok: false, why, statement };
  }
  const digest = createHash('sha256').update(file).digest('hex');
  if (digest !== statement.sha256 || file.length !== statement.size) return { ok: false, why: 'file', statement };
  return { ok: true, keys: verdict.keys.map(({ name, id }) => `${name}+${id}`), keyKnown, statement };
}

function tell<Statement extends AboutFile>(
  { t, out }: CliContext,
  { lines, words }: SignedKind<Statement>,
  finding: Finding<Statement>,
): void {
  if (finding.statement !== undefined) {
    const digest = [{ zh: '摘要（SHA-256）', en: 'SHA-256' }, finding.statement.sha256] as const;
    for (const [name, value] of [...lines(finding.statement), digest]) out(`  ${t(name)}  ${value}`);
  }
  if (!finding.ok) {
    out(`✗ ${t(finding.why === 'file' ? words.otherFile : WHY[finding.why])}`);
    return;
  }
  out(t(words.valid(finding.keys.join('、'))));
  if (!finding.keyKnown) out(t(words.keyFromProof));
  out(t(words.notShown));
}

/** The options that every such command has. */
export const verifyOptions: NonNullable<CommandDefinition['options']> = [
  {
    flags: '-k, --key <file...>',
    text: {
      zh: '公钥文件或公钥本身，可多个；不给时用核验文件所载的，并提示',
      en: 'public key files, or keys themselves; without one that of the proof is used, and said so',
    },
  },
  { flags: '--json', text: { zh: '以 JSON 输出结果', en: 'print the result as JSON' } },
];

/** Runs such a command: 0 verified, 1 not. @throws AppError `cli.file-unreadable`, `proof.key.malformed` */
export const verifySigned =
  <Statement extends AboutFile>(kind: SignedKind<Statement>): NonNullable<CommandDefinition['run']> =>
  async (context, [pdf = '', proof = ''], options) => {
    const keys = await readKeys(listOption(options, 'key'));
    const finding = judge(kind, await readGiven(pdf), (await readGiven(proof)).toString('utf8'), keys);
    if (options.json === true) context.out(JSON.stringify(finding, null, 2));
    else tell(context, kind, finding);
    return finding.ok ? EXIT.done : EXIT.no;
  };
