import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { useMe } from '../../identity/use-me.ts';
import type { Colleague } from '../model/shelf.ts';
import { SelectField } from './fields.tsx';

interface Props {
  readonly people: readonly Colleague[];
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (partner: string) => void;
}

/** Who acts, with the licence that is shown, and the second officer: somebody else who has one. */
export function PartnerField({ people, value, missing, onChange }: Props): ReactNode {
  const { t } = useWords();
  const { person } = useMe();
  const mine = people.find(({ id }) => id === person.id)?.licence ?? t('onSite.noLicence');
  return (
    <>
      <p className="os-note">{t('onSite.me', { name: person.name, licence: mine })}</p>
      <SelectField
        label={t('onSite.partner')}
        value={value}
        required
        empty={t('onSite.choose')}
        options={people
          .filter(({ id, licence }) => licence !== null && id !== person.id)
          .map(({ id, name, licence }) => ({ value: id, label: `${name} ${licence ?? ''}` }))}
        error={missing ? t('onSite.gap.partner') : undefined}
        onChange={onChange}
      />
    </>
  );
}
