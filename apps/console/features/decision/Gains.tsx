import { Button, Checkbox, Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Text } from '../../../../kernel/text.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import {
  type DeductionKind,
  deductionKinds,
  type GainKind,
  gainKinds,
} from '../../../../modules/cases/model/money/illegal-gains-input.ts';
import { Money } from '../../forms/Money.tsx';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { yuan } from '../../ui/format.ts';
import { determined, type GainsDraft } from './gains.ts';
import { CautionList, StepList } from './Reasoning.tsx';

interface Props {
  readonly draft: GainsDraft;
  readonly evidence: CaseDetail['evidence'];
  readonly actEndedOn: PlainDate;
  readonly today: PlainDate;
  readonly onChange: (draft: GainsDraft) => void;
  /** Puts the amounts where they belong: what is confiscated, and what ranges are counted on. */
  readonly onTake: (gains: number, confiscable: number) => void;
}

const replaced = <T,>(list: readonly T[], index: number, next: T): readonly T[] =>
  list.map((each, at) => (at === index ? next : each));
const without = <T,>(list: readonly T[], index: number): readonly T[] => list.filter((_, at) => at !== index);

/** Illegal gains by the rule of the day: what came in, what is deducted and why not, what is confiscated. */
export function Gains({ draft, evidence, actEndedOn, today, onChange, onTake }: Props): ReactNode {
  const { t, pick } = useWords();
  const result = determined(draft, actEndedOn, today);
  const exhibits = evidence
    .filter(({ excluded }) => !excluded)
    .map(({ id, title }) => ({ value: id, label: `${id}　${title}` }));
  const taken = result?.lawful === true && result.gains !== null && result.confiscable !== null;
  return (
    <details className="calc-part gains">
      <summary>
        <h3>{t('decision.gains')}</h3>
      </summary>
      <div className="stack gains-body">
        <Choice
          label={t('decision.gainsKind')}
          value={draft.kind}
          options={gainKinds}
          onChange={(kind) => onChange({ ...draft, kind: kind as GainKind })}
        />
        <ol className="gains-rows">
          {draft.income.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
            <li key={index} className="gains-row">
              <Amount
                label={t('decision.income', { n: index + 1 })}
                value={row.amount}
                onChange={(amount) => onChange({ ...draft, income: replaced(draft.income, index, { ...row, amount }) })}
              />
              <Exhibit
                value={row.evidence}
                options={exhibits}
                onChange={(each) =>
                  onChange({ ...draft, income: replaced(draft.income, index, { ...row, evidence: each }) })
                }
              />
              <Remove onClick={() => onChange({ ...draft, income: without(draft.income, index) })} />
            </li>
          ))}
        </ol>
        <Button
          size="small"
          onClick={() => onChange({ ...draft, income: [...draft.income, { amount: null, evidence: '' }] })}
        >
          {t('decision.addIncome')}
        </Button>
        <ol className="gains-rows">
          {draft.outlays.map((row, index) => {
            const put = (next: Partial<typeof row>): void =>
              onChange({ ...draft, outlays: replaced(draft.outlays, index, { ...row, ...next }) });
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
              <li key={index} className="gains-row">
                <Choice
                  label={t('decision.outlay', { n: index + 1 })}
                  value={row.kind}
                  options={deductionKinds}
                  onChange={(kind) => put({ kind: kind as DeductionKind })}
                />
                <Amount label={t('decision.amount')} value={row.amount} onChange={(amount) => put({ amount })} />
                <Exhibit value={row.evidence} options={exhibits} onChange={(each) => put({ evidence: each })} />
                <Field label={t('decision.provedOn')}>
                  {(control) => (
                    <Input
                      {...control}
                      type="date"
                      max={today}
                      value={row.provedOn}
                      onChange={(event) => put({ provedOn: event.target.value })}
                    />
                  )}
                </Field>
                <Checkbox checked={row.recognised} onChange={(event) => put({ recognised: event.target.checked })}>
                  {t('decision.recognised')}
                </Checkbox>
                <Remove onClick={() => onChange({ ...draft, outlays: without(draft.outlays, index) })} />
                {result?.refused
                  .filter(({ id }) => id === `d${index + 1}`)
                  .map((refused) => (
                    <p key={refused.id} className="small warn-text gains-refused">
                      {t('decision.refused')}
                      {pick(refused.why)}
                    </p>
                  ))}
              </li>
            );
          })}
        </ol>
        <Button
          size="small"
          onClick={() =>
            onChange({
              ...draft,
              outlays: [
                ...draft.outlays,
                { kind: 'purchase-price', amount: null, evidence: '', provedOn: '', recognised: false },
              ],
            })
          }
        >
          {t('decision.addOutlay')}
        </Button>
        <div className="form-grid calc-facts">
          <Field label={t('decision.proofDue')}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={draft.proofDue}
                onChange={(event) => onChange({ ...draft, proofDue: event.target.value })}
              />
            )}
          </Field>
          <Amount
            label={t('decision.restitution')}
            value={draft.restitution}
            onChange={(restitution) => onChange({ ...draft, restitution })}
          />
          {result?.method === 'by-officer' && (
            <>
              <Amount
                label={t('decision.determined')}
                value={draft.determined}
                onChange={(next) => onChange({ ...draft, determined: next })}
              />
              <Field label={t('decision.determinedWhy')} required>
                {(control) => (
                  <Input
                    {...control}
                    maxLength={500}
                    value={draft.reason}
                    onChange={(event) => onChange({ ...draft, reason: event.target.value })}
                  />
                )}
              </Field>
            </>
          )}
        </div>
        {result !== null && (
          <>
            {result.gains !== null && (
              <p className="gains-result" role="status">
                {t('decision.gainsFound')} <strong className="num">¥{yuan(result.gains)}</strong>
                {result.confiscable !== null && result.confiscable !== result.gains && (
                  <>
                    {' '}
                    · {t('decision.toConfiscate')} <strong className="num">¥{yuan(result.confiscable)}</strong>
                  </>
                )}
              </p>
            )}
            <StepList steps={result.steps} />
            <CautionList cautions={result.cautions} />
            <Button disabled={!taken} onClick={() => onTake(result.gains ?? 0, result.confiscable ?? 0)}>
              {t('decision.takeGains')}
            </Button>
          </>
        )}
      </div>
    </details>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: Readonly<Record<string, Text>>;
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): ReactNode {
  const { pick } = useWords();
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          className="wide"
          value={value}
          options={Object.entries(options).map(([code, title]) => ({ value: code, label: pick(title) }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function Amount({ label, value, onChange }: AmountProps): ReactNode {
  return (
    <Field label={label}>
      {(control) => (
        <Money
          field={{ name: 'fen', path: 'fen', required: false, kind: 'money', orAll: false }}
          control={control}
          invalid={false}
          value={value ?? undefined}
          onChange={(next) =>
            onChange(typeof next === 'number' && Number.isSafeInteger(next) && next >= 0 ? next : null)
          }
        />
      )}
    </Field>
  );
}

interface ExhibitProps {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Exhibit({ value, options, onChange }: ExhibitProps): ReactNode {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="field span-one">
      <label htmlFor={id}>{t('decision.exhibit')}</label>
      <Select
        id={id}
        className="wide"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent={t('decision.noExhibits')}
        {...(value === '' ? {} : { value })}
        options={[...options]}
        onChange={(next?: string) => onChange(next ?? '')}
      />
    </div>
  );
}

function Remove({ onClick }: { readonly onClick: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <Button size="small" type="text" className="gains-remove" onClick={onClick}>
      {t('decision.remove')}
    </Button>
  );
}
