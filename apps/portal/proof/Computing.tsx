import { useSyncExternalStore } from 'react';
import { useWords } from '../i18n/words.tsx';
import { listen, slowest } from './progress.ts';

/** Says that the device computes before it sends, once that takes longer than a second. */
export function Computing() {
  const { m } = useWords();
  const done = useSyncExternalStore(listen, slowest);
  return (
    <div role="status" className={done === null ? 'visually-hidden' : 'computing'}>
      {done !== null && (
        <>
          <p>{m.layout.computing}</p>
          <progress max={100} value={Math.round(done * 100)} aria-label={m.layout.computing} />
        </>
      )}
    </div>
  );
}
