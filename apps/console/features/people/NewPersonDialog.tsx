import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { legalDay } from '../../../../kernel/plain-date.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { firstPassword, newPerson } from '../identity/contract.ts';
import { useMe } from '../identity/use-me.ts';
import { ChangeDialog } from './ChangeDialog.tsx';
import { AuthorityField, DayField } from './Fields.tsx';
import { useRoleOptions } from './use-role-options.ts';

interface Props {
  readonly onDone: (made: { readonly id: string; readonly login: string; readonly password: string }) => void;
  readonly onClose: () => void;
}

/** Adds a person with first roles; the password is shown once. */
export function NewPersonDialog({ onDone, onClose }: Props): ReactNode {
  const { t } = useWords();
  const roleOptions = useRoleOptions();
  const who = useMe();
  const [form, setForm] = useState({
    login: '',
    name: '',
    licenceNo: '',
    licenceUntil: '',
    authority: who.authority.code,
    roles: [] as string[],
    validFrom: legalDay(new Date()) as string,
  });
  const licenceNo = form.licenceNo.trim() === '' ? null : form.licenceNo;
  const licenceUntil = licenceNo === null || form.licenceUntil === '' ? null : form.licenceUntil;
  const body = { ...form, licenceNo, licenceUntil };
  const text = (name: 'login' | 'name' | 'licenceNo', label: string, hint?: string): ReactNode => (
    <Field label={label} hint={hint} required={name !== 'licenceNo'}>
      {(control) => (
        <Input
          {...control}
          maxLength={64}
          autoComplete="off"
          value={form[name]}
          onChange={(event) => setForm({ ...form, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <ChangeDialog
      title={t('people.add')}
      okText={t('people.add')}
      done={t('people.added')}
      reasonHint={t('people.grantReason')}
      right={newPerson.safeParse(body).success}
      change={(reason) => api.post('/people', { body: { ...body, reason }, answer: firstPassword })}
      onDone={({ id, password }) => onDone({ id, login: form.login, password })}
      onClose={onClose}
    >
      <div className="form-grid">
        {text('name', t('people.name'))}
        {text('login', t('people.login'), t('people.loginHint'))}
        {text('licenceNo', t('people.licence'))}
        <DayField
          optional
          label={t('people.licenceLast')}
          value={form.licenceUntil}
          onChange={(until) => setForm({ ...form, licenceUntil: until })}
        />
        <DayField
          label={t('people.from')}
          value={form.validFrom}
          onChange={(validFrom) => setForm({ ...form, validFrom })}
        />
        <AuthorityField value={form.authority} onChange={(authority) => setForm({ ...form, authority })} />
        <Field label={t('people.roles')} required>
          {({ id }) => (
            <Select
              {...roleOptions}
              id={id}
              mode="multiple"
              value={form.roles}
              onChange={(roles: string[]) => setForm({ ...form, roles })}
            />
          )}
        </Field>
      </div>
    </ChangeDialog>
  );
}
