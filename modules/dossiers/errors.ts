import { defineErrors } from '../../kernel/error-catalogue.ts';

export const dossierErrors = defineErrors({
  'dossiers.disk-full': {
    status: 507,
    zh: '磁盘空间不足，卷宗没有生成，没有留下半成品。',
    en: 'There is no space left; the dossier was not made, and nothing half done is left.',
    remedy: {
      zh: '请管理员清理或者扩充空间，然后重新生成卷宗。',
      en: 'Have space freed or added, then build it again.',
    },
  },
  'dossiers.refused': {
    status: 403,
    zh: '只有办理本案的人员和保管员可以查阅、生成卷宗。',
    en: 'Only who works on the case, and the custodian, may read or build its dossier.',
    remedy: { zh: '向办案机构申请查阅。', en: 'Ask the unit that handles the case.' },
  },
  'dossiers.not-built': {
    status: 404,
    zh: '本案还没有生成卷宗。',
    en: 'This case has no dossier yet.',
    remedy: { zh: '先生成卷宗。', en: 'Build it first.' },
  },
  'dossiers.stale': {
    status: 409,
    zh: '卷宗生成后案件又有新的记录（卷宗到第 {built} 项，现有 {now} 项）。',
    en: 'The case went on after the dossier was built (built of {built} acts, there are {now}).',
    remedy: { zh: '重新生成卷宗后再立卷。', en: 'Build it again, then make it up.' },
  },
  'dossiers.other-file': {
    status: 409,
    zh: '登记的校验值、件数或者页数与实际生成的卷宗不一致。',
    en: 'Digest, documents or pages named are not those of the dossier that was built.',
    remedy: {
      zh: '由卷宗页面办理立卷，各项数字由系统填写。',
      en: 'Make it up from its page: the figures come from the file.',
    },
  },
  'dossiers.damaged': {
    status: 409,
    zh: '存储的卷宗与登记的校验值不符：应为 {expected}，实为 {found}。',
    en: 'The stored dossier is not the one on record: expected {expected}, found {found}.',
    remedy: {
      zh: '不要归档；从备份恢复，或者重新立卷。',
      en: 'Do not archive: restore it from the backup, or make it up anew.',
    },
  },
  'dossiers.disposed': {
    status: 409,
    zh: '本案案卷已于 {on} 销毁，不能再生成卷宗。',
    en: 'The file of this case was disposed of on {on}; no dossier is built of it any more.',
    remedy: {
      zh: '销毁记录和校验值仍在案件中可查。',
      en: 'The record of its disposal and its digest stay with the case.',
    },
  },
  'dossiers.nothing': {
    status: 422,
    zh: '卷内没有任何文件，不能生成卷宗。',
    en: 'There is no paper to put into the dossier.',
    remedy: { zh: '先制作文书或者登记证据文件。', en: 'Write documents or register files of evidence first.' },
  },
});
