import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useWords } from '../../../i18n/index.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useMe } from '../../identity/use-me.ts';
import { useKept, useVault } from '../keep/use-kept.ts';
import { RoomError } from '../keep/vault.ts';
import { licensed, type ShortCase, useShelf } from '../model/shelf.ts';
import type { Entry } from '../outbox/entry.ts';
import { useOutbox } from '../outbox/use-outbox.ts';
import { LineField, Phrases, SelectField } from '../parts/fields.tsx';
import { useTitle } from '../parts/use-title.ts';
import { sizeOf } from '../words.ts';
import { blobOf, type PhotoForm, photoEntry, provesFor, type Shot, titlesFor } from './model.ts';
import { takeIn } from './take.ts';

/** Pictures as evidence of a case. */
export function PhotoPage(): ReactNode {
  const { t } = useWords();
  const { region = '', id = '' } = useParams();
  const [search] = useSearchParams();
  const shelf = useShelf();
  const { view } = useOutbox();
  useTitle(t('onSite.photo'));
  const of = shelf.data?.cases.find((each) => each.id === id && each.region === region);
  const correcting = search.get('entry');
  if (shelf.isPending || !view.loaded) return <p className="os-empty">{t('loading')}</p>;
  if (of === undefined) return <p className="os-empty">{t('onSite.notHere')}</p>;
  const before = view.entries.find((entry) => entry.id === correcting && entry.state === 'refused');
  return <Photos key={correcting ?? id} of={of} before={before} />;
}

