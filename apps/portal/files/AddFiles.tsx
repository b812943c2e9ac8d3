import { type FormEvent, useState } from 'react';
import type { FilingStatus } from '../../../modules/intake/contract.ts';
import { type Answer, postAttachments } from '../api.ts';
import { useWords } from '../i18n/words.tsx';
import { Trouble } from '../ui/Choice.tsx';
import { Basket, isGoing } from './basket.ts';
import { FilePicker, useUploads } from './FilePicker.tsx';
import { fileTexts } from './texts.ts';

interface AddFilesProps {
  readonly status: FilingStatus;
  readonly code: string;
  readonly onStatus: (status: FilingStatus) => void;
}

/** Files that are added to a filing by its receipt code. */
export function AddFiles({ status, code, onStatus }: AddFilesProps) {
  const { m, pick, language } = useWords();
  const texts = fileTexts[language];
  const [basket, setBasket] = useState(() => new Basket());
  const uploads = useUploads(basket);
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState(false);
  const [failure, setFailure] = useState<Answer<FilingStatus>>();
  const waits = sending || uploads.some(isGoing);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const files = basket.sent();
    if (waits || files === undefined) return;
    setSending(true);
    setFailure(undefined);
    const answer = await postAttachments({ receiptCode: code, uploads: files });
    setSending(false);
    if (answer.kind !== 'ok') return setFailure(answer);
    setBasket(new Basket());
    setSent(true);
    onStatus(answer.value);
  };
  return (
    <section className="card no-print" aria-labelledby="add-files">
      <h2 id="add-files">{texts.addTitle}</h2>
      {status.attachRefusal !== null ? (
        <p className="note">{pick(status.attachRefusal)}</p>
      ) : (
        <form noValidate onSubmit={(event) => void submit(event)}>
          <p>{texts.addLead}</p>
          <FilePicker basket={basket} />
          {failure?.kind === 'refused' && (
            <Trouble title={texts.notAdded} lines={[pick(failure.problem), pick(failure.problem.remedy)]} />
          )}
          {failure?.kind === 'unknown' && <Trouble title={texts.notAdded} lines={[m.talk.unknown]} />}
          {uploads.length > 0 && (
            <button type="submit" className="button" aria-disabled={waits}>
              {sending ? texts.adding : texts.add}
            </button>
          )}
          <p role="status">{sent && uploads.length === 0 ? texts.added : ''}</p>
        </form>
      )}
    </section>
  );
}
