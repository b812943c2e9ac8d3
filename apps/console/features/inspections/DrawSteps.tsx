import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { obj, str } from '../../../../kernel/read-json.ts';
import { type MatterDetail, performed } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { Part } from '../../ui/Part.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { drawPath } from './queries.ts';

interface Props {
  readonly detail: MatterDetail;
}

/** Sends a step of the draw and looks at the matter anew. */
function useStep(detail: MatterDetail, step: 'freeze' | 'reveal', more: () => object) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { t } = useWords();
  const [actId] = useState(uuidv7);
  const { homeRegion: region, id, version } = detail.row;
  return useMutation({
    mutationFn: () =>
      api.post(drawPath({ region, id }, `/${step}`), { body: { actId, version, ...more() }, answer: performed }),
    onSuccess: async () => {
      void message.success(t(`inspections.draw.${step}Done`));
      await client.invalidateQueries({ queryKey: ['matter', id] });
      await client.invalidateQueries({ queryKey: ['inspections'] });
      await client.invalidateQueries({ queryKey: ['office'] });
    },
  });
}

/** Why the person may not do it; null where they may. */
const refusalOf = (detail: MatterDetail, verb: string) =>
  detail.verbs.find((each) => each.verb === verb)?.refusal ?? null;

/** Freezes the lists and commits to a secret that nobody knows. */
export function FreezePart({ detail, ready }: Props & { readonly ready: boolean }): ReactNode {
  const { t, pick } = useWords();
  const send = useStep(detail, 'freeze', () => ({}));
  const refusal = refusalOf(detail, 'freeze');
  if (refusal !== null) return <p className="soft small">{pick(refusal.text)}</p>;
  return (
    <div className="stack">
      <p>{t('inspections.draw.freezeHint')}</p>
      {send.isError && <ProblemNote error={send.error} />}
      <p>
        <Button type="primary" disabled={!ready} loading={send.isPending} onClick={() => send.mutate()}>
          {t('inspections.draw.freeze')}
        </Button>
      </p>
    </div>
  );
}

/** Another officer adds something of their own, and draws. */
export function RevealPart({ detail, sealed }: Props & { readonly sealed: boolean }): ReactNode {
  const { t, pick } = useWords();
  const [contribution, setContribution] = useState('');
  const [value, setValue] = useState('');
  const beacon = obj(detail.facts, 'beacon');
  const isPublic = str(beacon, 'kind') === 'public';
  const send = useStep(detail, 'reveal', () => ({
    contribution: contribution.trim(),
    ...(isPublic ? { value: value.trim() } : {}),
  }));
  const refusal = refusalOf(detail, 'reveal');
  const ready = contribution.trim() !== '' && (isPublic ? value.trim() !== '' : sealed);
  return (
    <Part title={t('inspections.draw.reveal')}>
      {refusal === null ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) send.mutate();
          }}
        >
          <p>{t('inspections.draw.revealHint')}</p>
          {!isPublic && !sealed && <Alert type="info" showIcon title={t('inspections.draw.waitHead')} />}
          <Field label={t('inspections.draw.contribution')} hint={t('inspections.draw.contributionHint')} required>
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                value={contribution}
                onChange={({ target }) => setContribution(target.value)}
              />
            )}
          </Field>
          {isPublic && (
            <Field label={t('inspections.draw.value')} hint={str(beacon, 'source')} required>
              {(control) => (
                <Input {...control} maxLength={200} value={value} onChange={({ target }) => setValue(target.value)} />
              )}
            </Field>
          )}
          {send.isError && <ProblemNote error={send.error} />}
          <p>
            <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
              {t('inspections.draw.revealAct')}
            </Button>
          </p>
        </form>
      ) : (
        <Alert type="info" showIcon title={pick(refusal.text)} />
      )}
    </Part>
  );
}
