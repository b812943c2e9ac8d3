import { type DragEvent, type FormEvent, useState } from 'react';
import { type Verdict, verifyInBrowser } from '../../../modules/publicity/model/verify-in-browser.ts';
import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { FieldShell, TextField } from '../ui/Field.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Facts } from './DecisionPage.tsx';
import { decisionTexts } from './texts.ts';

const LARGEST = 60 * 1024 * 1024;

type Fault = 'needPdf' | 'needProof' | 'tooLarge';

/** Checks a published file against its proof in this browser: nothing is sent anywhere. */
export function VerifyPage() {
  const { language } = useWords();
  const t = decisionTexts[language];
  const [pdf, setPdf] = useState<File>();
  const [proof, setProof] = useState<File>();
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const [verdict, setVerdict] = useState<Verdict>();

  /** Which is which is told by the ending: dropped together in any order. */
  const take = (files: Iterable<File>) => {
    setVerdict(undefined);
    setFault(undefined);
    for (const file of files) (file.name.toLowerCase().endsWith('.json') ? setProof : setPdf)(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setVerdict(undefined);
    if (pdf === undefined) return setFault('needPdf');
    if (proof === undefined) return setFault('needProof');
    if (pdf.size > LARGEST || proof.size > LARGEST) return setFault('tooLarge');
    setFault(undefined);
    setBusy(true);
    setVerdict(await verifyInBrowser(new Uint8Array(await pdf.arrayBuffer()), await proof.text(), key));
    setBusy(false);
  };
  return (
    <>
      <PageTitle title={t.check} />
      <p className="lead">{t.checkLead}</p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the fields inside are the first */}
        <div className="card drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
          <p className="hint">{t.drop}</p>
          <FilePick
            {...{ id: 'pdf', label: t.pdfFile, accept: '.pdf,application/pdf', chosen: pdf }}
            error={fault === 'needPdf' || fault === 'tooLarge' ? t[fault] : undefined}
            onFile={setPdf}
          />
          <FilePick
            {...{ id: 'proof', label: t.proofFile, accept: '.json,application/json', chosen: proof }}
            error={fault === 'needProof' ? t.needProof : undefined}
            onFile={setProof}
          />
          <TextField id="key" label={t.keyField} hint={t.keyFieldHint} value={key} onChange={setKey} />
          <p className="actions">
            <button type="submit" className="button" disabled={busy}>
              {t.start}
            </button>
          </p>
          <p className="hint">{t.offline}</p>
        </div>
      </form>
      <div aria-live="polite">
        {busy && <p>{t.checking}</p>}
        {verdict !== undefined && <Outcome verdict={verdict} />}
      </div>
      <p className="actions">
        <Link to="/decisions" className="button button-quiet">
          {t.back}
        </Link>
      </p>
    </>
  );
}

interface FilePickProps {
  readonly id: string;
  readonly label: string;
  readonly accept: string;
  readonly chosen: File | undefined;
  readonly error: string | undefined;
  readonly onFile: (file: File | undefined) => void;
}

function FilePick({ id, label, accept, chosen, error, onFile }: FilePickProps) {
  return (
    <FieldShell id={id} label={label} error={error} hint={chosen?.name}>
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={
          [chosen === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].join(' ').trim() ||
          undefined
        }
        aria-invalid={error === undefined ? undefined : true}
        onChange={(event) => onFile(event.target.files?.[0])}
      />
    </FieldShell>
  );
}

/** What was found, and what it shows and does not show. */
function Outcome({ verdict }: { readonly verdict: Verdict }) {
  const { language } = useWords();
  const t = decisionTexts[language];
  if (verdict.kind !== 'valid') {
    return (
      <section className="card verdict verdict-bad" aria-labelledby="verdict">
        <h2 id="verdict">
          <span aria-hidden="true">✗ </span>
          {t.invalid}
        </h2>
        <p>{t.why[verdict.kind === 'unable' ? 'unable' : verdict.why]}</p>
      </section>
    );
  }
  const { statement, keyName, keyId, keyKnown } = verdict;
  return (
    <>
      <section className="card verdict verdict-good" aria-labelledby="verdict">
        <h2 id="verdict">
          <span aria-hidden="true">✓ </span>
          {t.valid}
        </h2>
        <p>
          <strong>{t.proven}</strong>
        </p>
        <ul>
          <li>{t.provenFile}</li>
          <li>{t.provenSigned(`${keyName}+${keyId}`)}</li>
        </ul>
        <p>
          <strong>{t.notProven}</strong>
        </p>
        <ul>
          {!keyKnown && <li>{t.notProvenKey}</li>}
          <li>{t.notProvenNow}</li>
        </ul>
      </section>
      <Facts decision={statement} />
    </>
  );
}
