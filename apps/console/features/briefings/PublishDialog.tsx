import { Checkbox, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useAuthorities } from '../../ui/use-authorities.ts';
import type { At } from './briefings-query.ts';
import { useStep } from './use-step.ts';

interface Props {
  readonly at: At;
  readonly version: number;
  readonly onClose: () => void;
}

/** To whom an edition goes: the own area, named authorities, the public. */
export function PublishDialog({ at, version, onClose }: Props): ReactNode {
  const { t, pick } = useWords();
  const [area, setArea] = useState(true);
  const [open, setOpen] = useState(false);
  const [named, setNamed] = useState<string[]>([]);
  const authorities = useAuthorities();
  const step = useStep(at, version, onClose);
  const send = {
    ...step,
    mutate: (): void => step.mutate({ verb: 'publish', body: { area, authorities: named, public: open } }),
  };
  return (
    <ActDialog
      title={t('briefings.publish')}
      act={t('briefings.publish')}
      ready={area || open || named.length > 0}
      send={send}
      onClose={onClose}
    >
      <Checkbox checked={area} onChange={(event) => setArea(event.target.checked)}>
        {t('briefings.toArea')}
      </Checkbox>
      <Field label={t('briefings.toNamed')}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            className="wide"
            value={named}
            showSearch={{ optionFilterProp: 'label' }}
            options={authorities.map(({ code, name }) => ({ value: code, label: `${pick(name)} ${code}` }))}
            onChange={setNamed}
          />
        )}
      </Field>
      <Checkbox checked={open} onChange={(event) => setOpen(event.target.checked)}>
        {t('briefings.toPublic')}
      </Checkbox>
    </ActDialog>
  );
}
