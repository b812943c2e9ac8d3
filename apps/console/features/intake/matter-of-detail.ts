import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import type { Matter, MatterClock } from '../../../../platform/procedure/types.ts';
import { matterOfRow } from './matter-of-row.ts';

/**
 * The matter as far as a page knows it, so that what an act says is judged before it is sent. Intervals and extensions of
 * its clocks are not there, nor who did what: the server, which knows them, has the last word.
 */
export const matterOfDetail = ({ row, facts, clocks }: MatterDetail): Matter => ({
  ...matterOfRow(row),
  facts: facts as JsonObject,
  clocks: Object.fromEntries(clocks.map((clock) => [clock.clock, clockOf(clock)])),
});

const clockOf = (clock: MatterDetail['clocks'][number]): MatterClock => ({
  rule: clock.rule,
  version: clock.ruleVersion as PlainDate,
  startedOn: clock.startedOn as PlainDate,
  startedAt: `${clock.startedOn}T00:00:00Z`,
  pauses: [],
  extensions: [],
  endedOn: clock.endedOn as PlainDate | null,
  due: clock.due as PlainDate,
  unrolled: clock.unrolled as PlainDate,
  provisional: clock.provisional,
  paused: clock.paused,
});
