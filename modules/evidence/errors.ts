import { defineErrors } from '../../kernel/error-catalogue.ts';

export const evidenceErrors = defineErrors({
  'evidence.no-such-item': {
    status: 404,
    zh: '本案没有编号为 {evidence} 的证据。',
    en: 'This case has no evidence {evidence}.',
    remedy: { zh: '按证据清单上的编号查询。', en: 'Use a number of the register of evidence.' },
  },
  'evidence.no-file': {
    status: 404,
    zh: '证据 {evidence} 没有登记电子文件。',
    en: 'Evidence {evidence} has no file.',
    remedy: { zh: '查看实物或者纸质原件，由现保管人保管。', en: 'Look at the thing itself; its keeper has it.' },
  },
  'evidence.file-not-received': {
    status: 409,
    zh: '文件 {file} 不是为本案上传的，或者上传后超过期限没有登记。',
    en: 'The file {file} was not handed in for this case, or not registered in time.',
    remedy: { zh: '在本案中重新上传，再登记证据。', en: 'Upload it to this case again, then register it.' },
  },
  'evidence.file-differs': {
    status: 409,
    zh: '登记的校验值或者大小与收到的文件 {file} 不一致。',
    en: 'The hash or size named is not that of the file {file} as received.',
    remedy: { zh: '使用上传时返回的校验值和大小。', en: 'Use the hash and size that the upload answered.' },
  },
  'evidence.refused': {
    status: 403,
    zh: '只有办理本案的人员和保管员可以调取证据副本。',
    en: 'Only who works on the case, and the custodian, may take a copy of its evidence.',
    remedy: { zh: '向办案机构申请查阅。', en: 'Ask the unit that handles the case.' },
  },
  'evidence.missing': {
    status: 400,
    zh: '没有收到文件（multipart，字段 file）。',
    en: 'No file came (multipart, field file).',
    remedy: { zh: '选择文件后重新上传。', en: 'Choose a file and upload again.' },
  },
});
