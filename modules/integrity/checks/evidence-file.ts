import { sql } from '../../../platform/store/sql.ts';
import { type Check, EITHER, type FileTrouble } from '../model/check.ts';
import { asId } from '../model/conditions.ts';

const words: Readonly<Record<FileTrouble['what'], { readonly zh: string; readonly en: string }>> = {
  missing: { zh: '没有该文件的登记', en: 'is not in the register of files' },
  hash: { zh: '校验值与接收时不一致', en: 'is not the file that was received' },
  bytes: { zh: '存储中没有该文件', en: 'is not in the storage' },
};

export const evidenceFile: Check = {
  id: 'evidence-file',
  severity: 'urgent',
  title: { zh: '证据文件缺失或者校验值不符', en: 'A file of evidence is missing or another one' },
  what: {
    zh: '证据登记的电子文件不在存储中，或者其校验值与接收时记入办理记录的不一致，不能作为证据使用。',
    en: 'A file of evidence is not there, or its hash is not the one in the act that received it: it proves nothing.',
  },
  see: { zh: '打开案件“证据”，看标为异常的一件。', en: 'Open the evidence of the case.' },
  cause: {
    zh: '存储故障或者恢复不完整；文件被直接改动。',
    en: 'The storage failed or was restored in part; a file was changed directly.',
  },
  wayOut: {
    zh: '由备份恢复原文件并核对校验值；无法恢复的，重新取证并说明。',
    en: 'Restore the file from a backup and compare its hash; else gather it anew and say so.',
  },
  of: EITHER,
  candidates: () => sql`c.closed_on is null
    and ((c.facts #>> '{evidence,count}') is not null or c.procedure = 'summary-case') and exists (
    select from act a where a.home_region = c.home_region and a.matter_id = c.id
      and a.verb in ('add-evidence', 'extract-evidence', 'extract-data', 'keep-record') and a.body ? 'file'
      and not exists (select from file f where f.home_region = a.home_region and f.id = ${asId(sql`a.body #>> '{file,id}'`)}
        and encode(f.sha256, 'hex') = a.body #>> '{file,sha256}'))`,
  find: (_matter, { files }) =>
    files.map(({ file, what }) => ({
      key: file,
      detail: {
        zh: `文件${file.slice(0, 8)}：${words[what].zh}。`,
        en: `File ${file.slice(0, 8)} ${words[what].en}.`,
      },
    })),
};
