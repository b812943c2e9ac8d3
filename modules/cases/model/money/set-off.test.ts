import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen } from '../../../../kernel/money.ts';
import { type CrimeState, setOffAgainstCourtFine } from './set-off.ts';

const of = (crime: CrimeState, imposed: number, paid = imposed) => {
  const { mayFine, setOff, courtFineLeft, cautions } = setOffAgainstCourtFine(crime, fen(imposed), fen(paid));
  return [mayFine, setOff, courtFineLeft, cautions.map(({ rule }) => rule)];
};
const sentenced = (courtFine: number): CrimeState => ({ state: 'sentenced', courtFine: fen(courtFine) });

test.each([
  ['no crime', { state: 'none' } as const, 0, 0, [true, 0, 0, []]],
  ['with the police, no fine yet', { state: 'transferred' } as const, 0, 0, [false, 0, 0, ['set-off.transfer-open']]],
  ['with the police, fined before', { state: 'transferred' } as const, 500, 500, [true, 0, 0, []]],
  ['court fine, no fine yet', sentenced(800), 0, 0, [false, 0, 800, ['set-off.no-more']]],
  ['court fine above the fine', sentenced(800), 500, 500, [false, 500, 300, []]],
  ['court fine below the fine', sentenced(300), 500, 500, [false, 300, 0, []]],
  ['fine not wholly paid', sentenced(800), 500, 499, [false, 500, 300, ['set-off.unpaid']]],
  ['sentence without a fine', sentenced(0), 0, 0, [true, 0, 0, ['set-off.sentence-without-fine']]],
])('%s', (_, crime, imposed, paid, expected) => {
  expect(of(crime, imposed, paid)).toEqual(expected);
});

test('the person pays no more than the larger of both, and a court fine always closes the way to a new one', () => {
  const amount = fc.nat(1_000_000_000);
  fc.assert(
    fc.property(amount, amount, (court, imposed) => {
      const found = setOffAgainstCourtFine(sentenced(court), fen(imposed), fen(imposed));
      expect(imposed + found.courtFineLeft).toBe(Math.max(court, imposed));
      if (court > 0) expect(found.mayFine).toBe(false);
    }),
  );
});
