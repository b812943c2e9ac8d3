import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useWords } from '../i18n/words.tsx';
import { askBeforeLeaving } from '../router.tsx';
import { clearAllDrafts } from './store.ts';

/** Where one is quickly: a page that anybody might be looking at. */
const HARMLESS = 'https://www.weather.com.cn/';

interface QuickExitProps {
  /** Empties what the page holds, so that the back button finds nothing. */
  readonly onExit: () => void;
}

/** For whoever must not be seen here: one press, or Shift three times, and the page is empty and elsewhere. */
export function QuickExit({ onExit }: QuickExitProps) {
  const { m } = useWords();
  useEffect(() => {
    let presses = 0;
    let last = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Shift' || event.repeat) {
        if (event.key !== 'Shift') presses = 0;
        return;
      }
      presses = event.timeStamp - last < 1_500 ? presses + 1 : 1;
      last = event.timeStamp;
      if (presses === 3) leave(onExit);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onExit]);
  return (
    <div className="quick-exit no-print">
      <button type="button" className="button button-exit" onClick={() => leave(onExit)} aria-describedby="exit-lead">
        {m.filing.exit}
      </button>
      <span id="exit-lead">{m.filing.exitLead}</span>
    </div>
  );
}

function leave(empty: () => void): void {
  askBeforeLeaving(null);
  clearAllDrafts();
  // Emptied before going: browsers may keep this page whole in memory for the back button.
  flushSync(empty);
  document.title = '';
  document.documentElement.classList.add('left');
  location.replace(HARMLESS);
}
