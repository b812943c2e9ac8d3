import type { Text } from '../../../kernel/text.ts';
import type { Matter, MatterClock } from '../../../platform/procedure/types.ts';
import { pauseNames, ruleBook } from '../../../rules/index.ts';
import type { Step } from './as-of.ts';
import type { Difference } from './difference.ts';

const UNITS: Readonly<Record<string, Text>> = {
  wd: { zh: '个工作日', en: 'working days' },
  d: { zh: '日', en: 'days' },
  mo: { zh: '个月', en: 'months' },
  y: { zh: '年', en: 'years' },
  h: { zh: '小时', en: 'hours' },
};

/** How a clock stands, in a few words. */
function standing(clock: MatterClock): Text {
  if (clock.dropped !== undefined) return { zh: '无期限', en: 'no limit ran' };
  if (clock.endedOn !== null) return { zh: `${clock.endedOn} 结束`, en: `ended ${clock.endedOn}` };
  const paused = clock.paused ? { zh: '，扣除期间进行中', en: ', paused' } : { zh: '', en: '' };
  return { zh: `${clock.due} 届满${paused.zh}`, en: `due ${clock.due}${paused.en}` };
}

/** What moved it: begun, paused, lengthened, ended, or counted anew by another calendar. */
function reasons(before: MatterClock | undefined, after: MatterClock): readonly Text[] {
  const all: Text[] = [];
  if (before === undefined || before.startedAt !== after.startedAt)
    all.push({ zh: `自${after.startedOn}起算`, en: `runs from ${after.startedOn}` });
  const pauses = before?.pauses ?? [];
  for (const [index, pause] of after.pauses.entries()) {
    const old = pauses[index];
    const name = (pauseNames as Readonly<Record<string, Text>>)[pause.kind] ?? { zh: pause.kind, en: pause.kind };
    if (old === undefined)
      all.push({
        zh: `${pause.from}起扣除${name.zh}期间（${pause.document}）`,
        en: `paused from ${pause.from}: ${name.en} (${pause.document})`,
      });
    if (pause.to !== null && old?.to !== pause.to)
      all.push({
        zh: `${name.zh}期间至${pause.to}止`,
        en: `pause ended ${pause.to}: ${name.en}`,
      });
  }
  for (const { limit, reason } of after.extensions.slice(before?.extensions.length ?? 0)) {
    const unit = UNITS[limit.unit] ?? { zh: limit.unit, en: limit.unit };
    all.push({
      zh: `延长${limit.amount}${unit.zh}${reason === '' ? '' : `（${reason}）`}`,
      en: `lengthened by ${limit.amount} ${unit.en}${reason === '' ? '' : ` (${reason})`}`,
    });
  }
  if (all.length === 0 && before !== undefined && before.due !== after.due)
    all.push({ zh: '日历或者规则重算', en: 'counted anew' });
  return all;
}

const same = (a: MatterClock | undefined, b: MatterClock | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));

/** Clocks that began, moved or ended, why, and by which acts. */
export function clockChanges(
  before: Matter['clocks'],
  after: Matter['clocks'],
  steps: readonly Step[],
): readonly Difference[] {
  return Object.entries(after).flatMap(([name, clock]): readonly Difference[] => {
    const old = before[name];
    if (same(old, clock)) return [];
    const why = reasons(old, clock);
    const { title } = ruleBook.edition(clock.rule, clock.version);
    return [
      {
        area: 'clocks',
        key: name,
        title,
        before: old === undefined ? null : standing(old),
        after: standing(clock),
        why:
          why.length === 0 ? null : { zh: why.map(({ zh }) => zh).join('；'), en: why.map(({ en }) => en).join('; ') },
        acts: steps
          .filter((step) => !same(step.before.clocks[name], step.after.clocks[name]))
          .map(({ act }) => act.seq),
      },
    ];
  });
}
