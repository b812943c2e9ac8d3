import type { ReactNode } from 'react';
import type { BoardFigures } from '../../../../modules/bulletins/contract.ts';
import { clearedOf, onAClock } from '../../../../modules/bulletins/model/figures.ts';
import { integer, percent } from '../../ui/format.ts';

interface Props {
  readonly of: BoardFigures;
  readonly rate: 'clearanceRate' | 'onTimeRate';
}

/** A rate with its base beside it: a percentage alone hides whether it is of three matters or of three thousand. */
export function Rate({ of, rate }: Props): ReactNode {
  if (of[rate] === null) return percent(null);
  const cleared = clearedOf(of);
  const [part, base] =
    rate === 'clearanceRate' ? [cleared, cleared + of.open + of.paused] : [of.clearedOnTime, onAClock(of)];
  return (
    <>
      {percent(of[rate])}{' '}
      <span className="faint small nowrap">
        {integer(part)}/{integer(base)}
      </span>
    </>
  );
}
