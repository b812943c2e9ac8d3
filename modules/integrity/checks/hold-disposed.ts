import { obj, str } from '../../../kernel/read-json.ts';
import { sql } from '../../../platform/store/sql.ts';
import { holdsOf } from '../../cases/model/case/closing.ts';
import { type Check, one } from '../model/check.ts';

export const holdDisposed: Check = {
  id: 'hold-disposed',
  severity: 'urgent',
  title: { zh: '冻结处置的案卷已经销毁', en: 'A file under legal hold was disposed of' },
  what: {
    zh: '案卷已经登记销毁，但冻结处置没有解除，依法不得销毁。',
    en: 'The file is recorded as disposed of while a legal hold lies on it.',
  },
  see: { zh: '打开案件“归档”，看冻结和销毁记录。', en: 'Open the archive of the case: holds and disposal.' },
  cause: {
    zh: '线下销毁后补登，没有核对冻结。',
    en: 'Disposed of on paper and recorded afterwards, nobody looked for holds.',
  },
  wayOut: {
    zh: '立即报告负责人和冻结机关，查找副本、电子卷宗。',
    en: 'Report it at once to the head and to who ordered the hold; look for copies.',
  },
  candidates: () => sql`c.facts #>> '{closing,disposedOn}' is not null
    and jsonb_path_exists(c.facts, '$.closing.holds.* ? (!exists(@.endedOn) || @.endedOn == "")')`,
  find: (matter) => {
    const disposedOn = str(obj(matter.facts, 'closing'), 'disposedOn');
    const holds = holdsOf(matter);
    return one(
      disposedOn !== '' && holds.length > 0,
      `${disposedOn}销毁，冻结${holds.join('、')}没有解除。`,
      `Disposed of on ${disposedOn}; hold ${holds.join(', ')} stands.`,
    );
  },
};
