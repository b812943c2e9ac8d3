import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { inspectionTexts } from './texts.ts';

/** The way back to the first page of inspections. */
export function Back() {
  return (
    <p className="actions">
      <Link to="/inspections" className="button button-quiet">
        {inspectionTexts[useWords().language].back}
      </Link>
    </p>
  );
}
