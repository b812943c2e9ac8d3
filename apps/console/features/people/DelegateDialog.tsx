import { Checkbox, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { legalDay } from '../../../../kernel/plain-date.ts';
import { api, ignored } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { useAuthorities } from '../../ui/use-authorities.ts';
import type { PersonPage } from '../identity/contract.ts';
import { roleTitle } from '../identity/roles.ts';
import { ChangeDialog } from './ChangeDialog.tsx';
import { DayField } from './Fields.tsx';

interface Props {
  readonly page: PersonPage;
  /** Authorities of whose roles the caller may dispose. */
  readonly authorities: readonly string[];
  readonly onClose: () => void;
}

/** Lets somebody act in an absent person's stead 委托代行. */
export function DelegateDialog({ page, authorities, onClose }: Props): ReactNode {
  const { t, pick } = useWords();
  const all = useAuthorities();
  const { person } = page;
  const today: string = legalDay(new Date());
  const [form, setForm] = useState({ to: '', validFrom: today, validTo: today });
  const [authority, setAuthority] = useState(authorities[0] ?? '');
  const held = page.roles
    .filter((each) => each.state === 'held' && each.authority === authority)
    .map(({ role }) => role);
  const [roles, setRoles] = useState<readonly string[]>(held);
  const inverted = form.validTo < form.validFrom;
  return (
    <ChangeDialog
      title={t('people.delegateTitle', { name: person.name })}
      okText={t('people.delegate')}
      done={t('people.delegated')}
      reasonHint={t('people.delegateReason')}
      right={form.to !== '' && roles.length > 0 && form.validFrom !== '' && form.validTo !== '' && !inverted}
      change={(reason) => {
        const body = { from: person.id, authority, roles, ...form, reason };
        return api.post('/delegations', { body, answer: ignored });
      }}
      onClose={onClose}
    >
      <p className="soft small">{t('people.delegateNote')}</p>
      <div className="form-grid">
        <Field label={t('people.authority')} required>
          {({ id }) => (
            <Select
              id={id}
              className="wide"
              value={authority}
              options={authorities.map((value) => {
                const found = all.find(({ code }) => code === value);
                return { value, label: found === undefined ? value : pick(found.name) };
              })}
              onChange={(value: string) => {
                setAuthority(value);
                setRoles([]);
                setForm({ ...form, to: '' });
              }}
            />
          )}
        </Field>
        <Field label={t('people.delegateTo')} required>
          {({ id }) => (
            <PersonPicker
              id={id}
              authority={authority}
              among={(each) => each.id !== person.id}
              value={form.to === '' ? undefined : form.to}
              onChange={(to) => setForm({ ...form, to: to ?? '' })}
            />
          )}
        </Field>
        <DayField
          label={t('people.from')}
          value={form.validFrom}
          onChange={(validFrom) => setForm({ ...form, validFrom })}
        />
        <DayField
          label={t('people.until')}
          error={inverted ? t('people.inverted') : undefined}
          value={form.validTo}
          onChange={(validTo) => setForm({ ...form, validTo })}
        />
        <fieldset className="field-group">
          <legend>{t('people.delegateRoles')}</legend>
          <Checkbox.Group
            value={[...roles]}
            options={[...new Set(held)].map((value) => ({ value, label: pick(roleTitle(value)) }))}
            onChange={(chosen) => setRoles(chosen)}
          />
        </fieldset>
      </div>
    </ChangeDialog>
  );
}
