import { Alert, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { legalDay } from '../../../../kernel/plain-date.ts';
import { api, ignored } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import type { PersonPage } from '../identity/contract.ts';
import { useMe } from '../identity/use-me.ts';
import { ChangeDialog } from './ChangeDialog.tsx';
import { mixesDuties } from './duties.ts';
import { AuthorityField, DayField } from './Fields.tsx';
import { useRoleOptions } from './use-role-options.ts';

interface Props {
  readonly page: PersonPage;
  readonly onClose: () => void;
}

/** Gives a role at an authority from a day to a day. */
export function GrantDialog({ page, onClose }: Props): ReactNode {
  const { t } = useWords();
  const roleOptions = useRoleOptions();
  const who = useMe();
  const { person, roles } = page;
  const held = roles.filter(({ state }) => state !== 'over');
  const [form, setForm] = useState({
    authority: held[0]?.authority ?? who.authority.code,
    role: '',
    validFrom: legalDay(new Date()) as string,
    validTo: '',
  });
  const mixed =
    form.role !== '' &&
    mixesDuties(
      held.map(({ role }) => role),
      form.role,
    );
  const inverted = form.validTo !== '' && form.validTo < form.validFrom;
  return (
    <ChangeDialog
      title={t('people.grantTitle', { name: person.name })}
      okText={t('people.grant')}
      done={t('people.granted')}
      reasonHint={t('people.grantReason')}
      right={form.role !== '' && form.validFrom !== '' && !inverted}
      change={(reason) => {
        const body = { personId: person.id, ...form, validTo: form.validTo === '' ? null : form.validTo, reason };
        return api.post('/assignments', { body, answer: ignored });
      }}
      onClose={onClose}
    >
      <div className="form-grid">
        <AuthorityField value={form.authority} onChange={(authority) => setForm({ ...form, authority })} />
        <Field label={t('people.role')} required>
          {({ id }) => (
            <Select
              {...roleOptions}
              id={id}
              {...(form.role === '' ? {} : { value: form.role })}
              onChange={(role: string) => setForm({ ...form, role })}
            />
          )}
        </Field>
        <DayField
          label={t('people.from')}
          value={form.validFrom}
          onChange={(validFrom) => setForm({ ...form, validFrom })}
        />
        <DayField
          optional
          label={t('people.until')}
          hint={t('people.untilHint')}
          error={inverted ? t('people.inverted') : undefined}
          value={form.validTo}
          onChange={(validTo) => setForm({ ...form, validTo })}
        />
      </div>
      {mixed && <Alert type="warning" showIcon title={t('people.mixed')} />}
    </ChangeDialog>
  );
}
