import type { ReactNode } from 'react';
import { domains } from '../../../../../modules/intake/model/labels.ts';
import { useWords } from '../../../i18n/index.ts';
import { gapsOf } from '../model/decision.ts';
import { useShelf } from '../model/shelf.ts';
import { LineField, SelectField } from '../parts/fields.tsx';
import type { StepProps } from './DecisionPage.tsx';

/** Which violation: one of the bureau's usual ones, or by hand. */
export function WhatStep({ form, change, judged }: StepProps): ReactNode {
  const { t, pick } = useWords();
  const usual = useShelf().data?.violations ?? [];
  const gaps = judged ? gapsOf(form, 'what', { on: '' as never, region: '' }) : [];
  const needed = (gap: 'cause' | 'citation' | 'domain') => (gaps.includes(gap) ? t('onSite.gap.needed') : undefined);
  return (
    <>
      {usual.length > 0 && (
        <fieldset className="os-shortcuts">
          <legend>{t('onSite.usual')}</legend>
          {usual.map((each) => {
            const chosen = each.cause === form.cause && each.citation === form.citation;
            return (
              <button
                key={`${each.cause} ${each.citation}`}
                type="button"
                className={chosen ? 'os-shortcut chosen' : 'os-shortcut'}
                aria-pressed={chosen}
                onClick={() => {
                  const { cause, violation, domain, citation } = each;
                  change({ cause, violation, citation, domain: domain || form.domain });
                }}
              >
                <strong>{each.cause}</strong>
                {each.citation !== '' && <small>{each.citation}</small>}
              </button>
            );
          })}
        </fieldset>
      )}
      <LineField
        label={t('onSite.cause')}
        value={form.cause}
        required
        error={needed('cause')}
        onChange={(cause) => change({ cause, violation: '' })}
      />
      <SelectField
        label={t('onSite.domain')}
        value={form.domain}
        required
        empty={t('onSite.choose')}
        options={Object.entries(domains)
          .filter(([value]) => value !== 'not-ours')
          .map(([value, title]) => ({ value, label: pick(title) }))}
        error={needed('domain')}
        onChange={(domain) => change({ domain })}
      />
      <LineField
        label={t('onSite.citation')}
        value={form.citation}
        required
        max={300}
        hint={t('onSite.citationHint')}
        error={needed('citation')}
        onChange={(citation) => change({ citation })}
      />
    </>
  );
}
