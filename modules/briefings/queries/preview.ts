import { addDays, addMonths, legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { type GroupBy, readCounts } from '../../../platform/rollup/read.ts';
import type { Db } from '../../../platform/store/types.ts';
import { counterOf } from '../commands/compute.ts';
import { settingOf } from '../commands/setting.ts';
import { type BriefingDependencies, checkContent, knownFigures } from '../environment.ts';
import { assemble } from '../model/assemble.ts';
import type { Content } from '../model/content.ts';
import type { Counter } from '../model/count.ts';
import { type Flag, flagsOf } from '../model/flags.ts';
import type { Shown } from '../model/frozen.ts';
import { namedOf } from '../model/named.ts';
import { type Series, seriesOf } from '../model/series.ts';

/** Days from which a reader treats a day otherwise: the ends of the period, today, and months where they are rows. */
function cutsOf({ from, to, by }: Series, today: PlainDate): PlainDate[] {
  const cuts = [from, addDays(to, 1), today];
  if (by !== 'month') return cuts;
  for (let month = `${from.slice(0, 7)}-01` as PlainDate; month <= to; month = addMonths(month, 1)) cuts.push(month);
  return cuts;
}

const groupOf = (by: Series['by']): GroupBy => (by === 'none' || by === 'month' ? 'channel' : by);

/** Series that one question to the counts answers. */
const alike = ({ by, authority, domain, channel, campaign, from, to }: Series): string =>
  JSON.stringify([groupOf(by), by === 'month', authority, domain, channel, campaign, from, to]);

async function readInto(counter: Counter, tx: Db, asked: readonly Series[], shown: Pick<Shown, 'figures' | 'day'>) {
  const [first] = asked;
  if (first === undefined) return;
  const ids = new Set(asked.map(({ id }) => id));
  const used = shown.figures.filter(({ id }) => asked.some(({ figures }) => figures.includes(id)));
  const measures = [...new Set(used.flatMap((figure) => figure.measures))];
  const stock = new Set(used.filter((figure) => figure.stock).flatMap((figure) => figure.measures));
  const { authority, domain, channel, campaign, from, to } = first;
  const by = groupOf(first.by);
  const query = {
    measures,
    authority,
    ...(domain === undefined ? {} : { domain }),
    ...(channel === undefined ? {} : { channel }),
    ...(campaign === undefined ? {} : { campaign }),
  };
  const period = { measures: measures.filter((each) => !stock.has(each)), from, to };
  for (const row of await readCounts(tx, query, by, cutsOf(first, shown.day as PlainDate), period)) {
    const place = { authority, domain: domain ?? '', channel: channel ?? '', campaign: campaign ?? '', ...row };
    counter.add(by === 'channel' && first.by !== 'channel' ? place : { ...place, [by]: row.key }, ids);
  }
}

/**
 * A content with its numbers as of now, from the counts: what a freeze would show of everything that is sealed by then.
 * @throws AppError as {@link checkContent}
 */
export async function previewOf(
  { ledger }: Pick<BriefingDependencies, 'ledger'>,
  actor: LedgerActor,
  content: Content,
  issuer: string,
): Promise<{ readonly shown: Shown; readonly flags: Flag[] }> {
  const known = knownFigures(ledger);
  checkContent(known, content, issuer);
  const today = legalDay(ledger.clock.now());
  return ledger.store.transaction(
    actor,
    async (tx) => {
      const setting = await settingOf(tx, known, content, issuer, today);
      const counter = counterOf(setting);
      const groups = new Map<string, Series[]>();
      for (const series of seriesOf(content, setting.authority.code, setting.compared as never)) {
        groups.set(alike(series), [...(groups.get(alike(series)) ?? []), series]);
      }
      for (const asked of groups.values()) await readInto(counter, tx, asked, setting);
      const { values, tables } = assemble(setting, counter, () => '');
      const shown: Shown = { ...setting, values, tables };
      return { shown, flags: flagsOf(content, namedOf(shown)) };
    },
    { snapshot: true },
  );
}
