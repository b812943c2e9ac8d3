import { obj, str } from '../../../kernel/read-json.ts';
import { sql } from '../../../platform/store/sql.ts';
import { holdsOf } from '../../cases/model/case/closing.ts';
import { type Check, one } from '../model/check.ts';

export const retentionPassed: Check = {
  id: 'retention-passed',
  severity: 'minor',
  title: { zh: '保管期限届满', en: 'The time to keep the file is over' },
  what: {
    zh: '案卷保管期限已经届满，应当鉴定后续存或者销毁。',
    en: 'The file need not be kept longer: it is appraised, and kept on or disposed of.',
  },
  see: { zh: '打开案件“归档”，看保管期限。', en: 'Open the archive of the case: kept until.' },
  cause: { zh: '正常到期。', en: 'It came to its end.' },
  wayOut: { zh: '组织鉴定；销毁须两人批准。', en: 'Appraise it; disposal wants two approvers.' },
  candidates: ({ today }) => sql`c.state = 'archived' and c.facts #>> '{closing,keepUntil}' < ${today}::text
    and c.facts #>> '{closing,disposedOn}' is null`,
  find: (matter, { today }) => {
    const closing = obj(matter.facts, 'closing');
    const until = str(closing, 'keepUntil');
    return one(
      matter.state === 'archived' &&
        until !== '' &&
        until < today &&
        str(closing, 'disposedOn') === '' &&
        holdsOf(matter).length === 0,
      `保管至${until}。`,
      `To be kept until ${until}.`,
    );
  },
};
