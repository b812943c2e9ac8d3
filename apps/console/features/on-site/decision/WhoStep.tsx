import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { PartyKind } from '../../../../../rules/index.ts';
import { useWords } from '../../../i18n/index.ts';
import { partiesQuery } from '../../parties/party-query.ts';
import { useSettled } from '../../parties/use-settled.ts';
import { gapsOf } from '../model/decision.ts';
import { useOutbox } from '../outbox/use-outbox.ts';
import { ChoiceField, LineField } from '../parts/fields.tsx';
import type { StepProps } from './DecisionPage.tsx';

/** The party: found in the registry while there is network, typed by hand otherwise; and the place. */
export function WhoStep({ form, change, judged }: StepProps): ReactNode {
  const { t } = useWords();
  const { view } = useOutbox();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const lookedUp = view.online && form.kind === 'organisation';
  const found = useQuery({ ...partiesQuery(q), enabled: lookedUp && Array.from(q).length >= 2, retry: false });
  const items = lookedUp && q !== '' && typed !== '' ? (found.data?.items ?? []) : [];
  const gaps = judged ? gapsOf(form, 'who', { on: '' as never, region: '' }) : [];
  const person = form.kind === 'person';
  return (
    <>
      <ChoiceField<PartyKind>
        label={t('onSite.party')}
        value={form.kind}
        options={[
          { value: 'organisation', label: t('onSite.organisation') },
          { value: 'person', label: t('onSite.person') },
        ]}
        onChange={(kind) => change({ kind, code: '' })}
      />
      <LineField
        label={t(person ? 'onSite.personName' : 'onSite.orgName')}
        value={form.name}
        required
        hint={person ? undefined : t(view.online ? 'onSite.lookUp' : 'onSite.byHand')}
        error={gaps.includes('name') ? t('onSite.gap.needed') : undefined}
        onChange={(name) => {
          setTyped(name);
          change({ name });
        }}
      />
      {items.length > 0 && (
        <ul className="os-links" aria-label={t('onSite.found')}>
          {items.slice(0, 5).map((party) => (
            <li key={party.code}>
              <button
                type="button"
                onClick={() => {
                  setTyped('');
                  const { name, code, address } = party;
                  change({ name, code, place: form.place || address, address: form.address || address });
                }}
              >
                <span>
                  {party.name}
                  <small>
                    {party.code} · {party.address}
                  </small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <LineField
        label={t(person ? 'onSite.idNo' : 'onSite.code')}
        value={form.code}
        max={18}
        error={gaps.includes('code') ? t('onSite.gap.code') : gaps.includes('idNo') ? t('onSite.gap.idNo') : undefined}
        onChange={(code) => change({ code: code.toUpperCase().replace(/\s/g, '') })}
      />
      {person && (
        <>
          <LineField
            label={t('onSite.phone')}
            value={form.phone}
            max={40}
            inputMode="tel"
            onChange={(phone) => change({ phone })}
          />
          <LineField label={t('onSite.address')} value={form.address} onChange={(address) => change({ address })} />
        </>
      )}
      <LineField
        label={t('onSite.place')}
        value={form.place}
        required
        max={300}
        error={gaps.includes('place') ? t('onSite.gap.needed') : undefined}
        onChange={(place) => change({ place })}
      />
    </>
  );
}
