import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { uuidv7 } from '../../../../kernel/id.ts';
import type { Json } from '../../../../kernel/text.ts';
import { performed } from '../../../../modules/intake/contract.ts';
import type { Procedure, Verb } from '../../../../platform/procedure/types.ts';
import { api } from '../../api.ts';
import { AreaContext } from '../../forms/area.ts';
import { bodyOf, type Draft, type Problems, problemsOf } from '../../forms/body.ts';
import { FormProblems } from '../../forms/FormProblems.tsx';
import { type FieldSpec, fieldsOf } from '../../forms/fields.ts';
import { type FormContext, SchemaForm } from '../../forms/SchemaForm.tsx';
import { useWords } from '../../i18n/index.ts';
import { findProcedure, openingVerb, procedures } from '../../procedures.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useMe } from '../identity/use-me.ts';
import { RespondentPart } from '../parties/RespondentPart.tsx';
import { bodyForChannel, fieldsForChannel, fieldsForDealing } from './entry-fields.ts';
import { areaOf } from './letters.ts';
import { type Receipt, ReceiptCard } from './ReceiptCard.tsx';
import { useEntryKeys } from './use-entry-keys.ts';

const arrival = z.object({ prefill: z.record(z.string(), z.json()) });

/** Entry at the telephone or the counter: one form, no mouse needed, the next one at once. */
export function NewMatter(): ReactNode {
  const { t, pick } = useWords();
  const params = useParams();
  const navigate = useNavigate();
  const location = useLocation();
  const procedure = findProcedure(params.procedure ?? '') ?? procedures[0];
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [round, setRound] = useState(0);
  /** The last entry that was sent to go on with the next. */
  const [before, setBefore] = useState<Receipt | null>(null);
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
          setBefore(null);
          void navigate(`/new/${id}`, { replace: true, state: location.state });
        }}
      />
      {receipt !== null && <ReceiptCard receipt={receipt} onNext={() => setReceipt(null)} />}
      {before !== null && (
        <p className="entry-before" role="status">
          {t('new.before')}{' '}
          <Link to={`/matters/${before.homeRegion}/${before.matterId}`} className="mono">
            {before.homeRegion}-{before.matterId}
          </Link>
        </p>
      )}
      {receipt === null && (
        <AreaContext value={areaOf(procedure.id)}>
          <EntryForm
            key={`${procedure.id} ${round}`}
            procedure={procedure}
            prefill={given.success ? given.data.prefill : {}}
            onReceived={(answer, andNext) => {
              setReceipt(andNext ? null : answer);
              setBefore(andNext ? answer : null);
              setRound(round + 1);
            }}
          />
        </AreaContext>
      )}
    </Page>
  );
}

interface FormProps {
  readonly procedure: Procedure;
  readonly prefill: Draft;
  readonly onReceived: (receipt: Receipt, andNext: boolean) => void;
}

interface Kept {
  readonly actId: string;
  readonly draft: { readonly [key: string]: Json };
}

/** The channel of the last entry: a clerk at the telephone takes one call after another. */
let lastChannel = 'phone';

/** The channel that a form begins with: the last one, where that kind of matter comes by it; else a letter. */
function firstChannel(verb: Verb | undefined): string {
  const parsed = verb?.body.safeParse({ channel: lastChannel });
  const fits = parsed?.error?.issues.every(({ path }) => path[0] !== 'channel') ?? true;
  return fits ? lastChannel : 'letter';
}

function EntryForm({ procedure, prefill, onReceived }: FormProps): ReactNode {
  const { t, language } = useWords();
  const who = useMe();
  const client = useQueryClient();
  const verbId = openingVerb(procedure) ?? '';
  const verb = procedure.verbs[verbId];
  const [kept, keep, forget] = useDraft<Kept>(`new.${procedure.id}`, () => ({
    actId: uuidv7(),
    draft: { channel: firstChannel(verb), ...prefill },
  }));
  const [problems, setProblems] = useState<Problems>({});
  const send = useMutation({
    mutationFn: ({ body }: { readonly body: Draft; readonly andNext: boolean }) =>
      api.post('/matters', {
        body: { actId: kept.actId, procedure: procedure.id, verb: verbId, body },
        answer: performed,
      }),
    onSuccess: (answer, { body, andNext }) => {
      forget();
      void client.invalidateQueries({
        predicate: ({ queryKey }) => ['queues', 'matters', 'party'].includes(String(queryKey[0])),
      });
      if (typeof body.channel === 'string') lastChannel = body.channel;
      onReceived(answer, andNext);
    },
  });
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  const submit = (andNext: boolean): void => {
    if (verb === undefined || send.isPending) return;
    const body = bodyForChannel(bodyOf(kept.draft));
    const found = problemsOf(verb.body, body, { t, language });
    setProblems(found);
    if (Object.keys(found).length === 0) send.mutate({ body, andNext });
    else setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  useEntryKeys(submit);
  if (verb === undefined) return null;
  return (
    <div className="panel entry" ref={form}>
      {send.isError && <ProblemNote error={send.error} />}
      <FormProblems of={problems} />
      <EntryFields
        fields={fieldsForDealing(fieldsForChannel(fieldsOf(verb.body), kept.draft.channel), bodyOf(kept.draft))}
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
            keep({ actId: uuidv7(), draft: { channel: firstChannel(verb) } });
          }}
        >
          {t('new.clear')}
        </Button>
        <Button disabled={send.isPending} onClick={() => submit(true)}>
          {t('new.submitNext')}
        </Button>
        <Button type="primary" loading={send.isPending} onClick={() => submit(false)}>
          {t('new.submit')}
        </Button>
      </div>
    </div>
  );
}

interface FieldsProps {
  readonly fields: readonly FieldSpec[];
  readonly draft: Draft;
  readonly problems: Problems;
  readonly context: FormContext;
  readonly onChange: (draft: Draft) => void;
}

/** The fields in their order, which is the order of Tab; the respondent is looked up in the registry. */
function EntryFields({ fields, ...form }: FieldsProps): ReactNode {
  const at = fields.findIndex(({ name, kind }) => name === 'respondent' && kind === 'group');
  const respondent = fields[at];
  if (respondent?.kind !== 'group') return <SchemaForm fields={fields} {...form} />;
  return (
    <>
      <SchemaForm fields={fields.slice(0, at)} {...form} />
      <RespondentPart field={respondent} {...form} />
      <SchemaForm fields={fields.slice(at + 1)} {...form} />
    </>
  );
}
