import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { Json } from '../../../../kernel/text.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { bodyRefusalOf } from '../../../../platform/procedure/permit.ts';
import { ApiFailure, api } from '../../api.ts';
import { completed } from '../../forms/begin.ts';
import { bodyOf, type Draft, type Problems, problemsOf } from '../../forms/body.ts';
import { fieldsOf } from '../../forms/fields.ts';
import { SchemaForm } from '../../forms/SchemaForm.tsx';
import { useWords } from '../../i18n/index.ts';
import { findVerb } from '../../procedures.ts';
import { BasisList } from '../../ui/Confidence.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSubmitKey } from '../../ui/use-submit-key.ts';
import { useCampaignCodes } from '../campaigns/use-campaign-codes.ts';
import { useMe } from '../identity/use-me.ts';
import { type Difference, differences } from './conflict.ts';
import { SplitHint } from './SplitHint.tsx';
import { ActLine } from './Timeline.tsx';
import { withVerdict } from './teach.ts';
import { basisOf, draftKey } from './VerbBar.tsx';
import { intakeMeans, performedWithNumber, type VerbMeans } from './verb-means.ts';

interface Props {
  readonly detail: MatterDetail;
  readonly verb: string;
  /** What a proposal fills in, when the form is opened by adopting one. */
  readonly fill: (draft: Draft) => Draft;
  readonly onClose: () => void;
  /** Where the act goes and what its form knows, where that is not the intake's. */
  readonly means?: VerbMeans;
}

interface Kept {
  readonly actId: string;
  readonly draft: { readonly [key: string]: Json };
}

/** The version to which the officer's own last act here brought the matter. */
const ownVersion = (id: string): readonly string[] => ['own-version', id];

/**
 * The form of one act. What is typed is kept until the act stands: a conflict shows the new acts and lets the same
 * content be submitted again, and a retry after a lost connection carries the same act id.
 */
export function VerbDrawer({ detail, verb, fill, onClose, means = intakeMeans }: Props): ReactNode {
  const { t, pick, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const who = useMe();
  const joining = useCampaignCodes(verb, detail.facts);
  const { homeRegion, id } = detail.row;
  const declared = findVerb(detail.row.procedure, verb);
  const drawn = useMemo(() => (declared === undefined ? [] : fieldsOf(declared.body)), [declared]);
  const fields = means.fields?.(drawn, verb) ?? drawn;
  const [kept, keep, forget] = useDraft<Kept>(draftKey(id, verb), () => ({
    actId: uuidv7(),
    draft: means.begin?.(fields, verb) ?? {},
  }));
  const [draft, setDraftState] = useState<Draft>(() => fill(kept.draft));
  const [problems, setProblems] = useState<Problems>({});
  const [seen, setSeen] = useState(() =>
    Math.max(detail.row.version, client.getQueryData<number>(ownVersion(id)) ?? 0),
  );
  const [missed, setMissed] = useState<MatterDetail['acts']>([]);
  /** The matter as it was when the form was opened: later conflicts are told against that. */
  const [opened] = useState(detail);
  const [changed, setChanged] = useState<readonly Difference[]>([]);
  const view = detail.verbs.find((entry) => entry.verb === verb);
  const setDraft = (typed: Draft): void => {
    const next = means.follow?.(typed, draft, verb) ?? typed;
    setDraftState(next);
    keep({ ...kept, draft: next });
  };
  const send = useMutation({
    mutationFn: (body: Draft) =>
      api.post(means.address(homeRegion, id), {
        body: { actId: kept.actId, verb, version: seen, body },
        answer: performedWithNumber,
      }),
    onSuccess: async ({ version, number }) => {
      forget();
      // The next form may open before the matter is read again: it must not be told of the officer's own act.
      client.setQueryData(ownVersion(id), version);
      const done = t('act.done', { verb: view === undefined ? verb : pick(view.title) });
      void message.success(number == null ? done : `${done} ${number}`);
      onClose();
      await client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'authorities',
      });
    },
    onError: async (error) => {
      if (!(error instanceof ApiFailure) || error.problem.code !== 'procedure.stale') return;
      const fresh = await means.fresh(client, homeRegion, id);
      setMissed(fresh.acts.filter((act) => act.seq > opened.row.version));
      setChanged(differences(opened.row, fresh.row));
      setSeen(fresh.row.version);
    },
  });
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  const submit = (): void => {
    if (declared === undefined || view === undefined || view.refusal !== null || send.isPending) return;
    const typed = withVerdict(verb, bodyOf(draft), detail.proposals);
    const body = means.begin === undefined ? typed : completed(fields, typed);
    const found = { ...problemsOf(declared.body, means.given?.(verb, body) ?? body, { t, language }) };
    const unsaid = bodyRefusalOf(declared, body, legalDay(new Date()), means.about);
    // What is missing says itself beside its field.
    if (unsaid !== null && (means.about === undefined || Object.keys(found).length === 0))
      found[''] = pick(unsaid.text);
    setProblems(found);
    if (Object.keys(found).length === 0) send.mutate(body);
    else {
      setTimeout(() => {
        const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
        if (first == null) form.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' });
        else first.focus();
      });
    }
  };
  useSubmitKey(submit);
  if (declared === undefined || view === undefined) return null;
  const isStale = missed.length > 0;
  return (
    <Drawer
      open
      size={means.width ?? 560}
      mask={false}
      onClose={onClose}
      title={pick(view.title)}
      footer={
        <div className="row end">
          <span className="faint small push-right">{t('act.keys')}</span>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button type="primary" loading={send.isPending} disabled={view.refusal !== null} onClick={submit}>
            {t(isStale ? 'act.again' : 'act.submit')}
          </Button>
        </div>
      }
    >
      <div className="stack act-form" ref={form}>
        <div className="basis-box">
          <div className="faint small">{t('basis.title')}</div>
          <BasisList basis={basisOf(view)} />
        </div>
        {isStale && (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={t('act.stale', { count: missed.length })}
            description={
              <>
                <ul className="missed">
                  {missed.map((act) => (
                    <li key={act.seq}>
                      <ActLine act={act} />
                    </li>
                  ))}
                </ul>
                {changed.length > 0 && (
                  <ul className="missed" aria-label={t('desk.changed')}>
                    {changed.map(({ what, from, to }) => (
                      <li key={what}>{t(`desk.changed${what}`, { from: pick(from), to: pick(to) })}</li>
                    ))}
                  </ul>
                )}
                {view.refusal === null && <p>{t('desk.draftKept')}</p>}
              </>
            }
          />
        )}
        {view.refusal !== null && (
          <Alert type="error" showIcon title={pick(view.refusal.text)} description={t('act.notPermittedNow')} />
        )}
        {send.isError && !isStale && <ProblemNote error={send.error} />}
        {problems[''] !== undefined && <Alert type="error" showIcon role="alert" title={problems['']} />}
        {verb === 'split' && <SplitHint detail={detail} onFound={(matter) => setDraft({ ...draft, matter })} />}
        {means.aside?.({ verb, draft, onChange: setDraft })}
        {fields.length === 0 ? (
          <p className="soft">{t('act.nothingToFill')}</p>
        ) : (
          <SchemaForm
            fields={fields}
            draft={draft}
            problems={problems}
            context={{
              verb,
              authority: detail.row.handlingCode.slice(0, 6),
              within: verb === 'entrust' ? detail.row.handlingCode.slice(0, 6) : who.authority.code,
              ...means.context?.(verb),
              ...joining,
            }}
            onChange={setDraft}
          />
        )}
      </div>
    </Drawer>
  );
}
