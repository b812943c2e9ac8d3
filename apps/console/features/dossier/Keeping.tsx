import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { obj, objects, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { retentions } from '../../../../modules/cases/model/case/closing.ts';
import type { DossierView } from '../../../../modules/dossiers/contract.ts';
import { performed } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import type { Draft } from '../../forms/body.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useCaseMeans, usePeopleOf } from '../cases/use-case-means.tsx';
import { VerbDrawer } from '../intake/VerbDrawer.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly view: DossierView;
}

/** Acts on a file that is kept; they open the same form as on the page of the case. */
const KEEPING = ['legal-hold', 'lift-hold', 'approve-record-disposal', 'dispose-record'] as const;

/** Making up, archiving, and how long it is kept: holds, approvals of disposal. */
export function Keeping({ detail, view }: Props): ReactNode {
  const { t, pick } = useWords();
  const [open, setOpen] = useState<{ readonly verb: string; readonly given: Draft } | null>(null);
  const means = useCaseMeans(detail);
  const { verbs, facts } = detail.matter;
  const closing = obj(facts as JsonObject, 'closing');
  const retention = str(closing, 'retention') || str(obj(closing, 'dossier'), 'retention');
  const known = Object.entries(retentions).find(([code]) => code === retention)?.[1];
  const holds = objects(obj(closing, 'holds'));
  const standing = holds.some(([, hold]) => str(hold, 'endedOn') === '');
  const may = KEEPING.flatMap((verb) => verbs.find((each) => each.verb === verb && each.refusal === null) ?? []).filter(
    ({ verb }) => verb !== 'lift-hold' || standing,
  );
  return (
    <section className="panel" aria-labelledby="keeping-title">
      <h2 id="keeping-title">{t('dossier.keeping')}</h2>
      <div className="stack">
        <MakeUp detail={detail} view={view} />
        <Archive detail={detail} view={view} />
        {view.madeUp === null &&
          detail.row.procedure === 'case' &&
          detail.matter.verbs.find(({ verb }) => verb === 'make-dossier')?.refusal !== null && (
            <p className="soft small">{t('dossier.nothingKept')}</p>
          )}
        <dl className="dossier-facts">
          {view.madeUp !== null && <Line name={t('dossier.madeUpOn')}>{view.madeUp.on}</Line>}
          {view.madeUp !== null && (
            <Line name={t('dossier.digest')}>
              {view.madeUp.digest === view.dossier?.sha256 ? (
                t('dossier.sameDigest')
              ) : (
                <span className="mono small break">{view.madeUp.digest}</span>
              )}
            </Line>
          )}
          {view.madeUp?.archivedOn != null && <Line name={t('dossier.archivedOn')}>{view.madeUp.archivedOn}</Line>}
          {known !== undefined && <Line name={t('dossier.retention')}>{pick(known)}</Line>}
          {str(closing, 'keepUntil') !== '' && <Line name={t('dossier.keepUntil')}>{str(closing, 'keepUntil')}</Line>}
          {str(closing, 'disposedOn') !== '' && (
            <Line name={t('dossier.disposedOn')}>{str(closing, 'disposedOn')}</Line>
          )}
        </dl>
        {holds.length > 0 && (
          <ul className="plain" aria-label={t('dossier.holds')}>
            {holds.map(([id, hold]) => {
              const ended = str(hold, 'endedOn');
              return (
                <li key={id}>
                  <span className={`mark ${ended === '' ? 'mark-danger' : 'mark-calm'}`}>
                    {t(ended === '' ? 'dossier.held' : 'dossier.lifted')}
                  </span>{' '}
                  {str(hold, 'document')} <span className="num faint">{str(hold, 'on')}</span>
                  {ended !== '' && <span className="num faint"> – {ended}</span>}
                </li>
              );
            })}
          </ul>
        )}
        <Approvals detail={detail} />
        {may.length > 0 && (
          <div className="row wrap">
            {may.map(({ verb, title }) => (
              <Button key={verb} size="small" onClick={() => setOpen({ verb, given: {} })}>
                {pick(title)}
              </Button>
            ))}
          </div>
        )}
      </div>
      {open !== null && (
        <VerbDrawer
          key={open.verb}
          detail={detail.matter}
          verb={open.verb}
          fill={(draft) => ({ ...draft, ...open.given })}
          means={means}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

/** Two people approve that a file is disposed of; a third one does it. */
function Approvals({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useWords();
  const names = usePeopleOf(detail);
  const closing = obj(detail.matter.facts as JsonObject, 'closing');
  const { approvers } = obj(closing, 'disposal');
  const given = Array.isArray(approvers) ? approvers.map(String) : [];
  if (given.length === 0 || str(closing, 'disposedOn') !== '') return null;
  const who = given.map((id) => names.get(id) ?? '').filter((name) => name !== '');
  return (
    <p>
      <span className={`mark ${given.length < 2 ? 'mark-warn' : 'mark-ok'}`}>
        {t('dossier.approvals', { count: given.length })}
      </span>{' '}
      <span className="soft small">
        {who.join('、')} {t(given.length < 2 ? 'dossier.approvalsLeft' : 'dossier.approvalsDone')}
      </span>
    </p>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The answer to an act changes the case, its lists and the dossier. */
function useDone(): () => Promise<void> {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => !['me', 'authorities'].includes(String(queryKey[0])) });
}

/** 立卷: count, pages and digest come from the file that was built, nobody types them. */
function MakeUp({ detail, view: { dossier, madeUp } }: Props): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const done = useDone();
  const { homeRegion, id } = detail.row;
  const verb = detail.matter.verbs.find((each) => each.verb === 'make-dossier');
  const [actId] = useState(() => uuidv7());
  const send = useMutation({
    mutationFn: (dossierId: string) =>
      api.post(`/cases/${homeRegion}/${id}/dossier/make-up`, { body: { actId, dossierId }, answer: performed }),
    onSuccess: async () => {
      void message.success(t('dossier.madeUpDone'));
      await done();
    },
  });
  if (verb === undefined || verb.refusal !== null || madeUp?.archivedOn != null) return null;
  const ready = dossier?.state === 'ready' && dossier.current;
  // It is this very file that was made up: there is nothing to do again.
  if (ready && madeUp?.digest === dossier.sha256) return null;
  const unaccounted = dossier?.missing.filter(({ account }) => account === '').length ?? 0;
  return (
    <div className="stack">
      <div className="row wrap">
        <Button
          type="primary"
          disabled={!ready || unaccounted > 0}
          loading={send.isPending}
          onClick={() => dossier !== null && send.mutate(dossier.id)}
        >
          {madeUp === null ? pick(verb.title) : t('dossier.makeUpAgain')}
        </Button>
        {!ready && madeUp === null && <span className="soft small">{t('dossier.buildFirst')}</span>}
        {!ready && madeUp !== null && <span className="warn-text small">{t('dossier.cameLate')}</span>}
        {ready && unaccounted > 0 && (
          <span className="warn-text small">{t('dossier.accountFirst', { count: unaccounted })}</span>
        )}
      </div>
      {send.isError && <ProblemNote error={send.error} />}
    </div>
  );
}

/** 归档, by another person than who made it up. */
function Archive({ detail, view: { dossier, madeUp } }: Props): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const done = useDone();
  const { homeRegion, id } = detail.row;
  const summary = detail.row.procedure === 'summary-case';
  const verb = detail.matter.verbs.find((each) => each.verb === (summary ? 'file-summary' : 'archive'));
  const [actId] = useState(() => uuidv7());
  const [shelf, setShelf] = useState('');
  const send = useMutation({
    mutationFn: () =>
      api.post(`/cases/${homeRegion}/${id}/dossier/archive`, {
        body: { actId, shelf: shelf.trim() },
        answer: performed,
      }),
    onSuccess: async () => {
      void message.success(t('dossier.archivedDone'));
      await done();
    },
  });
  // A summary case is made up and filed in one: there is nothing to be made up before.
  if (verb === undefined || (!summary && madeUp === null) || madeUp?.archivedOn != null) return null;
  const current = dossier?.state === 'ready' && dossier.current;
  // What came late is bound in first: above it says how.
  if (!summary && (!current || dossier.sha256 !== madeUp?.digest)) return null;
  if (verb.refusal !== null) return <p className="soft small">{pick(verb.refusal.text)}</p>;
  if (!current) return <p className="soft small">{t('dossier.buildFirstToFile')}</p>;
  return (
    <div className="stack">
      <Field label={t('dossier.shelf')} required>
        {(control) => (
          <Input {...control} maxLength={100} value={shelf} onChange={(event) => setShelf(event.target.value)} />
        )}
      </Field>
      <div className="row">
        <Button type="primary" disabled={shelf.trim() === ''} loading={send.isPending} onClick={() => send.mutate()}>
          {pick(verb.title)}
        </Button>
      </div>
      {send.isError && <ProblemNote error={send.error} />}
    </div>
  );
}
