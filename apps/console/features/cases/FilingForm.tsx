import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { legalDay } from '../../../../kernel/plain-date.ts';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { Json } from '../../../../kernel/text.ts';
import { type CaseFiled, caseFiled } from '../../../../modules/cases/contract.ts';
import { penaltyCase } from '../../../../modules/cases/model/case/case.ts';
import { bodyRefusalOf } from '../../../../platform/procedure/permit.ts';
import { filingConditions } from '../../../../rules/index.ts';
import { api } from '../../api.ts';
import { begun, completed } from '../../forms/begin.ts';
import { bodyOf, type Draft, type Problems, problemsOf } from '../../forms/body.ts';
import { FormProblems } from '../../forms/FormProblems.tsx';
import { type FieldSpec, fieldsOf } from '../../forms/fields.ts';
import { focusProblem } from '../../forms/focus-problem.ts';
import { fromLocal, toLocal } from '../../forms/instants.ts';
import { type FormProps, SchemaForm } from '../../forms/SchemaForm.tsx';
import { type Key, useWords } from '../../i18n/index.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSubmitKey } from '../../ui/use-submit-key.ts';
import { useMe } from '../identity/use-me.ts';
import { ConditionsPart } from './ConditionsPart.tsx';
import { withLicences } from './fill.ts';
import { withNumbersToCome, withoutNumbers } from './given.ts';
import { LimitationNote } from './LimitationNote.tsx';
import { PartyPart } from './PartyPart.tsx';
import { useLicences } from './use-case-means.tsx';
import { useSuggestions } from './use-suggestions.ts';

interface Props {
  readonly prefill: Draft;
  readonly draftKey: string;
  readonly onFiled: (filed: CaseFiled) => void;
}

interface Kept {
  readonly actId: string;
  readonly draft: { readonly [key: string]: Json };
}

const verb = penaltyCase.verbs.file;
const fields: readonly FieldSpec[] = verb === undefined ? [] : withoutNumbers('case', 'file', fieldsOf(verb.body));

const WHAT = ['title', 'cause', 'violation', 'domain', 'channel', 'amountFen', 'campaigns'];
const CONDUCT = ['occurredOn', 'endedOn', 'discoveredOn', 'harmedSafety'];
const WHO = ['requestedBy', 'officers'];

/** The whole filing on one page, in the order in which it is weighed: what, against whom, when, why, by whom. */
export function FilingForm({ prefill, draftKey, onFiled }: Props): ReactNode {
  const { t, pick, language } = useWords();
  const who = useMe();
  const client = useQueryClient();
  const authority = who.authority.code.slice(0, 6);
  const licences = useLicences(authority);
  const suggestions = useSuggestions();
  const now = new Date();
  const today = legalDay(now);
  const moment = useMemo(
    () => ({ today: legalDay(new Date()), now: fromLocal(toLocal(new Date().toISOString())), me: who.person.id }),
    [who.person.id],
  );
  const [kept, keep, forget] = useDraft<Kept>(draftKey, () => ({
    actId: uuidv7(),
    draft: begun(
      fields,
      { discoveredOn: moment.today, party: { kind: 'organisation' }, sources: [{}], officers: [{}, {}], ...prefill },
      moment,
    ),
  }));
  const [problems, setProblems] = useState<Problems>({});
  const form = useRef<HTMLDivElement>(null);
  const { draft } = kept;
  const change = (next: Draft): void => keep({ ...kept, draft: withLicences(next, draft, licences) });
  const told = useRef(false);
  useEffect(() => {
    // Licences of officers whom the clue named already: known a moment after the form.
    if (told.current || licences.size === 0) return;
    told.current = true;
    keep({ ...kept, draft: withLicences(kept.draft, {}, licences) });
  }, [licences, kept, keep]);
  const send = useMutation({
    mutationFn: (body: Draft) =>
      api.post('/cases', { body: { actId: kept.actId, procedure: 'case', body }, answer: caseFiled }),
    onSuccess: (answer) => {
      forget();
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
      onFiled(answer);
    },
  });
  const submit = (): void => {
    if (verb === undefined || send.isPending) return;
    const typed = bodyOf(withLicences(draft, {}, licences));
    // The party's name stands in one place only: a person's in the erasable part.
    const kind = str(obj(typed, 'party'), 'kind');
    const { person: _, ...without } = typed;
    const body = completed(fields, kind === 'organisation' ? without : typed);
    const found: Record<string, string> = {
      ...problemsOf(verb.body, withNumbersToCome('case', 'file', body), { t, language }),
    };
    for (const { code } of filingConditions) {
      if (str(obj(body, 'conditions'), code) === '') found[`conditions.${code}`] ??= t('form.missing');
    }
    const refusal = Object.keys(found).length > 0 ? null : bodyRefusalOf(verb, body, today);
    if (refusal !== null) found[''] = pick(refusal.text);
    setProblems(found);
    if (Object.keys(found).length === 0) send.mutate(body);
    else focusProblem(form.current);
  };
  useSubmitKey(submit);
  const common: Omit<FormProps, 'fields'> = {
    draft,
    problems,
    context: { verb: 'file', authority, moment, suggestions },
    onChange: change,
  };
  const some = (names: readonly string[]): readonly FieldSpec[] =>
    names.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  return (
    <div className="filing" ref={form}>
      {send.isError && <ProblemNote error={send.error} />}
      <FormProblems of={problems} />
      <Part title="cases.new.what">
        <SchemaForm fields={some(WHAT)} {...common} />
        <SchemaForm fields={some(['sources'])} {...common} />
      </Part>
      <Part title="cases.new.party">
        <PartyPart fields={fields} {...common} />
      </Part>
      <Part title="cases.new.conduct">
        <SchemaForm fields={some(CONDUCT)} {...common} />
        <LimitationNote draft={draft} region={authority} />
      </Part>
      <Part title="cases.new.conditions">
        <ConditionsPart {...common} />
      </Part>
      <Part title="cases.new.who">
        <SchemaForm fields={some(WHO)} {...common} />
      </Part>
      <div className="row end sticky-foot filing-foot">
        <span className="faint small push-right">{t('cases.new.keys')}</span>
        <Button
          onClick={() => {
            setProblems({});
            keep({ actId: uuidv7(), draft: begun(fields, { party: { kind: 'organisation' } }, moment) });
          }}
        >
          {t('new.clear')}
        </Button>
        <Button type="primary" loading={send.isPending} onClick={submit}>
          {t('cases.new.submit')}
        </Button>
      </div>
    </div>
  );
}

function Part({ title, children }: { readonly title: Key; readonly children: ReactNode }): ReactNode {
  const { t } = useWords();
  return (
    <section className="panel filing-part">
      <h2>{t(title)}</h2>
      {children}
    </section>
  );
}
