import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';

/** An address that leads nowhere, with two that do. */
export function NotFound() {
  const { m } = useWords();
  return (
    <>
      <PageTitle title={m.notFound.title} />
      <p className="lead">{m.notFound.lead}</p>
      <p className="actions">
        <Link to="/" className="button">
          {m.notFound.home}
        </Link>
        <Link to="/status" className="button button-quiet">
          {m.notFound.status}
        </Link>
      </p>
    </>
  );
}
