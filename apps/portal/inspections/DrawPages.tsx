import { useState } from 'react';
import type { Language } from '../../../kernel/text.ts';
import type { PublicDraw } from '../../../modules/inspections/contract.ts';
import { checkDraw, type DrawVerdict } from '../../../modules/inspections/model/check-draw.ts';
import { verifyNoteInBrowser } from '../../../modules/inspections/model/verify-note-in-browser.ts';
import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { FieldShell } from '../ui/Field.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { drawFileApi, drawFileText, drawPath, findDraw, findDraws } from './api.ts';
import { Back } from './Back.tsx';
import { Redrawn } from './Redrawn.tsx';
import { inspectionTexts } from './texts.ts';
import { useAsked } from './use-asked.ts';

const useTexts = () => inspectionTexts[useWords().language];
/** An instant as the place of the draw reads it. */
const shownTime = (instant: string, language: Language): string =>
  new Date(instant).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'Asia/Shanghai', hour12: false });

/** Draws from their commitment on; and a file of one's own. */
export function DrawList() {
  const t = useTexts();
  const { language } = useWords();
  const found = useAsked(findDraws, '');
  const [verdict, setVerdict] = useState<DrawVerdict>();
  const take = async (file: File | undefined) => {
    setVerdict(file === undefined ? undefined : await checkDraw(await file.text(), verifyNoteInBrowser));
  };
  return (
    <>
      <PageTitle title={t.draws} />
      <p className="lead">{t.drawsLead}</p>
      <p aria-live="polite">{said()}</p>
      {typeof found === 'object' && (
        <ul className="decisions">
          {found.items.map((each) => (
            <li key={each.id} className="card">
              <h2 className="decision-title">
                <Link to={drawPath(each)}>{each.title}</Link>
              </h2>
              <p className="decision-line">
                {t.state[each.state]} · {t.firms(each.firms, each.toDraw)}
              </p>
              <p className="hint">
                {each.authorityName[language]} · {t.frozenAt} {shownTime(each.frozenAt, language)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <section className="card" aria-labelledby="own-file">
        <h2 id="own-file">{t.file}</h2>
        <p>{t.fileLead}</p>
        <FieldShell id="draw-file" label={t.pick}>
          <input
            id="draw-file"
            type="file"
            accept=".json,application/json"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </FieldShell>
        <p className="hint">{t.offline}</p>
      </section>
      <div aria-live="polite">{verdict !== undefined && <Redrawn verdict={verdict} />}</div>
      <Back />
    </>
  );

  function said(): string {
    if (found === undefined) return t.waiting;
    if (typeof found === 'string') return t.failed;
    return found.items.length === 0 ? t.noDraws : '';
  }
}

/** One draw: its commitment, and drawing again here. */
export function DrawPage({ region, id }: { readonly region: string; readonly id: string }) {
  const t = useTexts();
  const found = useAsked(() => findDraw({ region, id }), id);
  if (typeof found !== 'object') {
    return (
      <>
        <PageTitle title={found === 'unknown' ? t.unknownDraw : t.draws} />
        <p aria-live="polite">{found === undefined ? t.waiting : found === 'failed' ? t.failed : ''}</p>
        <Back />
      </>
    );
  }
  return (
    <>
      <PageTitle title={found.title} above={t.draws} />
      <Commitment draw={found} />
      {found.published ? <Again draw={found} /> : <p>{t.notYet}</p>}
      <Back />
    </>
  );
}

function Commitment({ draw }: { readonly draw: PublicDraw }) {
  const t = useTexts();
  const { language } = useWords();
  return (
    <section className="card" aria-label={t.state[draw.state]}>
      <p>
        <strong>{t.state[draw.state]}</strong> · {t.firms(draw.firms, draw.toDraw)}
      </p>
      <dl className="pairs">
        <div>
          <dt>{t.authority}</dt>
          <dd>{draw.authorityName[language]}</dd>
        </div>
        <div>
          <dt>{t.frozenAt}</dt>
          <dd>{shownTime(draw.frozenAt, language)}</dd>
        </div>
        <div>
          <dt>{t.digest}</dt>
          <dd>
            <code className="code-line">{draw.digest}</code>
          </dd>
        </div>
        <div>
          <dt>{t.commitment}</dt>
          <dd>
            <code className="code-line">{draw.commitment}</code>
          </dd>
        </div>
        {draw.reason !== '' && (
          <div>
            <dt>{t.why}</dt>
            <dd>{draw.reason}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Again({ draw }: { readonly draw: PublicDraw }) {
  const t = useTexts();
  const [state, setState] = useState<DrawVerdict | 'running' | 'failed'>();
  const run = async () => {
    setState('running');
    const content = await drawFileText(draw);
    if (content === undefined || content === 'unknown') return setState('failed');
    setState(await checkDraw(content, verifyNoteInBrowser));
  };
  return (
    <>
      <section className="card" aria-labelledby="again">
        <h2 id="again">{t.run}</h2>
        <p>{t.runLead}</p>
        <p className="actions">
          <button type="button" className="button" disabled={state === 'running'} onClick={() => void run()}>
            {t.run}
          </button>
          <a className="button button-quiet" href={drawFileApi(draw)} download="draw.json">
            {t.download}
          </a>
        </p>
        <p className="hint">{t.offline}</p>
      </section>
      <div aria-live="polite">
        {state === 'running' && <p>{t.running}</p>}
        {state === 'failed' && <p>{t.failed}</p>}
        {typeof state === 'object' && <Redrawn verdict={state} />}
      </div>
    </>
  );
}
