import { addDays, addMonths, legalDay, type PlainDate } from '../../../../kernel/plain-date.ts';
import type { LedgerActor } from '../../../../platform/ledger/types.ts';
import { catalogueOf } from '../../catalogue.ts';
import type { Cockpit, CockpitQuery } from '../../cockpit-contract.ts';
import type { FigureContext } from '../../context.ts';
import { areaOf } from '../../model/question.ts';
import { headingsOf } from '../headings.ts';
import { readPivotIn } from '../read-pivot.ts';
import { readFunnel } from './funnel.ts';
import { HOT_FIGURE, hotCuts, readHot } from './hot.ts';
import { LAGGING_DAYS, LAGGING_FIGURES, laggingOf } from './lagging.ts';
import { countsOf, figuresOf, type Looking } from './looking.ts';
import { readMoved } from './moved.ts';
import { readOverdue } from './overdue.ts';

const TREND = 'clues.received,cases.filed';

/**
 * All that a head looks at in the morning, of one instant and in eight statements, from counts as far as there are any.
 * @throws AppError 403 `figures.out-of-scope`
 */
export async function readCockpit(context: FigureContext, actor: LedgerActor, query: CockpitQuery): Promise<Cockpit> {
  const { ledger, directory } = context;
  const area = areaOf(actor, query.authority);
  const now = ledger.clock.now();
  const today = legalDay(now);
  const names = await directory.names();
  const parts = await headingsOf(
    context,
    'authority',
    { area, figures: [], period: { from: today, to: today } },
    new Set(),
  );
  return ledger.store.transaction(
    actor,
    async (tx) => {
      const looking: Looking = { tx, context, area, today, catalogue: catalogueOf(ledger.procedures), parts };
      const from = addDays(today, -LAGGING_DAYS);
      // Laggards and hot places are read together: both go by part of the area.
      const byPart = await countsOf(
        looking,
        figuresOf(looking, [...LAGGING_FIGURES, HOT_FIGURE]),
        ['authority'],
        { from, to: addDays(today, -1) },
        [from, ...hotCuts(today), today],
      );
      return {
        asOf: now.toISOString(),
        today,
        authority: { code: area, name: names(area) },
        overdue: await readOverdue(looking),
        lagging: laggingOf(looking, byPart),
        moved: await readMoved(looking),
        hot: await readHot(looking, byPart),
        funnel: await readFunnel(looking),
        trend: await readPivotIn(tx, context, actor, {
          figures: TREND,
          authority: area,
          from: addMonths(`${today.slice(0, 7)}-01` as PlainDate, -11),
          to: today,
          rows: 'month',
          columns: 'figure',
          compare: 'year',
        }),
      };
    },
    { snapshot: true },
  );
}
