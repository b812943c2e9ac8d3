import { useWords } from '../i18n/words.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';

/** What is kept, what is not, who can see it, and what nobody can promise. */
export function Privacy() {
  const { m } = useWords();
  const { privacy } = m;
  const parts = [
    { id: 'stored', title: privacy.stored, list: privacy.storedList },
    { id: 'not-stored', title: privacy.notStored, list: privacy.notStoredList },
    { id: 'who', title: privacy.who, list: privacy.whoList },
    { id: 'limits', title: privacy.limits, list: privacy.limitsList },
    { id: 'device', title: privacy.device, list: privacy.deviceList },
  ];
  return (
    <>
      <PageTitle title={privacy.title} />
      <p className="lead">{privacy.lead}</p>
      {parts.map(({ id, title, list }) => (
        <section key={id} aria-labelledby={id} className="card">
          <h2 id={id}>{title}</h2>
          <ul className="roomy">
            {list.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
