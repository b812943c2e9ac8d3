import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { FindingPage } from '../../../../modules/integrity/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import type { IntegrityFilter } from './integrity-query.ts';

interface Props {
  readonly page: FindingPage;
  readonly filter: IntegrityFilter;
  readonly onChange: (change: Partial<IntegrityFilter>) => void;
}

/** Which checker, and whether what is gone is shown. */
export function FilterBar({ page, filter, onChange }: Props): ReactNode {
  const { t, pick } = useWords();
  const counts = new Map(page.counts.map(({ check, count }) => [check, count]));
  const options = page.checks.map(({ id, title }) => ({
    value: id,
    label: counts.has(id) ? `${pick(title)}（${counts.get(id)}）` : pick(title),
  }));
  return (
    <div className="integrity-filters">
      <Field label={t('integrity.check')}>
        {({ id }) => (
          <Select
            id={id}
            className="wide"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('integrity.any')}
            {...(filter.check === '' ? {} : { value: filter.check })}
            options={options}
            onChange={(check?: string) => onChange({ check: check ?? '' })}
          />
        )}
      </Field>
      <Field label={t('integrity.show')}>
        {({ id }) => (
          <Select
            id={id}
            className="wide"
            value={filter.show}
            options={[
              { value: 'open', label: t('integrity.open') },
              { value: 'gone', label: t('integrity.gone') },
            ]}
            onChange={(show: IntegrityFilter['show']) => onChange({ show })}
          />
        )}
      </Field>
    </div>
  );
}
