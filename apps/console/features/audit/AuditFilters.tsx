import { Button, Input, Select } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type AuditFilter, auditFilter } from '../../../../modules/audit/contract.ts';
import { auditKinds, kindTitles } from '../../../../modules/audit/model/kinds.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { PersonSearch } from './PersonSearch.tsx';

interface Props {
  readonly filter: AuditFilter;
  readonly onAsk: (filter: AuditFilter) => void;
}

const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);

/** What to look for. It is asked for by a button: every asking is written down. */
export function AuditFilters({ filter, onAsk }: Props): ReactNode {
  const { t, pick } = useWords();
  const [draft, setDraft] = useState(filter);
  const wrongMatter = draft.matter !== undefined && !auditFilter.shape.matter.safeParse(draft.matter).success;
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    if (!wrongMatter) onAsk(draft);
  };
  return (
    <form className="audit-filters" onSubmit={ask} aria-label={t('audit.filters')}>
      <Field label={t('audit.kind')}>
        {({ id }) => (
          <Select
            id={id}
            className="wide"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('audit.anyKind')}
            {...(draft.kind === undefined ? {} : { value: draft.kind })}
            options={auditKinds.map((value) => ({ value, label: pick(kindTitles[value]) }))}
            onChange={(kind?: AuditFilter['kind']) => setDraft({ ...draft, kind })}
          />
        )}
      </Field>
      <Field label={t('audit.person')}>
        {({ id }) => (
          <PersonSearch id={id} value={draft.person} onChange={(person) => setDraft({ ...draft, person })} />
        )}
      </Field>
      <Field label={t('audit.matter')} error={wrongMatter ? t('audit.matterWrong') : undefined}>
        {(control) => (
          <Input
            {...control}
            className="mono"
            allowClear
            maxLength={36}
            placeholder={t('audit.matterHint')}
            value={draft.matter ?? ''}
            onChange={(event) => setDraft({ ...draft, matter: orNothing(event.target.value.trim()) })}
          />
        )}
      </Field>
      <Field label={t('audit.from')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={draft.from ?? ''}
            onChange={(event) => setDraft({ ...draft, from: orNothing(event.target.value) })}
          />
        )}
      </Field>
      <Field label={t('audit.to')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={draft.to ?? ''}
            onChange={(event) => setDraft({ ...draft, to: orNothing(event.target.value) })}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit">
        {t('audit.ask')}
      </Button>
    </form>
  );
}
