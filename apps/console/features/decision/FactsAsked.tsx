import { Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Benchmark } from '../../../../modules/cases/model/discretion/benchmark.ts';
import { bases } from '../../../../modules/cases/model/discretion/range.ts';
import { Money } from '../../forms/Money.tsx';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import type { Calc } from './calc.ts';

interface Props {
  readonly benchmark: Benchmark;
  readonly calc: Calc;
  /** As the case tells it; '' where it does not. */
  readonly endedOn: string;
  readonly today: string;
  readonly onChange: (calc: Calc) => void;
}

/** What the statutory ranges of this benchmark ask of the facts, and the day whose law governs. */
export function FactsAsked({ benchmark, calc, endedOn, today, onChange }: Props): ReactNode {
  const { t, pick } = useWords();
  const asked = new Set(benchmark.tiers.flatMap(({ base, when }) => [base, when?.base ?? 'fixed']));
  const flags = benchmark.tiers.flatMap(({ when, title }) =>
    when?.flag === undefined ? [] : [{ id: when.flag, title }],
  );
  const amount = (value: number | null, put: (next: number | null) => void, label: string): ReactNode => (
    <Field label={label}>
      {(control) => (
        <Money
          field={{ name: 'fen', path: 'fen', required: false, kind: 'money', orAll: false }}
          control={control}
          invalid={false}
          value={value ?? undefined}
          onChange={(next) => put(typeof next === 'number' && Number.isSafeInteger(next) && next >= 0 ? next : null)}
        />
      )}
    </Field>
  );
  return (
    <div className="form-grid calc-facts">
      <Field
        label={t('decision.actEndedOn')}
        hint={endedOn === '' && calc.actEndedOn === null ? t('decision.goesOn') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            type="date"
            max={today}
            value={calc.actEndedOn ?? endedOn}
            onChange={(event) =>
              onChange({ ...calc, actEndedOn: event.target.value === '' ? null : event.target.value })
            }
          />
        )}
      </Field>
      {asked.has('goods-value') &&
        amount(calc.goodsValue, (goodsValue) => onChange({ ...calc, goodsValue }), pick(bases['goods-value']))}
      {asked.has('illegal-gains') &&
        amount(calc.illegalGains, (illegalGains) => onChange({ ...calc, illegalGains }), pick(bases['illegal-gains']))}
      {flags.length > 0 && (
        <div className="field span-all">
          {flags.map(({ id, title }) => (
            <Checkbox
              key={id}
              checked={calc.flags.includes(id)}
              onChange={(event) => {
                const others = calc.flags.filter((each) => each !== id);
                onChange({ ...calc, flags: event.target.checked ? [...others, id] : others });
              }}
            >
              {pick(title)}
            </Checkbox>
          ))}
        </div>
      )}
    </div>
  );
}
