import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ClockInput } from '../../../../kernel/deadline.ts';
import { computeDeadline, traceDeadline } from '../../../../kernel/deadline-engine.ts';
import { isPlainDate, legalDay } from '../../../../kernel/plain-date.ts';
import { chinaCalendar, pauseNames, ruleBook, workedRules } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { articleText } from '../../ui/article.ts';
import { Field } from '../../ui/Field.tsx';
import { Months } from '../intake/TraceDialog.tsx';

const ids = [...new Set(workedRules.map(({ id }) => id))];

/** Counts a limit from any day by the same engine that runs the matters' clocks. */
export function CountTab(): ReactNode {
  const { t, pick, language } = useWords();
  const [id, setId] = useState(ids[0] ?? '');
  const [from, setFrom] = useState<string>(legalDay(new Date()));
  const rule = isPlainDate(from) ? ruleBook.find(id, from, '') : undefined;
  const clock: ClockInput | undefined =
    rule === undefined || !isPlainDate(from)
      ? undefined
      : {
          rule: id,
          version: rule.effectiveFrom,
          startedOn: from,
          startedAt: `${from}T01:00:00Z`,
          pauses: [],
          extensions: [],
          endedOn: null,
        };
  const deadline = rule === undefined || clock === undefined ? undefined : computeDeadline(rule, clock, chinaCalendar);
  return (
    <div className="stack">
      <div className="form-grid narrow">
        <Field label={t('rules.name')}>
          {({ id: control }) => (
            <Select
              id={control}
              className="wide"
              showSearch={{ optionFilterProp: 'label' }}
              value={id}
              options={ids.map((value) => ({
                value,
                label: pick(workedRules.find((each) => each.id === value)?.title ?? { zh: value, en: value }),
              }))}
              onChange={setId}
            />
          )}
        </Field>
        <Field label={t('rules.event')} hint={t('rules.eventHint')}>
          {(control) => (
            <Input {...control} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          )}
        </Field>
      </div>
      {rule === undefined || clock === undefined || deadline === undefined ? (
        <p className="soft">{t('rules.noneInForce')}</p>
      ) : (
        <>
          <p>
            {t('rules.due')} <strong className="num big">{deadline.due}</strong>{' '}
            {deadline.provisional && <span className="mark mark-warn">{t('due.provisionalWhy')}</span>}
            <br />
            <span className="soft small">
              {pick(rule.source.instrument)} {articleText(rule.source.article, language)}
            </span>
          </p>
          <Months
            days={traceDeadline(rule, clock, chinaCalendar, pauseNames).map((day) => ({ ...day }))}
            due={deadline.due}
          />
        </>
      )}
    </div>
  );
}
