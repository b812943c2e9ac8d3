import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/index.ts';
import type { Colleague, ShortCase } from '../model/shelf.ts';
import { CheckField, LineField, Phrases, SelectField } from '../parts/fields.tsx';
import { PartnerField } from '../parts/PartnerField.tsx';
import type { InquiryProps } from './InquiryPage.tsx';
import { inquiryGaps } from './model.ts';

interface Props extends InquiryProps {
  readonly of: ShortCase;
  readonly people: readonly Colleague[];
}

/** Who is asked, where, by whom; licences shown and rights told before the first question. */
export function PersonStep({ form, change, judged, people }: Props): ReactNode {
  const { t } = useWords();
  const gaps = judged ? inquiryGaps(form, 'who') : [];
  const needed = (gap: (typeof gaps)[number]) => (gaps.includes(gap) ? t('onSite.gap.needed') : undefined);
  return (
    <>
      <LineField
        label={t('onSite.inquired')}
        value={form.name}
        required
        max={100}
        error={needed('name')}
        onChange={(name) => change({ name })}
      />
      <LineField
        label={t('onSite.capacity')}
        value={form.capacity}
        max={100}
        onChange={(capacity) => change({ capacity })}
      />
      <Phrases
        label={t('onSite.phrases')}
        phrases={['法定代表人', '经营者', '店长', '店员', '消费者']}
        onPick={(capacity) => change({ capacity })}
      />
      <LineField label={t('onSite.idNo')} value={form.idNo} max={60} onChange={(idNo) => change({ idNo })} />
      <LineField
        label={t('onSite.phone')}
        value={form.phone}
        max={40}
        inputMode="tel"
        onChange={(phone) => change({ phone })}
      />
      <LineField
        label={t('onSite.address')}
        value={form.address}
        max={300}
        onChange={(address) => change({ address })}
      />
      <LineField
        label={t('onSite.inquiryPlace')}
        value={form.place}
        required
        max={300}
        error={needed('place')}
        onChange={(place) => change({ place })}
      />
      <SelectField
        label={t('onSite.nth')}
        value={String(form.nth)}
        empty={t('onSite.choose')}
        options={[1, 2, 3, 4, 5, 6].map((no) => ({ value: String(no), label: t('onSite.nthOf', { no }) }))}
        onChange={(nth) => change({ nth: Number(nth) || 1 })}
      />
      <PartnerField
        people={people}
        value={form.partner}
        missing={gaps.includes('partner')}
        onChange={(partner) => change({ partner })}
      />
      <CheckField
        label={t('onSite.licenceShown')}
        checked={form.licenceShown}
        error={needed('shown')}
        onChange={(licenceShown) => change({ licenceShown })}
      />
      <CheckField
        label={t('onSite.rightsTold')}
        checked={form.rightsTold}
        error={needed('told')}
        onChange={(rightsTold) => change({ rightsTold })}
      />
    </>
  );
}
