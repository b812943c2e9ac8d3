import { obj, str } from '../../../kernel/read-json.ts';
import { sql } from '../../../platform/store/sql.ts';
import { isPausedBy } from '../../cases/model/case/clocks.ts';
import { testPeriodsOver } from '../../cases/model/case/commission.ts';
import type { Check } from '../model/check.ts';

export const testOverPaused: Check = {
  id: 'test-over-paused',
  severity: 'serious',
  title: { zh: '检测期满，期限仍在扣除', en: 'The test is over and its time still left out' },
  what: {
    zh: '检测、检验、检疫、鉴定期间以书面告知的期间为限，期满后仍扣除的没有依据（行政强制法第二十五条）。',
    en: 'Testing counts as told in writing; beyond its last day nothing may be left out (Coercion Law art 25).',
  },
  see: { zh: '打开案件“检测鉴定”和“期限”。', en: 'Open the tests and the clocks of the case.' },
  cause: {
    zh: '结果已到没有登记；夜间自动登记没有运行。',
    en: 'The result came and was not recorded; the nightly record did not run.',
  },
  wayOut: { zh: '登记期间届满或者检测结果，期限恢复计算。', en: 'Record the end or the result: the time goes on.' },
  candidates: ({ today }) => sql`c.facts ? 'tests' and exists (
    select from jsonb_path_query(c.facts, '$.tests.* ? (@.state == "told").until') until where until #>> '{}' < ${today}::text)`,
  find: (matter, { today }) =>
    testPeriodsOver(matter, today).flatMap(({ test, until }) => {
      const document = str(obj(obj(matter.facts, 'tests'), test), 'document');
      // On its last day the period still stands.
      if (until >= today || !isPausedBy(matter, document)) return [];
      return [
        {
          key: test,
          detail: {
            zh: `检测${test}的期间至${until}，期限仍在扣除。`,
            en: `The period of test ${test} ended on ${until}; time is still left out.`,
          },
        },
      ];
    }),
};
