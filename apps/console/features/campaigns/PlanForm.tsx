import { Alert, Button, Input, Select } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { CampaignCard } from '../../../../modules/campaigns/contract.ts';
import { campaign } from '../../../../modules/campaigns/model/campaign.ts';
import type { MeasureChoice } from '../../../../modules/campaigns/model/measures.ts';
import { bodyRefusalOf } from '../../../../platform/procedure/permit.ts';
import { problemsOf } from '../../forms/body.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { useSubmitKey } from '../../ui/use-submit-key.ts';
import { MeasurePicker } from './MeasurePicker.tsx';
import type { PlanDraft } from './plan-draft.ts';
import { ScopeFields } from './ScopeFields.tsx';
import { TagsField } from './TagsField.tsx';
import { TargetGrid } from './TargetGrid.tsx';

interface Props {
  readonly verb: 'plan' | 'amend';
  readonly draft: PlanDraft;
  readonly choices: readonly MeasureChoice[];
  /** Campaigns of which it can be a part. */
  readonly wholes: readonly CampaignCard[];
  readonly within: string;
  readonly sending: boolean;
  readonly bodyOf: (draft: PlanDraft) => JsonObject;
  readonly onChange: (draft: PlanDraft) => void;
  readonly onSubmit: (body: JsonObject) => void;
}

/** A plan, or an amendment of one: who ordered it, what belongs to it, what is counted, what is to be reached. */
export function PlanForm({ verb, draft, choices, wholes, within, sending, bodyOf, ...on }: Props): ReactNode {
  const { t, pick, language } = useWords();
  const [problem, tell] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<PlanDraft>): void => on.onChange({ ...draft, ...part });
  const declared = campaign.verbs[verb];
  const submit = (): void => {
    if (declared === undefined || sending) return;
    const body = bodyOf(draft);
    const found = Object.entries(problemsOf(declared.body, body, { t, language }));
    const unsaid = found.length > 0 ? null : bodyRefusalOf(declared, body, legalDay(new Date()));
    const [first] = found;
    if (first === undefined && unsaid === null) {
      tell(null);
      on.onSubmit(body);
      return;
    }
    const named = first === undefined ? '' : `${t('campaigns.missing')}${partName(first[0])}：${first[1]}`;
    tell(unsaid === null ? named : pick(unsaid.text));
    form.current?.scrollIntoView({ block: 'start' });
  };
  const partName = (path: string): string => {
    const [head = ''] = path.split('.');
    const known = ['code', 'title', 'order', 'scope', 'measures', 'targets', 'baseline', 'reason', 'actions'] as const;
    const part = known.find((each) => each === head);
    return part === undefined ? head : t(`campaigns.part.${part}`);
  };
  useSubmitKey(submit);
  const text = (
    key: 'code' | 'title' | 'document' | 'issuer' | 'orderedOn' | 'reason' | 'paper',
    required: boolean,
    hint?: string,
  ): ReactNode => (
    <Field label={t(key === 'title' ? 'campaigns.name' : `campaigns.${key}`)} required={required} hint={hint}>
      {(control) => (
        <Input
          {...control}
          {...(key === 'orderedOn' ? { type: 'date' } : { maxLength: key === 'reason' ? 2_000 : 200 })}
          value={draft[key]}
          onChange={(event) => change({ [key]: event.target.value })}
        />
      )}
    </Field>
  );
  const chosen = draft.measures.flatMap((id) => choices.find((each) => each.id === id) ?? []);
  return (
    <form
      ref={form}
      className="campaign-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      {verb === 'plan' ? (
        <fieldset>
          <legend>{t('campaigns.basics')}</legend>
          <div className="campaign-grid">
            {text('title', true)}
            {text('code', true, t('campaigns.codeHint'))}
            {text('issuer', true)}
            {text('document', true)}
            {text('orderedOn', true)}
            <Field label={t('campaigns.parent')} hint={t('campaigns.parentHint')}>
              {(control) => (
                <Select
                  {...control}
                  allowClear
                  className="wide"
                  showSearch={{ optionFilterProp: 'label' }}
                  {...(draft.parent === '' ? {} : { value: draft.parent })}
                  options={wholes.map(({ code, title }) => ({ value: code, label: title }))}
                  onChange={(parent?: string) => change({ parent: parent ?? '' })}
                />
              )}
            </Field>
            <div className="whole">
              <TagsField
                label={t('campaigns.prescribed')}
                hint={t('campaigns.prescribedHint')}
                separators={['，', '、', '；']}
                value={draft.actions}
                onChange={(actions) => change({ actions })}
              />
            </div>
          </div>
        </fieldset>
      ) : (
        <fieldset>
          <legend>{t('campaigns.why')}</legend>
          <div className="campaign-grid">
            {text('reason', true)}
            {text('paper', false)}
          </div>
        </fieldset>
      )}
      <ScopeFields draft={draft} within={within} onChange={change} />
      <fieldset>
        <legend>{t('campaigns.measures')}</legend>
        <p className="soft small">{t('campaigns.measuresHint')}</p>
        <MeasurePicker
          choices={choices}
          value={draft.measures}
          onChange={(measures) =>
            change({ measures, targets: draft.targets.filter(({ measure }) => measures.includes(measure)) })
          }
        />
      </fieldset>
      <fieldset>
        <legend>{t('campaigns.targets')}</legend>
        <TargetGrid
          choices={chosen}
          within={within}
          value={draft.targets}
          onChange={(targets) => change({ targets })}
        />
      </fieldset>
      <div className="row end sticky-foot">
        <span className="faint small push-right">{t('act.keys')}</span>
        <Button type="primary" htmlType="submit" loading={sending}>
          {verb === 'plan' ? t('campaigns.submitPlan') : t('campaigns.submitAmend')}
        </Button>
      </div>
    </form>
  );
}
