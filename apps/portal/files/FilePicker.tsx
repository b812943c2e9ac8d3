import { useEffect, useId, useState, useSyncExternalStore } from 'react';
import type { UploadLimits } from '../../../modules/intake/contract.ts';
import { getUploadLimits } from '../api.ts';
import { useWords } from '../i18n/words.tsx';
import { type Basket, isGoing, type Upload } from './basket.ts';
import { fileTexts } from './texts.ts';

const TAKEN = 'image/*,audio/*,video/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.txt,.csv,.zip';

export const useUploads = (basket: Basket): readonly Upload[] => useSyncExternalStore(basket.listen, basket.list);

/** Choosing files or taking a photo; each goes up at once, with its progress, and may be taken back. */
export function FilePicker({ basket, title }: { readonly basket: Basket; readonly title?: string }) {
  const { m, language } = useWords();
  const texts = fileTexts[language];
  const id = useId();
  const limits = useLimits();
  const uploads = useUploads(basket);
  const [told, tell] = useState('');
  const choose = (files: FileList | null) => {
    const chosen = [...(files ?? [])];
    const most = Math.max(0, (limits?.files ?? chosen.length + uploads.length) - uploads.length);
    const empty = chosen.find(({ size }) => size === 0);
    const taken = chosen.filter(({ size }) => size > 0);
    for (const file of taken.slice(0, most)) basket.add(file);
    const words = [
      ...(taken.length > most ? [texts.tooMany(limits?.files ?? most)] : []),
      ...(empty === undefined ? [] : [texts.empty(empty.name)]),
    ];
    tell(words.join(' '));
  };
  return (
    <fieldset className="field files">
      <legend>
        {title ?? texts.title}
        <span className="optional">{m.filing.optional}</span>
      </legend>
      <p className="hint" id={`${id}-hint`}>
        {texts.kinds}{' '}
        {limits !== undefined && texts.limits(limits.files, Math.floor(limits.bytes / 1_048_576), limits.hours)}
      </p>
      <p className="hint" id={`${id}-metadata`}>
        {texts.metadata}
      </p>
      <div className="file-ways">
        <FileInput
          id={`${id}-choose`}
          label={texts.choose}
          describedBy={`${id}-hint ${id}-metadata`}
          onFiles={choose}
        />
        <FileInput id={`${id}-camera`} label={texts.camera} camera onFiles={choose} />
      </div>
      {uploads.length > 0 && (
        <ul className="file-list">
          {uploads.map((upload) => (
            <FileItem
              key={upload.id}
              upload={upload}
              onAgain={() => basket.again(upload.id)}
              onRemove={() => {
                basket.remove(upload.id);
                tell(texts.removed(upload.name));
                document.getElementById(`${id}-choose`)?.focus();
              }}
            />
          ))}
        </ul>
      )}
      <p role="status" className={told === '' ? 'visually-hidden' : 'note'}>
        {told}
      </p>
    </fieldset>
  );
}

interface FileInputProps {
  readonly id: string;
  readonly label: string;
  readonly describedBy?: string;
  readonly camera?: true;
  readonly onFiles: (files: FileList | null) => void;
}

function FileInput({ id, label, describedBy, camera, onFiles }: FileInputProps) {
  return (
    <label className={camera === true ? 'button button-quiet file-camera' : 'button button-quiet'} htmlFor={id}>
      {label}
      <input
        id={id}
        type="file"
        className="file-input"
        multiple={camera !== true}
        accept={camera === true ? 'image/*' : TAKEN}
        capture={camera === true ? 'environment' : undefined}
        aria-describedby={describedBy}
        onChange={(event) => {
          onFiles(event.target.files);
          // Chosen once more, the same file is a change again.
          event.target.value = '';
        }}
      />
    </label>
  );
}

interface FileItemProps {
  readonly upload: Upload;
  readonly onAgain: () => void;
  readonly onRemove: () => void;
}

function FileItem({ upload, onAgain, onRemove }: FileItemProps) {
  const { pick, language } = useWords();
  const texts = fileTexts[language];
  const { name, size, done, judged, failure } = upload;
  const percent = Math.round(done * 100);
  return (
    <li>
      <p className="file-name">
        <bdi>{name}</bdi> <span className="hint">{texts.size(size)}</span>
      </p>
      <div role="status">
        {judged !== undefined && (
          <p>
            {texts.ready}
            {texts.states[judged.state] !== undefined && ` · ${texts.states[judged.state]}`}
          </p>
        )}
        {failure === 'network' && <p className="error">{texts.failed}</p>}
        {failure !== undefined && failure !== 'network' && (
          <p className="error">
            {pick(failure)} {pick(failure.remedy)}
          </p>
        )}
        {isGoing(upload) && done === 1 && <p>{texts.checking(name)}</p>}
      </div>
      {isGoing(upload) && done < 1 && <progress max={100} value={percent} aria-label={texts.going(name, percent)} />}
      <p className="file-acts">
        {failure === 'network' && (
          <button type="button" className="link-button" onClick={onAgain}>
            {texts.again}
            <span className="visually-hidden">: {name}</span>
          </button>
        )}
        <button type="button" className="link-button" onClick={onRemove}>
          {texts.remove}
          <span className="visually-hidden">: {name}</span>
        </button>
      </p>
    </li>
  );
}

function useLimits(): UploadLimits | undefined {
  const [limits, setLimits] = useState<UploadLimits>();
  useEffect(() => {
    let gone = false;
    void getUploadLimits().then((answer) => {
      if (!gone && answer.kind === 'ok') setLimits(answer.value);
    });
    return () => {
      gone = true;
    };
  }, []);
  return limits;
}
