import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, ignored } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import type { PersonPage } from '../identity/contract.ts';
import { ChangeDialog } from './ChangeDialog.tsx';
import { DayField } from './Fields.tsx';

interface Props {
  readonly person: PersonPage['person'];
  readonly onClose: () => void;
}

/** The enforcement licence and its last day; emptied, the person has none and acts in no case. */
export function LicenceDialog({ person, onClose }: Props): ReactNode {
  const { t } = useWords();
  const [number, setNumber] = useState(person.licenceNo ?? '');
  const [until, setUntil] = useState(person.licenceUntil ?? '');
  const licenceNo = number.trim() === '' ? null : number.trim();
  const licenceUntil = until === '' ? null : until;
  const same = licenceNo === person.licenceNo && licenceUntil === person.licenceUntil;
  const alone = licenceNo === null && licenceUntil !== null;
  return (
    <ChangeDialog
      title={t('people.licenceTitle', { name: person.name })}
      okText={t('people.licenceSave')}
      done={t('people.licenceSaved')}
      reasonHint={t('people.licenceReason')}
      right={!same && !alone}
      change={(reason) =>
        api.put(`/people/${person.id}/licence`, { body: { licenceNo, licenceUntil, reason }, answer: ignored })
      }
      onClose={onClose}
    >
      <div className="form-grid">
        <Field label={t('people.licence')} hint={t('people.licenceHint')}>
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              autoComplete="off"
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          )}
        </Field>
        <DayField
          optional
          label={t('people.licenceLast')}
          hint={t('people.licenceLastHint')}
          error={alone ? t('people.licenceAlone') : undefined}
          value={until}
          onChange={setUntil}
        />
      </div>
    </ChangeDialog>
  );
}
