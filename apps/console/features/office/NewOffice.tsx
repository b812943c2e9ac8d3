import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { uuidv7 } from '../../../../kernel/id.ts';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { Json } from '../../../../kernel/text.ts';
import { performed } from '../../../../modules/intake/contract.ts';
import { bodyRefusalOf } from '../../../../platform/procedure/permit.ts';
import type { Procedure } from '../../../../platform/procedure/types.ts';
import { api } from '../../api.ts';
import { AreaContext } from '../../forms/area.ts';
import { completed } from '../../forms/begin.ts';
import { bodyOf, type Draft, type Problems, problemsOf } from '../../forms/body.ts';
import { FormProblems } from '../../forms/FormProblems.tsx';
import { fieldsOf } from '../../forms/fields.ts';
import { focusProblem } from '../../forms/focus-problem.ts';
import { SchemaForm } from '../../forms/SchemaForm.tsx';
import { useWords } from '../../i18n/index.ts';
import { findProcedure, openingVerb } from '../../procedures.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSubmitKey } from '../../ui/use-submit-key.ts';
import { useMe } from '../identity/use-me.ts';
import { addressOfMatter } from '../intake/MatterTable.tsx';
import { officeAreas } from './areas.ts';
import { ownPages } from './OpenMenu.tsx';
import { isOffice } from './office-means.ts';

const arrival = z.object({ prefill: z.record(z.string(), z.json()) });

/** Begins a matter of the campaign office by the form of its opening act. */
export function NewOffice(): ReactNode {
  const { t, pick } = useWords();
  const { procedure: id = '' } = useParams();
  const given = arrival.safeParse(useLocation().state);
  const prefill = given.success ? given.data.prefill : {};
  const procedure = isOffice(id) ? findProcedure(id) : undefined;
  const own = ownPages[id];
  if (own !== undefined) return <Navigate to={own} replace />;
  if (procedure === undefined) return <Navigate to="/office/queues/all" replace />;
  const opening = procedure.verbs[openingVerb(procedure) ?? ''];
  return (
    <Page title={pick(opening?.title ?? procedure.title)} sub={t('office.newSub')}>
      <AreaContext value={officeAreas[id] ?? null}>
        <OpeningForm key={`${id} ${JSON.stringify(prefill)}`} procedure={procedure} prefill={prefill} />
      </AreaContext>
    </Page>
  );
}

interface Kept {
  readonly actId: string;
  readonly draft: { readonly [key: string]: Json };
}

interface FormProps {
  readonly procedure: Procedure;
  /** What the page that led here fills in. */
  readonly prefill: Kept['draft'];
}

function OpeningForm({ procedure, prefill }: FormProps): ReactNode {
  const { t, pick, language } = useWords();
  const { message } = App.useApp();
  const who = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const verbId = openingVerb(procedure) ?? '';
  const verb = procedure.verbs[verbId];
  const fields = verb === undefined ? [] : fieldsOf(verb.body);
  // What was left unsent about one matter is no draft about another.
  const about = Object.keys(prefill).length === 0 ? '' : `.${JSON.stringify(prefill)}`;
  const [kept, keep, forget] = useDraft<Kept>(`office.new.${procedure.id}${about}`, () => ({
    actId: uuidv7(),
    draft: prefill,
  }));
  const [problems, setProblems] = useState<Problems>({});
  const send = useMutation({
    mutationFn: (body: Draft) =>
      api.post('/office', {
        body: { actId: kept.actId, procedure: procedure.id, verb: verbId, body },
        answer: performed,
      }),
    onSuccess: async (answer) => {
      forget();
      void message.success(t('act.done', { verb: pick(verb?.title ?? procedure.title) }));
      await client.invalidateQueries({ queryKey: ['office'] });
      void navigate(addressOfMatter({ homeRegion: answer.homeRegion, id: answer.matterId }));
    },
  });
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  const submit = (): void => {
    if (verb === undefined || send.isPending) return;
    const body = completed(fields, bodyOf(kept.draft));
    const found = { ...problemsOf(verb.body, body, { t, language }) };
    const unsaid = bodyRefusalOf(verb, body, legalDay(new Date()));
    if (unsaid !== null && Object.keys(found).length === 0) found[''] = pick(unsaid.text);
    setProblems(found);
    if (Object.keys(found).length === 0) send.mutate(body);
    else focusProblem(form.current);
  };
  useSubmitKey(submit);
  return (
    <div className="panel entry" ref={form}>
      {send.isError && <ProblemNote error={send.error} />}
      <FormProblems of={problems} />
      <SchemaForm
        fields={fields}
        draft={kept.draft}
        problems={problems}
        context={{ verb: verbId, authority: who.authority.code.slice(0, 6), within: who.authority.code }}
        onChange={(draft) => keep({ ...kept, draft })}
      />
      <div className="row end sticky-foot">
        <span className="faint small push-right">{t('act.keys')}</span>
        <Button
          onClick={() => {
            setProblems({});
            keep({ actId: uuidv7(), draft: {} });
          }}
        >
          {t('new.clear')}
        </Button>
        <Button type="primary" loading={send.isPending} onClick={submit}>
          {t('act.submit')}
        </Button>
      </div>
    </div>
  );
}
