import { useState } from 'react';
import { newActId } from '../../../kernel/id.ts';
import type { FirmApplied } from '../../../modules/firms/contract.ts';
import { RegionPicker, useRegions } from '../filing/RegionPicker.tsx';
import { useWords } from '../i18n/words.tsx';
import { Check } from '../ui/Choice.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { apply } from './api.ts';
import { FirmForm } from './FirmForm.tsx';
import { useTexts } from './use-texts.ts';

/** A firm asks to take part, of its own will. */
export function ApplyPage() {
  const all = useTexts();
  const t = all.apply;
  const { pick } = useWords();
  const { regions, retry } = useRegions();
  const [region, choose] = useState('');
  const [understood, understand] = useState(false);
  // One id for one page: sent again after a lost answer it is there once.
  const [actId] = useState(newActId);
  const [applied, setApplied] = useState<FirmApplied>();
  if (applied !== undefined) {
    return (
      <>
        <PageTitle title={t.done} />
        <p className="lead" role="status">
          {t.doneLead(pick(applied.authority))}
        </p>
      </>
    );
  }
  const refuse = (): string | undefined => {
    if (region === '') return all.missing(t.region);
    return understood ? undefined : t.understoodMissing;
  };
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      <FirmForm
        id="apply"
        fields={[
          { name: 'name', label: t.name, autoComplete: 'organization' },
          { name: 'code', label: t.code, hint: t.codeHint },
          { name: 'address', label: t.address, hint: t.addressHint, autoComplete: 'street-address' },
          { name: 'shops', label: t.shops, hint: t.shopsHint, optional: true, lines: 2_000 },
          { name: 'person', label: t.person, autoComplete: 'name' },
          { name: 'phone', label: t.phone, type: 'tel', autoComplete: 'tel' },
        ]}
        submit={t.submit}
        refuse={refuse}
        send={({ name, code, address, shops, person, phone }) =>
          apply({
            ...{ actId, region, name, code, address, understood: true, contact: { name: person, phone } },
            shops: shops
              .split('\n')
              .map((each) => each.trim())
              .filter((each) => each !== ''),
          })
        }
        onDone={setApplied}
      >
        <RegionPicker
          id="apply-region"
          regions={regions}
          onRetry={retry}
          hint={t.regionHint}
          error={undefined}
          value={region}
          onChange={choose}
        />
        <Check label={t.understood} lead={t.understoodLead} checked={understood} onChange={understand} />
      </FirmForm>
    </>
  );
}