function Photos({ of, before }: { readonly of: ShortCase; readonly before: Entry | undefined }): ReactNode {
  const { t } = useWords();
  const { authority, person } = useMe();
  const navigate = useNavigate();
  const vault = useVault();
  const { outbox } = useOutbox();
  const people = useShelf().data?.people ?? [];
  const draft = before === undefined ? `draft/photo/${of.region}/${of.id}` : `correct/${before.id}`;
  const kept = useKept<PhotoForm>(draft, () =>
    before === undefined
      ? {
          ...{ kind: 'audio-visual', place: '', shots: [] },
          partner: of.officers.find((officer) => officer !== person.id) ?? '',
        }
      : (before.form as PhotoForm),
  );
  const [problem, setProblem] = useState<'room' | 'failed' | null>(null);
  const [judged, setJudged] = useState(false);
  const [busy, setBusy] = useState(false);
  const camera = useRef<HTMLInputElement>(null);
  const form = kept.value;
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  }, [form]);
  if (form === undefined) return <p className="os-empty">{t('loading')}</p>;

  const change = (part: Partial<PhotoForm>): void => {
    const next = { ...(latest.current ?? form), ...part };
    latest.current = next;
    kept.set(next);
  };
  const changeShot = (id: string, part: Partial<Shot>): void =>
    change({ shots: form.shots.map((shot) => (shot.id === id ? { ...shot, ...part } : shot)) });

  const took = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    if (vault == null) return;
    setProblem(null);
    setBusy(true);
    try {
      for (const file of files) {
        const last = latest.current?.shots.at(-1);
        const proves = last?.proves ?? provesFor(of)[0] ?? '';
        const shot = await takeIn(vault, file, '', proves);
        change({ shots: [...(latest.current?.shots ?? []), shot] });
        await kept.settled();
      }
    } catch (error) {
      setProblem(error instanceof RoomError ? 'room' : 'failed');
    } finally {
      setBusy(false);
    }
  };
  const remove = (shot: Shot): void => {
    change({ shots: form.shots.filter(({ id }) => id !== shot.id) });
    void vault?.write([{ drop: blobOf(shot.id) }]);
  };
  const untitled = form.shots.some(({ title }) => title.trim() === '');
  const ready = form.shots.length > 0 && !untitled && form.place.trim() !== '' && form.partner !== '';
  const send = async (): Promise<void> => {
    if (!ready || vault == null || outbox === undefined) {
      setJudged(true);
      return;
    }
    const officers = [person.id, form.partner].map((id) => licensed(people, id));
    const common = { form, of, authority: authority.code, me: person.id, officers, before };
    kept.hold(true);
    await kept.settled();
    try {
      await outbox.add(
        form.shots.map((shot) => photoEntry({ shot, ...common })),
        [{ drop: draft }],
      );
      await navigate('/on-site', { replace: true });
    } catch (error) {
      kept.hold(false);
      setProblem(error instanceof RoomError ? 'room' : 'failed');
    }
  };
  const needed = (missing: boolean): string | undefined => (judged && missing ? t('onSite.gap.needed') : undefined);
  return (
    <>
      <h1 className="os-h1">
        {t('onSite.photo')}
        <span className="os-step">{of.title}</span>
      </h1>
      {problem !== null && (
        <p className="os-warn" role="alert">
          {t(problem === 'room' ? 'onSite.full' : 'onSite.photoFailed')}
        </p>
      )}
      <input
        ref={camera}
        id="os-camera"
        className="sr-only"
        type="file"
        accept="image/*"
        capture="environment"
        multiple
        tabIndex={-1}
        aria-label={t('onSite.camera')}
        onChange={(event) => void took(event)}
      />
      <button
        type="button"
        className="os-main-action"
        disabled={busy || vault == null || before !== undefined}
        onClick={() => camera.current?.click()}
      >
        <Icon name="add" size={26} />
        <span>
          <strong>{t(form.shots.length === 0 ? 'onSite.camera' : 'onSite.cameraNext')}</strong>
          <small>{t('onSite.cameraHint')}</small>
        </span>
      </button>
      <LineField
        label={t('onSite.photoPlace')}
        value={form.place}
        required
        max={300}
        error={needed(form.place.trim() === '')}
        onChange={(place) => change({ place })}
      />
      <ul className="os-shots">
        {form.shots.map((shot, index) => (
          <li key={shot.id} className="os-card">
            <div className="os-shot-head">
              {shot.preview === '' ? (
                <span className="os-shot-none">{t('onSite.noPreview')}</span>
              ) : (
                <img src={shot.preview} alt={t('onSite.shot', { no: index + 1 })} />
              )}
              <div>
                <strong>{t('onSite.shot', { no: index + 1 })}</strong>
                <p className="os-note">{sizeOf(shot.size)}</p>
                <p className="os-hash" title={shot.sha256 ?? ''}>
                  {shot.sha256 === null
                    ? t('onSite.noHash')
                    : `SHA-256 ${shot.sha256.slice(0, 8)}…${shot.sha256.slice(-8)}`}
                </p>
                {before === undefined && (
                  <button type="button" className="os-button os-quiet" onClick={() => remove(shot)}>
                    {t('onSite.removeShot')}
                  </button>
                )}
              </div>
            </div>
            <LineField
              label={t('onSite.shotTitle')}
              value={shot.title}
              required
              error={needed(shot.title.trim() === '')}
              onChange={(title) => changeShot(shot.id, { title })}
            />
            {shot.title === '' && (
              <Phrases
                label={t('onSite.phrases')}
                phrases={titlesFor(of.cause)}
                onPick={(title) => changeShot(shot.id, { title })}
              />
            )}
            <LineField
              label={t('onSite.proves')}
              value={shot.proves}
              max={500}
              onChange={(proves) => changeShot(shot.id, { proves })}
            />
            {shot.proves === '' && (
              <Phrases
                label={t('onSite.phrases')}
                phrases={provesFor(of)}
                onPick={(proves) => changeShot(shot.id, { proves })}
              />
            )}
          </li>
        ))}
      </ul>
      <SelectField
        label={t('onSite.photoKind')}
        value={form.kind}
        empty={t('onSite.choose')}
        options={(['audio-visual', 'electronic', 'documentary', 'physical'] as const).map((value) => ({
          value,
          label: t(`onSite.kind.${value}`),
        }))}
        onChange={(kind) => change({ kind: (kind || 'audio-visual') as PhotoForm['kind'] })}
      />
      <SelectField
        label={t('onSite.partner')}
        value={form.partner}
        required
        empty={t('onSite.choose')}
        options={people
          .filter(({ id, licence }) => licence !== null && id !== person.id)
          .map(({ id, name, licence }) => ({ value: id, label: `${name} ${licence ?? ''}` }))}
        error={needed(form.partner === '')}
        onChange={(partner) => change({ partner })}
      />
      <div className="os-foot">
        <button type="button" className="os-button os-primary os-next" disabled={busy} onClick={() => void send()}>
          {t('onSite.savePhotos', { count: form.shots.length })}
        </button>
      </div>
      {judged && !ready && (
        <p className="os-error" role="alert">
          {t(form.shots.length === 0 ? 'onSite.noShots' : 'onSite.gap.some')}
        </p>
      )}
    </>
  );
}
