import { outOfScopeKinds, rejectionGrounds } from '../../../rules/grounds.ts';
import { type FilingKind, filingKinds } from '../filing/form.ts';
import { useWords } from '../i18n/words.tsx';
import { Link, navigate } from '../router.tsx';
import { CodeForm } from '../status/CodeForm.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';

/** The first question in plain words, the way back to what was filed, and what belongs elsewhere. */
export function Home({ onCode }: { readonly onCode: (code: string) => void }) {
  const { m } = useWords();
  return (
    <>
      <PageTitle title={m.home.title} />
      <p className="lead">{m.home.lead}</p>
      <ul className="choices" aria-label={m.home.choose}>
        {filingKinds.map((kind) => (
          <Option key={kind} to={`/file/${kind}`} icon={kind} {...m.kinds[kind]} />
        ))}
        <Option to="/ask" icon="ask" {...m.guide.ask} />
      </ul>
      <p className="hint">
        {m.home.unsure} <Link to="/guide">{m.guide.title}</Link>
      </p>
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

interface OptionProps {
  readonly to: string;
  readonly icon: Icon;
  readonly title: string;
  readonly short: string;
  readonly lead: string;
}

/** What somebody wants, in their words; the law's word for it stands small beside. */
function Option({ to, icon, title, short, lead }: OptionProps) {
  return (
    <li>
      <Link to={to} className="choice">
        <KindIcon kind={icon} />
        <span>
          <span className="choice-title">
            {title} <span className="choice-term">{short}</span>
          </span>
          <span className="choice-lead">{lead}</span>
        </span>
      </Link>
    </li>
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

type Icon = FilingKind | 'ask';

const PATHS: Readonly<Record<Icon, string>> = {
  // A receipt, a flag, both, a light bulb, a question: money back, a warning, an idea of something.
  complaint: 'M7 3h18v26l-4.5-3-4.5 3-4.5-3L7 29zM12 10h8M12 15h8M12 20h5',
  report: 'M8 29V4M8 5h17l-4 6 4 6H8',
  both: 'M4 3h13v25l-3.3-2.5L10.500 28l-3.200-2.500L4 28zM8 9h5M8 14h5M22 29V6M22 7h7l-2.500 4 2.500 4h-7',
  ask: 'M16 3a13 13 0 1 1-9 22.400L3 29l1.300-6.500A13 13 0 0 1 16 3zM12.500 12.500a3.500 3.500 0 1 1 5 3.200c-1 .5-1.500 1.200-1.500 2.300M16 22v.1',
  clue: 'M11 20a8 8 0 1 1 10 0c-1 1-1.5 2-1.5 4h-7c0-2-.5-3-1.5-4zM13 28h6',
};

function KindIcon({ kind }: { readonly kind: Icon }) {
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
