import { Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { MeasureChoice } from '../../../../modules/campaigns/model/measures.ts';
import { useWords } from '../../i18n/index.ts';
import { unitOf } from '../pivot/value.ts';
import { MeasureWords } from './MeasureWords.tsx';

interface Props {
  readonly choices: readonly MeasureChoice[];
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** What is counted, each with its written definition; those that were chosen stand first, the others are found by typing. */
export function MeasurePicker({ choices, value, onChange }: Props): ReactNode {
  const { t, pick } = useWords();
  const [asked, ask] = useState('');
  // Those chosen beforehand stand first, and nothing moves under the hand that chooses.
  const [first] = useState(value);
  const text = asked.trim().toLowerCase();
  const shown = choices.filter(({ id, title }) => `${id} ${title.zh} ${title.en}`.toLowerCase().includes(text));
  const inOrder = [...shown].sort((a, b) => Number(first.includes(b.id)) - Number(first.includes(a.id)));
  return (
    <>
      <Input
        type="search"
        aria-label={t('campaigns.findMeasure')}
        placeholder={t('campaigns.findMeasure')}
        value={asked}
        onChange={(event) => ask(event.target.value)}
      />
      <p className="soft small" role="status">
        {t('campaigns.chosen', { count: value.length })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls is reached by keyboard */}
      <section className="campaign-measures" aria-label={t('campaigns.measures')} tabIndex={0}>
        {inOrder.map((choice) => (
          <div key={choice.id}>
            <Checkbox
              checked={value.includes(choice.id)}
              onChange={({ target }) =>
                onChange(target.checked ? [...value, choice.id] : value.filter((id) => id !== choice.id))
              }
            >
              {pick(choice.title)} <span className="faint small">{pick(unitOf(choice))}</span>
            </Checkbox>
            <MeasureWords of={choice} />
          </div>
        ))}
      </section>
    </>
  );
}
