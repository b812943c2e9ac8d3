import {
  DOCUMENT_FORMAT,
  type DocumentStatement,
  readDocumentProof,
  readDocumentStatement,
} from '../../../modules/case-documents/model/statement.ts';
import { parseStatement } from '../../../platform/proof/statement.ts';
import type { CommandDefinition } from '../context.ts';
import { type SignedKind, verifyOptions, verifySigned } from '../verify-signed.ts';

const issued: SignedKind<DocumentStatement> = {
  readProof: readDocumentProof,
  parse: (note) => readDocumentStatement(parseStatement(DOCUMENT_FORMAT, note)),
  lines: (statement) => [
    [{ zh: '文书', en: 'Document' }, statement.title],
    [{ zh: '文号', en: 'Number' }, statement.number === '' ? '—' : statement.number],
    [{ zh: '案号', en: 'Case' }, statement.caseNumber],
    [{ zh: '签发机关', en: 'Authority' }, statement.authority],
    [{ zh: '签发日期', en: 'Issued on' }, statement.issuedOn],
  ],
  words: {
    otherFile: {
      zh: '文件的摘要与签名的不一致：这不是当时签发的文书，或者内容被改动过',
      en: 'the digest of the file is not the signed one: not the document that was issued, or changed since',
    },
    valid: (keys) => ({
      zh: `✓ 核验通过：文件逐字节就是当时签发的文书，上述内容由 ${keys} 签名`,
      en: `✓ Verified: the file is, to the byte, the document that was issued; the above was signed by ${keys}`,
    }),
    keyFromProof: {
      zh: '  公钥取自核验文件本身：只说明两个文件相符，不说明是谁签的。请向签发机关另行索取公钥，用 --key 再核验一次。',
      en: '  The key was taken from the proof itself: the two files fit, who signed is not shown. Ask the authority for its key by another way and verify with --key.',
    },
    notShown: {
      zh: '  核验不说明文书后来是否已经撤回。',
      en: '  It does not show whether the document was withdrawn since.',
    },
  },
};

export const verifyDocumentCommand: CommandDefinition = {
  name: 'verify-document',
  summary: { zh: '离线核验签发的案件文书', en: 'verify an issued document offline' },
  description: {
    zh: '核对案件文书的摘要和签名：不连数据库，不读配置，不访问网络。',
    en: 'Checks digest and signature of a document of a case: no database, no configuration, no network.',
  },
  arguments: [
    { name: '<pdf>', text: { zh: '签发的 PDF 文书', en: 'the document as PDF' } },
    { name: '<proof>', text: { zh: '与文书一同下载的核验文件（JSON）', en: 'the proof that belongs to it (JSON)' } },
  ],
  options: verifyOptions,
  examples: ['qingyuan verify-document document.pdf proof.json --key bureau.pub'],
  run: verifySigned(issued),
};
