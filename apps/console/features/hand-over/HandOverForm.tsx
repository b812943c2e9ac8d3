import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { handOverAnswer } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { integer } from '../../ui/format.ts';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useMe } from '../identity/use-me.ts';
import type { HandedOver } from './HandOverPage.tsx';
import { previewQuery } from './hand-over-query.ts';
import { Preview } from './Preview.tsx';

interface Kept {
  /** Made once for what is written here: sent again after a lost connection, it goes on and moves nothing twice. */
  readonly id: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly reason: string;
}

const SHORTEST = 2;

/** Whom, why, and how much: nothing moves before the last word. */
export function HandOverForm({ onDone }: { readonly onDone: (done: HandedOver) => void }): ReactNode {
  const { t } = useWords();
  const who = useMe();
  const client = useQueryClient();
  const self = who.onBehalfOf?.id ?? who.person.id;
  const isHead = who.roles.includes('head');
  const [kept, keep, forget] = useDraft<Kept>('hand-over', () => ({
    id: uuidv7(),
    from: who.roles.includes('officer') ? self : undefined,
    to: undefined,
    reason: '',
  }));
  const [tried, setTried] = useState(false);
  const { from, to, reason } = kept;
  // Another content is another hand-over: its id would be refused for this one.
  const change = (part: Partial<Kept>): void => keep({ ...kept, ...part, id: uuidv7() });
  const preview = useQuery({ ...previewQuery(from, to), enabled: from !== undefined });
  const going = preview.data === undefined ? 0 : preview.data.open - preview.data.staying.reduce(sum, 0);
  const missing = {
    from: from === undefined,
    to: to === undefined || to === from,
    reason: reason.trim().length < SHORTEST,
  };
  const isReady = !missing.from && !missing.to && !missing.reason && going > 0 && !preview.isFetching;
  const send = useMutation({
    mutationFn: () => api.post('/hand-over', { body: { ...kept, reason: reason.trim() }, answer: handOverAnswer }),
    onSuccess: async (answer) => {
      forget();
      onDone(answer);
      await client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'authorities',
      });
    },
  });
  const fill = (name: keyof typeof missing, text: string): string | undefined =>
    tried && missing[name] ? text : undefined;
  return (
    <form
      className="panel"
      aria-labelledby="hand-over-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
      }}
    >
      <div className="panel-head">
        <h2 id="hand-over-form">{t('handOver.form')}</h2>
      </div>
      <div className="form-grid">
        {isHead ? (
          <Field label={t('handOver.from')} required error={fill('from', t('handOver.choose'))}>
            {({ id }) => (
              <PersonPicker
                id={id}
                authority={who.authority.code}
                value={from}
                invalid={tried && missing.from}
                onChange={(person) => change({ from: person })}
              />
            )}
          </Field>
        ) : (
          <div className="field">
            <span>{t('handOver.from')}</span>
            <strong>{who.onBehalfOf?.name ?? who.person.name}</strong>
          </div>
        )}
        <Field
          label={t('handOver.to')}
          required
          error={fill('to', t(to !== undefined && to === from ? 'handOver.same' : 'handOver.choose'))}
        >
          {({ id }) => (
            <PersonPicker
              id={id}
              authority={who.authority.code}
              value={to}
              invalid={tried && missing.to}
              among={({ id: person, roles }) => person !== from && roles.includes('officer')}
              onChange={(person) => change({ to: person })}
            />
          )}
        </Field>
        <Field
          label={t('handOver.reason')}
          hint={t('handOver.reasonHint')}
          required
          span="all"
          error={fill('reason', t('handOver.reasonMissing'))}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={500}
              value={reason}
              onChange={(event) => change({ reason: event.target.value })}
            />
          )}
        </Field>
      </div>
      {from !== undefined && <Preview of={preview} isWhole={to !== undefined} />}
      {send.isError && <ProblemNote error={send.error} />}
      <div className="row end">
        {isReady ? (
          <Popconfirm
            title={t('handOver.sure', { count: integer(going) })}
            description={t('handOver.sureWhy')}
            okText={t('handOver.do')}
            placement="topRight"
            onConfirm={() => send.mutateAsync().catch(() => undefined)}
          >
            <Button type="primary" loading={send.isPending}>
              {t('handOver.doCount', { count: integer(going) })}
            </Button>
          </Popconfirm>
        ) : (
          <Button
            type="primary"
            htmlType="submit"
            loading={send.isPending}
            disabled={from !== undefined && going === 0}
          >
            {t('handOver.do')}
          </Button>
        )}
      </div>
    </form>
  );
}

const sum = (total: number, { count }: { readonly count: number }): number => total + count;
