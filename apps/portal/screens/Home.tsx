import { outOfScopeKinds, rejectionGrounds } from '../../../rules/grounds.ts';
import { type FilingKind, filingKinds } from '../filing/form.ts';
import { useWords } from '../i18n/words.tsx';
import { Link, navigate } from '../router.tsx';
import { CodeForm } from '../status/CodeForm.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';

/** Three plain choices, the way back to what was filed, and what belongs elsewhere. */
export function Home({ onCode }: { readonly onCode: (code: string) => void }) {
  const { m } = useWords();
  return (
    <>
      <PageTitle title={m.home.title} />
      <p className="lead">{m.home.lead}</p>
      <ul className="choices" aria-label={m.home.choose}>
        {filingKinds.map((kind) => (
          <li key={kind}>
            <Link to={`/file/${kind}`} className="choice">
              <KindIcon kind={kind} />
              <span>
                <span className="choice-title">{m.kinds[kind].title}</span>
                <span className="choice-lead">{m.kinds[kind].lead}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="hint">{m.home.both}</p>
      <section className="card" aria-labelledby="follow">
        <h2 id="follow">{m.home.follow}</h2>
        <p>{m.home.followLead}</p>
        <CodeForm
          onCode={(code) => {
            onCode(code);
            navigate('/status');
          }}
        />
      </section>
      <WhatWeDo />
      <Elsewhere />
    </>
  );
}

function WhatWeDo() {
  const { m, pick } = useWords();
  return (
    <div className="columns">
      <section className="card" aria-labelledby="can">
        <h2 id="can">{m.home.can}</h2>
        <ul>
          {m.home.canList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section className="card" aria-labelledby="cannot">
        <h2 id="cannot">{m.home.cannot}</h2>
        <ul>
          {m.home.cannotList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <details>
          <summary>{m.home.rejectTitle}</summary>
          <ul>
            {rejectionGrounds.map(({ code, label }) => (
              <li key={code}>{pick(label)}</li>
            ))}
          </ul>
          <p className="hint">{m.home.rejectSource}</p>
        </details>
      </section>
    </div>
  );
}

function Elsewhere() {
  const { m, pick } = useWords();
  return (
    <section className="card" aria-labelledby="outside">
      <h2 id="outside">{m.home.outside}</h2>
      <p>{m.home.outsideLead}</p>
      <dl className="pairs sentences">
        {outOfScopeKinds.map(({ code, label, channel }) => (
          <div key={code}>
            <dt>{pick(label)}</dt>
            <dd>{pick(channel)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const PATHS: Readonly<Record<FilingKind, string>> = {
  // A receipt, a flag, a light bulb: money back, a warning, an idea of something.
  complaint: 'M7 3h18v26l-4.5-3-4.5 3-4.5-3L7 29zM12 10h8M12 15h8M12 20h5',
  report: 'M8 29V4M8 5h17l-4 6 4 6H8',
  clue: 'M11 20a8 8 0 1 1 10 0c-1 1-1.5 2-1.5 4h-7c0-2-.5-3-1.5-4zM13 28h6',
};

function KindIcon({ kind }: { readonly kind: FilingKind }) {
  return (
    <svg viewBox="0 0 32 32" width="44" height="44" aria-hidden="true">
      <path
        d={PATHS[kind]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
