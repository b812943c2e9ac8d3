import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { type Mark, placeOf } from './days.ts';

interface Props {
  readonly days: readonly Mark[];
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** A line with a stop for every day on which something was done; arrow keys go from stop to stop. */
export function DayLine({ days, day, onDay }: Props): ReactNode {
  const { t } = useWords();
  const label = useId();
  const place = placeOf(days, day);
  const mark = days[place];
  const go = (index: number): void => {
    const found = days[index];
    if (found !== undefined) onDay(found.day);
  };
  if (days.length === 0) return null;
  const words =
    mark === undefined
      ? t('history.before')
      : t('history.stop', { day: mark.day, n: place + 1, all: days.length, acts: mark.acts });
  return (
    <div className="history-line">
      <Button
        size="small"
        aria-label={t('history.previous')}
        title={t('history.previous')}
        disabled={place <= 0}
        icon={<Icon name="back" size={14} />}
        onClick={() => go(place - 1)}
      />
      <input
        type="range"
        min={0}
        max={days.length - 1}
        step={1}
        value={Math.max(0, place)}
        aria-labelledby={label}
        aria-valuetext={words}
        onChange={(event) => go(Number(event.target.value))}
      />
      <Button
        size="small"
        className="turned"
        aria-label={t('history.next')}
        title={t('history.next')}
        disabled={place >= days.length - 1}
        icon={<Icon name="back" size={14} />}
        onClick={() => go(place + 1)}
      />
      <span id={label} className="num small">
        {words}
      </span>
    </div>
  );
}
