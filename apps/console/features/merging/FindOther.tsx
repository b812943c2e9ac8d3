import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { matterPage } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { matterNumber } from '../intake/MatterLink.tsx';
import { useSettled } from '../parties/use-settled.ts';
import { COMPARED, comparePath, type Place } from './same-query.ts';

/** As officers write a number, `510502-0199…`, or any words: what the list is asked for. */
const asked = (typed: string): string => typed.trim().replace(/^\d{6}-(?=[0-9a-f])/i, '');

/** Another matter by its number or words of its title, to be laid beside this one. */
export function FindOther({ of }: { readonly of: Place }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const q = useSettled(asked(typed), 250);
  const found = useQuery({
    queryKey: ['matters', 'to-compare', q],
    enabled: q.length >= 2,
    queryFn: ({ signal }) => api.get('/matters', { query: { queue: 'all', q, limit: 8 }, answer: matterPage, signal }),
  });
  const rows = (q.length < 2 ? [] : (found.data?.items ?? [])).filter(
    ({ id, procedure }) => id !== of.id && COMPARED.includes(procedure),
  );
  return (
    <Field label={t('merging.find')}>
      {(control) => (
        <AutoComplete
          {...control}
          className="wide"
          value={typed}
          allowClear
          placeholder={t('merging.findHint')}
          options={rows.map((row) => ({ value: row.id, row }))}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          onClear={() => setTyped('')}
          onSelect={(_, { row }) => void navigate(comparePath(of, { region: row.homeRegion, id: row.id }))}
          optionRender={({ data: { row } }) => (
            <div>
              {row.title}
              <div className="faint small">
                <span className="mono">{matterNumber(row.homeRegion, row.id)}</span> · {row.openedOn}
              </div>
            </div>
          )}
        />
      )}
    </Field>
  );
}
