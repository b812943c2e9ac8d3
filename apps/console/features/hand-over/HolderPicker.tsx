import type { UseQueryResult } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { CaseHolder } from '../../../../modules/cases/hand-over-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';

interface Props {
  readonly of: UseQueryResult<{ readonly holders: readonly CaseHolder[] }>;
  readonly id: string;
  readonly value: string | undefined;
  readonly invalid: boolean;
  readonly onChange: (person: string | undefined) => void;
}

/** Whoever has open work in cases, also those whose account is closed: who has left stands first. */
export function HolderPicker({ of, id, value, invalid, onChange }: Props): ReactNode {
  const { t } = useWords();
  const options = (of.data?.holders ?? []).map((holder) => ({
    value: holder.id,
    label: holder.name === '' ? t('handOver.cases.unknown') : holder.name,
    holder,
  }));
  return (
    <Select
      id={id}
      className="wide"
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      loading={of.isLoading}
      notFoundContent={t('handOver.cases.nobody')}
      {...(invalid ? { status: 'error' as const } : {})}
      {...(value !== undefined && options.some((each) => each.value === value) ? { value } : {})}
      options={options}
      onChange={(person?: string) => onChange(person)}
      optionRender={({ data }) => (
        <span>
          {data.label}{' '}
          <span className="faint small">{t('handOver.cases.load', { count: integer(data.holder.cases) })}</span>
          {data.holder.state !== 'here' && (
            <span className="mark mark-warn"> {t(`handOver.cases.${data.holder.state}`)}</span>
          )}
        </span>
      )}
    />
  );
}
