import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import type { MeasureChoice } from '../../../../modules/campaigns/model/measures.ts';
import { useWords } from '../../i18n/index.ts';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { unitOf } from '../pivot/value.ts';
import type { TargetDraft } from './plan-draft.ts';

interface Props {
  /** Those that the campaign counts: a target is of one of them. */
  readonly choices: readonly MeasureChoice[];
  readonly within: string;
  readonly value: readonly TargetDraft[];
  readonly onChange: (targets: readonly TargetDraft[]) => void;
}

/** How much of what by the end, for the whole or for one area. */
export function TargetGrid({ choices, within, value, onChange }: Props): ReactNode {
  const { t, pick } = useWords();
  const put = (key: string, change: Partial<TargetDraft>): void =>
    onChange(value.map((each) => (each.key === key ? { ...each, ...change } : each)));
  return (
    <>
      {value.map((target, index) => {
        const choice = choices.find(({ id }) => id === target.measure);
        return (
          <div className="campaign-target-row" key={target.key}>
            <Select
              aria-label={t('campaigns.targetMeasure', { n: index + 1 })}
              value={target.measure}
              options={choices.map(({ id, title }) => ({ value: id, label: pick(title) }))}
              onChange={(measure: string) => put(target.key, { measure })}
            />
            <AuthorityPicker
              label={t('campaigns.targetArea', { n: index + 1 })}
              placeholder={t('campaigns.wholeArea')}
              within={within}
              value={target.authority === '' ? undefined : target.authority}
              onChange={(authority) => put(target.key, { authority: authority ?? '' })}
            />
            <Input
              inputMode="numeric"
              aria-label={t('campaigns.targetValue', { n: index + 1 })}
              suffix={choice === undefined ? '' : pick(unitOf(choice))}
              value={target.value}
              {...(/^\d*(\.\d{1,2})?$/.test(target.value) ? {} : { status: 'error' as const })}
              onChange={(event) => put(target.key, { value: event.target.value.trim() })}
            />
            <Button onClick={() => onChange(value.filter(({ key }) => key !== target.key))}>
              {t('campaigns.removeTarget')}
            </Button>
          </div>
        );
      })}
      <Button
        icon={<Icon name="add" />}
        disabled={choices.length === 0}
        onClick={() => onChange([...value, { key: uuidv7(), measure: choices[0]?.id ?? '', authority: '', value: '' }])}
      >
        {t('campaigns.addTarget')}
      </Button>
    </>
  );
}
