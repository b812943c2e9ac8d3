import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { sizeWords } from './file-words.ts';
import type { Pending } from './uploads.ts';

interface Props {
  readonly pending: Pending;
  readonly onRelease: () => void;
  readonly onRemove: () => void;
}

/** One file on its way: how far it is, or why it did not arrive and how to go on. */
export function PendingLine({ pending, onRelease, onRemove }: Props): ReactNode {
  const { t } = useWords();
  const { file, state, sent, error } = pending;
  const share = file.size === 0 ? 0 : Math.floor((sent / file.size) * 100);
  // All bytes have left, the server checks, cleans and stores them.
  const isChecked = state === 'sending' && sent > 0 && sent >= file.size;
  return (
    <li className="file">
      <div className="file-main">
        <div className="file-name">{file.name}</div>
        <div className="file-facts small" role="status">
          <span className="num">{sizeWords(file.size)}</span>
          <span>{t(isChecked ? 'files.checking' : `files.${state}`)}</span>
        </div>
        {state === 'sending' && (
          <Progress
            percent={share}
            size="small"
            status="active"
            aria-label={t('files.progress', { name: file.name })}
          />
        )}
      </div>
      <div className="row">
        {(state === 'held' || state === 'failed') && (
          <Button size="small" type={state === 'held' ? 'primary' : 'default'} onClick={onRelease}>
            {t(state === 'held' ? 'files.upload' : 'retry')}
          </Button>
        )}
        {state !== 'sending' && (
          <Button size="small" type="text" aria-label={t('files.removeNamed', { name: file.name })} onClick={onRemove}>
            {t('files.remove')}
          </Button>
        )}
      </div>
      {state === 'failed' && (
        <div className="file-problem">
          <ProblemNote error={error} />
        </div>
      )}
    </li>
  );
}
