import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { NotFound } from '../screens/NotFound.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { type Advice, advice, type Question, questions, START } from './tree.ts';

const pathOf = (id: string): string => (id === START ? '/guide' : `/guide/${id}`);

/** One question after another until it is plain what helps; every step has an address, so that "back" works. */
export function GuidePage({ path }: { readonly path: string }) {
  const id = path === '/guide' ? START : path.slice('/guide/'.length);
  const question = Object.hasOwn(questions, id) ? questions[id] : undefined;
  if (question !== undefined) return <Asked key={id} of={question} />;
  const end = Object.hasOwn(advice, id) ? advice[id] : undefined;
  return end === undefined ? <NotFound /> : <Advised key={id} of={end} />;
}

function Asked({ of }: { readonly of: Question }) {
  const { m, pick } = useWords();
  return (
    <>
      <PageTitle title={pick(of.ask)} above={m.guide.title} />
      {of.why !== undefined && <p className="lead">{pick(of.why)}</p>}
      <ul className="choices" aria-label={pick(of.ask)}>
        {of.answers.map(({ text, to }) => (
          <li key={to}>
            <Link to={pathOf(to)} className="choice">
              <span className="choice-title">{pick(text)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="hint">{m.guide.nothingKept}</p>
    </>
  );
}

function Advised({ of: { title, lines, bring, go, source } }: { readonly of: Advice }) {
  const { m, pick } = useWords();
  return (
    <>
      <PageTitle title={pick(title)} above={m.guide.title} />
      <ul className="roomy">
        {lines.map((line) => (
          <li key={line.en}>{pick(line)}</li>
        ))}
      </ul>
      {bring !== undefined && (
        <section className="card" aria-labelledby="bring">
          <h2 id="bring">{m.guide.bring}</h2>
          <ul>
            {bring.map((line) => (
              <li key={line.en}>{pick(line)}</li>
            ))}
          </ul>
        </section>
      )}
      <p className="actions">
        {go.map(({ to, text }, index) => (
          <Link key={to} to={to} className={index === 0 ? 'button' : 'button button-quiet'}>
            {pick(text)}
          </Link>
        ))}
      </p>
      <p className="actions">
        <Link to="/guide" className="button button-quiet">
          {m.guide.again}
        </Link>
      </p>
      {source !== undefined && <p className="hint">{pick(source)}</p>}
    </>
  );
}
