import { rejectionGrounds } from '../../../rules/grounds.ts';
import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';

/** Whoever only wants to know: where to ask, and what can be read here. Nothing is opened and no clock runs. */
export function Ask() {
  const { m, pick } = useWords();
  return (
    <>
      <PageTitle title={m.ask.title} />
      <p className="lead">{m.ask.lead}</p>
      <section className="card card-strong" aria-labelledby="where">
        <h2 id="where">{m.ask.where}</h2>
        <ul className="roomy">
          <li>
            <a href="tel:12315">12315</a> {m.ask.hotline}
          </li>
          <li>
            <a href="tel:12345">12345</a> {m.ask.anything}
          </li>
          <li>{m.ask.counter}</li>
        </ul>
        <p className="hint">{m.ask.source}</p>
      </section>
      <section aria-labelledby="answers">
        <h2 id="answers">{m.ask.answers}</h2>
        {m.ask.questions.map(({ question, answer }) => (
          <details key={question} className="card question">
            <summary>{question}</summary>
            <p>{answer}</p>
          </details>
        ))}
        <details className="card question">
          <summary>{m.home.rejectTitle}</summary>
          <ul>
            {rejectionGrounds.map(({ code, label }) => (
              <li key={code}>{pick(label)}</li>
            ))}
          </ul>
          <p className="hint">{m.home.rejectSource}</p>
        </details>
      </section>
      <p className="actions">
        <Link to="/" className="button button-quiet">
          {m.ask.back}
        </Link>
        <Link to="/status" className="button button-quiet">
          {m.receipt.toStatus}
        </Link>
      </p>
    </>
  );
}
