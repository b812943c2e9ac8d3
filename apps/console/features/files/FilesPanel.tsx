import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ChangeEvent, type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { LARGEST_FILE } from '../../../../modules/intake/model/attachment.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { FileLine } from './FileLine.tsx';
import { sizeWords } from './file-words.ts';
import './files.css';
import { filesQuery } from './files-query.ts';
import { PendingLine } from './PendingLine.tsx';
import { MOST_AT_ONCE, pastedName } from './uploads.ts';
import { useUploads } from './use-uploads.ts';

/** What is dragged over the panel: text or a link is none of its business. */
const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

/** A field takes what is pasted into it: a table copied from a sheet comes as text and as a picture at once. */
const FIELDS = 'input, textarea, [contenteditable="true"], [role="dialog"]';

/** Files of a matter: what was handed in and what its copies lack; more by button, by drag and by paste. Key `f`. */
export function FilesPanel({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const { homeRegion, id } = detail.row;
  const files = useQuery(filesQuery(homeRegion, id));
  const { uploads, pending } = useUploads(homeRegion, id);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const attach = detail.verbs.find(({ verb }) => verb === 'attach');
  const may = attach?.refusal === null;
  const count = files.data?.length ?? 0;
  const take = (list: readonly File[], held = false): void => {
    if (list.length + pending.length > MOST_AT_ONCE) void message.warning(t('files.tooMany', { count: MOST_AT_ONCE }));
    uploads.add(list, held);
  };
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (!may) return;
    const paste = (event: ClipboardEvent): void => {
      if (event.target instanceof Element && event.target.closest(FIELDS) !== null) return;
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length === 0) return;
      event.preventDefault();
      const now = new Date();
      // An act cannot be taken back: what came by a mere Ctrl+V waits for a word.
      latest.current(
        pasted.map((file) => new File([file], pastedName(file.name, now, t('files.pasted')), { type: file.type })),
        true,
      );
    };
    addEventListener('paste', paste);
    return () => removeEventListener('paste', paste);
  }, [may, t]);
  const choose = (): void => input.current?.click();
  useKeys({
    f: () => {
      if (may) choose();
      else void message.info(attach?.refusal == null ? t('files.none') : pick(attach.refusal.text));
    },
  });
  if (attach === undefined && count === 0) return null;
  return (
    <section
      className={over ? 'panel files-panel files-over' : 'panel files-panel'}
      aria-labelledby="files-title"
      onDragOver={(event) => {
        if (!may || !holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!may || !holdsFiles(event)) return;
        event.preventDefault();
        take([...event.dataTransfer.files]);
      }}
    >
      <div className="panel-head">
        <h2 id="files-title">{t('files.title')}</h2>
        {count > 0 && <span className="faint small">{t('files.count', { count })}</span>}
        {may && (
          <Button size="small" className="push" icon={<Icon name="upload" size={14} />} onClick={choose}>
            <span className="verb-key" aria-hidden="true">
              F
            </span>
            {t('files.add')}
          </Button>
        )}
      </div>
      {may && (
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('files.add')}
          onChange={(event: ChangeEvent<HTMLInputElement>) => {
            take([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was refused.
            event.target.value = '';
          }}
        />
      )}
      {pending.length > 0 && (
        <ul className="files" aria-label={t('files.pending')}>
          {pending.map((each) => (
            <PendingLine
              key={each.id}
              pending={each}
              onRelease={() => uploads.release(each.id)}
              onRemove={() => uploads.remove(each.id)}
            />
          ))}
        </ul>
      )}
      <Answer of={files} rows={2}>
        {(list) => (
          <>
            {list.length > 0 && (
              <ul className="files" aria-labelledby="files-title">
                {list.toReversed().map((file) => (
                  <FileLine key={file.id} file={file} region={homeRegion} matter={id} />
                ))}
              </ul>
            )}
            <p className="faint small files-hint">
              {may
                ? t(list.length === 0 ? 'files.noneYet' : 'files.hint', { limit: sizeWords(LARGEST_FILE) })
                : attach?.refusal != null && `${list.length === 0 ? t('files.none') : ''}${pick(attach.refusal.text)}`}
            </p>
          </>
        )}
      </Answer>
    </section>
  );
}
