import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { type ActView, type MatterDetail, performed } from '../../../../modules/intake/contract.ts';
import { type NoteAudience, noteAudiences } from '../../../../modules/intake/model/note.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { instant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useMe } from '../identity/use-me.ts';
import { notesOf } from './notes-of.ts';
import { draftKey } from './VerbBar.tsx';

interface Kept {
  readonly actId: string;
  readonly text: string;
  readonly audience: NoteAudience;
}

/** A new note begins with the narrowest audience, whatever the last one had. */
const fresh = (): Kept => ({ actId: uuidv7(), text: '', audience: 'me' });

const codes = Object.keys(noteAudiences) as NoteAudience[];

/** Remarks beside the work, each for the people it is meant for. */
export function Notes({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t, pick, language } = useWords();
  const who = useMe();
  const { shown, withheld } = notesOf(detail.acts, who.person.id);
  const may = detail.verbs.find(({ verb }) => verb === 'note');
  return (
    <section className="panel" aria-labelledby="notes-title">
      <div className="panel-head">
        <h2 id="notes-title">{t('desk.notes')}</h2>
        <span className="faint small">{t('desk.noteKept')}</span>
      </div>
      {may?.refusal === null && <NoteForm detail={detail} />}
      {shown.length === 0 && withheld === 0 && <p className="faint">{t('desk.noteNone')}</p>}
      <ul className="proposals">
        {shown.map((act) => (
          <li key={act.seq}>
            <div className="small">
              <strong>{act.actor.name}</strong> <span className="soft">{pick(act.authority.name)}</span>{' '}
              <time className="faint num">{instant(act.eventAt, language)}</time>{' '}
              <span className="kind">{pick(audienceTitle(act))}</span>
            </div>
            <div className="prewrap">
              {typeof act.personal.text === 'string' ? act.personal.text : t('desk.noteErased')}
            </div>
          </li>
        ))}
      </ul>
      {withheld > 0 && <p className="faint small">{t('desk.noteWithheld', { count: withheld })}</p>}
    </section>
  );
}

const audienceTitle = (act: ActView) => noteAudiences[codes.find((code) => code === act.body.audience) ?? 'me'];

function NoteForm({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { homeRegion, id, version } = detail.row;
  const [kept, keep, forget] = useDraft<Kept>(draftKey(id, 'note'), fresh);
  const [open, setOpen] = useState(kept.text !== '');
  const send = useMutation({
    mutationFn: () =>
      api.post(`/matters/${homeRegion}/${id}/acts`, {
        body: {
          actId: kept.actId,
          verb: 'note',
          version,
          body: { audience: kept.audience, text: kept.text.trim() },
        },
        answer: performed,
      }),
    onSuccess: () => {
      keep(fresh());
      forget();
      setOpen(false);
      void message.success(t('desk.noteSaved'));
    },
    // Somebody acted meanwhile: the text stays, and the next try carries the version that is read now.
    onSettled: () => client.invalidateQueries({ queryKey: ['matter', id] }),
  });
  if (!open) {
    return (
      <div className="row">
        <Button onClick={() => setOpen(true)}>{t('desk.noteNew')}</Button>
      </div>
    );
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (kept.text.trim() !== '' && !send.isPending) send.mutate();
      }}
    >
      {send.isError && <ProblemNote error={send.error} />}
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={5000}
        aria-label={t('desk.noteText')}
        placeholder={t('desk.noteText')}
        value={kept.text}
        onChange={({ target }) => keep({ ...kept, text: target.value })}
      />
      <Radio.Group
        aria-label={t('desk.noteAudience')}
        value={kept.audience}
        options={codes.map((code) => ({ value: code, label: pick(noteAudiences[code]) }))}
        onChange={({ target }) => {
          const audience = codes.find((code) => code === target.value);
          if (audience !== undefined) keep({ ...kept, audience });
        }}
      />
      <div className="row end">
        <Button onClick={() => setOpen(false)}>{t('close')}</Button>
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={kept.text.trim() === ''}>
          {t('desk.noteSave')}
        </Button>
      </div>
    </form>
  );
}
