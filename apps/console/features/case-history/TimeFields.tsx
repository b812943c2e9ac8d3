import { Input } from 'antd';
import type { ReactNode } from 'react';
import { isPlainDate } from '../../../../kernel/plain-date.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';

interface Props {
  readonly from: string;
  readonly to: string;
  /** Empty: by all that is known today. */
  readonly known: string;
  readonly today: string;
  readonly onFrom: (day: string) => void;
  readonly onTo: (day: string) => void;
  readonly onKnown: (day: string) => void;
}

/** The two days that are compared, and how much was known. */
export function TimeFields({ from, to, known, today, onFrom, onTo, onKnown }: Props): ReactNode {
  const { t } = useWords();
  const take = (set: (day: string) => void) => (value: string) => {
    if (isPlainDate(value)) set(value);
  };
  return (
    <div className="history-fields">
      <Field label={t('history.from')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            max={to}
            value={from}
            onChange={(event) => take(onFrom)(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('history.to')}>
        {(control) => (
          <Input {...control} type="date" max={today} value={to} onChange={(event) => take(onTo)(event.target.value)} />
        )}
      </Field>
      <Field label={t('history.known')} hint={t('history.knownHint')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            max={today}
            allowClear
            value={known}
            onChange={(event) => onKnown(isPlainDate(event.target.value) ? event.target.value : '')}
          />
        )}
      </Field>
    </div>
  );
}
