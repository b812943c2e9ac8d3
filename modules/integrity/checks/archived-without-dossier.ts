import { obj, str } from '../../../kernel/read-json.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Check, one } from '../model/check.ts';

export const archivedWithoutDossier: Check = {
  id: 'archived-without-dossier',
  severity: 'serious',
  title: { zh: '已归档但没有卷宗', en: 'Archived without a dossier' },
  what: {
    zh: '案件已归档，但没有立卷记录或者卷宗校验值。',
    en: 'The case is archived; no dossier was made up, or it has no digest.',
  },
  see: { zh: '打开案件“卷宗”。', en: 'Open the dossier of the case.' },
  cause: { zh: '旧系统导入，只有纸质卷宗。', en: 'Imported, with a dossier on paper only.' },
  wayOut: {
    zh: '补立电子卷宗；确有纸质卷宗的，登记档案位置。',
    en: 'Make up the dossier, or record where the paper one is.',
  },
  candidates: () => sql`c.state = 'archived' and (coalesce(c.facts #>> '{closing,dossier,on}', '') = ''
    or coalesce(c.facts #>> '{closing,dossier,digest}', '') = '') and c.facts #>> '{closing,disposedOn}' is null`,
  find: (matter) => {
    const closing = obj(matter.facts, 'closing');
    const dossier = obj(closing, 'dossier');
    const missing = str(dossier, 'on') === '' || str(dossier, 'digest') === '';
    return one(
      matter.state === 'archived' && missing && str(closing, 'disposedOn') === '',
      str(dossier, 'on') === '' ? '没有立卷记录。' : '卷宗没有校验值。',
      str(dossier, 'on') === '' ? 'No dossier was made up.' : 'The dossier has no digest.',
    );
  },
};
