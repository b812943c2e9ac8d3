import { type DrawVerdict, drawChecks } from '../../../modules/inspections/model/check-draw.ts';
import { conflictReasons } from '../../../modules/inspections/model/draw-lists.ts';
import { useWords } from '../i18n/words.tsx';
import { inspectionTexts } from './texts.ts';

const MARKS = { ok: '✓', failed: '✗', unknown: '–' } as const;

/** What drawing again found: every check in words, then the firms with their officers. */
export function Redrawn({ verdict }: { readonly verdict: DrawVerdict }) {
  const { language } = useWords();
  const t = inspectionTexts[language];
  const { ok, checks, file, lists } = verdict;
  const byCode = new Map(lists?.firms.map((firm) => [firm.code, firm]));
  return (
    <>
      <section className={`card verdict ${ok ? 'verdict-good' : 'verdict-bad'}`} aria-labelledby="redrawn">
        <h2 id="redrawn">
          <span aria-hidden="true">{ok ? '✓' : '✗'} </span>
          {ok ? t.good : t.bad}
        </h2>
        <ul className="draw-checks">
          {checks.map(({ check, outcome }) => (
            <li key={check}>
              <span aria-hidden="true">{MARKS[outcome]} </span>
              {drawChecks[check][language]}
              {outcome === 'unknown' && <span className="hint"> ({t.unknown})</span>}
              {outcome === 'failed' && <strong> ({t.bad})</strong>}
            </li>
          ))}
        </ul>
        <p className="hint">{t.notShown}</p>
      </section>
      {ok && file !== undefined && (
        <section className="card" aria-labelledby="drawn-firms">
          <h2 id="drawn-firms">{t.note(t.drawnFirms, String(file.result.firms.length))}</h2>
          <ol className="drawn-firms">
            {file.result.firms.map(({ code, group, officers, passed }) => (
              <li key={code}>
                <strong>{byCode.get(code)?.name ?? code}</strong>
                <span className="hint">
                  {' '}
                  {code} · {t.group} {group} · {t.weight} {byCode.get(code)?.weight ?? ''}
                </span>
                <br />
                {t.pair(t.officers, t.list(officers))}
                {passed.length > 0 && (
                  <>
                    <br />
                    <span className="hint">
                      {t.pair(
                        t.passed,
                        t.list(passed.map(({ licence, why }) => t.note(licence, conflictReasons[why][language]))),
                      )}
                    </span>
                  </>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
