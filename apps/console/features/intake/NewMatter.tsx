import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Segmented } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { uuidv7 } from '../../../../kernel/id.ts';
import type { Json } from '../../../../kernel/text.ts';
import { performed } from '../../../../modules/intake/contract.ts';
import type { Procedure } from '../../../../platform/procedure/types.ts';
import { api } from '../../api.ts';
import { bodyOf, type Draft, type Problems, problemsOf } from '../../forms/body.ts';
import { fieldsOf } from '../../forms/fields.ts';
import { SchemaForm } from '../../forms/SchemaForm.tsx';
import { useWords } from '../../i18n/index.ts';
import { findProcedure, openingVerb, procedures } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { DueMark } from '../../ui/DueMark.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSubmitKey } from '../../ui/use-submit-key.ts';
import { useMe } from '../identity/use-me.ts';
import { matterQuery } from './matter-query.ts';

const arrival = z.object({ prefill: z.record(z.string(), z.json()) });
type Receipt = z.infer<typeof performed>;

/** Entry at the telephone or the counter: one form, no mouse needed, the next one at once. */
export function NewMatter(): ReactNode {
  const { t, pick } = useWords();
  const params = useParams();
  const navigate = useNavigate();
  const location = useLocation();
  const procedure = findProcedure(params.procedure ?? '') ?? procedures[0];
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [round, setRound] = useState(0);
  if (procedure === undefined) return null;
  const given = arrival.safeParse(location.state);
  return (
    <Page title={t('new.title')} sub={t('new.sub')}>
      <Segmented
        aria-label={t('filter.procedure')}
        value={procedure.id}
        options={procedures.map(({ id, title }) => ({ value: id, label: pick(title) }))}
        onChange={(id) => {
          setReceipt(null);
          void navigate(`/new/${id}`, { replace: true, state: location.state });
        }}
      />
      {receipt !== null && <ReceiptCard receipt={receipt} onNext={() => setReceipt(null)} />}
      {receipt === null && (
        <EntryForm
          key={`${procedure.id} ${round}`}
          procedure={procedure}
          prefill={given.success ? given.data.prefill : {}}
          onReceived={(answer) => {
            setReceipt(answer);
            setRound(round + 1);
          }}
        />
      )}
    </Page>
  );
}

interface FormProps {
  readonly procedure: Procedure;
  readonly prefill: Draft;
  readonly onReceived: (receipt: Receipt) => void;
}

interface Kept {
  readonly actId: string;
  readonly draft: { readonly [key: string]: Json };
}

/** The channel of the last entry: a clerk at the telephone takes one call after another. */
let lastChannel = 'phone';

function EntryForm({ procedure, prefill, onReceived }: FormProps): ReactNode {
  const { t, language } = useWords();
  const who = useMe();
  const client = useQueryClient();
  const verbId = openingVerb(procedure) ?? '';
  const verb = procedure.verbs[verbId];
  const [kept, keep, forget] = useDraft<Kept>(`new.${procedure.id}`, () => ({
    actId: uuidv7(),
    draft: { channel: lastChannel, ...prefill },
  }));
  const [problems, setProblems] = useState<Problems>({});
  const send = useMutation({
    mutationFn: (body: Draft) =>
      api.post('/matters', {
        body: { actId: kept.actId, procedure: procedure.id, verb: verbId, body },
        answer: performed,
      }),
    onSuccess: (answer, body) => {
      forget();
      void client.invalidateQueries({
        predicate: ({ queryKey }) => ['queues', 'matters'].includes(String(queryKey[0])),
      });
      if (typeof body.channel === 'string') lastChannel = body.channel;
      onReceived(answer);
    },
  });
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  const submit = (): void => {
    if (verb === undefined || send.isPending) return;
    const body = bodyOf(kept.draft);
    const found = problemsOf(verb.body, body, { t, language });
    setProblems(found);
    if (Object.keys(found).length === 0) send.mutate(body);
    else setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  useSubmitKey(submit);
  if (verb === undefined) return null;
  return (
    <div className="panel entry" ref={form}>
      {send.isError && <ProblemNote error={send.error} />}
      {Object.keys(problems).length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={problems[''] ?? t('form.problems', { count: Object.keys(problems).length })}
        />
      )}
      <SchemaForm
        fields={fieldsOf(verb.body)}
        draft={kept.draft}
        problems={problems}
        context={{ verb: verbId, authority: who.authority.code }}
        onChange={(draft) => keep({ ...kept, draft })}
      />
      <div className="row end sticky-foot">
        <span className="faint small push-right">{t('new.keys')}</span>
        <Button
          onClick={() => {
            setProblems({});
            keep({ actId: uuidv7(), draft: { channel: lastChannel } });
          }}
        >
          {t('new.clear')}
        </Button>
        <Button type="primary" loading={send.isPending} onClick={submit}>
          {t('new.submit')}
        </Button>
      </div>
    </div>
  );
}

function ReceiptCard({ receipt, onNext }: { readonly receipt: Receipt; readonly onNext: () => void }): ReactNode {
  const { t, pick } = useWords();
  const matter = useQuery(matterQuery(receipt.homeRegion, receipt.matterId));
  return (
    <section className="panel receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title">{t('receipt.title')}</h2>
      <p className="mono receipt-number">
        {receipt.homeRegion}-{receipt.matterId}
      </p>
      <Answer of={matter} rows={3}>
        {({ row, clocks }) => (
          <dl className="facts">
            <div className="fact-wide">
              <dt>{t('list.title')}</dt>
              <dd>{row.title}</dd>
            </div>
            <div>
              <dt>{t('list.handling')}</dt>
              <dd>{pick(row.handlingName)}</dd>
            </div>
            <div>
              <dt>{t('list.openedOn')}</dt>
              <dd>{row.openedOn}</dd>
            </div>
            {clocks.map((clock) => (
              <div key={clock.clock}>
                <dt>{pick(clock.title)}</dt>
                <dd>
                  <DueMark {...clock} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Answer>
      <div className="row">
        <Button type="primary" autoFocus onClick={onNext}>
          {t('receipt.next')}
        </Button>
        <Link to={`/matters/${receipt.homeRegion}/${receipt.matterId}`}>{t('receipt.open')}</Link>
        <Button onClick={() => print()}>{t('print')}</Button>
      </div>
    </section>
  );
}
