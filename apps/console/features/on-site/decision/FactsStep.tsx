import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { gapsOf } from '../model/decision.ts';
import { CheckField, ChoiceField, Phrases, TextField } from '../parts/fields.tsx';
import type { StepProps } from './DecisionPage.tsx';

/** What was found, that it was told, and what the party said to it. */
export function FactsStep({ form, change, judged }: StepProps): ReactNode {
  const { t } = useWords();
  const gaps = judged ? gapsOf(form, 'facts', { on: '' as never, region: '' }) : [];
  const needed = (gap: 'facts' | 'certain' | 'told' | 'defence') =>
    gaps.includes(gap) ? t('onSite.gap.needed') : undefined;
  const said = gaps.includes('defence') && form.defence === 'made';
  return (
    <>
      <TextField
        label={t('onSite.facts')}
        value={form.facts}
        required
        rows={4}
        error={needed('facts')}
        onChange={(facts) => change({ facts })}
      />
      <Phrases
        label={t('onSite.phrases')}
        phrases={[
          `执法人员现场检查发现，当事人${form.cause || '……'}。`,
          '执法人员已现场拍照取证。',
          '当事人对上述事实无异议。',
          '当事人已当场改正。',
        ]}
        onPick={(phrase) => change({ facts: `${form.facts}${phrase}` })}
      />
      <CheckField
        label={t('onSite.certain')}
        checked={form.certain}
        error={needed('certain')}
        onChange={(certain) => change({ certain })}
      />
      <CheckField
        label={t('onSite.told')}
        checked={form.told}
        error={needed('told')}
        onChange={(told) => change({ told })}
      />
      <ChoiceField<'none' | 'made'>
        label={t('onSite.defence')}
        value={form.defence}
        options={[
          { value: 'none', label: t('onSite.defenceNone') },
          { value: 'made', label: t('onSite.defenceMade') },
        ]}
        error={form.defence === '' ? needed('defence') : undefined}
        onChange={(defence) => change({ defence })}
      />
      {form.defence === 'made' && (
        <>
          <TextField
            label={t('onSite.defenceContent')}
            value={form.content}
            required
            error={said && form.content.trim() === '' ? t('onSite.gap.needed') : undefined}
            onChange={(content) => change({ content })}
          />
          <TextField
            label={t('onSite.defenceAnswer')}
            value={form.answer}
            required
            error={said && form.answer.trim() === '' ? t('onSite.gap.needed') : undefined}
            onChange={(answer) => change({ answer })}
          />
        </>
      )}
    </>
  );
}
