import { useEffect, useState } from 'react';

/** What a page asks for once: undefined while it waits, `failed`, `unknown`, or the answer. */
export function useAsked<T>(
  ask: () => Promise<T | 'unknown' | undefined>,
  key: string,
): T | 'unknown' | 'failed' | undefined {
  const [answer, setAnswer] = useState<T | 'unknown' | 'failed'>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when its key changes, not when the function is made anew
  useEffect(() => {
    let current = true;
    setAnswer(undefined);
    void ask().then((found) => {
      if (current) setAnswer(found ?? 'failed');
    });
    return () => {
      current = false;
    };
  }, [key]);
  return answer;
}
