import { Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Text } from '../../../../kernel/text.ts';
import { countedProcedures } from '../../../../modules/campaigns/model/scope.ts';
import { channels, domains } from '../../../../modules/intake/model/labels.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { AuthoritiesPicker } from '../../ui/AuthorityPicker.tsx';
import { Field } from '../../ui/Field.tsx';
import type { PlanDraft } from './plan-draft.ts';
import { TagsField } from './TagsField.tsx';

interface Props {
  readonly draft: PlanDraft;
  readonly within: string;
  readonly onChange: (change: Partial<PlanDraft>) => void;
}

/** What belongs to the campaign by its rule: days, areas, kinds of matter, and what else it asks of them. */
export function ScopeFields({ draft, within, onChange }: Props): ReactNode {
  const { t, pick } = useWords();
  const several = (key: 'domains' | 'channels', titles: Readonly<Record<string, Text>>): ReactNode => (
    <Field label={t(key === 'domains' ? 'campaigns.domains' : 'campaigns.channelsOf')} hint={t('campaigns.emptyAll')}>
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          className="wide"
          showSearch={{ optionFilterProp: 'label' }}
          value={[...draft[key]]}
          options={Object.entries(titles).map(([value, title]) => ({ value, label: pick(title) }))}
          onChange={(chosen: string[]) => onChange({ [key]: chosen })}
        />
      )}
    </Field>
  );
  const day = (key: 'from' | 'to' | 'baseFrom' | 'baseTo', required: boolean): ReactNode => (
    <Field label={t(`campaigns.${key}`)} required={required}>
      {(control) => (
        <Input
          {...control}
          type="date"
          value={draft[key]}
          onChange={(event) => onChange({ [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <fieldset>
      <legend>{t('campaigns.scope')}</legend>
      <p className="soft small">{t('campaigns.scopeHint')}</p>
      <div className="campaign-grid">
        {day('from', true)}
        {day('to', true)}
        {day('baseFrom', false)}
        {day('baseTo', false)}
        <div className="whole">
          <Field label={t('campaigns.authorities')} required span="all">
            {({ id }) => (
              <AuthoritiesPicker
                id={id}
                within={within}
                value={draft.authorities}
                onChange={(authorities) => onChange({ authorities })}
              />
            )}
          </Field>
        </div>
        <fieldset className="whole">
          <legend>{t('campaigns.kinds')}</legend>
          <Checkbox.Group
            value={[...draft.procedures]}
            options={countedProcedures.map((value) => ({ value, label: pick(procedureTitle(value)) }))}
            onChange={(procedures) => onChange({ procedures: procedures.map(String) })}
          />
        </fieldset>
        {several('domains', domains)}
        {several('channels', channels)}
        <TagsField
          label={t('campaigns.words')}
          hint={t('campaigns.wordsHint')}
          separators={['，', ',', '、', ' ']}
          value={draft.words}
          onChange={(words) => onChange({ words })}
        />
      </div>
    </fieldset>
  );
}
