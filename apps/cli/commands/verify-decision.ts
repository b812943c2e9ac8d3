import { type DecisionStatement, readProof, readStatement } from '../../../modules/publicity/model/statement.ts';
import { parseDecision } from '../../../platform/proof/decision.ts';
import type { CommandDefinition } from '../context.ts';
import { type SignedKind, verifyOptions, verifySigned } from '../verify-signed.ts';

const decision: SignedKind<DecisionStatement> = {
  readProof,
  parse: (note) => readStatement(parseDecision(note)),
  lines: (statement) => [
    [{ zh: '决定书文号', en: 'Decision' }, statement.number],
    [{ zh: '当事人', en: 'Party' }, [statement.party, statement.partyCode].filter((each) => each !== '').join(' ')],
    [{ zh: '处罚内容', en: 'Penalty' }, statement.penalty],
    [{ zh: '决定机关', en: 'Authority' }, statement.authority],
    [{ zh: '决定日期', en: 'Decided on' }, statement.decidedOn],
    [{ zh: '公示期', en: 'Displayed' }, `${statement.publishedOn} – ${statement.until}`],
  ],
  words: {
    otherFile: {
      zh: '文件的摘要与签名的不一致：这不是当时公示的文件，或者内容被改动过',
      en: 'the digest of the file is not the signed one: not the file that was published, or changed since',
    },
    valid: (keys) => ({
      zh: `✓ 核验通过：文件逐字节就是当时公示的文件，上述内容由 ${keys} 签名`,
      en: `✓ Verified: the file is, to the byte, the one that was published; the above was signed by ${keys}`,
    }),
    keyFromProof: {
      zh: '  公钥取自核验文件本身：只说明两个文件相符，不说明是谁签的。请向公示机关另行索取公钥，用 --key 再核验一次。',
      en: '  The key was taken from the proof itself: the two files fit, who signed is not shown. Ask the authority for its key by another way and verify with --key.',
    },
    notShown: {
      zh: '  核验不说明决定现在是否仍然有效或者仍在公示。',
      en: '  It does not show whether the decision still stands or is still on display.',
    },
  },
};

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
  options: verifyOptions,
  examples: ['qingyuan verify-decision decision.pdf proof.json --key bureau.pub'],
  run: verifySigned(decision),
};
