import { addDays, daysBetween, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Check, one } from '../model/check.ts';

export const suspendedLong: Check = {
  id: 'suspended-long',
  severity: 'minor',
  title: { zh: '中止调查时间过长', en: 'Suspended for long' },
  what: {
    zh: '案件中止调查已久；中止的原因消除后应当立即恢复。',
    en: 'The investigation has been suspended for long; it goes on as soon as the reason falls away.',
  },
  see: { zh: '打开案件，看中止的事由和文书。', en: 'Open the case: why it was suspended, and by which document.' },
  cause: { zh: '中止的原因已经消除，没有人恢复。', en: 'The reason fell away and nobody resumed it.' },
  wayOut: {
    zh: '核实中止的原因；已消除的恢复调查，不能恢复的依法终止。',
    en: 'See whether the reason stands; resume, or end the investigation by law.',
  },
  candidates: ({ today, settings }) => sql`c.state = 'suspended'
    and c.facts #>> '{suspension,from}' < ${addDays(today, -settings.suspendedAfterDays)}::text`,
  find: (matter, { today, settings }) => {
    const from = str(obj(matter.facts, 'suspension'), 'from');
    if (matter.state !== 'suspended' || from === '') return [];
    const days = daysBetween(from as PlainDate, today);
    return one(
      days > settings.suspendedAfterDays,
      `自${from}起中止，已${days}日。`,
      `Suspended since ${from}, ${days} days.`,
    );
  },
};
