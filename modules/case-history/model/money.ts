import { type Fen, fen, formatYuan } from '../../../kernel/money.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { imposedOf, owedOn } from '../../cases/model/case/settlement.ts';
import { isCase } from '../../cases/model/procedures.ts';

export interface Sum {
  readonly key: 'imposed' | 'paid' | 'surcharge' | 'open';
  readonly title: Text;
  readonly fen: number;
  readonly text: Text;
}

const titles = {
  imposed: { zh: '罚没款', en: 'Fine and confiscated gains' },
  paid: { zh: '已缴', en: 'Paid' },
  surcharge: { zh: '加处罚款未缴', en: 'Surcharge outstanding' },
  open: { zh: '尚欠合计', en: 'Left to pay' },
} as const satisfies Readonly<Record<Sum['key'], Text>>;

/** Money of a case on a day, in fen; empty for other matters and before a decision. */
export function moneyOn(matter: Matter, day: PlainDate): readonly Sum[] {
  if (!isCase(matter) || (imposedOf(matter) === null && !('performance' in matter.facts))) return [];
  const owed = owedOn(matter, day);
  const amounts: Readonly<Record<Sum['key'], number>> = {
    imposed: owed.fine + owed.gains,
    paid: owed.fine - owed.fineUnpaid + owed.gains - owed.gainsUnpaid,
    surcharge: owed.surchargeOutstanding,
    open: owed.total,
  };
  return (Object.keys(titles) as Sum['key'][]).map((key) => ({
    key,
    title: titles[key],
    fen: amounts[key],
    text: inBoth(fen(amounts[key])),
  }));
}

const inBoth = (amount: Fen): Text => ({ zh: formatYuan(amount), en: formatYuan(amount, 'en') });
