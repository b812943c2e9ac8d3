import { AppError } from '../../kernel/error.ts';
import type { Region } from '../../kernel/id.ts';
import { areasOf } from '../../kernel/region.ts';
import { readAreas } from '../../platform/ledger/history.ts';
import type { Store } from '../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type OptionValues, stringOption } from './context.ts';

/** The region of `--region` with the areas around it, whose sums are made of its own; or all that have acts. @throws AppError `cli.bad-value` */
export async function regionsAsked(store: Store, options: OptionValues): Promise<Region[]> {
  const asked = stringOption(options, 'region');
  if (asked === undefined) return store.transaction(SYSTEM_VIEWER, readAreas);
  if (!/^\d{6}$/.test(asked)) {
    throw new AppError('cli.bad-value', 400, { option: '--region', value: asked, expected: '510502' });
  }
  return areasOf(asked).reverse();
}
