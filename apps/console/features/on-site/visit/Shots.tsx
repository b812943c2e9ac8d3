import { type ChangeEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useVault } from '../keep/use-kept.ts';
import { RoomError } from '../keep/vault.ts';
import { blobOf, type Shot } from '../photo/model.ts';
import { takeIn } from '../photo/take.ts';
import { sizeOf } from '../words.ts';

interface Props {
  readonly label: string;
  readonly shots: readonly Shot[];
  readonly onChange: (shots: readonly Shot[]) => void;
}

/** Pictures taken to one question or finding: hashed and kept as they come from the camera. */
export function Shots({ label, shots, onChange }: Props): ReactNode {
  const { t } = useWords();
  const vault = useVault();
  const id = useId();
  const camera = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<'room' | 'failed' | null>(null);
  const took = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    if (vault == null) return;
    setProblem(null);
    let all = shots;
    try {
      for (const file of files) all = [...all, await takeIn(vault, file, '', '')];
    } catch (error) {
      setProblem(error instanceof RoomError ? 'room' : 'failed');
    }
    onChange(all);
  };
  const remove = (shot: Shot): void => {
    onChange(shots.filter((each) => each.id !== shot.id));
    void vault?.write([{ drop: blobOf(shot.id) }]);
  };
  return (
    <div className="os-field">
      <input
        ref={camera}
        id={id}
        className="sr-only"
        type="file"
        accept="image/*"
        capture="environment"
        multiple
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => void took(event)}
      />
      <button type="button" className="os-button" disabled={vault == null} onClick={() => camera.current?.click()}>
        <Icon name="add" /> {t('supervision.phone.photo')}
        {shots.length > 0 && ` · ${t('supervision.phone.shots', { count: shots.length })}`}
      </button>
      {problem !== null && (
        <p className="os-error" role="alert">
          {t(problem === 'room' ? 'onSite.full' : 'onSite.photoFailed')}
        </p>
      )}
      {shots.map((shot, index) => (
        <div key={shot.id} className="os-shot-head">
          {shot.preview === '' ? (
            <span className="os-shot-none">{t('onSite.noPreview')}</span>
          ) : (
            <img src={shot.preview} alt={t('onSite.shot', { no: index + 1 })} />
          )}
          <div>
            <p className="os-note">{sizeOf(shot.size)}</p>
            <p className="os-hash" title={shot.sha256 ?? ''}>
              {shot.sha256 === null
                ? t('onSite.noHash')
                : `SHA-256 ${shot.sha256.slice(0, 8)}…${shot.sha256.slice(-8)}`}
            </p>
            <button type="button" className="os-button os-quiet" onClick={() => remove(shot)}>
              {t('onSite.removeShot')}
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}
