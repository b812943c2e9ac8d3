import type { ReactNode } from 'react';
import { type Fen, formatYuan } from '../../../../../kernel/money.ts';
import { legalDay } from '../../../../../kernel/plain-date.ts';
import { regionOf } from '../../../../../kernel/region.ts';
import { useWords } from '../../../i18n/index.ts';
import { useMe } from '../../identity/use-me.ts';
import { collectedBecause, gapsOf, limitOf, onspotMost } from '../model/decision.ts';
import { useShelf } from '../model/shelf.ts';
import { CheckField, ChoiceField, LineField, Phrases } from '../parts/fields.tsx';
import { PartnerField } from '../parts/PartnerField.tsx';
import type { StepProps } from './DecisionPage.tsx';

/** Warning and fine within what the rule of the day allows, how it is paid, and the second officer. */
export function PenaltyStep({ form, change, judged }: StepProps): ReactNode {
  const { t, language, pick } = useWords();
  const { authority } = useMe();
  const people = useShelf().data?.people ?? [];
  const where = { on: legalDay(new Date()), region: regionOf(authority.code) };
  const gaps = judged ? gapsOf(form, 'penalty', where) : [];
  const { most, rule } = limitOf(form.kind, where.on, where.region);
  const atOnce = onspotMost(where.on, where.region);
  const because = collectedBecause(form, where.on, where.region);
  const amounts = [...new Set([atOnce / 2, atOnce, most / 2, most].filter((each) => each % 100 === 0 && each <= most))];
  return (
    <>
      <p className="os-note">
        {t(form.kind === 'person' ? 'onSite.limitPerson' : 'onSite.limitOrganisation', {
          most: formatYuan(most, language),
        })}{' '}
        <span className="os-law">
          {pick(rule.source.instrument)} {rule.source.article}
        </span>
      </p>
      <CheckField label={t('onSite.warning')} checked={form.warning} onChange={(warning) => change({ warning })} />
      <LineField
        label={t('onSite.fine')}
        value={form.fine}
        inputMode="decimal"
        suffix={t('onSite.yuan')}
        max={16}
        error={
          gaps.includes('amount')
            ? t('onSite.gap.amount')
            : gaps.includes('penalty')
              ? t('onSite.gap.penalty')
              : undefined
        }
        onChange={(fine) => change({ fine })}
      />
      <Phrases
        label={t('onSite.amounts')}
        phrases={amounts.sort((a, b) => a - b).map((each) => String(each / 100))}
        onPick={(fine) => change({ fine })}
      />
      {form.fine !== '' && (
        <>
          <ChoiceField<'bank' | 'here'>
            label={t('onSite.howPaid')}
            value={form.collected ? 'here' : 'bank'}
            options={[
              { value: 'bank', label: t('onSite.toBank') },
              { value: 'here', label: t('onSite.collected') },
            ]}
            onChange={(how) => change({ collected: how === 'here' })}
          />
          {form.collected && (
            <>
              <p className={because === null ? 'os-error' : 'os-note'} role={because === null ? 'alert' : undefined}>
                {t(because === null ? 'onSite.because.none' : `onSite.because.${because}`, {
                  most: formatYuan(atOnce as Fen, language),
                })}
              </p>
              <CheckField
                label={t('onSite.hardLater')}
                checked={form.hardLater}
                onChange={(hardLater) => change({ hardLater })}
              />
              <LineField
                label={t('onSite.remoteRequest')}
                value={form.request}
                max={500}
                onChange={(request) => change({ request })}
              />
              <LineField
                label={t('onSite.receipt')}
                value={form.receipt}
                required
                max={60}
                error={gaps.includes('receipt') ? t('onSite.gap.needed') : undefined}
                onChange={(receipt) => change({ receipt })}
              />
            </>
          )}
        </>
      )}
      <PartnerField
        people={people}
        value={form.partner}
        missing={gaps.includes('partner')}
        onChange={(partner) => change({ partner })}
      />
    </>
  );
}
